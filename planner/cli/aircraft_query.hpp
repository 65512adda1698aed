/// Questions about an aircraft, and what its profile answers.

#pragma once

#include <optional>
#include <vector>

#include "transect/aircraft/block.hpp"
#include "transect/finding.hpp"

namespace transect::cli {

enum class AircraftQuestion { level, turn, block };

struct AircraftQuery {
    AircraftQuestion question = AircraftQuestion::level;
    aircraft::Profile profile;
    PressureAltitude altitude;
    TemperatureDifference isa_deviation;
    Mass mass;  ///< at take-off for a block
    aircraft::CruiseSetting setting;
    Mass fuel;
    Duration reserve;
    Angle bank;  ///< of a turn
};

/// What does not belong to the question, or has no answer, is missing; then a finding says why.
struct AircraftAnswer {
    std::optional<Speed> true_airspeed = {};
    std::optional<Speed> calibrated_airspeed = {};
    std::optional<Power> power = {};
    std::optional<FuelFlow> flow = {};
    std::optional<Length> range = {};
    std::optional<Duration> time = {};
    std::optional<Length> radius = {};
    aircraft::Basis basis = aircraft::Basis::estimated;  ///< of the fuel flow
    double load_factor = 1.0;
    Speed stall_speed = {};  ///< calibrated, at the load factor
    std::optional<aircraft::Block> block = {};
    std::vector<Finding> findings = {};
};

AircraftAnswer answer(const AircraftQuery& query);

}  // namespace transect::cli
