/// Finds where a JSON value stands in its text, so that a semantic error can be
/// reported as file:line:column. Runs only on the error path.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "transect/error.hpp"
#include "transect/source_text.hpp"

namespace transect::formats {

/// Object keys and array indices, outermost first: {"features", "0", "geometry"}.
using JsonPath = std::vector<std::string>;

/// Position of the value at `path` in `source`, which must be valid JSON; if the
/// path leads nowhere, the position of its deepest existing ancestor.
SourcePosition locate(SourceText source, const JsonPath& path);

/// Converts a byte offset into line and column.
SourcePosition position_at(SourceText source, std::size_t offset);

}  // namespace transect::formats
