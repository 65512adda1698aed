#include "transect/flightlog/log_json.hpp"

#include <optional>
#include <string>

#include "transect/formats/finding_text.hpp"

namespace transect::flightlog {
namespace {

void write_time(formats::JsonWriter& json, const char* name, const std::optional<Instant>& time)
{
    json.key(name);
    if (time) {
        json.value(to_iso8601(*time));
    } else {
        json.null();
    }
}

void write_text(formats::JsonWriter& json, const char* name, const std::optional<std::string>& text)
{
    json.key(name);
    if (text) {
        json.value(*text);
    } else {
        json.null();
    }
}

void write_instants(
    formats::JsonWriter& json, const char* name, const std::vector<Instant>& instants)
{
    json.key(name);
    json.begin_array();
    for (const auto& instant : instants) {
        json.value(to_iso8601(instant));
    }
    json.end_array();
}

void write_seconds(
    formats::JsonWriter& json, const char* name, const std::optional<Duration>& duration)
{
    json.key(name);
    if (duration) {
        json.value(*duration / second);
    } else {
        json.null();
    }
}

void write_rows(formats::JsonWriter& json, const LogFile& log)
{
    json.member("format", to_string(log.format));
    json.member("rows", log.rows);
    json.member("used", log.used);
    json.key("dropped");
    json.begin_array();
    for (const auto& [reason, count] : log.dropped) {
        json.begin_object();
        json.member("reason", to_string(reason));
        json.member("count", count);
        json.end_object();
    }
    json.end_array();
}

void write_transport(formats::JsonWriter& json, const LogFile& log)
{
    if (!log.transport) {
        return;
    }
    const auto& transport = *log.transport;
    json.key("transport_stream");
    json.begin_object();
    json.member("packets", transport.packets);
    json.member("packet_bytes", transport.packet_bytes);
    json.member("klv_streams", transport.klv_streams);
    json.member("continuity_errors", transport.continuity_errors);
    json.member("klv_continuity_errors", transport.klv_continuity_errors);
    json.member("duplicates", transport.duplicates);
    json.member("resyncs", transport.resyncs);
    json.member("skipped_bytes", transport.skipped_bytes);
    json.member("transport_errors", transport.transport_errors);
    json.member("scrambled", transport.scrambled);
    json.end_object();
}

void write_lengths(
    formats::JsonWriter& json, const char* name, const std::optional<LengthStatistics>& lengths)
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

void write_self_check(formats::JsonWriter& json, const Inspection& inspection)
{
    json.key("line_of_sight_error_deg");
    if (const auto& error = inspection.line_of_sight_error) {
        json.begin_object();
        json.member("median", error->median / degree);
        json.member("max", error->maximum / degree);
        json.end_object();
    } else {
        json.null();
    }
    write_lengths(json, "slant_range_error_m", inspection.slant_range_error);
    write_lengths(json, "corner_error_m", inspection.corner_error);
    json.key("corners");
    json.begin_object();
    json.member("compared", inspection.corners.compared);
    json.member("absent", inspection.corners.absent);
    json.member("above_horizon", inspection.corners.above_horizon);
    json.member("without_pose", inspection.corners.without_pose);
    json.end_object();
}

void write_turret(formats::JsonWriter& json, const LogFile& log, const Inspection& inspection)
{
    if (!log.klv) {
        return;
    }
    json.member("packets", log.klv->packets);
    json.member("bad_checksum", log.klv->bad_checksum);
    json.member("skipped_bytes", log.klv->skipped_bytes);
    json.member("invalid_images", log.klv->invalid_images);
    json.member("electro_optical", log.klv->electro_optical);
    json.member("infrared", log.klv->infrared);
    json.member("target_sets", log.klv->target_sets);
    write_text(json, "classification", log.klv->classification);
    write_self_check(json, inspection);
}

}  // namespace

void write_members(formats::JsonWriter& json, const LogFile& log, const Inspection& inspection)
{
    write_rows(json, log);
    write_time(json, "start", inspection.start);
    write_time(json, "end", inspection.end);
    if (inspection.start_offset) {
        json.member("start_offset_s", *inspection.start_offset / second);
        json.member("end_offset_s", *inspection.end_offset / second);
    }
    json.member("duration_s", inspection.duration / second);
    json.member("distance_m", inspection.distance / metre);
    write_text(json, "aircraft", log.aircraft);
    write_text(json, "system_id", log.system_id);
    write_turret(json, log, inspection);
    write_transport(json, log);
    json.key("findings");
    write_findings(json, log.findings);
}

void write_times(formats::JsonWriter& json, const flight::FlightTimes& times)
{
    write_time(json, "block_off", times.block_off);
    write_instants(json, "take_offs", times.take_offs);
    write_instants(json, "landings", times.landings);
    write_time(json, "block_on", times.block_on);
    write_seconds(json, "block_s", times.block);
    write_seconds(json, "air_s", times.air);
    json.member("unseen_take_offs", times.unseen_take_offs);
    json.member("unseen_landings", times.unseen_landings);
    json.member("touch_and_goes", times.touch_and_goes);
    json.member("go_arounds", times.go_arounds);
}

void write_findings(formats::JsonWriter& json, const std::vector<Finding>& findings)
{
    json.begin_array();
    for (const auto& finding : findings) {
        json.begin_object();
        json.member("severity", formats::to_string(finding.severity));
        json.member("code", finding.code);
        json.member("text", formats::text(finding));
        json.member("place", finding.place);
        json.end_object();
    }
    json.end_array();
}

}  // namespace transect::flightlog
