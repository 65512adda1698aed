/// A flight held against the transects of a plan.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "transect/flight/trajectory.hpp"
#include "transect/geo/local_plane.hpp"
#include "transect/planner/plan.hpp"

namespace transect::flightlog {

/// When a flight counts as flying a transect. Either direction will do.
struct LineLimits {
    double cross_track_swaths = 0.25;  ///< in shares of the task's swath
    Angle course = 20.0 * degree;      ///< between the track and the transect
    Angle bank = 10.0 * degree;        ///< where the log tells it
};

/// Where on which transect a sample lies.
struct LinePlace {
    std::size_t line = 0;   ///< index into PlannedLines::lines()
    double along_m = 0.0;   ///< from the transect's start, 0 to its length
    double across_m = 0.0;  ///< right of the line positive, looking from start to end
};

struct PlannedLine {
    planner::Transect transect;
    std::size_t sortie = 0;  ///< from 1
    Length length;
    Length swath;
    Angle horizontal_field;
    bool scans = false;  ///< the camera swings across the track
};

/// Distance of samples from the transect that they are on.
struct CrossTrack {
    Length root_mean_square;
    Length worst;  ///< without sign
};

/// A part of a transect, from its entry.
struct FlownStretch {
    Length from;
    Length to;
};

/// How much of a transect was flown within the limits, by any number of flights.
struct LineResult {
    PlannedLine line;
    std::vector<FlownStretch> stretches = {};    ///< in order, none touching another
    Length flown = {};                           ///< of its length, parts flown twice counted once
    double completion = 0.0;                     ///< flown / length
    std::optional<CrossTrack> cross_track = {};  ///< nothing without a sample on it
};

enum class LineStatus { flown, partly, missed };

/// Flown from 95 % of its length on, missed at nothing.
LineStatus status(const LineResult& result);

/// "flown", "partly", "missed".
std::string to_string(LineStatus status);

/// The transects of a plan, ready to be searched. Const functions may run concurrently.
class PlannedLines {
public:
    explicit PlannedLines(const planner::Plan& plan, const LineLimits& limits = {});

    const std::vector<PlannedLine>& lines() const { return lines_; }
    const LineLimits& limits() const { return limits_; }

    /// The nearest transect that the sample flies; nothing if it flies none.
    std::optional<LinePlace> place(const flight::Sample& sample) const;

    /// The trajectory with the planned look wherever it flies a transect, and no look elsewhere:
    /// straight down with the planned field of view, or swinging as the camera scans, from the left
    /// end where it comes onto the line. Its basis becomes assumed.
    flight::Trajectory with_planned_looks(
        const flight::Trajectory& trajectory, const sensor::CameraProfile& camera) const;

    /// One result a transect, in the order of lines().
    std::vector<LineResult> results(const std::vector<flight::Trajectory>& trajectories) const;

private:
    struct Segment {
        PlanePoint from;
        PlanePoint direction;  ///< unit vector
        Bearing bearing;       ///< at its middle
    };

    bool is_flown_along(const flight::Sample& sample, Bearing bearing) const;

    LineLimits limits_;
    std::vector<PlannedLine> lines_;
    std::vector<Segment> segments_;
    LocalPlane plane_;
};

}  // namespace transect::flightlog
