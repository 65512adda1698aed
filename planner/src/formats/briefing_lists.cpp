#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "transect/planner/alternate_status.hpp"
#include "transect/planner/field_check.hpp"
#include "transect/planner/mass_balance.hpp"
#include "transect/planner/unchecked_limits.hpp"

#include "formats/briefing_parts.hpp"
#include "formats/crew_units.hpp"
#include "formats/wind_text.hpp"

namespace transect::formats {
namespace {

using Content = Column::Content;

/// Strips over high ground are narrower.
std::string spacing_text(const planner::TaskSetting& setting)
{
    auto narrowest = fmt::format("{:.0f}", setting.spacing / metre);
    if (!setting.widest_spacing) {
        return narrowest;
    }
    const auto widest = fmt::format("{:.0f}", *setting.widest_spacing / metre);
    return narrowest == widest ? narrowest : fmt::format("{} to {}", narrowest, widest);
}

/// Of a task's area; the mission assumes that there is no other.
MslHeight highest_ground(const planner::Plan& plan, const planner::TaskSetting& setting)
{
    return setting.ground ? setting.ground->highest : plan.mission.ground_elevation.value();
}

Row setting_row(const planner::Plan& plan, const planner::TaskSetting& setting)
{
    const auto& task = task_named(plan, setting.task);
    Row row{
        {setting.task,
         bearing_text(setting.direction),
         fmt::format("{:.0f}", setting.swath / metre),
         spacing_text(setting),
         fmt::format("{:.1f}", setting.horizontal_field / degree),
         fmt::format("{:.2f}", setting.ground_sample_distance / metre),
         set_height_text(task.height),
         feet(setting.height.above_datum()),
         feet(setting.height - highest_ground(plan, setting)),
         knots(task.calibrated_airspeed),
         knots(setting.true_airspeed)}};
    if (setting.ground) {
        row.cells.push_back(fmt::format(
            "{} to {}",
            feet(setting.ground->lowest.above_datum()),
            feet(setting.ground->highest.above_datum())));
    }
    return row;
}

std::string ground_text(const planner::Mission& mission)
{
    if (mission.terrain) {
        return fmt::format(
            "The ground under tasks is that of the terrain file {}, above mean sea level; used for "
            "heights and footprints of the sensor only. Where the file knows no ground, none is "
            "taken as seen.",
            std::filesystem::path{mission.terrain->path}.filename().string());
    }
    const auto ground = mission.ground_elevation.value().above_datum();
    return fmt::format(
        "The ground is level at {:.0f} m ({} ft) above mean sea level everywhere; used for the "
        "footprints of the sensor only.",
        ground / metre,
        feet(ground));
}

std::string look_text(const planner::Mission& mission)
{
    const auto scans = [](const planner::AreaSearch& task) {
        return task.look == planner::Look::cross_track_scan;
    };
    const auto& scan = mission.camera.cross_track_scan;
    if (!scan || std::ranges::none_of(mission.tasks, scans)) {
        return "The sensor looks straight down on transects and nothing else counts as coverage.";
    }
    return fmt::format(
        "Where a task asks for a scan, the sensor swings across the track on transects, from "
        "{:.0f}° to {:.0f}° from straight down (negative is left) at {:.1f}°/s, from the left end "
        "when a transect begins; on others it looks straight down. Nothing else counts as "
        "coverage.",
        scan->leftmost / degree,
        scan->rightmost / degree,
        scan->rate / (degree / second));
}

std::string undulation_text(const planner::Mission& mission)
{
    if (!mission.geoid_undulation) {
        return "Geoid undulation: not given.";
    }
    return fmt::format(
        "The geoid lies {:+.1f} m from the ellipsoid everywhere.",
        *mission.geoid_undulation / metre);
}

std::string magnetic_text(const planner::Plan& plan, const BriefingSources& sources)
{
    if (!sources.magnetic_model) {
        return "Magnetic variation: not given.";
    }
    if (!has_magnetic(plan, sources)) {
        return "Magnetic variation: not given, the model does not cover the date.";
    }
    const auto& base = plan.mission.base;
    const auto variation = sources.magnetic_model->variation(
        base.position, EllipsoidHeight{base.elevation.above_datum()}, plan.mission.take_off);
    return fmt::format(
        "Magnetic variation at {} is {:.1f}° {}.",
        base.identifier,
        abs(variation) / degree,
        variation < Angle{} ? "west" : "east");
}

std::string capitalised(std::string words)
{
    words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
    return words;
}

}  // namespace

Section sensor_section(const planner::Plan& plan)
{
    Table table{
        .caption = "Settings, looking straight down",
        .columns = {
            {"Task", Content::label},
            {"Transects (°T)"},
            {"Swath (m)"},
            {"Spacing (m)"},
            {"Field of view (°)"},
            {"GSD (m)"},
            {"Set height", Content::text},
            {"True height (ft MSL)"},
            {plan.mission.terrain ? "Above highest ground (ft)" : "Above assumed ground (ft)"},
            {"CAS (kt)"},
            {"TAS (kt)"}}};
    if (plan.mission.terrain) {
        table.columns.push_back({"Ground (ft MSL)", Content::text});
        table.caption += "; over terrain, swath and GSD are the worst";
    }
    for (const auto& setting : plan.settings) {
        table.rows.push_back(setting_row(plan, setting));
    }
    return {.heading = "Sensor and height", .blocks = {table}};
}

Section assumptions_section(const planner::Plan& plan, const BriefingSources& sources)
{
    const auto& mission = plan.mission;
    return {
        .heading = "Assumptions",
        .blocks = {BulletList{{
            fmt::format(
                "Aircraft performance: {}. The aircraft's own manual overrides it.",
                or_not_given(mission.aircraft.trust)),
            fmt::format("Fuel policy: {}.", or_not_given(mission.fuel_policy.source)),
            fmt::format("Sensor figures: {}.", or_not_given(mission.camera.trust)),
            wind_assumption(mission.weather.wind),
            ground_text(mission),
            undulation_text(mission),
            magnetic_text(plan, sources),
            look_text(mission),
        }}}};
}

Section unchecked_section(const planner::Plan& plan)
{
    const auto not_checked = [](std::string_view what) {
        return fmt::format("{}: not checked.", what);
    };
    BulletList list{
        {not_checked("Terrain clearance, minimum safe altitude, obstacles, ground under a glide"),
         not_checked(
             plan.mission.keep_areas.empty()
                 ? "Airspace, keep-out areas, NOTAM, distance to borders, other traffic"
                 : "Airspace and NOTAM beyond the areas listed here, distance to borders, other "
                   "traffic"),
         not_checked("Slope, surface and obstacles of runways"),
         not_checked("Weather on the route"),
         "Frequencies, reporting points, ops-normal interval: not given.",
         "Action when communication is lost or the aircraft is overdue: not given."}};
    if (!plan.mission.bases.empty()) {
        list.items.push_back(
            not_checked("Opening hours, services and permission at further bases"));
    }
    if (const auto fields = planner::unchecked_fields(plan.mission); !fields.empty()) {
        list.items.push_back(fmt::format("Not checked: {}.", fields));
    }
    if (const auto balance = planner::unchecked_balance(plan.mission); !balance.empty()) {
        list.items.push_back(fmt::format("Not checked: {}.", balance));
    }
    for (const auto& limit : planner::unchecked_limits(plan.mission)) {
        list.items.push_back(fmt::format("{}: not given, not checked.", capitalised(limit)));
    }
    const auto is_unconfirmed = [&](const planner::Alternate& alternate) {
        return !planner::missing_for(alternate, plan.mission.base).empty();
    };
    if (std::ranges::any_of(plan.mission.alternates, is_unconfirmed)) {
        list.items.emplace_back(
            "An alternate that is not confirmed counts for nothing until somebody confirms it.");
    }
    return {.heading = "Not checked", .blocks = {list}};
}

}  // namespace transect::formats
