#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "transect/formats/files.hpp"
#include "transect/formats/plan_file.hpp"
#include "transect/planner/bases.hpp"

#include "formats/airborne_json.hpp"
#include "formats/geojson_reader.hpp"
#include "formats/json_document.hpp"
#include "formats/mission_json.hpp"
#include "formats/plan_words.hpp"
#include "formats/transect_json.hpp"

namespace transect::formats {
namespace {

constexpr double huge = 1e12;
constexpr std::size_t most_items = 10'000;

std::size_t list_size(const JsonView& list, std::string_view expected)
{
    const auto size = list.size(expected);
    if (size > most_items) {
        list.fail(fmt::format("has {} entries; {} are the most", size, most_items));
    }
    return size;
}

template <typename Read>
auto list_at(const JsonView& list, std::string_view expected, const Read& read)
{
    std::vector<decltype(read(list))> items;
    const auto size = list_size(list, expected);
    for (std::size_t i = 0; i < size; ++i) {
        items.push_back(read(list[i]));
    }
    return items;
}

/// Plans of earlier versions have none.
planner::LowerBound bound_at(const JsonView& summary)
{
    const auto bound = summary.find("bound");
    return bound ? planner::LowerBound{
                       .name = (*bound)["name"].string(),
                       .flight_time = (*bound)["flight_time_s"].number_in(1.0, huge) * second}
                 : planner::LowerBound{};
}

/// Plans of earlier versions have none; flying them makes it.
planner::Certificate certificate_at(const JsonView& task)
{
    planner::Certificate result;
    if (const auto certificate = task.find("certificate")) {
        result.fraction = (*certificate)["fraction"].number_in(0.0, 1.0);
        if (const auto uncovered = certificate->find("uncovered")) {
            result.uncovered = area_at(*uncovered);
        }
    }
    return result;
}

planner::Summary summary_at(const JsonView& view)
{
    return {
        .sorties = static_cast<std::size_t>(view["sorties"].integer_in(0, most_items)),
        .flight_time = view["flight_time_s"].number_in(0.0, huge) * second,
        .distance = view["distance_m"].number_in(0.0, huge) * metre,
        .fuel = view["fuel_kg"].number_in(0.0, huge) * kilogram,
        .bound = bound_at(view),
    };
}

planner::TaskResult task_at(const JsonView& view)
{
    const auto predicted = view["predicted"];
    const auto area = [&](std::string_view key) -> std::optional<Area> {
        const auto told = predicted.find(key);
        return told ? std::optional{told->number_in(0.0, huge * huge) * square_metre}
                    : std::nullopt;
    };
    return {
        .id = view["id"].string(),
        .kind = view["kind"].string(),
        .predicted =
            {.area = view["area_m2"].number_in(0.0, huge * huge) * square_metre,
             .covered = predicted["covered_m2"].number_in(0.0, huge * huge) * square_metre,
             .fraction = predicted["fraction"].number_in(0.0, 1.0),
             .cell = predicted["cell_m"].number_in(0.0, huge) * metre,
             .masked = area("masked_m2"),
             .unknown = area("unknown_m2")},
        .certificate = certificate_at(view),
    };
}

planner::Sortie sortie_at(const JsonView& view)
{
    planner::Sortie sortie{
        .transects = list_at(view["transects"], "a list of transects", transect_at),
        .take_off = instant_at(view["take_off"]),
        .home_via = via_at(view, "home_via"),
    };
    if (const auto airborne = view.find("airborne")) {
        sortie.airborne = airborne_at(*airborne);
        if (sortie.airborne->took_off && *sortie.airborne->took_off > sortie.take_off) {
            (*airborne)["took_off"].fail("is after the sortie begins");
        }
    }
    if (sortie.transects.empty()) {
        view["transects"].fail("a sortie flies at least one transect");
    }
    return sortie;
}

planner::UnseenGround unseen_at(const JsonView& view)
{
    view.allow_only({"task", "area"});
    return {.task = view["task"].string(), .area = area_at(view["area"])};
}

Severity severity_at(const JsonView& view)
{
    const auto word = view.string();
    if (word == "error") {
        return Severity::error;
    }
    if (word == "warning") {
        return Severity::warning;
    }
    if (word == "note") {
        return Severity::note;
    }
    view.fail("expected error, warning or note");
}

Finding finding_at(const JsonView& view)
{
    Finding finding{
        .severity = severity_at(view["severity"]),
        .code = view["code"].string(),
        .arguments = {},
        .place = view["place"].string(),
    };
    view["arguments"].for_each_member([&](const std::string& name, const JsonView& argument) {
        if (argument.is_string()) {
            finding.arguments.emplace(name, argument.string());
        } else {
            finding.arguments.emplace(name, argument.number());
        }
    });
    return finding;
}

void require_format(const JsonView& root)
{
    const auto format = root["format"];
    const auto name = format.string();
    if (name == plan_format) {
        return;
    }
    if (name.starts_with("transect/plan-")) {
        format.fail(fmt::format(
            "'{}' was written by another version; this one reads {}", shown(name), plan_format));
    }
    format.fail(fmt::format("expected \"{}\"", plan_format));
}

/// A plan from before further bases has neither.
void read_bases(const JsonView& view, planner::Sortie& sortie, const planner::Mission& mission)
{
    const auto base_at = [&](std::string_view key) -> std::string {
        const auto value = view.find(key);
        if (!value) {
            return mission.base.identifier;
        }
        auto name = value->string();
        if (name.empty() || planner::find_base(mission, name) == nullptr) {
            value->fail(fmt::format("'{}' is no base of the mission", shown(name)));
        }
        return name;
    };
    sortie.departure = base_at("from");
    sortie.arrival = base_at("to");
}

/// That the sorties follow each other from base to base, the first from and the last to the base of
/// the mission, and that each starts where there is fuel.
void link_sorties(planner::Plan& plan, const JsonView& root)
{
    const auto& mission = plan.mission;
    const auto sorties = root["sorties"];
    std::string here = mission.base.identifier;
    for (std::size_t i = 0; i < plan.sorties.size(); ++i) {
        auto& sortie = plan.sorties[i];
        read_bases(sorties[i], sortie, mission);
        const auto place = [&](std::string_view key) {
            return sorties[i].find(key).value_or(sorties[i]);
        };
        if (i > 0 && sortie.airborne) {
            sorties[i]["airborne"].fail("only the first sortie can begin in the air");
        }
        if (sortie.departure != here) {
            place("from").fail(fmt::format(
                "sortie {} starts at {}, but the aircraft is at {}",
                i + 1,
                sortie.departure,
                here));
        }
        const auto& departure = *planner::find_base(mission, sortie.departure);
        if (!planner::has_fuel(mission, departure)) {
            place("from").fail(
                fmt::format("no fuel is given for {}, so that no sortie can start there", here));
        }
        here = sortie.arrival;
        if (i + 1 == plan.sorties.size() && here != mission.base.identifier) {
            place("to").fail(fmt::format(
                "the last sortie ends at {}, not at the base {}", here, mission.base.identifier));
        }
    }
}

/// Over terrain each transect has a swath of its own.
void read_swaths(planner::Plan& plan, const JsonView& root)
{
    for (std::size_t i = 0; i < plan.sorties.size(); ++i) {
        const auto transects = root["sorties"][i]["transects"];
        for (std::size_t k = 0; k < plan.sorties[i].transects.size(); ++k) {
            auto& transect = plan.sorties[i].transects[k];
            const auto setting =
                std::ranges::find(plan.settings, transect.task, &planner::TaskSetting::task);
            const auto swath = transects[k].find("swath_m");
            if (setting != plan.settings.end() && setting->ground && swath) {
                transect.swath = swath->number_in(1.0, 100'000.0) * metre;
            }
        }
    }
}

/// That every transect has a task, a setting and a number of its own, and tells nothing else.
void require_consistent(const planner::Plan& plan, const JsonView& root)
{
    std::set<int> numbers;
    const auto sorties = root["sorties"];
    for (std::size_t i = 0; i < plan.sorties.size(); ++i) {
        const auto transects = sorties[i]["transects"];
        for (std::size_t k = 0; k < plan.sorties[i].transects.size(); ++k) {
            const auto& transect = plan.sorties[i].transects[k];
            const auto id = transect.task;
            if (std::ranges::count(plan.mission.tasks, id, &planner::AreaSearch::id) != 1 ||
                std::ranges::count(plan.settings, id, &planner::TaskSetting::task) != 1) {
                transects[k]["task"].fail(
                    fmt::format("'{}' is not a task with a setting", shown(id)));
            }
            if (!numbers.insert(transect.number).second) {
                transects[k]["number"].fail("another transect has this number");
            }
            require_as_set(transects[k], transect, plan);
        }
    }
}

}  // namespace

planner::Plan parse_plan(SourceText json)
{
    const JsonDocument document{json};
    const auto root = document.root();
    require_format(root);
    root.allow_only(
        {"format",
         "title",
         "handling",
         "summary",
         "tasks",
         "findings",
         "settings",
         "sorties",
         "unseen",
         "mission"});
    planner::Plan plan{
        .mission = parse_mission(root["mission"]),
        .summary = summary_at(root["summary"]),
        .settings = list_at(root["settings"], "a list of settings", setting_at),
        .sorties = list_at(root["sorties"], "a list of sorties", sortie_at),
        .tasks = list_at(root["tasks"], "a list of tasks", task_at),
        .findings = list_at(root["findings"], "a list of findings", finding_at),
    };
    if (const auto unseen = root.find("unseen")) {
        plan.unseen = list_at(*unseen, "a list of areas", unseen_at);
    }
    link_sorties(plan, root);
    read_swaths(plan, root);
    require_consistent(plan, root);
    return plan;
}

planner::Plan read_plan(const std::filesystem::path& file)
{
    const auto text = read_file(file);
    return parse_plan({.text = text, .file = file.native()});
}

}  // namespace transect::formats
