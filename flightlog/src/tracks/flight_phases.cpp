#include "transect/flightlog/flight_phases.hpp"

#include <algorithm>

namespace transect::flightlog {
namespace {

using Records = std::span<const Record>;

/// Which height all points of a flight have in common.
using HeightOf = std::optional<Length> (*)(const Record&);

std::optional<Length> above_sea(const Record& record)
{
    return record.msl_height ? std::optional{record.msl_height->above_datum()} : std::nullopt;
}

std::optional<Length> above_ellipsoid(const Record& record)
{
    return record.ellipsoid_height ? std::optional{record.ellipsoid_height->above_datum()}
                                   : std::nullopt;
}

HeightOf height_of(Records records)
{
    const auto tells = [](const Record& record) { return record.msl_height.has_value(); };
    return std::ranges::any_of(records, tells) ? above_sea : above_ellipsoid;
}

/// From record to record; nothing over a hole.
std::optional<Speed> speed_between(const Record& before, const Record& after, Duration longest_gap)
{
    const auto time = elapsed(before.time, after.time);
    if (!(time > Duration{}) || time > longest_gap) {
        return std::nullopt;
    }
    return geodesic_leg(before.position, after.position).distance / time;
}

/// A speed that the log does not tell is that to the neighbour.
std::optional<Speed> ground_speed(Records records, std::size_t index, Duration longest_gap)
{
    if (records[index].ground_speed) {
        return records[index].ground_speed;
    }
    std::optional<Speed> speed;
    if (index + 1 < records.size()) {
        speed = speed_between(records[index], records[index + 1], longest_gap);
    }
    if (!speed && index > 0) {
        speed = speed_between(records[index - 1], records[index], longest_gap);
    }
    return speed;
}

std::vector<flight::TrackPoint> track_of(Records records, Duration longest_gap)
{
    const auto height = height_of(records);
    std::vector<flight::TrackPoint> track;
    track.reserve(records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto& record = records[i];
        if (track.empty() || record.time > track.back().time) {
            track.push_back(
                {.time = record.time,
                 .position = record.position,
                 .height = height(record),
                 .ground_speed = ground_speed(records, i, longest_gap),
                 .indicated_airspeed = record.indicated_airspeed});
        }
    }
    return track;
}

Duration common(const TimeSpan& span, const flight::PhaseInterval& interval)
{
    const auto from = std::max(span.from, interval.start);
    const auto to = std::min(span.to, interval.end);
    return from < to ? elapsed(from, to) : Duration{};
}

}  // namespace

flight::FlightPhases flight_phases(
    std::span<const Record> records,
    const flight::PhaseThresholds& thresholds,
    Duration longest_gap)
{
    return flight::find_phases(track_of(records, longest_gap), thresholds, longest_gap);
}

FlightAccount flight_account(
    std::span<const Record> records,
    const flight::PhaseThresholds& thresholds,
    Duration longest_gap)
{
    auto found = flight_phases(records, thresholds, longest_gap);
    FlightAccount account{.times = std::move(found.times), .fuel = FuelCurve{records, longest_gap}};
    account.phases.reserve(found.intervals.size());
    for (const auto& interval : found.intervals) {
        account.phases.push_back(
            {.interval = interval,
             .used = account.fuel.used(interval.start, interval.end),
             .remaining = account.fuel.on_board(interval.end)});
    }
    return account;
}

std::vector<TimeSpan> on_transects(std::span<const LineRun> runs, std::size_t flight)
{
    std::vector<TimeSpan> spans;
    for (const auto& run : runs) {
        if (run.flight != flight) {
            continue;
        }
        for (const auto& part : run.parts) {
            spans.push_back({part.marks.front().time, part.marks.back().time});
        }
    }
    std::ranges::sort(spans, {}, &TimeSpan::from);
    return spans;
}

std::vector<TimeSpan> with_look(const std::vector<flight::Trajectory>& pieces)
{
    std::vector<TimeSpan> spans;
    for (const auto& piece : pieces) {
        for (std::size_t i = 1; i < piece.samples.size(); ++i) {
            const auto& before = piece.samples[i - 1];
            const auto& after = piece.samples[i];
            const bool looks =
                before.look && after.look && elapsed(before.time, after.time) <= piece.max_gap;
            if (looks && !spans.empty() && spans.back().to == before.time) {
                spans.back().to = after.time;
            } else if (looks) {
                spans.push_back({before.time, after.time});
            }
        }
    }
    return spans;
}

void shift(FlightAccount& account, Duration by)
{
    const auto move = [by](Instant& instant) { instant = instant + by; };
    for (auto& phase : account.phases) {
        move(phase.interval.start);
        move(phase.interval.end);
    }
    auto& times = account.times;
    for (auto* instant : {&times.block_off, &times.block_on}) {
        if (*instant) {
            move(**instant);
        }
    }
    std::ranges::for_each(times.take_offs, move);
    std::ranges::for_each(times.landings, move);
    account.fuel.shift(by);
}

void set_on_task(FlightAccount& account, const std::vector<TimeSpan>& spans)
{
    Duration all;
    for (const auto& span : spans) {
        all += elapsed(span.from, span.to);
    }
    account.on_task = all;
    for (auto& phase : account.phases) {
        phase.on_task = {};
        for (const auto& span : spans) {
            phase.on_task += common(span, phase.interval);
        }
    }
}

}  // namespace transect::flightlog
