#include "support/ground.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <fmt/format.h>

#include "support/fixtures.hpp"

namespace transect::test {
namespace {

constexpr double south_deg = 13.9;
constexpr double west_deg = -3.7;
constexpr int rows = 601;
constexpr int columns = 721;
constexpr double step_deg = 1.0 / 1200.0;

GeoPoint post(int row, int column)
{
    return point(south_deg + row * step_deg, west_deg + column * step_deg);
}

}  // namespace

planner::TerrainData ground(const std::function<double(GeoPoint)>& height_m)
{
    std::vector<float> heights;
    heights.reserve(static_cast<std::size_t>(rows) * columns);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            heights.push_back(static_cast<float>(height_m(post(row, column))));
        }
    }
    const terrain::PostGrid grid{
        .south = Latitude{south_deg * degree},
        .west = Longitude{west_deg * degree},
        .latitude_step = step_deg * degree,
        .longitude_step = step_deg * degree,
        .rows = rows,
        .columns = columns};
    std::vector<terrain::TilePointer> tiles{
        std::make_shared<const terrain::ElevationTile>(grid, std::move(heights))};
    return {"test.asc", std::make_shared<const terrain::ElevationInMemory>(std::move(tiles))};
}

planner::TerrainData level_ground(double height_m)
{
    return ground([=](GeoPoint /*place*/) { return height_m; });
}

planner::TerrainData ridge(double longitude_deg, double foot_m, double top_m)
{
    return ground([=](GeoPoint place) {
        const auto foot = GeoPoint{place.latitude, Longitude{longitude_deg * degree}};
        return geodesic_leg(foot, place).distance < 500.0 * metre ? top_m : foot_m;
    });
}

std::string esri_grid(const std::function<double(GeoPoint)>& height_m)
{
    auto text = fmt::format(
        "ncols {}\nnrows {}\nxllcenter {}\nyllcenter {}\ncellsize {}\nNODATA_value -9999\n",
        columns,
        rows,
        west_deg,
        south_deg,
        step_deg);
    for (int row = rows - 1; row >= 0; --row) {
        for (int column = 0; column < columns; ++column) {
            const double height = height_m(post(row, column));
            text += fmt::format("{:.0f} ", std::isnan(height) ? -9999.0 : height);
        }
        text += '\n';
    }
    return text;
}

}  // namespace transect::test
