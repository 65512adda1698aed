#include "transect/geo/region_frame.hpp"

#include <cmath>
#include <stdexcept>

#include <GeographicLib/AlbersEqualArea.hpp>
#include <GeographicLib/Constants.hpp>
#include <fmt/format.h>

#include "geo/projected_area.hpp"

namespace transect {
namespace {

double rounded_to_hundredth(double degrees)
{
    return std::round(degrees * 100.0) / 100.0;
}

/// GeographicLib 2.1.2 goes wrong for parallels in the south (its Reverse answers with northern
/// latitudes), so southern frames are the mirror image of northern ones.
bool is_southern(const RegionFrame::Parameters& parameters)
{
    return parameters.south_parallel_deg + parameters.north_parallel_deg < 0.0;
}

double side(const RegionFrame::Parameters& parameters)
{
    return is_southern(parameters) ? -1.0 : 1.0;
}

GeographicLib::AlbersEqualArea make_albers(const RegionFrame::Parameters& parameters)
{
    try {
        return {
            GeographicLib::Constants::WGS84_a(),
            GeographicLib::Constants::WGS84_f(),
            side(parameters) * parameters.south_parallel_deg,
            side(parameters) * parameters.north_parallel_deg,
            1.0};
    } catch (const GeographicLib::GeographicErr& error) {
        throw std::domain_error{error.what()};
    }
}

}  // namespace

struct RegionFrame::Projection {
    GeographicLib::AlbersEqualArea albers;
};

RegionFrame::RegionFrame(const Parameters& parameters)
    : parameters_{parameters},
      projection_{std::make_shared<Projection>(Projection{make_albers(parameters)})}
{}

RegionFrame RegionFrame::around(const GeoBox& box)
{
    const double south_deg = box.south.angle() / degree;
    const double north_deg = box.north.angle() / degree;
    const double inset_deg = (north_deg - south_deg) / 6.0;
    const double meridian_deg = rounded_to_hundredth(centre(box).longitude.angle() / degree);
    return RegionFrame{{
        .south_parallel_deg = rounded_to_hundredth(south_deg + inset_deg),
        .north_parallel_deg = rounded_to_hundredth(north_deg - inset_deg),
        .central_meridian_deg = meridian_deg,
    }};
}

PlanePoint RegionFrame::forward(GeoPoint point) const
{
    const double mirror = side(parameters_);
    PlanePoint result;
    projection_->albers.Forward(
        parameters_.central_meridian_deg,
        mirror * (point.latitude.angle() / degree),
        point.longitude.angle() / degree,
        result.x_m,
        result.y_m);
    result.y_m *= mirror;
    return result;
}

GeoPoint RegionFrame::reverse(PlanePoint point) const
{
    const double mirror = side(parameters_);
    double latitude_deg = 0.0;
    double longitude_deg = 0.0;
    projection_->albers.Reverse(
        parameters_.central_meridian_deg,
        point.x_m,
        mirror * point.y_m,
        latitude_deg,
        longitude_deg);
    return {Latitude{mirror * latitude_deg * degree}, Longitude{longitude_deg * degree}};
}

PlaneArea RegionFrame::forward(const MultiPolygon& area) const
{
    return projected_area<PlaneArea>(area, [this](GeoPoint point) { return forward(point); });
}

MultiPolygon RegionFrame::reverse(const PlaneArea& area) const
{
    return projected_area<MultiPolygon>(area, [this](PlanePoint point) { return reverse(point); });
}

Angle RegionFrame::convergence(GeoPoint point) const
{
    PlanePoint ignored;
    double convergence_deg = 0.0;
    double scale = 0.0;
    projection_->albers.Forward(
        parameters_.central_meridian_deg,
        side(parameters_) * (point.latitude.angle() / degree),
        point.longitude.angle() / degree,
        ignored.x_m,
        ignored.y_m,
        convergence_deg,
        scale);
    // GeographicLib gives the bearing of grid north; true north lies the other way from it.
    return -side(parameters_) * convergence_deg * degree;
}

double RegionFrame::origin_latitude_deg() const
{
    return side(parameters_) * projection_->albers.OriginLatitude();
}

std::string RegionFrame::proj_string() const
{
    if (parameters_.south_parallel_deg == -parameters_.north_parallel_deg) {
        return fmt::format(
            "+proj=cea +lat_ts={} +lon_0={} +datum=WGS84 +units=m +no_defs",
            parameters_.north_parallel_deg,
            parameters_.central_meridian_deg);
    }
    return fmt::format(
        "+proj=aea +lat_1={} +lat_2={} +lat_0={} +lon_0={} +datum=WGS84 +units=m +no_defs",
        parameters_.south_parallel_deg,
        parameters_.north_parallel_deg,
        origin_latitude_deg(),
        parameters_.central_meridian_deg);
}

}  // namespace transect
