/// Paths and small builders that many tests share.

#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "transect/geo/geo_point.hpp"

namespace transect::test {

GeoPoint point(double latitude_deg, double longitude_deg);

/// The number that a text is, in any locale; throws std::invalid_argument for other texts.
double number(std::string_view text);

/// The root of the source tree.
std::filesystem::path source_dir();

/// Where the build puts wmm2025.wmm and the coefficients that it makes.
std::filesystem::path magnetic_dir();

/// A fresh, empty folder for one test, in the build tree.
std::filesystem::path scratch_dir(std::string_view name);

/// A file or folder of the real-data collection that may lie beside the project. Nothing when it is
/// absent: the test then says so with WARN and returns.
std::optional<std::filesystem::path> real_data(std::string_view relative);

}  // namespace transect::test
