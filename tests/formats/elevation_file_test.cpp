#include "transect/formats/elevation_file.hpp"

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <cpl_conv.h>
#include <gdal.h>
#include <gdal_frmts.h>
#include <ogr_srs_api.h>
#include <sys/stat.h>

#include <GeographicLib/Constants.hpp>
#include <GeographicLib/TransverseMercator.hpp>

#include "transect/error.hpp"
#include "transect/terrain/terrain_view.hpp"

#include "formats/gdal_session.hpp"
#include "formats/height_rasters.hpp"
#include "support/catch.hpp"
#include "support/draw.hpp"
#include "support/fixtures.hpp"

namespace transect {
namespace {

namespace fs = std::filesystem;
using formats::open_elevation;
using test::point;
using test::Raster;
using test::sloping_plane;
using test::write_tif;

TEST_CASE("the real tile of Mount Washington has its summit where the map has it", "[formats]")
{
    const auto file = test::real_data("terrain/N44W072.hgt");
    if (!file) {
        WARN("no real tile beside the project");
        return;
    }
    const auto elevation = open_elevation(*file);
    // 1,917 m at 44.2706 N 71.3033 W (USGS); three arc-seconds cut the peak a little.
    const auto summit = elevation.source->height(point(44.2706, -71.3033));
    REQUIRE(summit);
    CHECK(abs(*summit - MslHeight{1917.0 * metre}) < 40.0 * metre);
    // The posts themselves, read without GDAL: big-endian, from the north-west.
    std::ifstream stream{*file, std::ios::binary};
    test::Draw draw{1};
    for (int k = 0; k < 200; ++k) {
        const int row = static_cast<int>(draw.between(0.0, 1201.0));
        const int column = static_cast<int>(draw.between(0.0, 1201.0));
        stream.seekg(2 * (row * 1201 + column));
        std::array<unsigned char, 2> bytes{};
        stream.read(reinterpret_cast<char*>(bytes.data()), 2);
        const int height_m = bytes[0] * 256 + bytes[1];
        const auto place = point(45.0 - row / 1200.0, -72.0 + column / 1200.0);
        const auto height = elevation.source->height(place);
        if (height_m == 0x8000) {
            CHECK_FALSE(height);
            continue;
        }
        REQUIRE(height);
        CHECK(abs(*height - MslHeight{height_m * metre}) < 0.01 * metre);
    }
    CHECK_FALSE(elevation.source->height(point(45.01, -71.5)));
}

TEST_CASE("the Esri grid of Luxembourg keeps its unknown border unknown", "[formats]")
{
    const auto file = test::real_data("terrain/dem_sample_luxembourg_30s.asc");
    if (!file) {
        WARN("no real grid beside the project");
        return;
    }
    const auto elevation = open_elevation(*file);
    CHECK(elevation.without_system == std::vector{*file});
    CHECK_FALSE(elevation.source->height(point(50.185, 5.75)));
    // Findel, the airport: 376 m.
    const auto findel = elevation.source->height(point(49.6233, 6.2044));
    REQUIRE(findel);
    CHECK(abs(*findel - MslHeight{376.0 * metre}) < 40.0 * metre);
}

TEST_CASE(
    "heights stand at the middle of pixels that are areas, and of those that are points",
    "[formats]")
{
    const auto folder = test::scratch_dir("elevation_pixels");
    for (const char* const pixel : {"Area", "Point"}) {
        Raster raster;
        raster.pixel = pixel;
        const auto file = folder / (std::string{pixel} + ".tif");
        write_tif(file, raster);
        const auto elevation = open_elevation(file);
        const auto height = elevation.source->height(point(49.95 - 0.3, 10.05 + 0.5));
        REQUIRE(height);
        CHECK(abs(*height - MslHeight{503.0 * metre}) < 0.01 * metre);
        CHECK_FALSE(elevation.source->height(point(49.99, 10.5)));
    }
}

TEST_CASE("voids in every guise are unknown", "[formats]")
{
    const auto folder = test::scratch_dir("elevation_voids");
    for (const double absurd : {-9999.0, -32768.0, -501.0, 9001.0, 1e30, std::nan("")}) {
        Raster raster;
        raster.height = [=](int row, int column) {
            return row == 5 && column == 5 ? absurd : 100.0;
        };
        write_tif(folder / "void.tif", raster);
        const auto elevation = open_elevation(folder / "void.tif");
        CAPTURE(absurd);
        CHECK_FALSE(elevation.source->height(point(49.95 - 0.52, 10.05 + 0.48)));
        CHECK(elevation.source->height(point(49.95 - 0.72, 10.05 + 0.48)));
    }
}

TEST_CASE("heights in feet are converted", "[formats]")
{
    const auto folder = test::scratch_dir("elevation_units");
    Raster raster;
    raster.unit = "ft";
    raster.height = [](int, int) { return 1000.0; };
    write_tif(folder / "feet.tif", raster);
    const auto height = open_elevation(folder / "feet.tif").source->height(point(49.5, 11.0));
    REQUIRE(height);
    CHECK(abs(*height - MslHeight{304.8 * metre}) < 0.001 * metre);
}

TEST_CASE("heights on a projected grid are found where they belong", "[formats]")
{
    const auto folder = test::scratch_dir("elevation_projected");
    write_tif(folder / "utm.tif", sloping_plane());
    const auto elevation = open_elevation(folder / "utm.tif");
    CHECK(elevation.warped.size() == 1);
    const std::uint64_t seed = 32630;
    CAPTURE(seed);
    test::Draw draw{seed};
    const GeographicLib::TransverseMercator utm{
        GeographicLib::Constants::WGS84_a(), GeographicLib::Constants::WGS84_f(), 0.9996};
    for (int i = 0; i < 200; ++i) {
        const double east_m = draw.between(60.0, 2940.0);
        const double south_m = draw.between(60.0, 2940.0);
        double latitude = 0.0;
        double longitude = 0.0;
        utm.Reverse(-3.0, east_m, 1'600'000.0 - south_m, latitude, longitude);
        const auto height = elevation.source->height(point(latitude, longitude));
        CAPTURE(east_m, south_m);
        REQUIRE(height);
        CHECK(
            height->above_datum() / metre ==
            Approx(300.0 + 0.04 * east_m - 0.02 * south_m).margin(0.02));
    }
    CHECK_FALSE(elevation.source->height(point(14.5, -3.0)));
    CHECK_FALSE(elevation.source->height(point(14.46, -3.01)));
}

TEST_CASE("DTED has its posts on whole seconds", "[formats]")
{
    const auto folder = test::scratch_dir("elevation_dted");
    Raster raster;
    constexpr double step = 1.0 / 120.0;
    raster.transform = {-4.0 - 0.5 * step, step, 0.0, 15.0 + 0.5 * step, 0.0, -step};
    raster.rows = 121;
    raster.columns = 121;
    raster.missing = -32767.0;
    raster.height = [](int row, int column) {
        return row == 5 && column == 5 ? -32767.0 : 300.0 + row + 2.0 * column;
    };
    write_tif(folder / "source.tif", raster);
    {
        GDALRegister_DTED();
        const formats::GdalSession session{folder / "n14.dt0"};
        const formats::GdalDataset source{GDALOpen((folder / "source.tif").c_str(), GA_ReadOnly)};
        const formats::GdalDataset copy{GDALCreateCopy(
            GDALGetDriverByName("DTED"),
            (folder / "n14.dt0").c_str(),
            source.get(),
            FALSE,
            nullptr,
            nullptr,
            nullptr)};
        REQUIRE(copy);
    }
    const auto elevation = open_elevation(folder / "n14.dt0");
    const auto height = elevation.source->height(point(14.0 + 20.0 * step, -4.0 + 30.0 * step));
    REQUIRE(height);
    CHECK(height->above_datum() / metre == Approx(300.0 + 100.0 + 60.0));
    CHECK_FALSE(elevation.source->height(point(15.0 - 5.0 * step, -4.0 + 5.0 * step)));
}

TEST_CASE("files that go on where another ends are joined without a gap", "[formats]")
{
    const auto folder = test::scratch_dir("elevation_joined");
    // No shared posts, as with Copernicus: 2 by 2 rasters of 20 by 10 posts.
    for (int north = 0; north < 2; ++north) {
        for (int east = 0; east < 2; ++east) {
            Raster raster;
            raster.transform = {10.0 + 2.0 * east, 0.1, 0.0, 50.0 + north, 0.0, -0.1};
            raster.height = [=](int row, int column) {
                return row - 10 * north + 100 * (column + 20 * east) + 50;
            };
            write_tif(folder / (std::to_string(north) + std::to_string(east) + ".tif"), raster);
        }
    }
    std::ofstream{folder / "notes.txt"} << "not read";
    const auto elevation = open_elevation(folder);
    CHECK(elevation.files.size() == 4);
    test::Draw draw{4};
    for (int k = 0; k < 2000; ++k) {
        const double latitude = draw.between(49.06, 50.94);
        const double longitude = draw.between(10.06, 13.94);
        const auto height = elevation.source->height(point(latitude, longitude));
        CAPTURE(latitude, longitude);
        REQUIRE(height);
        const double plane_m = (49.95 - latitude) / 0.1 + 100.0 * (longitude - 10.05) / 0.1 + 50.0;
        REQUIRE(abs(*height - MslHeight{plane_m * metre}) < 0.01 * metre);
    }
}

TEST_CASE("large rasters are cut into tiles that are read one by one", "[formats]")
{
    const auto folder = test::scratch_dir("elevation_large");
    Raster raster;
    raster.columns = 5000;
    raster.rows = 30;
    raster.transform = {10.0, 0.001, 0.0, 50.0, 0.0, -0.001};
    raster.height = [](int row, int column) { return row + 0.1 * column; };
    write_tif(folder / "large.tif", raster);
    const auto elevation = open_elevation(folder / "large.tif");
    const auto all = elevation.source->tiles(
        {Latitude{49.0 * degree}, Latitude{51.0 * degree}, Longitude{0.0 * degree}, 90.0 * degree});
    CHECK(all.size() == 3);
    for (const double column : {1666.5, 1667.0, 3333.25, 4998.9}) {
        const auto height =
            elevation.source->height(point(49.9995 - 0.0105, 10.0005 + 0.001 * column));
        REQUIRE(height);
        CHECK(abs(*height - MslHeight{(10.5 + 0.1 * column) * metre}) < 0.01 * metre);
    }
}

}  // namespace
}  // namespace transect
