/// Reads an aircraft profile on its own, "transect/aircraft-1".

#pragma once

#include <filesystem>
#include <string>

#include "transect/aircraft/profile.hpp"

namespace transect::formats {

/// The profile that a name leads to in `data_dir`, or a path ending in .json or with a slash in it.
/// Throws InputError for an unknown name, which it answers with the known ones, and for the first
/// problem of the file.
aircraft::Profile read_aircraft(
    const std::string& reference, const std::filesystem::path& data_dir);

}  // namespace transect::formats
