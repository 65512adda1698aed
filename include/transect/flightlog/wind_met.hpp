/// The wind that was met, held against the wind that was planned with.

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "transect/aircraft/wind.hpp"
#include "transect/flightlog/planned_lines.hpp"
#include "transect/geo/altitude.hpp"

namespace transect::flightlog {

/// Over the records that tell the wind and for which the mission knows it.
struct WindAgainstPlan {
    Duration time;
    aircraft::ConstantWind met;
    aircraft::ConstantWind planned;
    aircraft::ConstantWind difference;  ///< vector, met less planned
    Speed speed;                        ///< met less planned
    Angle direction;                    ///< the turn from the planned to the met wind
};

/// Means of vectors, weighted by time.
struct WindMet {
    Duration time;         ///< for which the wind was known
    Duration by_triangle;  ///< of it, worked out from airspeed, heading, track and ground speed
    aircraft::ConstantWind met;
    Speed spread;  ///< root mean square of the vectors about their mean
    /// Median of how far the wind that the log tells is from the triangle, where it has both.
    std::optional<Speed> residual = {};
    std::optional<WindAgainstPlan> against_plan = {};
};

/// Of one flight.
struct WindBand {
    std::size_t flight = 0;
    MslHeight from;
    MslHeight to;
    WindMet wind;
};

struct WindOnRun {
    std::size_t flight = 0;
    std::size_t line = 0;  ///< index into PlannedLines::lines()
    LineDirection direction = LineDirection::as_planned;
    Instant entry;
    WindMet wind;
    // Met less planned, looking along the run; nothing where the plan knows no wind.
    std::optional<Speed> from_behind = {};
    std::optional<Speed> from_left = {};
};

struct WindReport {
    std::vector<WindBand> bands = {};  ///< 2,000 ft each, by flight and height
    std::vector<WindOnRun> runs = {};  ///< by flight and entry
};

}  // namespace transect::flightlog
