/// Tells documents in JSON apart by their beginning.

#pragma once

#include <string_view>

namespace transect::flightlog {

/// Begins as an object or an array.
bool is_json(std::string_view head);

/// A member of that name, with any blanks before its colon.
bool has_json_key(std::string_view head, std::string_view name);

}  // namespace transect::flightlog
