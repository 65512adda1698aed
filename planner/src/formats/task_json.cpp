#include "formats/task_json.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "formats/area_json.hpp"
#include "formats/geojson_reader.hpp"
#include "formats/json_choice.hpp"
#include "formats/json_quantity.hpp"
#include "formats/mission_parts.hpp"

namespace transect::formats {
namespace {

using planner::AreaSearch;

constexpr std::size_t max_tasks = 10'000;
constexpr QuantityKey<Angle> direction{"direction_true_deg", degree, 0.0, 360.0};
constexpr std::string_view edges_key = "edges";
constexpr std::array<Choice<planner::EdgePolicy>, 3> edge_policies{{
    {"squeezed", planner::EdgePolicy::squeezed},
    {"overshoot", planner::EdgePolicy::overshoot},
    {"last-overlapped", planner::EdgePolicy::last_overlapped},
}};

constexpr std::string_view question_key = "question";
constexpr std::string_view look_key = "look";
constexpr std::array<Choice<planner::Look>, 2> looks{{
    {"nadir", planner::Look::nadir},
    {"cross-track-scan", planner::Look::cross_track_scan},
}};

void require_supported_kind(const JsonView& kind)
{
    constexpr std::array later{"corridor", "border-patrol", "pattern", "orbit", "visit"};
    const auto name = kind.string();
    if (name == "area-search") {
        return;
    }
    if (std::ranges::find(later, name) != later.end()) {
        kind.fail(fmt::format(R"("{}" is not supported yet; "area-search" is)", name));
    }
    kind.fail(fmt::format("unknown kind of task \"{}\"; known: area-search", shown(name)));
}

/// What a scan sweeps follows from the camera.
planner::Look look_at(const JsonView& task)
{
    const auto view = task.find(look_key);
    const auto look = view ? choice_at(*view, looks) : planner::Look::nadir;
    if (look == planner::Look::cross_track_scan && task.find(swath.key)) {
        view->fail("a scan has the swath that it sweeps; give required_gsd_m");
    }
    return look;
}

/// Exactly one of the two must be given.
void require_one_measure(const JsonView& task)
{
    const bool has_gsd = task.find(required_gsd.key).has_value();
    const bool has_swath = task.find(swath.key).has_value();
    if (has_gsd == has_swath) {
        task.fail(fmt::format(
            "give {} {} or {}", has_gsd ? "only one of" : "one of", required_gsd.key, swath.key));
    }
}

std::string task_id(const JsonView& value)
{
    constexpr std::size_t longest = 64;
    auto id = value.string();
    if (id.empty() || id.size() > longest) {
        value.fail(fmt::format("expected 1 to {} characters", longest));
    }
    return id;
}

/// Free text for the people who will answer it.
std::string question_at(const JsonView& value)
{
    constexpr std::size_t longest = 500;
    auto question = value.string();
    // Bytes that go on with a character of UTF-8 are not counted: the schema counts characters.
    const auto characters = std::ranges::count_if(question, [](char letter) {
        return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U;
    });
    if (question.empty() || static_cast<std::size_t>(characters) > longest) {
        value.fail(fmt::format("expected 1 to {} characters", longest));
    }
    return question;
}

std::vector<std::string_view> task_keys()
{
    return with_height_keys(
        {"id",
         "kind",
         "area",
         calibrated_speed.key,
         speed_choice_key,
         required_gsd.key,
         swath.key,
         overlap.key,
         direction.key,
         edges_key,
         look_key,
         question_key});
}

std::optional<AreaSearch> task_at(
    const JsonView& task, const std::optional<MissionFolders>& folders, Complaints& complaints)
{
    const auto before = complaints.list().size();
    complaints.check([&] { require_supported_kind(task["kind"]); });
    if (complaints.list().size() > before) {
        return std::nullopt;  // other kinds have other keys
    }
    AreaSearch result;
    complaints.allow_only(task, task_keys());
    complaints.check([&] { result.look = look_at(task); });
    complaints.check([&] { require_one_measure(task); });
    complaints.check([&] { result.id = task_id(task["id"]); });
    complaints.check([&] { result.area = area_or_file(task["area"], folders); });
    complaints.check([&] { result.height = set_height(task); });
    complaints.check([&] {
        const auto speed = speed_members(task);
        result.calibrated_airspeed = speed.calibrated_airspeed;
        result.speed_choice = speed.choice;
    });
    complaints.check([&] { result.required_gsd = optional(task, required_gsd); });
    complaints.check([&] { result.swath = optional(task, swath); });
    complaints.check([&] { result.overlap = optional(task, overlap).value_or(result.overlap); });
    complaints.check([&] {
        if (const auto question = task.find(question_key)) {
            result.question = question_at(*question);
        }
    });
    complaints.check([&] {
        if (const auto angle = optional(task, direction)) {
            result.direction = Bearing{*angle};
        }
    });
    complaints.check([&] {
        if (const auto edges = task.find(edges_key)) {
            result.edges = choice_at(*edges, edge_policies);
        }
    });
    return complaints.list().size() > before ? std::nullopt : std::optional{result};
}

}  // namespace

std::vector<AreaSearch> tasks_at(
    const JsonView& tasks, const std::optional<MissionFolders>& folders, Complaints& complaints)
{
    const auto count = complaints.take([&] {
        const auto size = tasks.size("a list of tasks");
        if (size == 0 || size > max_tasks) {
            tasks.fail(fmt::format("expected 1 to {} tasks", max_tasks));
        }
        return size;
    });
    std::vector<AreaSearch> result;
    std::set<std::string> ids;
    for (std::size_t i = 0; i < count.value_or(0) && !complaints.is_full(); ++i) {
        auto task = task_at(tasks[i], folders, complaints);
        if (!task) {
            continue;
        }
        complaints.check([&] {
            if (!ids.insert(task->id).second) {
                tasks[i]["id"].fail(
                    fmt::format("another task is called \"{}\" already", shown(task->id)));
            }
        });
        result.push_back(std::move(*task));
    }
    return result;
}

void write(JsonWriter& json, const AreaSearch& task)
{
    json.begin_object();
    json.member("id", task.id);
    json.member("kind", "area-search");
    json.key("area");
    json.raw(exact_geometry_json(task.area));
    write_members(json, task.height);
    write_members(json, SpeedMembers{task.calibrated_airspeed, task.speed_choice});
    if (task.required_gsd) {
        json.member(required_gsd.key, *task.required_gsd / metre);
    }
    if (task.swath) {
        json.member(swath.key, *task.swath / metre);
    }
    json.member(overlap.key, task.overlap);
    if (task.direction) {
        json.member(direction.key, task.direction->angle() / degree);
    }
    json.member(edges_key, word_for(task.edges, edge_policies));
    json.member(look_key, word_for(task.look, looks));
    if (!task.question.empty()) {
        json.member(question_key, task.question);
    }
    json.end_object();
}

}  // namespace transect::formats
