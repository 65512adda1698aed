#include "support/grib.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>

#include <gdal.h>
#include <gdal_frmts.h>
#include <ogr_srs_api.h>

#include <fmt/format.h>

#include "formats/plain_numbers.hpp"

namespace transect::test {
namespace {

struct Close {
    void operator()(GDALDatasetH dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<void, Close>;

std::string category_and_number(GribFile::Element element)
{
    switch (element) {
        case GribFile::Element::temperature_c:
            return "0 0";
        case GribFile::Element::east_m_s:
            return "2 2";
        case GribFile::Element::north_m_s:
            break;
    }
    return "2 3";
}

/// Product definition template 4.0 with a first fixed surface of type 100, isobaric, in pascals.
std::vector<std::string> options_for(const GribFile& content)
{
    std::vector<std::string> options{"DATA_ENCODING=SIMPLE_PACKING", "NBITS=20"};
    for (std::size_t i = 0; i < content.bands.size(); ++i) {
        const auto& band = content.bands[i];
        const int pascals = band.level_hpa * 100;
        const auto prefix = fmt::format("BAND_{}_", i + 1);
        if (band.has_missing) {
            options.push_back(prefix + "DATA_ENCODING=COMPLEX_PACKING");
        }
        options.push_back(prefix + "DISCIPLINE=0");
        options.push_back(
            prefix +
            "IDS=CENTER=7 SUBCENTER=0 MASTER_TABLE=2 LOCAL_TABLE=0 SIGNF_REF_TIME=1 "
            "REF_TIME=" +
            to_iso8601(content.reference) + " PROD_STATUS=0 TYPE=1");
        options.push_back(prefix + "PDS_PDTN=0");
        options.push_back(
            prefix + "PDS_TEMPLATE_NUMBERS=" +
            fmt::format(
                "{} 2 0 96 0 0 0 1 0 0 0 {} 100 0 0 {} {} {} 255 0 0 0 0 0",
                category_and_number(band.element),
                band.hours,
                pascals / 65'536,
                pascals / 256 % 256,
                pascals % 256));
    }
    return options;
}

void fill(GDALRasterBandH raster, const GribFile& content, const GribFile::Band& band)
{
    if (band.has_missing) {
        GDALSetRasterNoDataValue(raster, GribFile::missing);
    }
    std::vector<double> row(static_cast<std::size_t>(content.columns));
    for (int y = 0; y < content.rows; ++y) {
        for (int x = 0; x < content.columns; ++x) {
            row[static_cast<std::size_t>(x)] = band.value(
                {content.north_deg - y * content.step_deg,
                 content.west_deg + x * content.step_deg});
        }
        const auto code = GDALRasterIO(
            raster,
            GF_Write,
            0,
            y,
            content.columns,
            1,
            row.data(),
            content.columns,
            1,
            GDT_Float64,
            0,
            0);
        if (code != CE_None) {
            throw std::runtime_error{"cannot fill a raster in memory"};
        }
    }
}

}  // namespace

void write_grib(const std::filesystem::path& file, const GribFile& content)
{
    static std::once_flag once;
    std::call_once(once, [] {
        GDALRegister_MEM();
        GDALRegister_GRIB();
    });
    const formats::PlainNumbers plain_numbers;
    const Dataset source{GDALCreate(
        GDALGetDriverByName("MEM"),
        "",
        content.columns,
        content.rows,
        static_cast<int>(content.bands.size()),
        GDT_Float64,
        nullptr)};
    std::array<double, 6> transform{
        content.west_deg - 0.5 * content.step_deg,
        content.step_deg,
        0.0,
        content.north_deg + 0.5 * content.step_deg,
        0.0,
        -content.step_deg};
    GDALSetGeoTransform(source.get(), transform.data());
    const auto system = OSRNewSpatialReference(SRS_WKT_WGS84_LAT_LONG);
    GDALSetSpatialRef(source.get(), system);
    OSRDestroySpatialReference(system);
    for (std::size_t i = 0; i < content.bands.size(); ++i) {
        fill(GDALGetRasterBand(source.get(), static_cast<int>(i) + 1), content, content.bands[i]);
    }
    const auto options = options_for(content);
    std::vector<const char*> list;
    for (const auto& option : options) {
        list.push_back(option.c_str());
    }
    list.push_back(nullptr);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): GDAL's C interface takes char**
    auto* const values = const_cast<char**>(list.data());
    const Dataset written{GDALCreateCopy(
        GDALGetDriverByName("GRIB"), file.c_str(), source.get(), 0, values, nullptr, nullptr)};
    if (!written) {
        throw std::runtime_error{"GDAL writes no GRIB"};
    }
}

}  // namespace transect::test
