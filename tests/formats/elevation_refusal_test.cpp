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
#include "transect/formats/elevation_file.hpp"

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

std::string problem(const std::function<void()>& act)
{
    try {
        act();
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

std::string opening(const fs::path& file)
{
    return problem([&] { open_elevation(file); });
}

bool says(const std::string& text, const std::string& part)
{
    INFO(text);
    CHECK(text.find(part) != std::string::npos);
    return text.find(part) != std::string::npos;
}

TEST_CASE("heights in an unknown unit are refused, which is named", "[formats]")
{
    const auto folder = test::scratch_dir("elevation_fathoms");
    Raster raster;
    raster.unit = "fathom";
    write_tif(folder / "fathoms.tif", raster);
    says(opening(folder / "fathoms.tif"), "has heights in 'fathom'");
}

TEST_CASE("rasters on other grids are refused, with the way out", "[formats]")
{
    const auto folder = test::scratch_dir("elevation_refused");
    const auto refusal = [&](const Raster& raster) {
        write_tif(folder / "refused.tif", raster);
        return opening(folder / "refused.tif");
    };
    Raster unmarked = sloping_plane();
    unmarked.height = [](int row, int column) {
        return row == 7 && column == 9 ? -12345.0 : 300.0;
    };
    says(refusal(unmarked), "has a height of -12345 m");
    Raster other_datum;
    other_datum.epsg = 4230;  // ED50
    says(refusal(other_datum), "another datum");
    Raster ellipsoidal;
    ellipsoidal.epsg = 4979;
    says(refusal(ellipsoidal), "above the ellipsoid");
    Raster nowhere;
    nowhere.epsg = 0;
    says(refusal(nowhere), "states no coordinate system");
    Raster turned;
    turned.transform = {10.0, 0.1, 0.01, 50.0, 0.01, -0.1};
    says(refusal(turned), "north up");
    Raster bands;
    bands.bands = 3;
    says(refusal(bands), "has 3 bands");
    Raster thin;
    thin.rows = 1;
    says(refusal(thin), "two by two are the least");
    Raster off;
    off.transform[3] = 95.0;
    says(refusal(off), "does not lie on the earth");
}

TEST_CASE("names and sizes of SRTM tiles are checked before they are opened", "[formats]")
{
    const auto folder = test::scratch_dir("elevation_srtm");
    std::ofstream{folder / "N14W005.hgt"} << std::string(2 * 1201 * 1201 - 1, '\0');
    says(opening(folder / "N14W005.hgt"), "is 2884801 bytes long; an SRTM tile has 2884802");
    std::ofstream{folder / "mopti.hgt"} << std::string(2 * 1201 * 1201, '\0');
    says(opening(folder / "mopti.hgt"), "must be named for its south-western corner");
    std::ofstream{folder / "S01E179.hgt"} << std::string(2 * 3601 * 3601, '\1');
    const auto elevation = open_elevation(folder / "S01E179.hgt");
    CHECK(elevation.source->height(point(-0.5, 179.5)) == MslHeight{257.0 * metre});
    CHECK(elevation.source->height(point(-0.5, -180.0)) == MslHeight{257.0 * metre});
}

TEST_CASE("hostile files are refused without being opened or unpacked", "[formats]")
{
    const auto folder = test::scratch_dir("elevation_hostile");
    says(opening(folder / "absent.tif"), "no such file");
    std::ofstream{folder / "dem.tif"}
        << "<VRTDataset rasterXSize=\"10\" rasterYSize=\"10\"></VRTDataset>";
    says(opening(folder / "dem.tif"), "cannot be read");
    std::ofstream{folder / "dem.vrt"} << "<VRTDataset/>";
    says(opening(folder / "dem.vrt"), "is none of .hgt");
    REQUIRE(::mkfifo((folder / "pipe.tif").c_str(), 0600) == 0);
    says(opening(folder / "pipe.tif"), "is not a regular file");

    fs::create_directory(folder / "empty");
    says(opening(folder / "empty"), "holds no elevation file");
    fs::create_directory(folder / "nested");
    fs::create_directory(folder / "nested" / "N14W005.hgt");
    says(opening(folder / "nested"), "is a directory");
    fs::create_symlink("/dev/zero", folder / "zero.tif");
    says(opening(folder / "zero.tif"), "is not a regular file");
    std::ofstream{folder / "grid.asc"} << "ncols 1000000\nnrows 1000000\nxllcorner 0\nyllcorner "
                                          "0\ncellsize 0.00001\nNODATA_value -1\n1 2 3\n";
    CHECK_FALSE(opening(folder / "grid.asc").empty());
    REQUIRE(::mkfifo((folder / "beside.prj").c_str(), 0600) == 0);
    std::ofstream{folder / "beside.asc"}
        << "ncols 2\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2\n3 4\n";
    says(opening(folder / "beside.asc"), "is not a regular file");
}

TEST_CASE("a raster that claims more than there is, is refused before memory is taken", "[formats]")
{
    const auto folder = test::scratch_dir("elevation_claims");
    {
        const formats::GdalSession session{folder / "claim.tif"};
        const std::array<const char*, 4> options{
            "TILED=YES", "SPARSE_OK=TRUE", "BIGTIFF=YES", nullptr};
        std::vector<char*> given;
        for (const char* option : options) {
            given.push_back(const_cast<char*>(option));
        }
        auto* const data = GDALCreate(
            GDALGetDriverByName("GTiff"),
            (folder / "claim.tif").c_str(),
            100'000,
            100'000,
            1,
            GDT_Float32,
            given.data());
        REQUIRE(data != nullptr);
        GDALClose(data);
    }
    says(opening(folder / "claim.tif"), "4,000 million the most");
    Raster raster;
    raster.columns = 3000;
    raster.rows = 3000;
    raster.transform = {10.0, 0.001, 0.0, 50.0, 0.0, -0.001};
    write_tif(folder / "big.tif", raster);
    const auto elevation = open_elevation(folder / "big.tif", 1'000'000);
    says(
        problem([&] { elevation.source->tile_at(point(49.0, 11.0)); }),
        "bytes; 1000000 are allowed");
}

TEST_CASE("a raster cut short is refused when its heights are needed", "[formats]")
{
    const auto folder = test::scratch_dir("elevation_cut");
    Raster raster;
    raster.columns = 400;
    raster.rows = 400;
    raster.transform = {10.0, 0.001, 0.0, 50.0, 0.0, -0.001};
    write_tif(folder / "cut.tif", raster);
    fs::resize_file(folder / "cut.tif", fs::file_size(folder / "cut.tif") / 2);
    const auto text = problem([&] {
        const auto elevation = open_elevation(folder / "cut.tif");
        elevation.source->tile_at(point(49.8, 10.2));
    });
    says(text, "cannot be read");
}

}  // namespace
}  // namespace transect
