/// Tells documents in XML apart.

#pragma once

#include <string_view>

namespace transect::flightlog {

/// The name of the first element without its prefix; empty for what is no XML.
std::string_view xml_root(std::string_view head);

}  // namespace transect::flightlog
