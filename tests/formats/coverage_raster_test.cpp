#include "transect/formats/coverage_raster.hpp"

#include <array>
#include <csignal>
#include <fstream>
#include <iterator>

#include <gdal.h>
#include <gdal_frmts.h>
#include <ogr_srs_api.h>
#include <sys/resource.h>

#include "transect/error.hpp"

#include "coverage/patterns.hpp"
#include "support/catch.hpp"

namespace transect::formats {
namespace {

namespace fs = std::filesystem;

/// What a GIS would see; closes itself.
class Raster {
public:
    explicit Raster(const fs::path& file)
    {
        GDALRegister_GTiff();
        dataset_ = GDALOpen(file.c_str(), GA_ReadOnly);
        REQUIRE(dataset_ != nullptr);
        GDALGetGeoTransform(dataset_, transform_.data());
    }
    Raster(const Raster&) = delete;
    Raster& operator=(const Raster&) = delete;
    Raster(Raster&&) = delete;
    Raster& operator=(Raster&&) = delete;
    ~Raster() { GDALClose(dataset_); }

    GDALDatasetH get() const { return dataset_; }
    int width() const { return GDALGetRasterXSize(dataset_); }
    int height() const { return GDALGetRasterYSize(dataset_); }

    float value(int band, coverage::Cell cell, double cell_m) const
    {
        const auto centre = test::cell_centre(cell, cell_m);
        float result = 0.0F;
        CHECK(
            GDALRasterIO(
                GDALGetRasterBand(dataset_, band),
                GF_Read,
                static_cast<int>((centre.x_m - transform_[0]) / transform_[1]),
                static_cast<int>((centre.y_m - transform_[3]) / transform_[5]),
                1,
                1,
                &result,
                1,
                1,
                GDT_Float32,
                0,
                0) == CE_None);
        return result;
    }

    PlanePoint corner(int column, int row) const
    {
        return {transform_[0] + column * transform_[1], transform_[3] + row * transform_[5]};
    }

private:
    GDALDatasetH dataset_ = nullptr;
    std::array<double, 6> transform_{};
};

std::string bytes_of(const fs::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
}

std::size_t entries(const fs::path& folder)
{
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator{folder}, fs::directory_iterator{}));
}

coverage::Coverage short_flight(const RegionFrame& frame, GeoPoint start)
{
    auto how = test::settings(100.0);
    how.frame = frame;
    return test::observe_one(
        test::fly({.start = start, .bearing_deg = 60.0, .duration_s = 200.0}), how);
}

RegionFrame frame_about(double south_deg, double north_deg, double meridian_deg)
{
    return RegionFrame{
        {.south_parallel_deg = south_deg,
         .north_parallel_deg = north_deg,
         .central_meridian_deg = meridian_deg}};
}

TEST_CASE("each cell of a coverage is a pixel of its raster", "[formats]")
{
    const auto folder = test::scratch_dir("coverage_raster_cells");
    const auto cover = short_flight(test::mopti_frame(), test::point(14.5, -3.5));
    const std::array tags{RasterTag{"HANDLING", "for <crew> & analysts"}};
    write_coverage_tiff(folder / "coverage.tif", cover, tags);
    CHECK(entries(folder) == 1);

    const Raster raster{folder / "coverage.tif"};
    REQUIRE(GDALGetRasterCount(raster.get()) == 3);
    std::size_t observed = 0;
    test::for_each_cell(cover, [&](coverage::Cell cell) {
        const auto record = cover.record(cell);
        const float passes = raster.value(1, cell, 100.0);
        observed += passes > 0.0F ? 1 : 0;
        REQUIRE(passes == (record ? record->passes : -1.0F));
        REQUIRE(
            raster.value(2, cell, 100.0) ==
            (record ? static_cast<float>(record->dwell / second) : -1.0F));
        REQUIRE(
            raster.value(3, cell, 100.0) ==
            (record ? static_cast<float>(record->best_ground_sample_distance / metre) : -1.0F));
    });
    CHECK(observed == cover.observed_cells());
    CHECK(observed > 1000);

    const auto second_band = GDALGetRasterBand(raster.get(), 2);
    CHECK(std::string{GDALGetDescription(second_band)} == "dwell");
    CHECK(std::string{GDALGetRasterUnitType(second_band)} == "s");
    CHECK(GDALGetRasterNoDataValue(second_band, nullptr) == -1.0);
    CHECK(
        std::string{GDALGetMetadataItem(raster.get(), "HANDLING", nullptr)} ==
        "for <crew> & analysts");
    CHECK(std::string{GDALGetMetadataItem(raster.get(), "LAYOUT", "IMAGE_STRUCTURE")} == "COG");
}

TEST_CASE("the raster's own CRS puts its corners where the frame does", "[formats]")
{
    struct Case {
        const char* what;
        RegionFrame frame;
        GeoPoint start;
    };
    const auto [what, frame, start] = GENERATE(
        Case{"Mopti", test::mopti_frame(), test::point(14.5, -3.5)},
        Case{"south", frame_about(-52.1, -51.3, -59.0), test::point(-51.8, -58.5)},
        Case{"equator", frame_about(-1.0, 1.0, 36.0), test::point(0.1, 36.2)},
        Case{"antimeridian", frame_about(-18.2, -16.6, 179.99), test::point(-17.5, 179.95)});
    CAPTURE(what);
    const auto file = test::scratch_dir("coverage_raster_crs") / "coverage.tif";
    write_coverage_tiff(file, short_flight(frame, start));
    const Raster raster{file};

    const auto degrees = OSRNewSpatialReference(nullptr);
    REQUIRE(OSRImportFromEPSG(degrees, 4326) == OGRERR_NONE);
    OSRSetAxisMappingStrategy(degrees, OAMS_TRADITIONAL_GIS_ORDER);
    const auto to_plane = OCTNewCoordinateTransformation(degrees, GDALGetSpatialRef(raster.get()));
    REQUIRE(to_plane != nullptr);
    for (const auto& [column, row] : {std::pair{0, 0}, {raster.width(), 0}, {0, raster.height()}}) {
        const auto expected = raster.corner(column, row);
        const auto place = frame.reverse(expected);
        double x_m = place.longitude.angle() / degree;
        double y_m = place.latitude.angle() / degree;
        REQUIRE(OCTTransform(to_plane, 1, &x_m, &y_m, nullptr) == TRUE);
        CHECK_THAT(x_m, test::is_close_to(expected.x_m, 1e-3));
        CHECK_THAT(y_m, test::is_close_to(expected.y_m, 1e-3));
    }
    OCTDestroyCoordinateTransformation(to_plane);
    OSRDestroySpatialReference(degrees);
}

TEST_CASE("the same coverage gives the same bytes", "[formats]")
{
    const auto folder = test::scratch_dir("coverage_raster_bytes");
    const auto cover = short_flight(test::mopti_frame(), test::point(14.5, -3.5));
    write_coverage_tiff(folder / "one.tif", cover);
    write_coverage_tiff(folder / "two.tif", cover);
    CHECK(bytes_of(folder / "one.tif") == bytes_of(folder / "two.tif"));
}

TEST_CASE("far apart flights make a small file", "[formats]")
{
    const auto folder = test::scratch_dir("coverage_raster_sparse");
    const auto here = test::fly({.duration_s = 60.0});
    const auto there =
        test::fly({.start = test::point(17.5, 0.5), .duration_s = 60.0, .begin_s = 9000.0});
    const std::array flights{here, there};
    const auto cover =
        coverage::observe(flights, test::turret(), test::mopti_ground, test::settings(100.0));
    write_coverage_tiff(folder / "coverage.tif", cover);
    const Raster raster{folder / "coverage.tif"};
    CHECK(raster.width() > 4000);
    CHECK(fs::file_size(folder / "coverage.tif") < 500'000);
}

TEST_CASE("a coverage of nothing is a raster without data", "[formats]")
{
    const auto file = test::scratch_dir("coverage_raster_empty") / "coverage.tif";
    write_coverage_tiff(
        file, coverage::observe({}, test::turret(), test::mopti_ground, test::settings(100.0)));
    const Raster raster{file};
    CHECK(raster.width() == 64);
    CHECK(raster.value(1, {0, 0}, 100.0) == -1.0F);
}

TEST_CASE("a raster that cannot be written is an error and leaves nothing", "[formats]")
{
    const auto folder = test::scratch_dir("coverage_raster_fails");
    const auto cover = short_flight(test::mopti_frame(), test::point(14.5, -3.5));
    CHECK_THROWS_AS(write_coverage_tiff(folder / "none" / "coverage.tif", cover), InputError);
    CHECK_THROWS_AS(write_coverage_tiff("/vsimem/coverage.tif", cover), InputError);

    // A full disk: no file may grow beyond some bytes.
    const auto most_bytes = GENERATE(rlim_t{0}, rlim_t{500}, rlim_t{3000});
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{most_bytes, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    bool refused = false;
    try {
        write_coverage_tiff(folder / "coverage.tif", cover);
    } catch (const InputError&) {
        refused = true;
    }
    ::setrlimit(RLIMIT_FSIZE, &before);
    static_cast<void>(std::signal(SIGXFSZ, old_handler));
    CHECK(refused);
    CHECK(entries(folder) == 0);
}

}  // namespace
}  // namespace transect::formats
