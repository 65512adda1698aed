#include "flightlog/src/report/report_sensor.hpp"

#include <filesystem>
#include <string>

#include <fmt/format.h>

namespace transect::flightlog {
namespace {

using formats::JsonWriter;
using formats::Table;
using Content = formats::Column::Content;

bool tells_something(const ReportedLog& reported)
{
    return reported.inspection.slant_range_error || reported.inspection.corner_error ||
           reported.sensor.time_skew || reported.sensor.boresight;
}

void write_lengths(
    JsonWriter& json, const char* name, const std::optional<LengthStatistics>& lengths)
{
    json.key(name);
    if (!lengths) {
        json.null();
        return;
    }
    json.begin_object();
    json.member("median", lengths->median / metre);
    json.member("max", lengths->maximum / metre);
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
    json.key("spread_s");
    if (skew.spread) {
        json.value(*skew.spread / second);
    } else {
        json.null();
    }
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

/// As the profile has them.
void write_proposal(JsonWriter& json, const std::optional<OffsetProposal>& proposal)
{
    json.key("proposed_offset");
    if (!proposal) {
        json.null();
        return;
    }
    const auto& entry = proposal->entry;
    json.begin_object();
    json.member("dated", to_iso8601(Instant{entry.dated}).substr(0, 10));
    json.member("source", entry.source);
    json.member("azimuth_deg", entry.azimuth / degree);
    json.member("elevation_deg", entry.elevation / degree);
    json.member("roll_deg", entry.roll / degree);
    json.member("time_s", entry.time / second);
    json.member("angles_lag_s", entry.angles_lag / second);
    json.end_object();
}

std::string lengths_text(const std::optional<LengthStatistics>& lengths)
{
    return lengths
               ? fmt::format("{:.1f} / {:.1f}", lengths->median / metre, lengths->maximum / metre)
               : "unknown";
}

std::string skew_text(const SensorCheck& check)
{
    if (!check.time_skew) {
        return "unknown";
    }
    const auto& skew = *check.time_skew;
    return skew.spread ? fmt::format("{:+.2f} ± {:.2f}", skew.lag / second, *skew.spread / second)
                       : fmt::format("{:+.2f}, spread unknown", skew.lag / second);
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

void write_sensor_check(JsonWriter& json, const ReportedLog& reported)
{
    const auto& check = reported.sensor;
    json.key("sensor_check");
    if (!tells_something(reported)) {
        json.null();
        return;
    }
    json.begin_object();
    write_lengths(json, "slant_range_error_m", reported.inspection.slant_range_error);
    write_lengths(json, "corner_error_m", reported.inspection.corner_error);
    write_time_skew(json, check);
    write_boresight(json, check);
    write_proposal(json, reported.proposal);
    json.end_object();
}

Table sensor_table(const Report& report)
{
    Table table{
        .caption = "The turret against itself: proposals, by which nothing was corrected",
        .columns = {
            {"Log", Content::label},
            {"Slant range error, median / max (m)", Content::text},
            {"Corners off, median / max (m)", Content::text},
            {"Angles lag behind positions (s)", Content::text},
            {"Boresight off by, azimuth / elevation", Content::text}}};
    for (const auto& logged : report.logs) {
        if (tells_something(logged)) {
            table.rows.push_back(
                {.cells = {
                     std::filesystem::path{logged.log.name}.filename().string(),
                     lengths_text(logged.inspection.slant_range_error),
                     lengths_text(logged.inspection.corner_error),
                     skew_text(logged.sensor),
                     boresight_text(logged.sensor)}});
        }
    }
    return table;
}

}  // namespace transect::flightlog
