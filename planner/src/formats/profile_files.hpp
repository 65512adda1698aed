/// Profiles that a mission names, gives by path, or holds inline.

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "formats/complaints.hpp"
#include "formats/json_document.hpp"
#include "formats/mission_json.hpp"

namespace transect::formats {

/// Where a name or path of a profile leads. `folder` is the place of such profiles in the data
/// folder ("aircraft").
struct ProfilePlace {
    std::filesystem::path file = {};
    std::string problem = {};  ///< empty unless the name is unknown; then it names the known ones
};
ProfilePlace profile_place(
    const std::string& reference, std::string_view folder, const MissionFolders& folders);

/// What a reference to a profile leads to: the file, or nothing for an inline object. Fails at the
/// reference for an unknown name, which it answers with the known ones.
std::optional<std::filesystem::path> profile_file(
    const JsonView& reference,
    std::string_view folder,
    const std::optional<MissionFolders>& folders);

/// The text of a file that a mission names. A file that cannot be opened is a complaint about the
/// reference.
std::string text_of(const std::filesystem::path& file, const JsonView& reference);

/// Hands the profile to read(view, complaints), wherever it stands.
template <typename Read>
auto read_profile(
    const JsonView& reference,
    std::string_view folder,
    const std::optional<MissionFolders>& folders,
    Complaints& complaints,
    const Read& read) -> decltype(read(reference, complaints))
{
    const auto file = complaints.take([&] { return profile_file(reference, folder, folders); });
    if (!file) {
        return std::nullopt;
    }
    if (!*file) {
        return read(reference, complaints);
    }
    const auto text = complaints.take([&] { return text_of(**file, reference); });
    if (!text) {
        return std::nullopt;
    }
    std::optional<JsonDocument> document;
    complaints.check(
        [&] { document.emplace(SourceText{.text = *text, .file = (*file)->native()}); });
    return document ? read(document->root(), complaints) : std::nullopt;
}

}  // namespace transect::formats
