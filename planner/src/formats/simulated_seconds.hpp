/// A planned flight second by second, from start-up to shut-down.

#pragma once

#include <optional>
#include <vector>

#include "transect/planner/plan.hpp"

namespace transect::formats {

struct SimulatedSecond {
    flight::Sample sample;  ///< its time is a whole second
    bool is_airborne = false;
    std::optional<Mass> fuel;
    std::optional<FuelFlow> fuel_flow;
    Speed vertical_speed;
};

/// Before the first sample the aircraft stands where it takes off and burns the taxi fuel; behind
/// the last it stands for a minute. Seconds inside a hole of the trajectory are left out.
std::vector<SimulatedSecond> simulated_seconds(
    const planner::Mission& mission, const planner::SortieFlight& flight);

}  // namespace transect::formats
