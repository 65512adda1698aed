/// Cuts an area into parallel strips.

#pragma once

#include <optional>
#include <vector>

#include "transect/geo/plane_geometry.hpp"
#include "transect/planner/mission.hpp"
#include "transect/units.hpp"

#include "planner/narrowed_strips.hpp"

namespace transect::planner {

/// A centre line along which one strip, or one part of it, is flown.
struct StripLine {
    int strip = 0;  ///< 0, 1, … from left to right, looking along the direction
    PlanePoint from;
    PlanePoint to;  ///< further along the direction
};

struct StripLayout {
    Angle direction;               ///< clockwise from plane north
    double spacing_m = 0.0;        ///< in the mean, where high ground narrows strips
    std::vector<StripLine> lines;  ///< by strip, then along it
    double narrowest_m = 0.0;      ///< of the strips
    double widest_m = 0.0;
};

struct StripWidths {
    double widest_spacing_m = 0.0;
    /// A gap along a strip that is shorter than this is flown through.
    double bridged_gap_m = 0.0;
    /// Strips are then as wide as the ground under each allows, whatever the widest spacing.
    std::optional<NarrowingGround> ground = {};
};

/// An area seen along one direction: laying strips over it again and again is cheap.
class Sweep {
public:
    Sweep(const PlaneArea& area, Angle direction);

    /// Of the area, across the direction.
    double width_m() const { return right_m_ - left_m_; }

    /// Strips so wide as to cover the whole width. Each line runs from where its *strip* enters the
    /// area to where the strip leaves it, so that edges that cross a strip at an angle are covered.
    ///
    /// `phase` from 0 to 1 shares out what EdgePolicy::overshoot has too much: 0 beyond the left
    /// edge, 1 beyond the right one. The other policies leave nothing to choose.
    StripLayout covering(const StripWidths& widths, EdgePolicy edges, double phase = 0.5) const;

    /// Strips exactly `spacing_m` apart, the first centre line `phase` (0 to 1) of that from the
    /// left edge. Lines end where the *centre line* leaves the area. Corners and edges may stay
    /// uncovered: this is what most planners do, for comparison with them.
    StripLayout along_centre_lines(double spacing_m, double phase) const;

    /// Share of the area that those strips cover, as wide as they are apart and with flat ends,
    /// about right: counted on a few lines along each strip.
    double centre_coverage(double spacing_m, double phase) const;

private:
    struct Edge {
        PlanePoint low;  ///< x across the direction, y along it; low.x_m <= high.x_m
        PlanePoint high;
    };
    struct Run {
        double from_m = 0.0;
        double to_m = 0.0;
    };

    StripLayout over_ground(const StripWidths& widths, EdgePolicy edges, double phase) const;
    std::vector<Run> centre_runs(double across_m) const;
    /// Where anything between two lines belongs to the area.
    std::vector<Run> strip_runs(double left_m, double right_m) const;
    static std::vector<Run> bridged(const std::vector<Run>& runs, double widest_gap_m);
    void add(StripLayout& layout, double across_m, const std::vector<Run>& runs) const;

    Angle direction_;
    PlanePoint along_;
    PlanePoint across_;
    double left_m_ = 0.0;
    double right_m_ = 0.0;
    double low_m_ = 0.0;
    double high_m_ = 0.0;
    double area_m2_ = 0.0;
    std::vector<Edge> edges_;
};

/// Directions worth trying: along every edge of the outline, and a grid. In [0°, 180°).
std::vector<Angle> candidate_directions(const PlaneArea& area);

}  // namespace transect::planner
