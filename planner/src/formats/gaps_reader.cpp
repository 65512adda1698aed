#include <algorithm>

#include <fmt/format.h>

#include "transect/formats/files.hpp"
#include "transect/formats/gaps_file.hpp"

#include "formats/geojson_reader.hpp"

namespace transect::formats {
namespace {

constexpr std::size_t most_tasks = 10'000;
constexpr std::size_t max_features = 1'000'000;

planner::GapBasis basis_at(const JsonView& view)
{
    const auto word = view.string();
    if (word == "none") {
        return planner::GapBasis::none;
    }
    if (word == "measured") {
        return planner::GapBasis::measured;
    }
    if (word == "assumed" || word == "measured and assumed") {
        return planner::GapBasis::partly_assumed;
    }
    view.fail("expected none, measured, assumed or \"measured and assumed\"");
}

std::string task_at(const JsonView& view, const planner::Mission& mission)
{
    auto id = view.string();
    if (std::ranges::find(mission.tasks, id, &planner::AreaSearch::id) == mission.tasks.end()) {
        view.fail(fmt::format("\"{}\" is not a task of the mission", shown(id)));
    }
    return id;
}

JsonView member(const JsonView& root, std::string_view key)
{
    const auto found = root.find(key);
    if (!found) {
        root.fail(fmt::format(
            "does not say its {}; expected gaps.geojson as transect-flightlog report writes it",
            key));
    }
    return *found;
}

}  // namespace

planner::Gaps parse_gaps(SourceText geojson, const planner::Mission& mission)
{
    const JsonDocument document{geojson};
    const auto root = document.root();
    planner::Gaps gaps{.basis = basis_at(member(root, "basis"))};
    const auto tasks = member(root, "tasks");
    if (tasks.size("a list of tasks") > most_tasks) {
        tasks.fail(fmt::format("more than {} tasks", most_tasks));
    }
    for (std::size_t i = 0; i < tasks.value().size(); ++i) {
        gaps.counted.push_back(task_at(tasks[i], mission));
    }
    const auto features = root["features"];
    if (features.size("a list of features") > max_features) {
        features.fail(fmt::format("more than {} features", max_features));
    }
    for (std::size_t i = 0; i < features.value().size(); ++i) {
        const auto properties = features[i]["properties"];
        const auto kind = properties["kind"].string();
        if (kind == "task") {
            gaps.gaps.push_back(
                {task_at(properties["name"], mission), area_at(features[i]["geometry"])});
        } else if (kind != "zone") {
            properties["kind"].fail("expected task or zone");
        }
    }
    return gaps;
}

planner::Gaps read_gaps(const std::filesystem::path& file, const planner::Mission& mission)
{
    const auto text = read_file(file);
    return parse_gaps({.text = text, .file = file.native()}, mission);
}

}  // namespace transect::formats
