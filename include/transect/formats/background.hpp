/// What lies under every map: borders and towns from the data folder, instead of tiles from a
/// network.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "transect/formats/page.hpp"

namespace transect::formats {

struct Background {
    std::vector<MapLayer> layers;
    std::string attribution;
};

/// Reads geo/borders.geojson and geo/places.csv below `data_folder`. Towns whose trust is not A or
/// B form a layer of their own. Throws InputError for files that are missing or damaged.
Background background(const std::filesystem::path& data_folder);

}  // namespace transect::formats
