#include "flightlog/src/readers/plausible.hpp"

#include <cmath>

namespace transect::flightlog {

std::optional<GeoPoint> plausible_point(const WrittenPoint& point)
{
    const auto& [latitude_deg, longitude_deg] = point;
    const bool is_place = latitude_deg && longitude_deg && std::abs(*latitude_deg) <= 90.0 &&
                          std::abs(*longitude_deg) <= 180.0;
    if (!is_place) {
        return std::nullopt;
    }
    return GeoPoint{Latitude{*latitude_deg * degree}, Longitude{*longitude_deg * degree}};
}

bool is_null_island(GeoPoint point)
{
    return point.latitude.angle() == Angle{} && point.longitude.angle() == Angle{};
}

std::optional<Length> plausible_height(std::optional<double> number, Length unit)
{
    if (!number) {
        return std::nullopt;
    }
    const auto height = *number * unit;
    const bool is_height = height >= -1000.0 * metre && height <= 50'000.0 * metre;
    return is_height ? std::optional{height} : std::nullopt;
}

std::optional<Speed> plausible_speed(std::optional<double> number, Speed unit)
{
    if (!number) {
        return std::nullopt;
    }
    const auto speed = *number * unit;
    const bool is_speed = speed >= Speed{} && speed <= 400.0 * metre_per_second;
    return is_speed ? std::optional{speed} : std::nullopt;
}

std::optional<Bearing> plausible_bearing(std::optional<double> number_deg)
{
    const bool is_bearing = number_deg && *number_deg >= -180.0 && *number_deg <= 360.0;
    return is_bearing ? std::optional{Bearing{*number_deg * degree}} : std::nullopt;
}

}  // namespace transect::flightlog
