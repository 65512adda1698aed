#include "terrain/brute_ray.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include <GeographicLib/LocalCartesian.hpp>

#include "support/fixtures.hpp"

namespace transect::test {

namespace {

constexpr double radians = std::numbers::pi / 180.0;

/// On the surface of the first tile that holds the point, from the posts alone.
double surface_m(const std::vector<terrain::TilePointer>& tiles, double latitude, double longitude)
{
    for (const auto& tile : tiles) {
        const auto& grid = tile->grid();
        const double row = (latitude - grid.south.angle() / degree) / (grid.latitude_step / degree);
        double east = longitude - grid.west.angle() / degree;
        if (east < 0.0) {
            east += 360.0;
        }
        const double column = east / (grid.longitude_step / degree);
        if (row < 0.0 || row > grid.rows - 1 || column < 0.0 || column > grid.columns - 1) {
            continue;
        }
        const int r = std::min(static_cast<int>(row), grid.rows - 2);
        const int c = std::min(static_cast<int>(column), grid.columns - 2);
        const auto post = [&](int i, int k) {
            return static_cast<double>(
                tile->heights_m()[static_cast<std::size_t>(i * grid.columns + k)]);
        };
        const double up = row - r;
        const double over = column - c;
        return post(r, c) * (1 - up) * (1 - over) + post(r, c + 1) * (1 - up) * over +
               post(r + 1, c) * up * (1 - over) + post(r + 1, c + 1) * up * over;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

double clearance_m(
    const std::vector<terrain::TilePointer>& tiles,
    const Camera& camera,
    const terrain::LocalDirection& direction,
    double range_m)
{
    const GeographicLib::LocalCartesian local{
        camera.position.latitude.angle() / degree,
        camera.position.longitude.angle() / degree,
        camera.height.above_datum() / metre};
    double latitude = 0.0;
    double longitude = 0.0;
    double height_m = 0.0;
    local.Reverse(
        range_m * direction.east,
        range_m * direction.north,
        -range_m * direction.down,
        latitude,
        longitude,
        height_m);
    return height_m - surface_m(tiles, latitude, longitude);
}

BruteEnd brute_cast(
    const std::vector<terrain::TilePointer>& tiles,
    const Camera& camera,
    const terrain::LocalDirection& direction,
    double farthest_m,
    double step_m)
{
    double low_m = 0.0;
    for (int step = 0; low_m < farthest_m; ++step) {
        double high_m = std::min(farthest_m, (step + 1) * step_m);
        const double clear_m = clearance_m(tiles, camera, direction, high_m);
        if (std::isnan(clear_m)) {
            return {terrain::RayMeets::unknown, high_m};
        }
        if (clear_m <= 0.0) {
            while (high_m - low_m > 1e-5) {
                const double middle_m = 0.5 * (low_m + high_m);
                (clearance_m(tiles, camera, direction, middle_m) > 0.0 ? low_m : high_m) = middle_m;
            }
            return {terrain::RayMeets::ground, high_m};
        }
        low_m = high_m;
    }
    return {terrain::RayMeets::nothing, farthest_m};
}

terrain::LocalDirection direction(double azimuth_deg, double depression_deg)
{
    const double level = std::cos(depression_deg * radians);
    return {
        level * std::cos(azimuth_deg * radians),
        level * std::sin(azimuth_deg * radians),
        std::sin(depression_deg * radians)};
}

terrain::TilePointer rough_tile(
    Draw& draw, Latitude south, Longitude west, int posts, double relief_m)
{
    const double step_deg = 1.0 / 3600.0;
    std::vector<float> heights;
    heights.reserve(static_cast<std::size_t>(posts * posts));
    const double phase = draw.between(0.0, 6.0);
    for (int row = 0; row < posts; ++row) {
        for (int column = 0; column < posts; ++column) {
            const double hill = std::sin(0.11 * row + phase) * std::cos(0.07 * column);
            const double rough = draw.between(-0.05, 0.05);
            heights.push_back(static_cast<float>(300.0 + relief_m * (1.0 + hill + rough)));
        }
    }
    return std::make_shared<const terrain::ElevationTile>(
        terrain::PostGrid{
            .south = south,
            .west = west,
            .latitude_step = step_deg * degree,
            .longitude_step = step_deg * degree,
            .rows = posts,
            .columns = posts},
        std::move(heights));
}

}  // namespace transect::test
