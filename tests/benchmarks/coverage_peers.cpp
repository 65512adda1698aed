#include "benchmarks/coverage_peers.hpp"

#include <ctime>
#include <memory>
#include <stdexcept>

#include <cpl_string.h>
#include <gdal.h>
#include <gdal_alg.h>
#include <geos_c.h>
#include <ogr_api.h>

namespace transect::test {
namespace {

double cpu_seconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

OGRGeometryH polygon(const PlaneRing& ring)
{
    auto* const shape = OGR_G_CreateGeometry(wkbPolygon);
    auto* const shell = OGR_G_CreateGeometry(wkbLinearRing);
    for (const auto& corner : ring) {
        OGR_G_AddPoint_2D(shell, corner.x_m, corner.y_m);
    }
    OGR_G_AddPoint_2D(shell, ring.front().x_m, ring.front().y_m);
    OGR_G_AddGeometryDirectly(shape, shell);
    return shape;
}

}  // namespace

PeerCount burn_with_gdal(const std::vector<PlaneRing>& footprints, const PeerGrid& grid)
{
    GDALAllRegister();
    auto* const driver = GDALGetDriverByName("MEM");
    auto* const raster = GDALCreate(driver, "", grid.columns, grid.rows, 1, GDT_Int32, nullptr);
    if (raster == nullptr) {
        throw std::runtime_error{"GDAL has no memory for the raster"};
    }
    std::vector<double> transform{grid.low.x_m, grid.cell_m, 0.0, grid.low.y_m, 0.0, grid.cell_m};
    GDALSetGeoTransform(raster, transform.data());
    std::vector<OGRGeometryH> shapes;
    shapes.reserve(footprints.size());
    for (const auto& ring : footprints) {
        shapes.push_back(polygon(ring));
    }
    const std::vector<double> values(shapes.size(), 1.0);
    auto* options = CSLAddString(nullptr, "MERGE_ALG=ADD");
    int band = 1;
    PeerCount count;
    const double start = cpu_seconds();
    GDALRasterizeGeometries(
        raster,
        1,
        &band,
        static_cast<int>(shapes.size()),
        shapes.data(),
        nullptr,
        nullptr,
        values.data(),
        options,
        nullptr,
        nullptr);
    count.seconds = cpu_seconds() - start;
    std::vector<std::int32_t> row(static_cast<std::size_t>(grid.columns));
    for (int y = 0; y < grid.rows; ++y) {
        if (GDALRasterIO(
                GDALGetRasterBand(raster, 1),
                GF_Read,
                0,
                y,
                grid.columns,
                1,
                row.data(),
                grid.columns,
                1,
                GDT_Int32,
                0,
                0) != CE_None) {
            throw std::runtime_error{"GDAL cannot read its raster"};
        }
        for (const auto frames : row) {
            count.covered_cells += frames > 0 ? 1U : 0U;
            count.cell_frames += static_cast<std::size_t>(frames);
        }
    }
    CSLDestroy(options);
    for (auto* shape : shapes) {
        OGR_G_DestroyGeometry(shape);
    }
    GDALClose(raster);
    return count;
}

double unite_with_geos(const std::vector<PlaneRing>& footprints)
{
    auto* const context = GEOS_init_r();
    std::vector<GEOSGeometry*> shapes;
    shapes.reserve(footprints.size());
    for (const auto& ring : footprints) {
        auto* const points =
            GEOSCoordSeq_create_r(context, static_cast<unsigned>(ring.size() + 1), 2);
        for (std::size_t i = 0; i <= ring.size(); ++i) {
            const auto& corner = ring[i % ring.size()];
            GEOSCoordSeq_setXY_r(context, points, static_cast<unsigned>(i), corner.x_m, corner.y_m);
        }
        auto* const shell = GEOSGeom_createLinearRing_r(context, points);
        shapes.push_back(GEOSGeom_createPolygon_r(context, shell, nullptr, 0));
    }
    auto* const all = GEOSGeom_createCollection_r(
        context, GEOS_MULTIPOLYGON, shapes.data(), static_cast<unsigned>(shapes.size()));
    const double start = cpu_seconds();
    auto* const whole = GEOSUnaryUnion_r(context, all);
    const double seconds = cpu_seconds() - start;
    if (whole != nullptr) {
        GEOSGeom_destroy_r(context, whole);
    }
    GEOSGeom_destroy_r(context, all);
    GEOS_finish_r(context);
    return whole != nullptr ? seconds : throw std::runtime_error{"GEOS found no union"};
}

}  // namespace transect::test
