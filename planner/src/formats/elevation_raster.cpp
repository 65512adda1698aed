#include "formats/elevation_raster.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <mutex>
#include <string_view>
#include <utility>

#include <gdal_frmts.h>
#include <ogr_srs_api.h>

#include <fmt/format.h>

#include "transect/formats/files.hpp"

#include "formats/elevation_warp.hpp"
#include "formats/gdal_session.hpp"
#include "formats/raster_window.hpp"

namespace transect::formats {
namespace {

namespace fs = std::filesystem;

constexpr double most_posts = 4e9;

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    return text;
}

const char* driver_for(const fs::path& file)
{
    const auto ending = lower(file.extension().string());
    if (ending == ".hgt") {
        return "SRTMHGT";
    }
    if (ending == ".tif" || ending == ".tiff") {
        return "GTiff";
    }
    if (ending == ".asc") {
        return "AAIGrid";
    }
    if (ending == ".dt0" || ending == ".dt1" || ending == ".dt2") {
        return "DTED";
    }
    if (ending == ".gtx") {
        return "GTX";
    }
    refuse(file, "is none of .hgt, .tif, .tiff, .asc, .dt0, .dt1, .dt2 and .gtx");
}

/// N14W005 and the like.
bool names_corner(std::string_view stem)
{
    const auto digits = [&](std::size_t first, std::size_t count) {
        return std::ranges::all_of(stem.substr(first, count), [](unsigned char letter) {
            return std::isdigit(letter) != 0;
        });
    };
    constexpr std::size_t length = 7;
    return stem.size() == length && (stem[0] == 'n' || stem[0] == 's') && digits(1, 2) &&
           (stem[3] == 'e' || stem[3] == 'w') && digits(4, 3);
}

void require_srtm(const fs::path& file)
{
    if (!names_corner(lower(file.stem().string()))) {
        refuse(file, "must be named for its south-western corner, as in N14W005.hgt");
    }
    constexpr std::uintmax_t three_seconds = std::uintmax_t{2} * 1201 * 1201;
    constexpr std::uintmax_t one_second = std::uintmax_t{2} * 3601 * 3601;
    const auto size = fs::file_size(file);
    if (size != three_seconds && size != one_second) {
        refuse(
            file,
            fmt::format(
                "is {} bytes long; an SRTM tile has {} (3 arc-seconds) or {} (1 arc-second)",
                size,
                three_seconds,
                one_second));
    }
}

/// The coordinate system of an Esri grid lies beside it.
void require_plain_projection_file(const fs::path& file)
{
    for (const char* const ending : {".prj", ".PRJ"}) {
        auto beside = file;
        beside.replace_extension(ending);
        if (fs::exists(fs::symlink_status(beside))) {
            require_regular_file(beside);
        }
    }
}

void register_drivers()
{
    static std::once_flag once;
    std::call_once(once, [] {
        GDALRegister_SRTMHGT();
        GDALRegister_AAIGrid();
        GDALRegister_DTED();
        GDALRegister_GTX();
    });
}

GdalDataset open(const GdalSession& session, const char* driver)
{
    register_drivers();
    const std::array<const char*, 2> drivers{driver, nullptr};
    const std::array<const char*, 2> inside{"GEOREF_SOURCES=INTERNAL", nullptr};
    const std::array<const char*, 1> none{nullptr};
    GdalDataset dataset{GDALOpenEx(
        gdal_name(session.file()).c_str(),
        GDAL_OF_RASTER | GDAL_OF_READONLY,
        drivers.data(),
        std::string_view{driver} == "GTiff" ? inside.data() : none.data(),
        nullptr)};
    if (!dataset) {
        refuse(session.file(), "cannot be read: " + session.reason());
    }
    return dataset;
}

double metres_per_unit(const fs::path& file, GDALRasterBandH band)
{
    const auto unit = lower(GDALGetRasterUnitType(band));
    constexpr double foot_m = 0.3048;
    constexpr double survey_foot_m = 1200.0 / 3937.0;
    if (unit.empty() || unit == "m" || unit == "metre" || unit == "meter" || unit == "metres" ||
        unit == "meters") {
        return 1.0;
    }
    if (unit == "ft" || unit == "foot" || unit == "feet") {
        return foot_m;
    }
    if (unit == "us survey foot" || unit == "ftus" || unit == "us-ft") {
        return survey_foot_m;
    }
    refuse(file, fmt::format("has heights in '{}'; metres or feet are needed", unit));
}

/// WGS 84, or one of the systems on the same ellipsoid within a millimetre, which lie within two
/// metres of it (ETRS89, NAD83).
void require_near_wgs84(const fs::path& file, OGRSpatialReferenceH system)
{
    if (OSRIsGeographic(system) == 0 && OSRIsProjected(system) == 0) {
        refuse(file, "is neither on a grid of latitudes and longitudes nor on a projected one");
    }
    OGRErr error = OGRERR_NONE;
    const double radius_m = OSRGetSemiMajor(system, &error);
    const double flattening = OSRGetInvFlattening(system, &error);
    char* prime = nullptr;
    const double prime_deg = OSRGetPrimeMeridian(system, &prime);
    constexpr double wgs84_radius_m = 6'378'137.0;
    constexpr double wgs84_inverse_flattening = 298.2572;
    if (std::abs(radius_m - wgs84_radius_m) > 0.1 ||
        std::abs(flattening - wgs84_inverse_flattening) > 1e-4 || prime_deg != 0.0) {
        refuse(
            file,
            "is on another datum than WGS 84; convert it with: gdalwarp -t_srs EPSG:4326 -r "
            "bilinear IN.tif OUT.tif");
    }
    if (OSRIsProjected(system) != 0) {
        return;
    }
    constexpr double degree_rad = 0.017453292519943295;
    char* unit = nullptr;
    if (std::abs(OSRGetAngularUnits(system, &unit) - degree_rad) > 1e-12) {
        refuse(file, "is not in degrees");
    }
    constexpr int with_ellipsoid_height = 3;
    if (OSRIsCompound(system) == 0 && OSRGetAxesCount(system) == with_ellipsoid_height) {
        refuse(file, "has heights above the ellipsoid; heights above mean sea level are needed");
    }
}

void set_grid(HeightRaster& raster, GDALDatasetH dataset)
{
    std::array<double, 6> transform{};
    constexpr double most_deg = 1e4;
    // Written so that NaN is refused.
    if (GDALGetGeoTransform(dataset, transform.data()) != CE_None || transform[2] != 0.0 ||
        transform[4] != 0.0 || !(transform[1] > 0.0) || !(transform[5] < 0.0) ||
        !(std::abs(transform[0]) < most_deg) || !(std::abs(transform[3]) < most_deg)) {
        refuse(raster.file, "has no grid of latitudes and longitudes with north up");
    }
    raster.longitude_step_deg = transform[1];
    raster.latitude_step_deg = -transform[5];
    raster.west_deg = transform[0] + 0.5 * transform[1];
    raster.north_deg = transform[3] + 0.5 * transform[5];
    constexpr double rounding_deg = 1e-6;
    const double south_deg = raster.north_deg - (raster.rows - 1) * raster.latitude_step_deg;
    const double width_deg = (raster.columns - 1) * raster.longitude_step_deg;
    if (!(raster.north_deg <= 90.0 + rounding_deg) || !(south_deg >= -90.0 - rounding_deg) ||
        !(width_deg <= 360.0 + rounding_deg) ||
        !(std::abs(raster.west_deg) <= 360.0 + rounding_deg)) {
        refuse(
            raster.file,
            "does not lie on the earth when its coordinates are taken as degrees; state its "
            "coordinate system, or convert it to EPSG:4326");
    }
}

void require_size(const HeightRaster& raster, GDALDatasetH dataset, std::size_t max_block_bytes)
{
    if (GDALGetRasterCount(dataset) != 1) {
        refuse(
            raster.file,
            fmt::format(
                "has {} bands; one band of heights is needed", GDALGetRasterCount(dataset)));
    }
    const double posts = static_cast<double>(raster.rows) * raster.columns;
    if (raster.rows < 2 || raster.columns < 2 || !(posts <= most_posts)) {
        refuse(
            raster.file,
            fmt::format(
                "has {} by {} posts; two by two are the least, and 4,000 million the most",
                raster.columns,
                raster.rows));
    }
    auto* const band = GDALGetRasterBand(dataset, 1);
    const auto type = GDALGetRasterDataType(band);
    if (GDALDataTypeIsComplex(type) != 0) {
        refuse(raster.file, "has complex numbers, not heights");
    }
    int width = 0;
    int height = 0;
    GDALGetBlockSize(band, &width, &height);
    const double bytes = static_cast<double>(width) * height * GDALGetDataTypeSizeBytes(type);
    if (!(bytes <= static_cast<double>(max_block_bytes))) {
        refuse(
            raster.file,
            fmt::format(
                "has blocks of {:.0f} bytes, and {} are allowed; write it in tiles with: "
                "gdal_translate -co TILED=YES IN.tif OUT.tif",
                bytes,
                max_block_bytes));
    }
}

bool is_projected(GDALDatasetH dataset)
{
    auto* const system = GDALGetSpatialRef(dataset);
    return system != nullptr && OSRIsProjected(system) != 0;
}

/// What turns a number of the file into metres.
struct HeightScale {
    std::optional<double> missing;
    double factor = 1.0;
    double offset = 0.0;
};

HeightScale height_scale(GDALRasterBandH band)
{
    HeightScale result;
    int is_there = 0;
    const double missing = GDALGetRasterNoDataValue(band, &is_there);
    if (is_there != 0) {
        result.missing = missing;
    }
    const double factor = GDALGetRasterScale(band, &is_there);
    result.factor = is_there != 0 ? factor : 1.0;
    const double offset = GDALGetRasterOffset(band, &is_there);
    result.offset = is_there != 0 ? offset : 0.0;
    return result;
}

/// Between posts that are missing without being marked, interpolation would make up heights.
void require_plausible(const HeightRaster& raster, GDALDatasetH dataset)
{
    auto* const band = GDALGetRasterBand(dataset, 1);
    const auto scale = height_scale(band);
    std::array<double, 2> extremes{};
    GDALComputeRasterMinMax(band, FALSE, extremes.data());
    for (const double value : extremes) {
        const double height_m = (value * scale.factor + scale.offset) * raster.metres_per_unit;
        // Written so that NaN is refused.
        if (!(height_m >= plausible_ground.lowest && height_m <= plausible_ground.highest)) {
            refuse(
                raster.file,
                fmt::format(
                    "is on a projected grid and has a height of {} m; if that stands for missing "
                    "ones, say so with: gdal_translate -a_nodata VALUE IN.tif OUT.tif",
                    height_m));
        }
    }
}

}  // namespace

HeightRaster read_raster_header(const fs::path& file, std::size_t max_block_bytes)
{
    require_regular_file(file);
    HeightRaster raster;
    raster.file = file;
    raster.driver = driver_for(file);
    if (raster.driver == "SRTMHGT") {
        require_srtm(file);
    }
    if (raster.driver == "AAIGrid") {
        require_plain_projection_file(file);
    }
    const GdalSession session{file};
    auto dataset = open(session, raster.driver.c_str());
    raster.rows = GDALGetRasterYSize(dataset.get());
    raster.columns = GDALGetRasterXSize(dataset.get());
    require_size(raster, dataset.get(), max_block_bytes);
    auto* const system = GDALGetSpatialRef(dataset.get());
    raster.has_system = system != nullptr;
    if (system != nullptr) {
        require_near_wgs84(file, system);
    } else if (raster.driver != "AAIGrid") {
        refuse(file, "states no coordinate system");
    }
    raster.metres_per_unit = metres_per_unit(file, GDALGetRasterBand(dataset.get(), 1));
    if (is_projected(dataset.get())) {
        require_plausible(raster, dataset.get());
        raster.is_warped = true;
        dataset = warp_to_degrees(session, std::move(dataset));
        raster.rows = GDALGetRasterYSize(dataset.get());
        raster.columns = GDALGetRasterXSize(dataset.get());
    }
    set_grid(raster, dataset.get());
    return raster;
}

std::vector<float> read_posts(
    const HeightRaster& raster, const PostWindow& window, const Plausible& plausible)
{
    const GdalSession session{raster.file};
    require_regular_file(raster.file);
    auto dataset = open(session, raster.driver.c_str());
    auto scale = height_scale(GDALGetRasterBand(dataset.get(), 1));
    if (raster.is_warped) {
        dataset = warp_to_degrees(session, std::move(dataset));
        scale.missing = warped_void;
    }
    if (GDALGetRasterXSize(dataset.get()) != raster.columns ||
        GDALGetRasterYSize(dataset.get()) != raster.rows) {
        refuse(raster.file, "has changed since it was opened");
    }
    auto* const band = GDALGetRasterBand(dataset.get(), 1);
    std::vector<double> row(static_cast<std::size_t>(window.columns));
    std::vector<float> posts;
    posts.reserve(static_cast<std::size_t>(window.rows) * row.size());
    const auto post = [&](double value) {
        constexpr double srtm_void = -32768.0;
        const double height_m = (value * scale.factor + scale.offset) * raster.metres_per_unit;
        const bool is_missing = value == scale.missing || value == srtm_void;
        // Written so that NaN is unknown.
        const bool is_known =
            !is_missing && height_m >= plausible.lowest && height_m <= plausible.highest;
        return is_known ? static_cast<float>(height_m) : std::numeric_limits<float>::quiet_NaN();
    };
    for (int k = 0; k < window.rows; ++k) {
        const auto code = GDALRasterIO(
            band,
            GF_Read,
            window.first_column,
            window.first_row + k,
            window.columns,
            1,
            row.data(),
            window.columns,
            1,
            GDT_Float64,
            0,
            0);
        if (code != CE_None) {
            refuse(raster.file, "cannot be read: " + session.reason());
        }
        std::ranges::transform(row, std::back_inserter(posts), post);
    }
    return posts;
}

}  // namespace transect::formats
