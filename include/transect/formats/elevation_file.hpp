/// Elevation data from files.

#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <vector>

#include "transect/terrain/elevation_source.hpp"

namespace transect::formats {

inline constexpr std::size_t default_elevation_memory_bytes = std::size_t{1} << 30U;

struct ElevationFiles {
    std::shared_ptr<const terrain::ElevationSource> source;
    /// In the order in which they count where they overlap: finer posts first, then by name.
    std::vector<std::filesystem::path> files;
    /// Those that state no coordinate system; WGS 84 is assumed.
    std::vector<std::filesystem::path> without_system;
    /// Those on a projected grid, whose heights are interpolated onto latitudes and longitudes.
    std::vector<std::filesystem::path> warped;
};

/// Opens one file, or all of a folder (not of folders in it) whose names end in .hgt, .tif, .tiff,
/// .asc, .dt0, .dt1 or .dt2. Only headers are read now; heights follow when a place is first looked
/// at, and at most `max_memory_bytes` of them are kept.
///
/// - SRTM .hgt of 1 or 3 arc-seconds: the size tells which, the name (N14W005.hgt) tells where.
/// - GeoTIFF with one band, and Esri ASCII grid: heights at the middle of pixels, whether the file
///   calls them areas or points, in metres or, where it says so, feet. Those on a projected grid
///   are read through once, to be sure that missing heights are marked, and then interpolated.
/// - DTED of any level.
///
/// Heights are taken as above mean sea level. Posts that the file marks as missing, NaN, −32768 and
/// what is below −500 or above 9,000 m are unknown. Files whose posts go on where those of another
/// end, as those of Copernicus do, are joined without a gap.
///
/// InputError with the file's name for anything else: another datum than WGS 84 and its kin,
/// heights above the ellipsoid, a file that is cut, misnamed or no regular one, and one too large
/// for the memory.
ElevationFiles open_elevation(
    const std::filesystem::path& file_or_folder,
    std::size_t max_memory_bytes = default_elevation_memory_bytes);

}  // namespace transect::formats
