#include "transect/formats/profile_file.hpp"

#include "transect/error.hpp"
#include "transect/formats/files.hpp"

#include "formats/complaints.hpp"
#include "formats/json_document.hpp"
#include "formats/profile_files.hpp"
#include "formats/profile_json.hpp"

namespace transect::formats {

aircraft::Profile read_aircraft(const std::string& reference, const std::filesystem::path& data_dir)
{
    const auto place = profile_place(reference, "aircraft", {.mission = {}, .data = data_dir});
    if (!place.problem.empty()) {
        throw InputError{{.file = "profile"}, place.problem};
    }
    const auto text = read_file(place.file);
    const JsonDocument document{{.text = text, .file = place.file.native()}};
    Complaints complaints;
    auto profile = aircraft_profile(document.root(), std::nullopt, complaints);
    if (!profile) {
        throw_first(complaints.list());
    }
    return std::move(*profile);
}

}  // namespace transect::formats
