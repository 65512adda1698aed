/// The catalogue of finding texts (English).

#pragma once

#include <string>

#include "transect/finding.hpp"
#include "transect/formats/json_writer.hpp"

namespace transect::formats {

/// "error", "warning" or "note".
std::string to_string(Severity severity);

/// The finding as one sentence without its place. A code that the catalogue does not know is a
/// std::logic_error: every code has a text.
std::string text(const Finding& finding);

/// {severity, code, text, place, arguments}
void write_finding(JsonWriter& json, const Finding& finding);

}  // namespace transect::formats
