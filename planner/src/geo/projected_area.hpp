/// Carries whole areas through a projection, vertex by vertex.

#pragma once

#include <algorithm>
#include <iterator>

#include "transect/geo/plane_geometry.hpp"
#include "transect/geo/polygon.hpp"

namespace transect {

template <typename ToRing, typename FromRing, typename Project>
ToRing projected_ring(const FromRing& ring, const Project& project)
{
    ToRing result;
    result.reserve(ring.size());
    std::ranges::transform(ring, std::back_inserter(result), project);
    return result;
}

/// `ToArea` and `FromArea` are MultiPolygon and PlaneArea, one way or the other.
template <typename ToArea, typename FromArea, typename Project>
ToArea projected_area(const FromArea& area, const Project& project)
{
    ToArea result;
    for (const auto& part : area.parts) {
        auto& made = result.parts.emplace_back();
        using ToRing = decltype(made.outer);
        made.outer = projected_ring<ToRing>(part.outer, project);
        for (const auto& hole : part.holes) {
            made.holes.push_back(projected_ring<ToRing>(hole, project));
        }
    }
    return result;
}

}  // namespace transect
