#include "formats/wind_grid_json.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace transect::formats {
namespace {

using aircraft::WindGrid;
using Axis = WindGrid::Axis;

constexpr std::size_t most_values = 2'000'000;
constexpr std::int64_t most_on_axis = 10'000;
/// Hundredths of metres per second and of kelvins.
constexpr std::int64_t absurd = 40'000;

Axis axis(const JsonView& object)
{
    object.allow_only({"first_deg", "step_deg", "count"});
    return {
        .first = object["first_deg"].number_in(-180.0, 180.0) * degree,
        .step = object["step_deg"].number_in(1e-6, 360.0) * degree,
        .count = static_cast<std::size_t>(object["count"].integer_in(1, most_on_axis)),
    };
}

std::size_t size_of(const JsonView& list, std::size_t most)
{
    const auto size = list.size("a list");
    if (size > most) {
        list.fail(fmt::format("has {} entries; {} are the most", size, most));
    }
    return size;
}

Instant time(const JsonView& value)
{
    const auto time = parse_iso8601(value.string());
    if (!time) {
        value.fail("expected a time such as \"2026-11-23T06:00:00Z\"");
    }
    return *time;
}

std::vector<std::int32_t> values(const JsonView& list)
{
    std::vector<std::int32_t> result;
    const auto size = size_of(list, most_values);
    result.reserve(size);
    for (std::size_t i = 0; i < size; ++i) {
        const auto value = list[i];
        result.push_back(
            value.is_null() ? WindGrid::unknown
                            : static_cast<std::int32_t>(value.integer_in(-absurd, absurd)));
    }
    return result;
}

void write_axis(JsonWriter& json, std::string_view key, const Axis& axis)
{
    json.key(key);
    json.begin_object();
    json.member("first_deg", axis.first / degree);
    json.member("step_deg", axis.step / degree);
    json.member("count", axis.count);
    json.end_object();
}

/// One row of the grid a line.
void write_values(
    JsonWriter& json,
    std::string_view key,
    const std::vector<std::int32_t>& values,
    std::size_t row_length)
{
    std::string text = "[";
    for (std::size_t i = 0; i < values.size(); ++i) {
        text += i == 0 ? "" : i % row_length == 0 ? ",\n" : ",";
        text += values[i] == WindGrid::unknown ? "null" : fmt::format("{}", values[i]);
    }
    json.key(key);
    json.raw(text + "]");
}

}  // namespace

WindGrid wind_grid(const JsonView& object)
{
    object.allow_only(
        {"source",
         "latitude",
         "longitude",
         "levels_pa",
         "times",
         "east_cm_s",
         "north_cm_s",
         "temperature_ck"});
    WindGrid grid{
        .latitude = axis(object["latitude"]),
        .longitude = axis(object["longitude"]),
        .east_cm_s = values(object["east_cm_s"]),
        .north_cm_s = values(object["north_cm_s"]),
        .source = object["source"].string(),
    };
    constexpr double highest_pa = 120'000.0;
    const auto levels = object["levels_pa"];
    for (std::size_t i = 0; i < size_of(levels, most_on_axis); ++i) {
        grid.levels.push_back(levels[i].number_in(1.0, highest_pa) * pascal);
    }
    const auto times = object["times"];
    for (std::size_t i = 0; i < size_of(times, most_on_axis); ++i) {
        grid.times.push_back(time(times[i]));
    }
    if (const auto temperature = object.find("temperature_ck")) {
        grid.temperature_ck = values(*temperature);
    }
    try {
        require_valid(grid);
    } catch (const std::domain_error& error) {
        object.fail(error.what());
    }
    return grid;
}

void write(JsonWriter& json, const WindGrid& grid)
{
    json.begin_object();
    json.member("source", grid.source);
    write_axis(json, "latitude", grid.latitude);
    write_axis(json, "longitude", grid.longitude);
    json.key("levels_pa");
    json.begin_array();
    for (const auto level : grid.levels) {
        json.value(level / pascal);
    }
    json.end_array();
    json.key("times");
    json.begin_array();
    for (const auto time : grid.times) {
        json.value(to_iso8601(time));
    }
    json.end_array();
    write_values(json, "east_cm_s", grid.east_cm_s, grid.longitude.count);
    write_values(json, "north_cm_s", grid.north_cm_s, grid.longitude.count);
    if (!grid.temperature_ck.empty()) {
        write_values(json, "temperature_ck", grid.temperature_ck, grid.longitude.count);
    }
    json.end_object();
}

}  // namespace transect::formats
