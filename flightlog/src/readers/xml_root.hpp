/// Tells documents in XML apart.

#pragma once

#include <string_view>

namespace transect::flightlog {

/// Whether the first element is of that name, whatever its prefix.
bool has_xml_root(std::string_view head, std::string_view name);

}  // namespace transect::flightlog
