#include "transect/formats/mission_file.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "transect/formats/files.hpp"

#include "formats/complaints.hpp"
#include "formats/json_document.hpp"
#include "formats/mission_json.hpp"
#include "formats/mission_schema.hpp"

namespace transect::formats {
namespace {

constexpr std::size_t max_mission_bytes = std::size_t{64} << 20U;

struct Reading {
    std::optional<planner::Mission> mission;
    std::vector<Complaint> complaints;
};

/// "tasks[0].area" is about "tasks" and about "tasks[0]" as well.
bool is_within(std::string_view key, std::string_view container)
{
    return key.starts_with(container) &&
           (container.empty() || key.size() == container.size() || key[container.size()] == '.' ||
            key[container.size()] == '[');
}

/// What the schema says beyond what is known already, usually in better words.
void add_news(std::vector<Complaint>& known, std::vector<Complaint> from_schema)
{
    const auto is_known = [&](const Complaint& schema) {
        return std::ranges::any_of(known, [&](const Complaint& complaint) {
            return complaint.where.file == schema.where.file &&
                   (is_within(complaint.key, schema.key) || is_within(schema.key, complaint.key));
        });
    };
    std::erase_if(from_schema, is_known);
    std::ranges::move(from_schema, std::back_inserter(known));
}

/// By place; the mission file comes before the files that it names.
void sort(std::vector<Complaint>& complaints, std::string_view mission_file)
{
    const auto place = [&](const Complaint& complaint) {
        const auto& where = complaint.where;
        return std::tuple{where.file != mission_file, where.file, where.line, where.column};
    };
    std::ranges::stable_sort(complaints, std::ranges::less{}, place);
}

Reading read(SourceText source, const MissionOptions& options)
{
    const JsonDocument document{source};
    const MissionFolders folders{
        .mission = std::filesystem::path{source.file}.parent_path(), .data = options.data_dir};
    Complaints complaints;
    auto mission = mission_at(document.root(), folders, complaints);
    auto list = complaints.list();
    add_news(list, schema_complaints(document, options.data_dir / "schema/mission-1.schema.json"));
    sort(list, source.file);
    if (list.size() > Complaints::max_count) {
        list.resize(Complaints::max_count);
    }
    return {.mission = std::move(mission), .complaints = std::move(list)};
}

}  // namespace

std::string to_string(const InputProblem& problem)
{
    const auto key = problem.key.empty() ? std::string{} : problem.key + ": ";
    return to_string(problem.where) + ": " + key + problem.text;
}

planner::Mission read_mission(const std::filesystem::path& file, const MissionOptions& options)
{
    const auto text = read_file(file, max_mission_bytes);
    auto reading = read({text, file.native()}, options);
    if (!reading.complaints.empty()) {
        throw_first(reading.complaints);
    }
    return std::move(reading.mission).value();
}

std::vector<InputProblem> check_mission(
    const std::filesystem::path& file, const MissionOptions& options)
{
    const auto text = read_file(file, max_mission_bytes);
    Complaints outside;
    const auto reading = outside.take([&] { return read({text, file.native()}, options); });
    std::vector<InputProblem> problems;
    for (const auto& complaint : reading ? reading->complaints : outside.list()) {
        problems.push_back({complaint.where, complaint.key, complaint.text});
    }
    return problems;
}

}  // namespace transect::formats
