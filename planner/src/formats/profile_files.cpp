#include "formats/profile_files.hpp"

#include <algorithm>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "transect/formats/files.hpp"

namespace transect::formats {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> known_profiles(const fs::path& folder)
{
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{folder, error}) {
        if (entry.path().extension() == ".json") {
            names.push_back(entry.path().stem().string());
        }
    }
    std::ranges::sort(names);
    return names;
}

bool is_path(std::string_view text)
{
    return text.ends_with(".json") || text.find('/') != std::string_view::npos;
}

}  // namespace

ProfilePlace profile_place(
    const std::string& reference, std::string_view folder, const MissionFolders& folders)
{
    if (is_path(reference)) {
        return {.file = folders.mission / reference};
    }
    const auto known = known_profiles(folders.data / folder);
    if (std::ranges::find(known, reference) == known.end()) {
        return {
            .problem = fmt::format(
                "unknown name \"{}\"; known: {}; one of your own is given by its path, ending in "
                ".json",
                shown(reference),
                known.empty() ? "none" : fmt::format("{}", fmt::join(known, ", ")))};
    }
    return {.file = folders.data / folder / (reference + ".json")};
}

std::optional<fs::path> profile_file(
    const JsonView& reference,
    std::string_view folder,
    const std::optional<MissionFolders>& folders)
{
    if (reference.is_object()) {
        return std::nullopt;
    }
    if (!reference.is_string()) {
        reference.fail("expected the name of a profile, the path of one, or an object");
    }
    if (!folders) {
        reference.fail("a mission inside another file holds its profiles as objects");
    }
    const auto place = profile_place(reference.string(), folder, *folders);
    if (!place.problem.empty()) {
        reference.fail(place.problem);
    }
    return place.file;
}

std::string text_of(const fs::path& file, const JsonView& reference)
{
    try {
        return read_file(file);
    } catch (const InputError& error) {
        reference.fail(error.what());
    }
}

}  // namespace transect::formats
