/// Whether text is what it should be.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace transect::flightlog {

/// Where the first byte stands that belongs to no character of UTF-8 (Unicode 15.0, table 3-7).
std::optional<std::size_t> first_not_utf8(std::string_view text);

}  // namespace transect::flightlog
