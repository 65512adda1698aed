#include <algorithm>
#include <cmath>

#include "flight/contacts.hpp"

namespace transect::flight {
namespace {

/// A place of the ground whose height the aircraft itself told.
struct Field {
    GeoPoint position;
    double height_m = 0.0;
    double time_s = 0.0;
};

std::vector<Field> fields(const PhaseTrack& track, const std::vector<Stretch>& stretches)
{
    std::vector<Field> fields;
    const auto add = [&](std::size_t index, std::optional<double> height_m) {
        if (height_m) {
            const auto& point = track.points[index];
            fields.push_back({point.position, *height_m, point.time_s});
        }
    };
    for (const auto& stretch : stretches) {
        add(stretch.range.begin, stretch.taken_off_from_m);
        add(stretch.range.end - 1, stretch.landed_at_m);
    }
    return fields;
}

class Search {
public:
    Search(
        const PhaseTrack& track,
        const std::vector<Stretch>& stretches,
        const PhaseThresholds& thresholds)
        : track_{track}, thresholds_{thresholds}, fields_{fields(track, stretches)}
    {}

    /// An approach begins and ends at the limit of height; those that begin or end otherwise are
    /// take-offs, landings, holes, or low flights past the field.
    std::vector<LowApproach> run(PointRange air) const
    {
        std::vector<LowApproach> found;
        const Field* field = nullptr;
        std::size_t begin = air.begin;
        for (std::size_t i = air.begin; i < air.end; ++i) {
            const auto* now = low_over(track_.points[i]);
            if (now != nullptr && field == nullptr) {
                begin = i;
            }
            if (now == nullptr && field != nullptr && begin > air.begin &&
                leaves_by_height(begin - 1, *field) && leaves_by_height(i, *field)) {
                found.push_back(approach({begin, i}, *field));
            }
            field = now;
        }
        return found;
    }

private:
    double above_m(std::size_t point, const Field& field) const
    {
        return track_.points[point].height_m - field.height_m;
    }

    bool leaves_by_height(std::size_t point, const Field& field) const
    {
        return above_m(point, field) * metre >= thresholds_.low_approach;
    }

    /// The field nearest in time, since heights by GPS drift.
    const Field* low_over(const PhasePoint& point) const
    {
        const Field* nearest = nullptr;
        for (const auto& field : fields_) {
            const bool is_low =
                (point.height_m - field.height_m) * metre < thresholds_.low_approach;
            const bool is_sooner =
                nearest == nullptr ||
                std::abs(field.time_s - point.time_s) < std::abs(nearest->time_s - point.time_s);
            if (is_low && is_sooner &&
                geodesic_leg(field.position, point.position).distance <= thresholds_.field_radius) {
                nearest = &field;
            }
        }
        return nearest;
    }

    LowApproach approach(PointRange low, const Field& field) const
    {
        auto lowest = low.begin;
        for (auto i = low.begin; i < low.end; ++i) {
            lowest = track_.points[i].height_m < track_.points[lowest].height_m ? i : lowest;
        }
        if (!touches(low, lowest, field)) {
            return {false, {lowest, low.end}};
        }
        const auto wheels = around(lowest, low, thresholds_.clear_of_ground / metre);
        return {true, wheels};
    }

    /// The points about the lowest that are less than so much above it.
    PointRange around(std::size_t lowest, PointRange low, double height_m) const
    {
        const double limit_m = track_.points[lowest].height_m + height_m;
        PointRange range{lowest, lowest + 1};
        while (range.begin > low.begin && track_.points[range.begin - 1].height_m < limit_m) {
            --range.begin;
        }
        while (range.end < low.end && track_.points[range.end].height_m < limit_m) {
            ++range.end;
        }
        return range;
    }

    bool touches(PointRange low, std::size_t lowest, const Field& field) const
    {
        constexpr double level_m = 3.0;
        constexpr double least_s = 3.0;
        const auto level = around(lowest, low, level_m);
        const auto slowest = std::min_element(
            track_.points.begin() + static_cast<std::ptrdiff_t>(level.begin),
            track_.points.begin() + static_cast<std::ptrdiff_t>(level.end),
            [](const PhasePoint& a, const PhasePoint& b) { return a.speed() < b.speed(); });
        return std::abs(above_m(lowest, field)) * metre <= thresholds_.on_runway &&
               track_.points[level.end - 1].time_s - track_.points[level.begin].time_s >= least_s &&
               slowest->speed() <= thresholds_.touching;
    }

    const PhaseTrack& track_;
    const PhaseThresholds& thresholds_;
    std::vector<Field> fields_;
};

}  // namespace

std::vector<LowApproach> low_approaches(
    const PhaseTrack& track,
    const std::vector<Stretch>& stretches,
    const PhaseThresholds& thresholds)
{
    const Search search{track, stretches, thresholds};
    std::vector<LowApproach> all;
    for (const auto& stretch : stretches) {
        if (stretch.where == Where::air) {
            const auto found = search.run(stretch.range);
            all.insert(all.end(), found.begin(), found.end());
        }
    }
    return all;
}

}  // namespace transect::flight
