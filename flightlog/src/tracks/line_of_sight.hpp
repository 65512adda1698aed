/// Directions from a camera to points of the ground, by what a record itself reports.

#pragma once

#include <array>
#include <optional>

#include "transect/flightlog/log_file.hpp"

namespace transect::flightlog {

using Direction = std::array<double, 3>;  ///< unit vector north, east, down

Direction direction(Bearing azimuth, Angle depression);

/// Both above the same surface, which one does not matter to a direction.
struct CommonHeights {
    Length sensor;
    Length ground;
};

/// Of the aircraft and of the reported frame centre; nothing where they have no surface in common.
std::optional<CommonHeights> common_heights(const Record& record);

/// Along the straight line to a ground point.
Direction direction_to(GeoPoint point, const Record& record, const CommonHeights& heights);

}  // namespace transect::flightlog
