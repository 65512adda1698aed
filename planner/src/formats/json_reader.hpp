/// The tree of a JSON text, built under the limits that JsonDocument promises.

#pragma once

#include <nlohmann/json.hpp>

#include "transect/source_text.hpp"

namespace transect::formats {

/// Throws InputError with line and column. The text must not begin with a byte order mark.
nlohmann::json read_json(SourceText source);

}  // namespace transect::formats
