/// Names of files, which strangers may have chosen.

#pragma once

#include <string>
#include <string_view>

namespace transect::flightlog {

/// For people: control characters and marks that turn the direction of writing become "?", and what
/// is longer than any path is cut.
std::string shown_name(std::string_view name);

}  // namespace transect::flightlog
