/// Wind in words, for people.

#pragma once

#include <string>

#include "transect/aircraft/wind_field.hpp"

namespace transect::formats {

/// "from 060° true, 20 kt, constant", or what the source covers.
std::string wind_text(const aircraft::WindField& wind);

/// What a plan in this wind takes for granted.
std::string wind_assumption(const aircraft::WindField& wind);

}  // namespace transect::formats
