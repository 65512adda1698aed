/// Rasters of heights on a grid of latitudes and longitudes.

#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace transect::formats {

/// Posts are the middles of pixels; rows run from the north.
struct HeightRaster {
    std::filesystem::path file;
    std::string driver;  ///< of GDAL
    int rows = 0;
    int columns = 0;
    double north_deg = 0.0;  ///< of the first row
    double west_deg = 0.0;   ///< of the first column
    double latitude_step_deg = 0.0;
    double longitude_step_deg = 0.0;
    double metres_per_unit = 1.0;
    bool has_system = true;
    bool is_warped = false;  ///< from a projected grid
};

/// Rows and columns of a raster, `first_row` the northernmost.
struct PostWindow {
    int first_row = 0;
    int first_column = 0;
    int rows = 0;
    int columns = 0;
};

/// Values outside are unknown.
struct Plausible {
    double lowest = 0.0;
    double highest = 0.0;
};

/// Of ground anywhere on the earth, in metres.
inline constexpr Plausible plausible_ground{.lowest = -500.0, .highest = 9000.0};

/// Reads the header and checks it: InputError for a file that is not usable, before memory is taken
/// for its content. `max_block_bytes` bounds what has to be unpacked at once.
HeightRaster read_raster_header(const std::filesystem::path& file, std::size_t max_block_bytes);

/// Row by row from the north; missing values are NaN. InputError when the file gives no values.
std::vector<float> read_posts(
    const HeightRaster& raster, const PostWindow& window, const Plausible& plausible);

}  // namespace transect::formats
