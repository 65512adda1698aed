#include "flightlog/src/report/report_against_plan.hpp"

namespace transect::flightlog {
namespace {

using formats::JsonWriter;

void write_stretches(JsonWriter& json, const char* name, const std::vector<FlownStretch>& stretches)
{
    json.key(name);
    json.begin_array();
    for (const auto& stretch : stretches) {
        json.begin_object();
        json.member("from_m", stretch.from / metre);
        json.member("to_m", stretch.to / metre);
        json.end_object();
    }
    json.end_array();
}

void write_cross_track(JsonWriter& json, const CrossTrack& track)
{
    json.member("cross_track_mean_m", track.mean / metre);
    json.member("cross_track_rms_m", track.root_mean_square / metre);
    json.member("cross_track_p95_m", track.percentile_95 / metre);
    json.member("cross_track_max_m", track.worst / metre);
    json.key("cross_track_within_tolerance");
    if (track.within_tolerance) {
        json.value(*track.within_tolerance);
    } else {
        json.null();
    }
}

void write_run(JsonWriter& json, const RunResult& result)
{
    const auto& run = result.run;
    json.begin_object();
    json.member("flight", run.flight + 1);
    json.member("direction", to_string(run.direction));
    json.member("entry", to_iso8601(run.entry()));
    json.member("exit", to_iso8601(run.exit()));
    json.member("flown_m", result.flown / metre);
    write_stretches(json, "flown", result.stretches);
    write_cross_track(json, result.cross_track);
    json.end_object();
}

}  // namespace

void write_runs(JsonWriter& json, const LineResult& result)
{
    write_stretches(json, "flown", result.stretches);
    if (result.cross_track) {
        write_cross_track(json, *result.cross_track);
    }
    json.key("cross_track_tolerance_m");
    if (const auto tolerance = cross_track_tolerance(result.line)) {
        json.value(*tolerance / metre);
    } else {
        json.null();
    }
    write_stretches(json, "gaps", result.gaps);
    json.key("runs");
    json.begin_array();
    for (const auto& run : result.runs) {
        write_run(json, run);
    }
    json.end_array();
}

}  // namespace transect::flightlog
