/// Rasters of heights written for tests.

#pragma once

#include <array>
#include <filesystem>
#include <functional>

namespace transect::test {

struct Raster {
    std::array<double, 6> transform{10.0, 0.1, 0.0, 50.0, 0.0, -0.1};
    int columns = 20;
    int rows = 10;
    int bands = 1;
    int epsg = 4326;
    const char* unit = "";
    const char* pixel = "Area";
    double missing = -9999.0;
    std::function<double(int, int)> height = [](int row, int column) { return row + 100 * column; };
};

/// With GDAL. Fails the test that calls it where that goes wrong.
void write_tif(const std::filesystem::path& file, const Raster& raster);

/// 3 km each way in zone 30 north, rising by 4 m to the east and 2 m to the north in 100 m.
Raster sloping_plane();

}  // namespace transect::test
