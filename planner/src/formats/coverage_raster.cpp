#include "transect/formats/coverage_raster.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <vector>

#include <cpl_string.h>
#include <ogr_srs_api.h>

#include <fmt/format.h>

#include "transect/error.hpp"

#include "formats/gdal_session.hpp"
#include "formats/temporary_file.hpp"

namespace transect::formats {
namespace {

using coverage::Cell;
using coverage::Coverage;

constexpr std::int32_t side = Coverage::block_side;
constexpr float no_data = -1.0F;
constexpr double most_pixels = 4e9;
/// Rows that are read back at once: those of one block of a COG.
constexpr int rows_at_once = 512;

struct Band {
    const char* name;
    const char* unit;
    float (*value)(const coverage::CellRecord&);
};

constexpr std::array<Band, 3> bands{{
    {"passes",
     "",
     [](const coverage::CellRecord& cell) { return static_cast<float>(cell.passes); }},
    {"dwell",
     "s",
     [](const coverage::CellRecord& cell) { return static_cast<float>(cell.dwell / second); }},
    {"best ground sample distance",
     "m",
     [](const coverage::CellRecord& cell) {
         return static_cast<float>(cell.best_ground_sample_distance / metre);
     }},
}};

struct CloseReference {
    void operator()(OGRSpatialReferenceH reference) const { OSRDestroySpatialReference(reference); }
};
using SpatialReference =
    std::unique_ptr<std::remove_pointer_t<OGRSpatialReferenceH>, CloseReference>;

struct DestroyList {
    void operator()(char** list) const { CSLDestroy(list); }
};
using CreationOptions = std::unique_ptr<char*, DestroyList>;

CreationOptions creation_options(std::initializer_list<const char*> options)
{
    CreationOptions list;
    for (const char* option : options) {
        list.reset(CSLAddString(list.release(), option));
    }
    return list;
}

/// Whole blocks, so that each is one tile of the raster.
struct Extent {
    Cell low;
    int width = side;
    int height = side;
};

Extent extent_of(const GdalSession& session, const std::vector<Cell>& blocks)
{
    if (blocks.empty()) {
        return {};
    }
    Cell low = blocks.front();
    Cell high = blocks.front();
    for (const auto& block : blocks) {
        low = {std::min(low.column, block.column), std::min(low.row, block.row)};
        high = {std::max(high.column, block.column), std::max(high.row, block.row)};
    }
    const double width = 1.0 * high.column - low.column + side;
    const double height = 1.0 * high.row - low.row + side;
    if (width * height > most_pixels) {
        throw InputError{
            {.file = session.file().string()},
            fmt::format(
                "would need {} x {} pixels; at most {} are written", width, height, most_pixels)};
    }
    return {low, static_cast<int>(width), static_cast<int>(height)};
}

std::array<double, 6> geo_transform(const Coverage& coverage, const Extent& extent)
{
    const double cell_m = coverage.cell_size() / metre;
    const double north = static_cast<double>(extent.low.row) + extent.height;
    return {extent.low.column * cell_m, cell_m, 0.0, north * cell_m, 0.0, -cell_m};
}

SpatialReference reference_of(const GdalSession& session, const RegionFrame& frame)
{
    SpatialReference reference{OSRNewSpatialReference(nullptr)};
    require_success(session, OSRImportFromProj4(reference.get(), frame.proj_string().c_str()));
    require_success(session, OSRSetProjCS(reference.get(), "Transect region frame"));
    OSRSetAxisMappingStrategy(reference.get(), OAMS_TRADITIONAL_GIS_ORDER);
    return reference;
}

void describe(
    const GdalSession& session,
    GDALDatasetH raster,
    const Coverage& coverage,
    std::span<const RasterTag> tags)
{
    for (std::size_t i = 0; i < bands.size(); ++i) {
        auto* const band = GDALGetRasterBand(raster, static_cast<int>(i) + 1);
        GDALSetDescription(band, bands.at(i).name);
        require_success(session, GDALSetRasterUnitType(band, bands.at(i).unit));
        require_success(session, GDALSetRasterNoDataValue(band, static_cast<double>(no_data)));
    }
    for (const auto& [key, value] : tags) {
        require_success(session, GDALSetMetadataItem(raster, key.c_str(), value.c_str(), nullptr));
    }
    const auto reference = reference_of(session, coverage.frame());
    require_success(session, GDALSetSpatialRef(raster, reference.get()));
}

/// All bands of one block, each from its north-west cell eastwards.
std::vector<float> block_values(const Coverage& coverage, Cell block)
{
    constexpr std::size_t cells = std::size_t{side} * side;
    std::vector<float> values(cells * bands.size(), no_data);
    for (std::int32_t i = 0; i < side * side; ++i) {
        const Cell cell{block.column + i % side, block.row + side - 1 - i / side};
        if (const auto record = coverage.record(cell)) {
            for (std::size_t band = 0; band < bands.size(); ++band) {
                values[band * cells + static_cast<std::size_t>(i)] = bands.at(band).value(*record);
            }
        }
    }
    return values;
}

void write_sparse(
    const GdalSession& session,
    const std::filesystem::path& file,
    const Coverage& coverage,
    std::span<const RasterTag> tags)
{
    const auto blocks = coverage.blocks();
    const auto extent = extent_of(session, blocks);
    const auto options = creation_options(
        {"TILED=YES",
         "BLOCKXSIZE=64",
         "BLOCKYSIZE=64",
         "SPARSE_OK=TRUE",
         "INTERLEAVE=BAND",
         "COMPRESS=DEFLATE",
         "ZLEVEL=1",
         "BIGTIFF=IF_SAFER"});
    const auto raster = checked(
        session,
        GDALCreate(
            GDALGetDriverByName("GTiff"),
            gdal_name(file).c_str(),
            extent.width,
            extent.height,
            static_cast<int>(bands.size()),
            GDT_Float32,
            options.get()));
    auto transform = geo_transform(coverage, extent);
    require_success(session, GDALSetGeoTransform(raster.get(), transform.data()));
    describe(session, raster.get(), coverage, tags);
    for (const auto& block : blocks) {
        auto values = block_values(coverage, block);
        require_success(
            session,
            GDALDatasetRasterIO(
                raster.get(),
                GF_Write,
                block.column - extent.low.column,
                extent.low.row + extent.height - block.row - side,
                side,
                side,
                values.data(),
                side,
                side,
                GDT_Float32,
                static_cast<int>(bands.size()),
                nullptr,
                0,
                0,
                0));
    }
    GDALFlushCache(raster.get());
}

GdalDataset opened(const GdalSession& session, const std::filesystem::path& file)
{
    constexpr std::array<const char*, 2> drivers{"GTiff", nullptr};
    return checked(
        session,
        GDALOpenEx(
            gdal_name(file).c_str(),
            GDAL_OF_RASTER | GDAL_OF_VERBOSE_ERROR,
            drivers.data(),
            nullptr,
            nullptr));
}

void copy_cloud_optimised(
    const TemporaryFile& from, const GdalSession& session, const TemporaryFile& to)
{
    const auto source = opened(session, from.path());
    const auto options = creation_options(
        {"COMPRESS=DEFLATE",
         "PREDICTOR=YES",
         "SPARSE_OK=YES",
         "RESAMPLING=NEAREST",
         "BIGTIFF=IF_SAFER"});
    const auto copy = checked(
        session,
        GDALCreateCopy(
            GDALGetDriverByName("COG"),
            gdal_name(to.path()).c_str(),
            source.get(),
            TRUE,
            options.get(),
            nullptr,
            nullptr));
    GDALFlushCache(copy.get());
}

std::size_t count_observed(const GdalSession& session, GDALDatasetH raster)
{
    const int width = GDALGetRasterXSize(raster);
    const int height = GDALGetRasterYSize(raster);
    auto* const band = GDALGetRasterBand(raster, 1);
    std::size_t result = 0;
    for (int row = 0; row < height; row += rows_at_once) {
        const int rows = std::min(rows_at_once, height - row);
        std::vector<float> values(static_cast<std::size_t>(width) * static_cast<std::size_t>(rows));
        require_success(
            session,
            GDALRasterIO(
                band, GF_Read, 0, row, width, rows, values.data(), width, rows, GDT_Float32, 0, 0));
        result += static_cast<std::size_t>(
            std::ranges::count_if(values, [](float passes) { return passes > 0.0F; }));
    }
    return result;
}

void require_as_written(
    const GdalSession& session, const std::filesystem::path& file, const Coverage& coverage)
{
    const auto raster = opened(session, file);
    const auto extent = extent_of(session, coverage.blocks());
    const auto reference = reference_of(session, coverage.frame());
    std::array<double, 6> transform{};
    const bool same = GDALGetRasterXSize(raster.get()) == extent.width &&
                      GDALGetRasterYSize(raster.get()) == extent.height &&
                      GDALGetGeoTransform(raster.get(), transform.data()) == CE_None &&
                      transform == geo_transform(coverage, extent) &&
                      OSRIsSame(GDALGetSpatialRef(raster.get()), reference.get()) == TRUE &&
                      count_observed(session, raster.get()) == coverage.observed_cells();
    if (!same) {
        throw InputError{
            {.file = session.file().string()}, "cannot be written: it reads back differently"};
    }
}

}  // namespace

void write_coverage_tiff(
    const std::filesystem::path& file,
    const coverage::Coverage& coverage,
    std::span<const RasterTag> tags)
{
    const GdalSession session{file};
    const TemporaryFile sparse{file, "sparse.tif"};
    const TemporaryFile result{file, "part.tif"};
    write_sparse(session, sparse.path(), coverage, tags);
    session.require_no_error();
    copy_cloud_optimised(sparse, session, result);
    session.require_no_error();
    require_as_written(session, result.path(), coverage);
    session.require_no_error();
    result.replace_final_file();
}

}  // namespace transect::formats
