/// Coverage as a map layer that any GIS opens.

#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "transect/coverage/coverage.hpp"

namespace transect::formats {

/// A text in the raster's metadata: what was assumed, who may read it.
struct RasterTag {
    std::string key;
    std::string value;
};

/// A Cloud-Optimised GeoTIFF in the coverage's region frame, one pixel a cell, north up, as far as
/// the blocks of the coverage reach (one empty block if there is none). Bands: "passes" (looks that
/// observed the cell), "dwell" in s at quality, "best ground sample distance" in m. Cells that no
/// frame showed are no data (-1) in every band; seen but not observed is 0 passes.
///
/// The file is written under a temporary name, read back (size, CRS, number of observed cells),
/// synced and renamed. Throws InputError, with the file's name, when any of that fails; then
/// nothing is left behind.
void write_coverage_tiff(
    const std::filesystem::path& file,
    const coverage::Coverage& coverage,
    std::span<const RasterTag> tags = {});

}  // namespace transect::formats
