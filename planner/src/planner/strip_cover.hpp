/// Which ground straight strips cover, exactly.

#pragma once

#include <span>

#include "planner/strips.hpp"

namespace transect::planner {

struct WideLine {
    PlanePoint from;
    PlanePoint to;
    double width_m = 0.0;
};

/// Rectangles around the lines with flat ends, united.
PlaneArea swept(std::span<const WideLine> lines);

/// Rectangles around the lines, `width_m` wide with flat ends, united.
PlaneArea swept(std::span<const StripLine> lines, double width_m);

/// Share of the area that they cover; 1 for an area of nothing.
double covered_share(const PlaneArea& area, std::span<const StripLine> lines, double width_m);

}  // namespace transect::planner
