#include "transect/flightlog/recorded_flight.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "flightlog/src/tracks/fuel_used.hpp"

namespace transect::flightlog {
namespace {

using Records = std::span<const Record>;

bool ends_flight(const Break& gap)
{
    return abs(elapsed(gap.from, gap.to)) > longest_pause;
}

std::optional<MslHeight> above_sea(
    GeoPoint point, EllipsoidHeight height, const ReconstructSettings& settings)
{
    if (settings.geoid) {
        return settings.geoid->above_mean_sea_level(point, height);
    }
    if (settings.geoid_undulation) {
        return MslHeight{height.above_datum() - *settings.geoid_undulation};
    }
    return std::nullopt;
}

std::optional<flight::Attitude> attitude_of(const Record& record)
{
    if (!record.heading || !record.pitch || !record.roll) {
        return std::nullopt;
    }
    return flight::Attitude{*record.heading, *record.pitch, *record.roll};
}

struct Motion {
    Bearing track;
    Speed ground_speed;
};

/// Over the neighbours; nothing to go by where a record stands alone.
Motion motion_at(Records piece, std::size_t index)
{
    const auto& before = piece[index == 0 ? 0 : index - 1];
    const auto& after = piece[std::min(index + 1, piece.size() - 1)];
    const auto time = elapsed(before.time, after.time);
    if (!(time > Duration{})) {
        return {Bearing{Angle{}}, Speed{}};
    }
    const auto leg = geodesic_leg(before.position, after.position);
    return {leg.departure, leg.distance / time};
}

class Reconstruction {
public:
    Reconstruction(const LogFile& log, ReconstructSettings settings)
        : log_{&log}, settings_{std::move(settings)}, longest_gap_{longest_gap(log.records)}
    {}

    std::vector<RecordedFlight> run()
    {
        if (log_->records.empty()) {
            return {};
        }
        begin_flight();
        std::size_t begin = 0;
        for (const auto& gap : find_breaks(log_->records)) {
            end_piece({begin, gap.next});
            if (ends_flight(gap)) {
                end_flight(gap.next);
                begin_flight();
            } else {
                flights_.back().breaks.push_back(gap);
            }
            begin = gap.next;
        }
        end_piece({begin, log_->records.size()});
        end_flight(log_->records.size());
        return std::move(flights_);
    }

private:
    struct Range {
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    Records records(Range range) const
    {
        return Records{log_->records}.subspan(range.begin, range.end - range.begin);
    }

    void begin_flight() { flights_.push_back({.log = settings_.log}); }

    void end_piece(Range range)
    {
        auto& recorded = flights_.back();
        const auto piece = records(range);
        flight::Trajectory trajectory{.samples = {}, .max_gap = longest_gap_};
        for (std::size_t i = 0; i < piece.size(); ++i) {
            const auto height = sea_level_height(piece[i], settings_);
            count_height(piece[i], height.has_value());
            if (!height) {
                continue;
            }
            const auto motion = motion_at(piece, i);
            trajectory.samples.push_back(
                {.time = piece[i].time,
                 .position = piece[i].position,
                 .height = *height,
                 .track = piece[i].track.value_or(motion.track),
                 .ground_speed = piece[i].ground_speed.value_or(motion.ground_speed),
                 .attitude = attitude_of(piece[i]),
                 .look = piece[i].image_is_invalid ? std::nullopt : piece[i].look,
                 .band = piece[i].band});
        }
        if (!trajectory.samples.empty()) {
            recorded.pieces.push_back(std::move(trajectory));
        }
    }

    void count_height(const Record& record, bool is_known)
    {
        auto& recorded = flights_.back();
        const bool is_above_ellipsoid = !record.msl_height && record.ellipsoid_height;
        recorded.without_height += is_known ? 0 : 1;
        recorded.without_geoid += !is_known && is_above_ellipsoid ? 1 : 0;
        recorded.by_geoid += is_known && is_above_ellipsoid ? 1 : 0;
    }

    void end_flight(std::size_t end)
    {
        auto& recorded = flights_.back();
        const auto all = records({begin_, end});
        const auto [first, last] = std::ranges::minmax_element(all, {}, &Record::time);
        recorded.start = first->time;
        recorded.end = last->time;
        for (std::size_t i = 1; i < all.size(); ++i) {
            recorded.distance += geodesic_leg(all[i - 1].position, all[i].position).distance;
        }
        recorded.fuel = fuel_used(all, longest_gap_);
        recorded.account = flight_account(all, settings_.thresholds, longest_gap_);
        const auto has_look = [](const Record& record) { return record.look.has_value(); };
        if (std::ranges::any_of(all, has_look)) {
            recorded.basis = flight::Basis::measured;
        }
        for (auto& piece : recorded.pieces) {
            piece.basis = recorded.basis;
        }
        begin_ = end;
    }

    const LogFile* log_;
    ReconstructSettings settings_;
    Duration longest_gap_;
    std::size_t begin_ = 0;
    std::vector<RecordedFlight> flights_;
};

}  // namespace

std::optional<MslHeight> sea_level_height(const Record& record, const ReconstructSettings& settings)
{
    if (record.msl_height || !record.ellipsoid_height) {
        return record.msl_height;
    }
    return above_sea(record.position, *record.ellipsoid_height, settings);
}

std::optional<MslHeight> sea_level_height_of_centre(
    const Record& record, const ReconstructSettings& settings)
{
    if (!record.frame_centre) {
        return std::nullopt;
    }
    const auto& centre = *record.frame_centre;
    if (centre.msl_elevation || !centre.ellipsoid_elevation) {
        return centre.msl_elevation;
    }
    return above_sea(centre.position, *centre.ellipsoid_elevation, settings);
}

bool needs_geoid(const LogFile& log)
{
    return std::ranges::any_of(log.records, [](const Record& record) {
        const auto& centre = record.frame_centre;
        return (!record.msl_height && record.ellipsoid_height) ||
               (centre && !centre->msl_elevation && centre->ellipsoid_elevation);
    });
}

std::vector<RecordedFlight> reconstruct(const LogFile& log, const ReconstructSettings& settings)
{
    return Reconstruction{log, settings}.run();
}

}  // namespace transect::flightlog
