#include "formats/elevation_warp.hpp"

#include <array>
#include <memory>
#include <mutex>
#include <string>

#include <cpl_string.h>
#include <gdal_frmts.h>
#include <gdal_utils.h>

#include "formats/raster_window.hpp"

namespace transect::formats {
namespace {

struct FreeOptions {
    void operator()(GDALWarpAppOptions* options) const { GDALWarpAppOptionsFree(options); }
};

std::unique_ptr<GDALWarpAppOptions, FreeOptions> options()
{
    std::string missing = std::to_string(static_cast<int>(warped_void));
    std::array<std::string, 13> words{
        "-of",
        "VRT",
        "-t_srs",
        "EPSG:4326",
        "-r",
        "bilinear",
        "-et",
        "0",
        "-ot",
        "Float32",
        "-dstnodata",
        missing,
        "-q"};
    std::array<char*, words.size() + 1> pointers{};
    for (std::size_t i = 0; i < words.size(); ++i) {
        pointers.at(i) = words.at(i).data();
    }
    return std::unique_ptr<GDALWarpAppOptions, FreeOptions>{
        GDALWarpAppOptionsNew(pointers.data(), nullptr)};
}

}  // namespace

GdalDataset warp_to_degrees(const GdalSession& session, GdalDataset source)
{
    static std::once_flag once;
    std::call_once(once, [] { GDALRegister_VRT(); });
    int misused = 0;
    GDALDatasetH from = source.get();
    GdalDataset warped{GDALWarp("", nullptr, 1, &from, options().get(), &misused)};
    if (!warped) {
        refuse(
            session.file(), "cannot be brought to latitudes and longitudes: " + session.reason());
    }
    // The view holds it; closing would take it away all the same.
    GDALReleaseDataset(source.release());
    return warped;
}

}  // namespace transect::formats
