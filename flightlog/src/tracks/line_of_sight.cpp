#include "flightlog/src/tracks/line_of_sight.hpp"

#include <cmath>

namespace transect::flightlog {
namespace {

/// Depression of the straight line to a ground point, on a sphere: its radius matters by 0.3 % of
/// the drop of the earth's curve, 2 mm at 3 km.
Angle depression_to(Length ground_distance, const CommonHeights& heights)
{
    constexpr double radius_m = 6'371'008.8;
    const double sensor_m = radius_m + heights.sensor / metre;
    const double ground_m = radius_m + heights.ground / metre;
    const double arc = ground_distance / metre / radius_m;
    const double ahead_m = ground_m * std::sin(arc);
    const double down_m = sensor_m - ground_m * std::cos(arc);
    return std::atan2(down_m, ahead_m) * radian;
}

}  // namespace

Direction direction(Bearing azimuth, Angle depression)
{
    const double az = azimuth.angle() / radian;
    const double dep = depression / radian;
    return {std::cos(dep) * std::cos(az), std::cos(dep) * std::sin(az), std::sin(dep)};
}

std::optional<CommonHeights> common_heights(const Record& record)
{
    if (!record.frame_centre) {
        return std::nullopt;
    }
    const auto& centre = *record.frame_centre;
    if (record.msl_height && centre.msl_elevation) {
        return CommonHeights{record.msl_height->above_datum(), centre.msl_elevation->above_datum()};
    }
    if (record.ellipsoid_height && centre.ellipsoid_elevation) {
        return CommonHeights{
            record.ellipsoid_height->above_datum(), centre.ellipsoid_elevation->above_datum()};
    }
    return std::nullopt;
}

Direction direction_to(GeoPoint point, const Record& record, const CommonHeights& heights)
{
    const auto leg = geodesic_leg(record.position, point);
    return direction(leg.departure, depression_to(leg.distance, heights));
}

}  // namespace transect::flightlog
