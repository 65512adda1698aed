/// Areas of the kinds that planners stumble over, drawn at random.

#pragma once

#include <array>
#include <string_view>

#include "transect/geo/plane_geometry.hpp"

#include "support/draw.hpp"

namespace transect::test {

enum class AreaKind { star, teeth, corridor, star_with_hole, several_parts };

inline constexpr std::array area_kinds{
    AreaKind::star,
    AreaKind::teeth,
    AreaKind::corridor,
    AreaKind::star_with_hole,
    AreaKind::several_parts};

std::string_view name(AreaKind kind);

/// Without defect, some `size_m` across. Teeth have their vertices at round numbers: whole
/// sixteenths of their size; half of all other areas are turned to any direction, as are corridors.
PlaneArea random_area(Draw& draw, AreaKind kind, double size_m);

/// Share of the cells of a fine raster, by their centres, of the area that lie within half a width
/// of a line and beside it, among all cells of the area. The raster is tilted, so that no edge runs
/// along its rows; it has about `cells` cells in the area.
double rastered_share(
    const PlaneArea& area,
    const std::vector<std::array<PlanePoint, 2>>& lines,
    double width_m,
    double cells);

}  // namespace transect::test
