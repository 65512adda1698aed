/// Checks a mission against its JSON Schema.

#pragma once

#include <filesystem>
#include <vector>

#include "formats/complaints.hpp"
#include "formats/json_document.hpp"

namespace transect::formats {

/// Everything that the schema file has against the document, in plain words. Throws InputError when
/// the schema itself cannot be read.
std::vector<Complaint> schema_complaints(
    const JsonDocument& document, const std::filesystem::path& schema_file);

}  // namespace transect::formats
