#include "flightlog/src/report/report_sensor.hpp"

#include <filesystem>
#include <string>

#include <fmt/format.h>

namespace transect::flightlog {
namespace {

using formats::JsonWriter;
using formats::Table;
using Content = formats::Column::Content;

bool tells_something(const SensorCheck& check)
{
    return check.slant_range_error || check.time_skew || check.boresight;
}

void write_slant_range(JsonWriter& json, const SensorCheck& check)
{
    json.key("slant_range_error_m");
    if (!check.slant_range_error) {
        json.null();
        return;
    }
    json.begin_object();
    json.member("median", check.slant_range_error->median / metre);
    json.member("max", check.slant_range_error->maximum / metre);
    json.end_object();
}

void write_time_skew(JsonWriter& json, const SensorCheck& check)
{
    json.key("time_skew");
    if (!check.time_skew) {
        json.null();
        return;
    }
    const auto& skew = *check.time_skew;
    json.begin_object();
    json.member("angles_lag_s", skew.lag / second);
    json.member("error_deg", skew.error / degree);
    json.member("error_as_logged_deg", skew.error_as_logged / degree);
    json.member("records", skew.records);
    json.end_object();
}

void write_boresight(JsonWriter& json, const SensorCheck& check)
{
    json.key("boresight_offset");
    if (!check.boresight) {
        json.null();
        return;
    }
    const auto& offset = *check.boresight;
    json.begin_object();
    json.member("azimuth_deg", offset.azimuth / degree);
    json.member("elevation_deg", offset.elevation / degree);
    json.member("azimuth_spread_deg", offset.azimuth_spread / degree);
    json.member("elevation_spread_deg", offset.elevation_spread / degree);
    json.member("records", offset.records);
    json.end_object();
}

std::string slant_range_text(const SensorCheck& check)
{
    const auto& error = check.slant_range_error;
    return error ? fmt::format("{:.1f} / {:.1f}", error->median / metre, error->maximum / metre)
                 : "unknown";
}

std::string skew_text(const SensorCheck& check)
{
    return check.time_skew ? fmt::format("{:+.2f}", check.time_skew->lag / second) : "unknown";
}

std::string boresight_text(const SensorCheck& check)
{
    if (!check.boresight) {
        return "unknown";
    }
    const auto& offset = *check.boresight;
    return fmt::format(
        "{:+.2f}° ± {:.2f}° / {:+.2f}° ± {:.2f}°",
        offset.azimuth / degree,
        offset.azimuth_spread / degree,
        offset.elevation / degree,
        offset.elevation_spread / degree);
}

}  // namespace

void write_sensor_check(JsonWriter& json, const SensorCheck& check)
{
    json.key("sensor_check");
    if (!tells_something(check)) {
        json.null();
        return;
    }
    json.begin_object();
    write_slant_range(json, check);
    write_time_skew(json, check);
    write_boresight(json, check);
    json.end_object();
}

Table sensor_table(const Report& report)
{
    Table table{
        .caption = "The turret against itself: proposals, by which nothing was corrected",
        .columns = {
            {"Log", Content::label},
            {"Slant range error, median / max (m)", Content::text},
            {"Angles lag behind positions (s)", Content::text},
            {"Boresight off by, azimuth / elevation", Content::text}}};
    for (const auto& logged : report.logs) {
        if (tells_something(logged.sensor)) {
            table.rows.push_back(
                {.cells = {
                     std::filesystem::path{logged.log.name}.filename().string(),
                     slant_range_text(logged.sensor),
                     skew_text(logged.sensor),
                     boresight_text(logged.sensor)}});
        }
    }
    return table;
}

}  // namespace transect::flightlog
