#include "flightlog/recorded_plan.hpp"

#include <algorithm>

namespace transect::test {
namespace {

flightlog::Record record_of(const flight::Sample& sample)
{
    flightlog::Record record{.time = sample.time, .position = sample.position};
    record.msl_height = sample.height;
    record.ground_speed = sample.ground_speed;
    record.track = sample.track;
    record.heading = sample.track;
    record.pitch = Angle{};
    record.roll = Angle{};
    return record;
}

bool is_on(const planner::SortieFlight& flight, Instant time, const std::set<int>& transects)
{
    return std::ranges::any_of(flight.legs, [&](const planner::Leg& leg) {
        return leg.kind == planner::LegKind::transect && transects.contains(*leg.transect) &&
               time >= leg.start && time <= leg.end;
    });
}

}  // namespace

flightlog::LogFile recorded(const planner::SortieFlight& flight, const std::string& name)
{
    return recorded_without(flight, name, {});
}

flightlog::LogFile recorded_without(
    const planner::SortieFlight& flight, const std::string& name, const std::set<int>& transects)
{
    flightlog::LogFile log{.name = name};
    for (const auto& sample : flight.trajectory.samples) {
        if (!is_on(flight, sample.time, transects)) {
            log.records.push_back(record_of(sample));
        }
    }
    log.rows = log.records.size();
    return log;
}

flightlog::LogFile turret_log(
    const planner::SortieFlight& flight, const std::string& name, Angle horizontal_field)
{
    auto log = recorded(flight, name);
    log.format = flightlog::LogFormat::misb_st0601;
    log.klv = flightlog::KlvStatistics{.packets = log.rows};
    for (auto& record : log.records) {
        record.look = sensor::CameraLook{
            *record.track, 90.0 * degree, Angle{}, horizontal_field, 0.5625 * horizontal_field};
    }
    return log;
}

}  // namespace transect::test
