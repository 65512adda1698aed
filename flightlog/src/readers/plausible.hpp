/// Numbers of logs as quantities, if they can be true of an aircraft; nothing otherwise.

#pragma once

#include <optional>

#include "transect/geo/geo_point.hpp"
#include "transect/units.hpp"

namespace transect::flightlog {

struct WrittenPoint {
    std::optional<double> latitude_deg;
    std::optional<double> longitude_deg;
};

std::optional<GeoPoint> plausible_point(const WrittenPoint& point);

/// Recorders write 0, 0 for a position that they do not know.
bool is_null_island(GeoPoint point);

/// From 1 km below to 50 km above its datum.
std::optional<Length> plausible_height(std::optional<double> number, Length unit);

/// Up to 400 m/s.
std::optional<Speed> plausible_speed(std::optional<double> number, Speed unit);

std::optional<Bearing> plausible_bearing(std::optional<double> number_deg);

/// A height above the datum that `Height` counts from.
template <typename Height>
std::optional<Height> above_datum(const std::optional<Length>& height)
{
    return height ? std::optional{Height{*height}} : std::nullopt;
}

}  // namespace transect::flightlog
