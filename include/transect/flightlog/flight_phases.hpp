/// Phases of a recorded flight with their fuel, and the time on task.

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "transect/flight/phases.hpp"
#include "transect/flight/trajectory.hpp"
#include "transect/flightlog/fuel_curve.hpp"
#include "transect/flightlog/line_runs.hpp"
#include "transect/flightlog/timeline.hpp"

namespace transect::flightlog {

struct FlownPhase {
    flight::PhaseInterval interval;
    FuelFigures used = {};
    FuelFigures remaining = {};  ///< where it ends
    Duration on_task = {};       ///< of its time
};

/// What became of one flight's time and fuel.
struct FlightAccount {
    std::vector<FlownPhase> phases = {};  ///< one begins where the one before ends
    flight::FlightTimes times = {};
    FuelCurve fuel = {};
    std::optional<Duration> on_task = {};  ///< nothing where neither plan nor turret tells
};

/// Phases of the records of one flight, in the order of the log. Heights are those above mean sea
/// level, or those above the ellipsoid where no record tells any other; never the altimeter's.
/// Ground speeds that the log does not tell follow from its positions. Records whose time is not
/// after that of the one before are left out.
flight::FlightPhases flight_phases(
    std::span<const Record> records,
    const flight::PhaseThresholds& thresholds,
    Duration longest_gap);

FlightAccount flight_account(
    std::span<const Record> records,
    const flight::PhaseThresholds& thresholds,
    Duration longest_gap);

/// In order: while one flight flies a planned transect, whatever its sensor does.
std::vector<TimeSpan> on_transects(std::span<const LineRun> runs, std::size_t flight);

/// In order: while the log tells where the sensor looked.
std::vector<TimeSpan> with_look(const std::vector<flight::Trajectory>& pieces);

/// Moves every time in it, as if the clock had told so much more.
void shift(FlightAccount& account, Duration by);

/// Sets the time on task of the flight and of its phases.
void set_on_task(FlightAccount& account, const std::vector<TimeSpan>& spans);

}  // namespace transect::flightlog
