// What a ray onto the terrain costs, and how exact it is.
//
//     terrain_benchmark DEM [--depression DEG] [--height M] [--rays N]
//
// Cameras stand over random places in the inner half of the first tile, `--height` above the
// ground; rays leave in all directions, down by `--depression`. The error is the height of the
// point where a ray ended, by GeographicLib's Geocentric, above the bilinear surface.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <iterator>
#include <numbers>
#include <string_view>
#include <vector>

#include <GeographicLib/Geocentric.hpp>
#include <GeographicLib/Geodesic.hpp>
#include <fmt/format.h>

#include "transect/formats/elevation_file.hpp"
#include "transect/terrain/terrain_view.hpp"

#include "support/draw.hpp"

namespace transect {
namespace {

using Clock = std::chrono::steady_clock;
using terrain::LocalDirection;
using terrain::RayMeets;
using terrain::TerrainView;

constexpr std::size_t rays_per_camera = 1000;

struct Request {
    const char* dem = nullptr;
    double depression_deg = 25.0;
    double height_m = 3000.0;
    std::size_t rays = 1'000'000;
};

double seconds(Clock::duration duration)
{
    return std::chrono::duration<double>{duration}.count();
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// Of a few geodesics, timed between the rays so that both see the same machine.
double inverse_ns(test::Draw& draw)
{
    constexpr std::size_t count = 200;
    std::vector<double> places;
    std::generate_n(
        std::back_inserter(places), 4 * count, [&] { return draw.between(-60.0, 60.0); });
    const auto& earth = GeographicLib::Geodesic::WGS84();
    double sum_m = 0.0;
    const auto start = Clock::now();
    for (std::size_t k = 0; k < places.size(); k += 4) {
        double distance_m = 0.0;
        double from_deg = 0.0;
        double to_deg = 0.0;
        earth.Inverse(
            places[k], places[k + 1], places[k + 2], places[k + 3], distance_m, from_deg, to_deg);
        sum_m += distance_m + from_deg + to_deg;
    }
    const double time_s = seconds(Clock::now() - start);
    return std::isfinite(sum_m) ? time_s / count * 1e9 : 0.0;
}

struct Totals {
    // One each camera; what is printed are the medians.
    std::vector<double> ray_ns;
    std::vector<double> view_ns;
    std::vector<double> inverse_ns;
    std::size_t rays = 0;
    std::size_t hits = 0;
    std::size_t unknown = 0;
    double max_error_m = 0.0;
    double range_sum_m = 0.0;
};

struct Camera {
    GeoPoint position;
    MslHeight height;
};

/// Above the surface, by exact coordinates.
class ExactHeight {
public:
    explicit ExactHeight(const Camera& camera) : m_(9)
    {
        GeographicLib::Geocentric::WGS84().Forward(
            camera.position.latitude.angle() / degree,
            camera.position.longitude.angle() / degree,
            camera.height.above_datum() / metre,
            x_,
            y_,
            z_,
            m_);
    }

    double error_m(const TerrainView& view, const LocalDirection& d, double range_m) const
    {
        const auto along = [&](std::size_t row) {
            return range_m * (m_[row] * d.east + m_[row + 1] * d.north - m_[row + 2] * d.down);
        };
        double latitude = 0.0;
        double longitude = 0.0;
        double height_m = 0.0;
        GeographicLib::Geocentric::WGS84().Reverse(
            x_ + along(0), y_ + along(3), z_ + along(6), latitude, longitude, height_m);
        const auto ground =
            view.height({Latitude{latitude * degree}, Longitude{longitude * degree}});
        return ground ? std::abs(height_m - ground->above_datum() / metre)
                      : static_cast<double>(INFINITY);
    }

private:
    double x_ = 0.0;
    double y_ = 0.0;
    double z_ = 0.0;
    std::vector<double> m_;
};

void cast_from(
    const terrain::ElevationSource& source,
    const Camera& camera,
    const std::vector<LocalDirection>& directions,
    Totals& totals)
{
    const auto begin = Clock::now();
    const TerrainView view{source, camera.position, camera.height, {.farthest = 30.0 * kilometre}};
    const auto ready = Clock::now();
    std::vector<terrain::RayEnd> ends(directions.size());
    std::ranges::transform(
        directions, ends.begin(), [&](const auto& direction) { return view.cast(direction); });
    const auto done = Clock::now();
    totals.view_ns.push_back(seconds(ready - begin) * 1e9);
    totals.ray_ns.push_back(seconds(done - ready) / static_cast<double>(ends.size()) * 1e9);
    totals.rays += directions.size();
    const ExactHeight exact{camera};
    for (std::size_t k = 0; k < ends.size(); ++k) {
        totals.unknown += ends[k].meets == RayMeets::unknown ? 1U : 0U;
        if (ends[k].meets == RayMeets::ground) {
            ++totals.hits;
            const double range_m = ends[k].slant_range / metre;
            totals.range_sum_m += range_m;
            totals.max_error_m =
                std::max(totals.max_error_m, exact.error_m(view, directions[k], range_m));
        }
    }
}

std::vector<LocalDirection> directions(test::Draw& draw, double depression_deg)
{
    constexpr double radians = std::numbers::pi / 180.0;
    std::vector<LocalDirection> result;
    std::generate_n(std::back_inserter(result), rays_per_camera, [&] {
        const double azimuth = draw.between(0.0, 2.0 * std::numbers::pi);
        const double level = std::cos(depression_deg * radians);
        return LocalDirection{
            level * std::cos(azimuth),
            level * std::sin(azimuth),
            std::sin(depression_deg * radians)};
    });
    return result;
}

int run(const Request& request)
{
    const auto elevation = formats::open_elevation(request.dem);
    const auto everywhere = elevation.source->tiles(
        {Latitude{-90.0 * degree},
         Latitude{90.0 * degree},
         Longitude{0.0 * degree},
         360.0 * degree});
    const auto& box = everywhere.front()->extent();
    test::Draw draw{7};
    Totals totals;
    while (totals.rays < request.rays) {
        const Angle north = draw.between(0.25, 0.75) * (box.north.angle() - box.south.angle());
        const Angle east = draw.between(0.25, 0.75) * box.width;
        const GeoPoint place{
            Latitude{box.south.angle() + north},
            Longitude{std::remainder((box.west.angle() + east) / degree, 360.0) * degree}};
        const auto ground = elevation.source->height(place);
        if (!ground) {
            continue;
        }
        const auto rays = directions(draw, request.depression_deg);
        cast_from(*elevation.source, {place, *ground + request.height_m * metre}, rays, totals);
        totals.inverse_ns.push_back(inverse_ns(draw));
    }
    const double inverse = median(totals.inverse_ns);
    const double ray_ns = median(totals.ray_ns);
    constexpr double reference_inverse_ns = 730.0;
    fmt::print(
        "{{\"ns_per_ray\":{:.1f},\"inverse_ns\":{:.1f},\"max_error_m\":{:.5f},"
        "\"scaled_ns_per_ray\":{:.1f},\"ns_per_view\":{:.0f},\"rays\":{},\"hits\":{},"
        "\"unknown\":{},\"mean_range_m\":{:.0f},\"depression_deg\":{},\"tiles\":{}}}\n",
        ray_ns,
        inverse,
        totals.max_error_m,
        ray_ns * reference_inverse_ns / inverse,
        median(totals.view_ns),
        totals.rays,
        totals.hits,
        totals.unknown,
        totals.range_sum_m / std::max(1.0, static_cast<double>(totals.hits)),
        request.depression_deg,
        everywhere.size());
    return EXIT_SUCCESS;
}

bool read(const std::vector<const char*>& arguments, Request& request)
{
    if (arguments.size() % 2 == 0) {
        return false;
    }
    request.dem = arguments.front();
    for (std::size_t k = 1; k < arguments.size(); k += 2) {
        const std::string_view key{arguments[k]};
        const double value = std::strtod(arguments[k + 1], nullptr);
        if (key == "--depression") {
            request.depression_deg = value;
        } else if (key == "--height") {
            request.height_m = value;
        } else if (key == "--rays" && value >= 1.0) {
            request.rays = static_cast<std::size_t>(value);
        } else {
            return false;
        }
    }
    return true;
}

}  // namespace
}  // namespace transect

int main(int argc, char** argv)
{
    try {
        transect::Request request;
        if (!transect::read({argv + 1, argv + argc}, request)) {
            fmt::print(
                stderr, "terrain_benchmark DEM [--depression DEG] [--height M] [--rays N]\n");
            return 2;
        }
        return transect::run(request);
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 3;
    }
}
