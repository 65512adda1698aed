#include "formats/transect_json.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "formats/mission_parts.hpp"

namespace transect::formats {
namespace {

using planner::Plan;
using planner::Transect;

template <typename Items, typename Key>
const auto& of_transect(const Transect& transect, const Items& items, Key key)
{
    const auto found = std::ranges::find(items, transect.task, key);
    if (found == items.end()) {
        throw std::domain_error{"transect of an unknown task '" + transect.task + "'"};
    }
    return *found;
}

const planner::TaskSetting& setting_of(const Transect& transect, const Plan& plan)
{
    return of_transect(transect, plan.settings, &planner::TaskSetting::task);
}

const planner::AreaSearch& task_of(const Transect& transect, const Plan& plan)
{
    return of_transect(transect, plan.mission.tasks, &planner::AreaSearch::id);
}

constexpr std::string_view course_key = "course_true_deg";

/// The numbers that follow from the ends, the settings and the task.
using Figure = std::pair<std::string_view, double>;
std::array<Figure, 7> figures(const Transect& transect, const Plan& plan)
{
    const auto& setting = setting_of(transect, plan);
    const auto leg = geodesic_leg(transect.from, transect.to);
    return {
        {{"course_true_deg", leg.departure.angle() / degree},
         {"length_m", leg.distance / metre},
         {"height_msl_m", setting.height.above_datum() / metre},
         {"true_airspeed_m_s", setting.true_airspeed / metre_per_second},
         {"horizontal_field_deg", setting.horizontal_field / degree},
         {"swath_m", swath_of(transect, setting) / metre},
         {"ground_sample_distance_m", setting.ground_sample_distance / metre}}};
}

/// As far as another compiler's arithmetic may be off.
bool is_same(double told, double expected)
{
    constexpr double tolerance = 1e-9;
    return std::abs(told - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

bool is_course(std::string_view key)
{
    return key == "course_true_deg";
}

/// Near north 0° and 360° are one course.
bool is_same_course(double told_deg, double expected_deg)
{
    return is_same(std::remainder(told_deg - expected_deg, 360.0), 0.0);
}

void require_same_height(const JsonView& view, const planner::SetHeight& expected)
{
    const auto keys = with_height_keys({});
    const auto is_told = [&](std::string_view key) { return view.find(key).has_value(); };
    if (std::ranges::none_of(keys, is_told)) {
        return;
    }
    const auto told = set_height(view);
    if (told.reference != expected.reference ||
        !is_same(told.value / foot, expected.value / foot)) {
        view.fail("the height to set is not that of its task");
    }
}

void require_same_speed(const JsonView& view, Speed expected)
{
    const auto told = view.find(calibrated_speed.key);
    if (told && !is_same(told->number(), number_in(expected, calibrated_speed.unit))) {
        told->fail("is not the airspeed of its task");
    }
}

planner::TaskGround ground_at(const JsonView& view)
{
    constexpr double lowest_m = -500.0;
    constexpr double highest_m = 9000.0;
    view.allow_only({"lowest_m", "highest_m", "unknown_share"});
    return {
        .lowest = MslHeight{view["lowest_m"].number_in(lowest_m, highest_m) * metre},
        .highest = MslHeight{view["highest_m"].number_in(lowest_m, highest_m) * metre},
        .unknown_share = view["unknown_share"].number_in(0.0, 1.0)};
}

}  // namespace

void write_setting(JsonWriter& json, const planner::TaskSetting& setting)
{
    json.begin_object();
    json.member("task", setting.task);
    json.member("direction_true_deg", setting.direction.angle() / degree);
    json.member("swath_m", setting.swath / metre);
    json.member("spacing_m", setting.spacing / metre);
    json.member("horizontal_field_deg", setting.horizontal_field / degree);
    json.member("ground_sample_distance_m", setting.ground_sample_distance / metre);
    json.member("height_msl_m", setting.height.above_datum() / metre);
    json.member("true_airspeed_m_s", setting.true_airspeed / metre_per_second);
    if (setting.widest_spacing) {
        json.member("widest_spacing_m", *setting.widest_spacing / metre);
    }
    if (setting.ground) {
        json.key("ground");
        json.begin_object();
        json.member("lowest_m", setting.ground->lowest.above_datum() / metre);
        json.member("highest_m", setting.ground->highest.above_datum() / metre);
        json.member("unknown_share", setting.ground->unknown_share);
        json.end_object();
    }
    json.end_object();
}

planner::TaskSetting setting_at(const JsonView& view)
{
    planner::TaskSetting setting{
        .task = view["task"].string(),
        .direction = Bearing{view["direction_true_deg"].number_in(0.0, 360.0) * degree},
        .swath = view["swath_m"].number_in(1.0, 100'000.0) * metre,
        .spacing = view["spacing_m"].number_in(0.0, 100'000.0) * metre,
        .horizontal_field = view["horizontal_field_deg"].number_in(0.001, 170.0) * degree,
        .ground_sample_distance = view["ground_sample_distance_m"].number_in(0.0, 1000.0) * metre,
        .height = MslHeight{view["height_msl_m"].number_in(-500.0, 15'000.0) * metre},
        .true_airspeed = view["true_airspeed_m_s"].number_in(10.0, 400.0) * metre_per_second,
    };
    if (const auto widest = view.find("widest_spacing_m")) {
        setting.widest_spacing = widest->number_in(0.0, 100'000.0) * metre;
    }
    if (const auto ground = view.find("ground")) {
        setting.ground = ground_at(*ground);
    }
    return setting;
}

void write_point(JsonWriter& json, std::string_view key, GeoPoint point)
{
    json.key(key);
    json.begin_object();
    json.member("latitude_deg", point.latitude.angle() / degree);
    json.member("longitude_deg", point.longitude.angle() / degree);
    json.end_object();
}

GeoPoint point_at(const JsonView& view)
{
    view.allow_only({"latitude_deg", "longitude_deg"});
    return {
        Latitude{view["latitude_deg"].number_in(-90.0, 90.0) * degree},
        Longitude{view["longitude_deg"].number_in(-180.0, 180.0) * degree},
    };
}

void write_via(JsonWriter& json, std::string_view key, const std::vector<planner::ViaPoint>& points)
{
    if (points.empty()) {
        return;
    }
    json.key(key);
    json.begin_array();
    for (const auto& point : points) {
        json.begin_object();
        json.member("latitude_deg", point.position.latitude.angle() / degree);
        json.member("longitude_deg", point.position.longitude.angle() / degree);
        json.member(course_key, point.course.angle() / degree);
        json.end_object();
    }
    json.end_array();
}

std::vector<planner::ViaPoint> via_at(const JsonView& object, std::string_view key)
{
    std::vector<planner::ViaPoint> result;
    const auto list = object.find(key);
    if (!list) {
        return result;
    }
    constexpr std::size_t most = 1000;
    const auto size = list->size("a list of points");
    if (size > most) {
        list->fail(fmt::format("more than {} points", most));
    }
    for (std::size_t i = 0; i < size; ++i) {
        const auto view = (*list)[i];
        view.allow_only({"latitude_deg", "longitude_deg", course_key});
        result.push_back(
            {{Latitude{view["latitude_deg"].number_in(-90.0, 90.0) * degree},
              Longitude{view["longitude_deg"].number_in(-180.0, 180.0) * degree}},
             Bearing{view[course_key].number_in(0.0, 360.0) * degree}});
    }
    return result;
}

void write_transect(JsonWriter& json, const Transect& transect, const Plan& plan)
{
    const auto& task = task_of(transect, plan);
    json.begin_object();
    json.member("number", transect.number);
    json.member("task", transect.task);
    if (transect.continues) {
        json.member("continues", *transect.continues);
    }
    write_point(json, "from", transect.from);
    write_point(json, "to", transect.to);
    write_members(json, task.height);
    json.member(calibrated_speed.key, number_in(task.calibrated_airspeed, calibrated_speed.unit));
    for (const auto& [key, value] : figures(transect, plan)) {
        json.member(key, value);
    }
    write_via(json, "via", transect.via);
    json.end_object();
}

Transect transect_at(const JsonView& view)
{
    const auto keys = with_height_keys(
        {"number",
         "task",
         "continues",
         "from",
         "to",
         "via",
         calibrated_speed.key,
         "course_true_deg",
         "length_m",
         "height_msl_m",
         "true_airspeed_m_s",
         "horizontal_field_deg",
         "swath_m",
         "ground_sample_distance_m"});
    view.for_each_member(
        [&](const std::string& key, const JsonView& member) { member.allow_as(key, keys); });
    Transect transect{
        .number = static_cast<int>(view["number"].integer_in(1, 1'000'000)),
        .task = view["task"].string(),
        .from = point_at(view["from"]),
        .to = point_at(view["to"]),
        .via = via_at(view, "via"),
    };
    if (const auto continues = view.find("continues")) {
        transect.continues = static_cast<int>(continues->integer_in(1, 1'000'000));
    }
    if (transect.from == transect.to) {
        view.fail("a transect begins and ends at different points");
    }
    return transect;
}

void require_as_set(const JsonView& view, const Transect& transect, const Plan& plan)
{
    const auto& task = task_of(transect, plan);
    require_same_height(view, task.height);
    require_same_speed(view, task.calibrated_airspeed);
    for (const auto& [key, expected] : figures(transect, plan)) {
        const auto told = view.find(key);
        if (!told) {
            continue;
        }
        const double number = told->number();
        if (!(is_course(key) ? is_same_course(number, expected) : is_same(number, expected))) {
            told->fail(fmt::format(
                "{} does not follow from the ends and the setting of its task, which give {}",
                number,
                expected));
        }
    }
}

}  // namespace transect::formats
