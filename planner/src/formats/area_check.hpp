/// Whether an area that a file gave can be used.

#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "transect/geo/polygon.hpp"

namespace transect::formats {

/// What is wrong, and at which vertex.
struct AreaFault {
    std::string problem;
    std::size_t part = 0;
    std::size_t ring = 0;  ///< 0 is the outer ring
    std::size_t vertex = 0;
};

/// The first fault of one polygon or several that do not touch. Areas over 2,000 km across are not
/// checked for crossings: the planner refuses them anyway.
std::optional<AreaFault> fault(const MultiPolygon& area);

/// What is wrong with an area to keep out of or in: any fault, over 2,000 km across, around a pole.
/// Empty for one that can be used.
std::string keep_area_fault(const MultiPolygon& area);

/// The same ground as parts that overlap or touch nowhere along an edge. Each part alone must be
/// without fault. Vertices stay exactly as they are where nothing overlaps.
MultiPolygon merged(const MultiPolygon& area);

/// Outer rings counter-clockwise, holes clockwise. A ring keeps its first vertex.
MultiPolygon oriented(MultiPolygon area);

}  // namespace transect::formats
