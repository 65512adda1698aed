/// Cuts an area into parallel strips.

#pragma once

#include <vector>

#include "transect/geo/plane_geometry.hpp"
#include "transect/units.hpp"

namespace transect::planner {

/// A centre line along which one strip, or one part of it, is flown.
struct StripLine {
    int strip = 0;  ///< 0, 1, … from left to right, looking along the direction
    PlanePoint from;
    PlanePoint to;  ///< further along the direction
};

struct StripLayout {
    Angle direction;  ///< clockwise from plane north
    double spacing_m = 0.0;
    std::vector<StripLine> lines;  ///< by strip, then along it
};

struct StripWidths {
    double widest_spacing_m = 0.0;
    /// A gap along a strip that is shorter than this is flown through.
    double bridged_gap_m = 0.0;
};

/// Strips of equal width, evenly squeezed so that they just fill the area across `direction`. Each
/// line runs from where its *strip* enters the area to where the strip leaves it, so that edges
/// that cross a strip at an angle are covered. An area of nothing has no lines.
StripLayout lay_strips(const PlaneArea& area, Angle direction, const StripWidths& widths);

/// How many strips an area would need.
double strip_count(const PlaneArea& area, Angle direction, double widest_spacing_m);

/// Directions worth trying: along every edge of the outline, and every 15°. In [0°, 180°).
std::vector<Angle> candidate_directions(const PlaneArea& area);

}  // namespace transect::planner
