#include "transect/formats/profile_file.hpp"

#include <optional>
#include <string_view>
#include <utility>

#include "transect/error.hpp"
#include "transect/formats/files.hpp"

#include "formats/complaints.hpp"
#include "formats/json_document.hpp"
#include "formats/profile_files.hpp"
#include "formats/profile_json.hpp"
#include "formats/visual_json.hpp"

namespace transect::formats {

namespace {

/// What read(view, complaints) makes of the file that the reference leads to.
template <typename Read>
auto profile_from(
    const std::string& reference,
    std::string_view folder,
    const std::filesystem::path& data_dir,
    const Read& read)
{
    const auto place = profile_place(reference, folder, {.mission = {}, .data = data_dir});
    if (!place.problem.empty()) {
        throw InputError{{.file = "profile"}, place.problem};
    }
    const auto text = read_file(place.file);
    const JsonDocument document{{.text = text, .file = place.file.native()}};
    Complaints complaints;
    auto profile = read(document.root(), complaints);
    if (!profile) {
        throw_first(complaints.list());
    }
    return std::move(*profile);
}

}  // namespace

aircraft::Profile read_aircraft(const std::string& reference, const std::filesystem::path& data_dir)
{
    return profile_from(
        reference, "aircraft", data_dir, [](const JsonView& profile, Complaints& complaints) {
            return aircraft_profile(profile, std::nullopt, complaints);
        });
}

sensor::CameraProfile read_camera(
    const std::string& reference, const std::filesystem::path& data_dir)
{
    return profile_from(reference, "sensors", data_dir, camera_profile);
}

sensor::VisualProfile read_visual_profile(
    const std::string& reference, const std::filesystem::path& data_dir)
{
    return profile_from(reference, "visual", data_dir, visual_profile);
}

}  // namespace transect::formats
