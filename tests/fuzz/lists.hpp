/// Lists that analysts write.

#pragma once

#include <string_view>

namespace transect::fuzz {

/// Of `report --intervals`.
void intervals(std::string_view bytes);

/// Of `report --sightings`.
void sightings(std::string_view bytes);

}  // namespace transect::fuzz
