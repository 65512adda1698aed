#include "transect/formats/geoid_file.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "formats/elevation_raster.hpp"
#include "formats/raster_window.hpp"

namespace transect::formats {
namespace {

namespace fs = std::filesystem;

constexpr double full_circle_deg = 360.0;

class GeoidGrid : public terrain::GeoidModel {
public:
    GeoidGrid(HeightRaster raster, std::vector<float> undulations_m)
        : raster_{std::move(raster)},
          undulations_m_{std::move(undulations_m)},
          is_round_{
              std::abs(raster_.columns * raster_.longitude_step_deg - full_circle_deg) <
              0.5 * raster_.longitude_step_deg}
    {}

    std::optional<Length> undulation(GeoPoint point) const override
    {
        constexpr double rounding = 1e-6;  // of a step
        const double row =
            (raster_.north_deg - point.latitude.angle() / degree) / raster_.latitude_step_deg;
        const double column = column_of(point.longitude.angle() / degree);
        const int last_column = is_round_ ? raster_.columns : raster_.columns - 1;
        const bool is_inside = row >= -rounding && row <= raster_.rows - 1 + rounding &&
                               column <= last_column + rounding;
        if (!is_inside) {
            return std::nullopt;
        }
        const int north = std::clamp(static_cast<int>(row), 0, raster_.rows - 2);
        const int west = std::min(static_cast<int>(column), last_column - 1);
        const double down = row - north;
        const double over = column - west;
        const double undulation_m =
            (1.0 - down) * ((1.0 - over) * post(north, west) + over * post(north, west + 1)) +
            down * ((1.0 - over) * post(north + 1, west) + over * post(north + 1, west + 1));
        if (std::isnan(undulation_m)) {
            return std::nullopt;
        }
        return undulation_m * metre;
    }

private:
    /// East of the first column, from 0 up; a little west of it counts as on it.
    double column_of(double longitude_deg) const
    {
        constexpr double rounding_deg = 1e-9;
        double east_deg = std::fmod(longitude_deg - raster_.west_deg, full_circle_deg);
        if (east_deg < -rounding_deg) {
            east_deg += full_circle_deg;
        }
        return std::max(0.0, east_deg) / raster_.longitude_step_deg;
    }

    double post(int row, int column) const
    {
        const auto columns = static_cast<std::size_t>(raster_.columns);
        return static_cast<double>(undulations_m_
                                       [static_cast<std::size_t>(row) * columns +
                                        static_cast<std::size_t>(column) % columns]);
    }

    HeightRaster raster_;
    std::vector<float> undulations_m_;  ///< row by row from the north
    bool is_round_;
};

}  // namespace

std::shared_ptr<const terrain::GeoidModel> read_geoid(
    const fs::path& file, std::size_t max_memory_bytes)
{
    auto raster = read_raster_header(file, max_memory_bytes);
    if (raster.driver != "GTX" && raster.driver != "GTiff") {
        refuse(file, "is no geoid grid (.gtx or .tif)");
    }
    const double bytes = static_cast<double>(raster.rows) * raster.columns * sizeof(float);
    if (!(bytes <= static_cast<double>(max_memory_bytes))) {
        refuse(
            file, fmt::format("takes {:.0f} bytes, and {} are allowed", bytes, max_memory_bytes));
    }
    // On the earth, mean sea level lies between −107 and 86 m.
    constexpr Plausible sea{.lowest = -200.0, .highest = 200.0};
    auto undulations = read_posts(
        raster,
        {.first_row = 0, .first_column = 0, .rows = raster.rows, .columns = raster.columns},
        sea);
    return std::make_shared<const GeoidGrid>(std::move(raster), std::move(undulations));
}

}  // namespace transect::formats
