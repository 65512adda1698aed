/// When which transect was flown.

#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "transect/flight/trajectory.hpp"
#include "transect/flightlog/planned_lines.hpp"

namespace transect::flightlog {

/// A sample on a transect, or where the way to the next one crosses the transect's end.
struct RunMark {
    Instant time;
    double along_m = 0.0;    ///< from the transect's start, 0 to its length
    double across_m = 0.0;   ///< right of the line positive, looking from its start to its end
    std::size_t sample = 0;  ///< of the piece; at an end of the transect the nearest one on it
};

/// A stretch of a run without interruption.
struct RunPart {
    std::size_t piece = 0;       ///< of the flight
    std::vector<RunMark> marks;  ///< two or more, in order of time
};

/// A transect flown once, in whole or in part.
struct LineRun {
    std::size_t line = 0;    ///< index into PlannedLines::lines()
    std::size_t flight = 0;  ///< for the caller; 0 from find_runs()
    LineDirection direction = LineDirection::as_planned;
    std::vector<RunPart> parts;  ///< in order of time; at least one

    Instant entry() const { return parts.front().marks.front().time; }
    Instant exit() const { return parts.back().marks.back().time; }
};

/// A run begins and ends where the aircraft holds the line: in the 20 s after its start and before
/// its end it stays within the limits of the lines and moves across by no more than 1.5 degrees
/// explain, so that a way across the line at a shallow angle is not one. Between, the limits alone
/// decide what is on it. A run goes on after an interruption of up to three minutes that ends no
/// more than a swath before where it began.
struct RunRules {
    Duration settling = 20.0 * second;
    Angle drift = 1.5 * degree;
    Duration longest_interruption = 3.0 * minute;
    /// A transect too short to settle on counts if so much of it is flown.
    double whole = 0.9;
};

/// Of one flight, in order of entry. Pieces are in order of time.
std::vector<LineRun> find_runs(
    const PlannedLines& lines,
    std::span<const flight::Trajectory> pieces,
    const RunRules& rules = {});

}  // namespace transect::flightlog
