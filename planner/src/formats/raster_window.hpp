/// Which part of a raster on a grid of latitudes and longitudes is kept.

#pragma once

#include <filesystem>
#include <string>

#include <gdal.h>

#include "transect/aircraft/wind_grid.hpp"

#include "formats/wind_file.hpp"

namespace transect::formats {

/// Rows and columns of the file that are kept. Columns may run on past the last to the first.
struct RasterWindow {
    int first_row = 0;  ///< as in the file
    int rows = 0;
    bool south_first = false;
    int first_column = 0;
    int columns = 0;
    aircraft::WindGrid::Axis latitude;
    aircraft::WindGrid::Axis longitude;
};

/// The elements inside the crop and one beyond each side. InputError where the raster is not such a
/// grid, is larger than 16 million points, or lies elsewhere.
RasterWindow raster_window(
    const std::filesystem::path& file, GDALDatasetH dataset, const WindCrop& crop);

/// Throws InputError about the file.
[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& problem);

}  // namespace transect::formats
