/// Reads profiles on their own: aircraft, cameras and visual observers.

#pragma once

#include <filesystem>
#include <string>

#include "transect/aircraft/profile.hpp"
#include "transect/sensor/camera.hpp"
#include "transect/sensor/visual.hpp"

namespace transect::formats {

/// "transect/aircraft-1": the profile that a name leads to in `data_dir`, or a path ending in .json
/// or with a slash in it. Throws InputError for an unknown name, which it answers with the known
/// ones, and for the first problem of the file.
aircraft::Profile read_aircraft(
    const std::string& reference, const std::filesystem::path& data_dir);

/// The same for "transect/sensor-1", under sensors/ in `data_dir`.
sensor::CameraProfile read_camera(
    const std::string& reference, const std::filesystem::path& data_dir);

/// The same for "transect/visual-1", under visual/ in `data_dir`.
sensor::VisualProfile read_visual_profile(
    const std::string& reference, const std::filesystem::path& data_dir);

}  // namespace transect::formats
