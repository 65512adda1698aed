/// Geoid models from files.

#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>

#include "transect/terrain/geoid_model.hpp"

namespace transect::formats {

/// Debian's proj-data holds EGM96 here.
inline constexpr const char* egm96_file = "/usr/share/proj/egm96_15.gtx";

inline constexpr std::size_t default_geoid_memory_bytes = std::size_t{1} << 30U;

/// Reads a grid of undulations in metres, NOAA .gtx or GeoTIFF with one band, and interpolates it
/// bilinearly; a grid around the whole earth closes on itself. InputError with the file's name for
/// anything else and for one that takes more than `max_memory_bytes`.
std::shared_ptr<const terrain::GeoidModel> read_geoid(
    const std::filesystem::path& file, std::size_t max_memory_bytes = default_geoid_memory_bytes);

}  // namespace transect::formats
