/// How much of each transect was flown, and how well.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "transect/flightlog/line_runs.hpp"
#include "transect/flightlog/planned_lines.hpp"
#include "transect/flightlog/run_deviations.hpp"

namespace transect::flightlog {

/// Distance from the transect while on it, weighted by time. Sides are those of the transect as
/// planned, whichever way it was flown.
struct CrossTrack {
    Length mean;  ///< right of the transect positive
    Length root_mean_square;
    // Without sign.
    Length percentile_95;
    Length worst;
    /// Share of the time no further away than half of what neighbours see too; nothing where
    /// neighbours share nothing.
    std::optional<double> within_tolerance = {};
};

/// A part of a transect, from its start.
struct FlownStretch {
    Length from;
    Length to;
};

struct RunResult {
    LineRun run;
    std::vector<FlownStretch> stretches = {};  ///< in order, none touching another
    Length flown = {};                         ///< parts flown twice counted once
    CrossTrack cross_track = {};
    RunDeviations deviations = {};  ///< nothing from line_results()
};

/// How much of a transect was flown within the limits, by any number of flights.
struct LineResult {
    PlannedLine line;
    std::vector<FlownStretch> stretches = {};    ///< in order, none touching another
    Length flown = {};                           ///< of its length, parts flown twice counted once
    double completion = 0.0;                     ///< flown / length
    std::optional<CrossTrack> cross_track = {};  ///< of all runs; nothing without one
    std::vector<RunResult> runs = {};            ///< in order of entry
    std::vector<FlownStretch> gaps = {};         ///< not flown, from least_gap on
};

/// Half of what neighbouring strips share: further off, ground between two is left out. Nothing
/// where they share nothing.
std::optional<Length> cross_track_tolerance(const PlannedLine& line);

/// Shorter gaps are the step from sample to sample.
inline constexpr Length least_gap = 100.0 * metre;

enum class LineStatus { flown, partly, missed };

/// Flown from 95 % of its length on, missed at nothing.
LineStatus status(const LineResult& result);

/// "flown", "partly", "missed".
std::string to_string(LineStatus status);

/// One result a transect, in the order of lines.lines(), from the runs of all flights.
std::vector<LineResult> line_results(const PlannedLines& lines, std::span<const LineRun> runs);

}  // namespace transect::flightlog
