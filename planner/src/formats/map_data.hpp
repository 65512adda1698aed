/// What web/map.js reads.

#pragma once

#include <string>
#include <string_view>

#include "transect/formats/page.hpp"

namespace transect::formats {

/// The class that web/page.css and web/map.js know the style by.
std::string_view style_class(MapStyle style);

/// JSON text of the map's layers.
std::string map_data(const Map& map);

}  // namespace transect::formats
