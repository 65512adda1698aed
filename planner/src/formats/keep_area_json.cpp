#include "formats/keep_area_json.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "transect/formats/files.hpp"
#include "transect/formats/openair.hpp"
#include "transect/geo/circle.hpp"

#include "formats/area_check.hpp"
#include "formats/area_json.hpp"
#include "formats/geojson_reader.hpp"
#include "formats/json_quantity.hpp"
#include "formats/mission_parts.hpp"
#include "formats/profile_files.hpp"

namespace transect::formats {
namespace {

using planner::KeepArea;

constexpr std::size_t most_entries = 5'000;
constexpr std::size_t longest_name = 200;
constexpr std::size_t most_openair_bytes = std::size_t{32} << 20U;

constexpr std::string_view ground_word = "ground";
constexpr std::string_view unlimited_word = "unlimited";

constexpr QuantityKey<Angle> latitude{"latitude_deg", degree, -90.0, 90.0};
constexpr QuantityKey<Angle> longitude{"longitude_deg", degree, -180.0, 180.0};
constexpr KeyPair<Length> radius_keys{
    {{"radius_nm", nautical_mile, 0.01, 500.0}, {"radius_km", kilometre, 0.01, 926.0}}};

/// One list of a mission.
struct Reading {
    KeepArea::Kind kind;
    const std::optional<MissionFolders>& folders;
    Complaints& complaints;
};

std::string text(const JsonView& value)
{
    auto content = value.string();
    if (content.empty() || content.size() > longest_name) {
        value.fail(fmt::format("expected 1 to {} characters", longest_name));
    }
    return content;
}

/// A height, or the word for no limit on this side.
std::optional<planner::SetHeight> limit(const JsonView& value, std::string_view no_limit)
{
    if (value.is_object()) {
        const auto keys = with_height_keys({});
        value.for_each_member(
            [&](const std::string& key, const JsonView& member) { member.allow_as(key, keys); });
        return set_height(value);
    }
    if (!value.is_string() || value.string() != no_limit) {
        value.fail(
            fmt::format(R"(expected "{}" or a height such as {{"flight_level": 100}})", no_limit));
    }
    return std::nullopt;
}

Instant instant(const JsonView& value)
{
    const auto time = parse_iso8601(value.string());
    if (!time) {
        value.fail("expected a time such as \"2026-11-23T07:00:00Z\"");
    }
    return *time;
}

std::chrono::sys_days day(const JsonView& value)
{
    const auto time = parse_iso8601(value.string() + "T00:00:00Z");
    if (!time) {
        value.fail("expected a day such as \"2026-11-20\"");
    }
    return std::chrono::floor<std::chrono::days>(*time);
}

MultiPolygon circle(const JsonView& value, KeepArea::Kind kind)
{
    value.allow_only({latitude.key, longitude.key, radius_keys[0].key, radius_keys[1].key});
    const Circle given{
        {Latitude{required(value, latitude)}, Longitude{required(value, longitude)}},
        required_one_of(value, radius_keys)};
    const auto fit = kind == KeepArea::Kind::keep_out ? Fit::circumscribed : Fit::inscribed;
    return {{{.outer = ring(given, fit), .holes = {}}}};
}

MultiPolygon ground(const JsonView& entry, const Reading& reading)
{
    const auto round = entry.find("circle");
    const auto outline = entry.find("area");
    if (round.has_value() == outline.has_value()) {
        entry.fail("give one of area, circle and file");
    }
    auto area = round ? circle(*round, reading.kind) : area_or_file(*outline, reading.folders);
    if (const auto problem = keep_area_fault(area); !problem.empty()) {
        (round ? *round : *outline).fail(problem);
    }
    return area;
}

/// What an entry says of all its areas.
void read_common(const JsonView& entry, KeepArea& area, Complaints& complaints)
{
    complaints.check([&] {
        if (const auto source = entry.find("source")) {
            area.source = text(*source);
        }
    });
    complaints.check([&] {
        if (const auto dated = entry.find("dated")) {
            area.dated = day(*dated);
        }
    });
    complaints.check([&] {
        if (const auto from = entry.find("from")) {
            area.from = instant(*from);
        }
        if (const auto until = entry.find("until")) {
            area.until = instant(*until);
            if (area.from && *area.until <= *area.from) {
                until->fail("is not after from");
            }
        }
    });
}

KeepArea single_area(const JsonView& entry, const Reading& reading)
{
    auto& complaints = reading.complaints;
    complaints.allow_only(
        entry, {"name", "area", "circle", "floor", "ceiling", "from", "until", "source", "dated"});
    KeepArea area{.kind = reading.kind, .name = {}, .area = {}};
    complaints.check([&] { area.name = text(entry["name"]); });
    complaints.check([&] { area.area = ground(entry, reading); });
    complaints.check([&] {
        if (const auto floor = entry.find("floor")) {
            area.floor = limit(*floor, ground_word);
        }
    });
    complaints.check([&] {
        if (const auto ceiling = entry.find("ceiling")) {
            area.ceiling = limit(*ceiling, unlimited_word);
        }
    });
    read_common(entry, area, complaints);
    return area;
}

std::string openair_text(const JsonView& reference, const std::filesystem::path& file)
{
    if (is_geojson_name(file)) {
        reference.fail(R"(expected a file in OpenAir; GeoJSON stands under "area": {"file": …})");
    }
    try {
        return read_file(file, most_openair_bytes);
    } catch (const InputError& error) {
        reference.fail(error.what());
    }
}

std::vector<std::string> classes(const JsonView& entry)
{
    std::vector<std::string> result;
    if (const auto list = entry.find("classes")) {
        constexpr std::size_t most = 50;
        const auto size = list->size("a list of airspace classes");
        if (size == 0 || size > most) {
            list->fail(fmt::format("expected 1 to {} classes", most));
        }
        for (std::size_t i = 0; i < size; ++i) {
            result.push_back((*list)[i].string());
        }
    }
    return result;
}

/// The areas of a file, of these classes if there are any.
std::vector<KeepArea> areas_of_file(const JsonView& entry, const Reading& reading)
{
    if (!reading.folders) {
        entry.fail("a mission inside another file holds its areas inline");
    }
    const auto reference = entry["file"];
    const auto wanted = classes(entry);
    const auto file = reading.folders->mission / reference.string();
    const auto content = openair_text(reference, file);
    std::vector<KeepArea> result;
    for (auto& found : parse_openair({.text = content, .file = file.native()}, reading.kind)) {
        if (wanted.empty() || std::ranges::find(wanted, found.airspace_class) != wanted.end()) {
            result.push_back(std::move(found.area));
        }
    }
    if (result.empty()) {
        reference.fail(wanted.empty() ? "holds no area" : "holds no area of these classes");
    }
    return result;
}

void read_entry(const JsonView& entry, const Reading& reading, std::vector<KeepArea>& result)
{
    auto& complaints = reading.complaints;
    if (!entry.is_object() || !entry.find("file")) {
        result.push_back(single_area(entry, reading));
        return;
    }
    complaints.allow_only(entry, {"file", "classes", "from", "until", "source", "dated"});
    KeepArea common;
    read_common(entry, common, complaints);
    auto found = complaints.take([&] { return areas_of_file(entry, reading); });
    if (!found) {
        return;
    }
    for (auto& area : *found) {
        area.from = common.from;
        area.until = common.until;
        area.source = common.source;
        area.dated = common.dated;
        result.push_back(std::move(area));
    }
}

std::vector<KeepArea> list_at(const JsonView& mission, std::string_view key, const Reading& reading)
{
    std::vector<KeepArea> result;
    const auto list = mission.find(key);
    if (!list) {
        return result;
    }
    const auto count = reading.complaints.take([&] {
        const auto size = list->size("a list of areas");
        if (size > most_entries) {
            list->fail(fmt::format("more than {} areas", most_entries));
        }
        return size;
    });
    for (std::size_t i = 0; i < count.value_or(0) && !reading.complaints.is_full(); ++i) {
        read_entry((*list)[i], reading, result);
    }
    // What files give counts too: a plan holds all of it inline.
    reading.complaints.check([&] {
        if (result.size() > most_entries) {
            list->fail(fmt::format("more than {} areas with those of files", most_entries));
        }
    });
    return result;
}

void write_limit(
    JsonWriter& json, std::string_view key, const std::optional<planner::SetHeight>& limit)
{
    if (limit) {
        json.key(key);
        json.begin_object();
        write_members(json, *limit);
        json.end_object();
    }
}

void write_text(JsonWriter& json, std::string_view key, const std::string& content)
{
    if (!content.empty()) {
        json.member(key, content);
    }
}

void write(JsonWriter& json, const KeepArea& area)
{
    json.begin_object();
    json.member("name", area.name);
    json.key("area");
    json.raw(exact_geometry_json(area.area));
    write_limit(json, "floor", area.floor);
    write_limit(json, "ceiling", area.ceiling);
    write_text(json, "from", area.from ? to_iso8601(*area.from) : std::string{});
    write_text(json, "until", area.until ? to_iso8601(*area.until) : std::string{});
    write_text(json, "source", area.source);
    write_text(json, "dated", area.dated ? to_iso8601(*area.dated).substr(0, 10) : std::string{});
    json.end_object();
}

void write_list(
    JsonWriter& json, std::string_view key, KeepArea::Kind kind, const std::vector<KeepArea>& areas)
{
    const auto is_listed = [&](const KeepArea& area) { return area.kind == kind; };
    if (std::ranges::none_of(areas, is_listed)) {
        return;
    }
    json.key(key);
    json.begin_array();
    for (const auto& area : areas) {
        if (is_listed(area)) {
            write(json, area);
        }
    }
    json.end_array();
}

}  // namespace

std::vector<KeepArea> keep_areas(
    const JsonView& mission, const std::optional<MissionFolders>& folders, Complaints& complaints)
{
    auto result = list_at(mission, keep_out_key, {KeepArea::Kind::keep_out, folders, complaints});
    std::ranges::move(
        list_at(mission, keep_in_key, {KeepArea::Kind::keep_in, folders, complaints}),
        std::back_inserter(result));
    return result;
}

void write_keep_areas(JsonWriter& json, const std::vector<KeepArea>& areas)
{
    write_list(json, keep_out_key, KeepArea::Kind::keep_out, areas);
    write_list(json, keep_in_key, KeepArea::Kind::keep_in, areas);
}

}  // namespace transect::formats
