#include "formats/height_rasters.hpp"

#include <vector>

#include <gdal.h>
#include <ogr_srs_api.h>

#include "formats/gdal_session.hpp"
#include "support/catch.hpp"

namespace transect::test {

void write_tif(const std::filesystem::path& file, const Raster& raster)
{
    const formats::GdalSession session{file};
    auto* const driver = GDALGetDriverByName("GTiff");
    auto* const data = GDALCreate(
        driver, file.c_str(), raster.columns, raster.rows, raster.bands, GDT_Float32, nullptr);
    auto transform = raster.transform;
    if (raster.epsg != 0) {
        auto* const system = OSRNewSpatialReference(nullptr);
        OSRImportFromEPSG(system, raster.epsg);
        GDALSetSpatialRef(data, system);
        OSRDestroySpatialReference(system);
    }
    GDALSetMetadataItem(data, "AREA_OR_POINT", raster.pixel, nullptr);
    GDALSetGeoTransform(data, transform.data());
    auto* const band = GDALGetRasterBand(data, 1);
    GDALSetRasterNoDataValue(band, raster.missing);
    GDALSetRasterUnitType(band, raster.unit);
    for (int row = 0; row < raster.rows; ++row) {
        std::vector<double> values;
        for (int column = 0; column < raster.columns; ++column) {
            values.push_back(raster.height(row, column));
        }
        REQUIRE(
            GDALRasterIO(
                band,
                GF_Write,
                0,
                row,
                raster.columns,
                1,
                values.data(),
                raster.columns,
                1,
                GDT_Float64,
                0,
                0) == CE_None);
    }
    GDALClose(data);
}

Raster sloping_plane()
{
    Raster raster;
    raster.epsg = 32630;
    raster.transform = {500'000.0, 30.0, 0.0, 1'600'000.0, 0.0, -30.0};
    raster.rows = 100;
    raster.columns = 100;
    raster.height = [](int row, int column) {
        return 300.0 + 0.04 * 30.0 * (column + 0.5) - 0.02 * 30.0 * (row + 0.5);
    };
    return raster;
}

}  // namespace transect::test
