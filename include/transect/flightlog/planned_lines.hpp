/// The transects of a plan, and which of them a sample flies.

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

/// From the start of a transect to its end, or back.
enum class LineDirection { as_planned, reversed };

/// "as planned", "reversed".
std::string to_string(LineDirection direction);

/// Where on which transect a sample lies.
struct LinePlace {
    std::size_t line = 0;   ///< index into PlannedLines::lines()
    double along_m = 0.0;   ///< from the transect's start, 0 to its length
    double across_m = 0.0;  ///< right of the line positive, looking from start to end
    LineDirection direction = LineDirection::as_planned;
};

struct PlannedLine {
    planner::Transect transect;
    std::size_t sortie = 0;  ///< from 1
    Length length;
    Length swath;
    Length side_overlap;  ///< that neighbours see too
    Angle horizontal_field;
    bool scans = false;  ///< the camera swings across the track
};

/// The transects of a plan, ready to be searched. Const functions may run concurrently.
class PlannedLines {
public:
    explicit PlannedLines(const planner::Plan& plan, const LineLimits& limits = {});

    const std::vector<PlannedLine>& lines() const { return lines_; }
    const LineLimits& limits() const { return limits_; }

    /// The nearest transect that the sample flies; nothing if it flies none.
    std::optional<LinePlace> place(const flight::Sample& sample) const;

    /// Where the sample lies beside a transect that it flies but for its ends: before the start
    /// `along_m` is negative. Nothing outside the limits.
    std::optional<LinePlace> place_beside(const flight::Sample& sample, std::size_t line) const;

private:
    struct Segment {
        PlanePoint from;
        PlanePoint direction;  ///< unit vector
        Bearing bearing;       ///< at its middle
    };

    bool is_flown_along(const flight::Sample& sample, Bearing bearing) const;
    struct Flown {
        const flight::Sample& sample;
        PlanePoint position;
    };
    std::optional<LinePlace> beside(const Flown& flown, std::size_t line) const;

    LineLimits limits_;
    std::vector<PlannedLine> lines_;
    std::vector<Segment> segments_;
    LocalPlane plane_;
};

}  // namespace transect::flightlog
