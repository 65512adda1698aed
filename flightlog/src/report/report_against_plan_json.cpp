#include "flightlog/src/report/report_against_plan.hpp"
#include "flightlog/src/report/report_phases.hpp"

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

struct Names {
    const char* mean;
    const char* root_mean_square;
    const char* worst;
};

template <typename Quantity>
void write_deviation(
    JsonWriter& json, const Deviation<Quantity>& flown, Quantity unit, const Names& names)
{
    json.member(names.mean, flown.mean / unit);
    json.member(names.root_mean_square, flown.root_mean_square / unit);
    json.member(names.worst, flown.worst / unit);
}

void write_height(JsonWriter& json, const std::optional<HeightDeviation>& height)
{
    json.key("height");
    if (!height) {
        json.null();
        return;
    }
    json.begin_object();
    json.member("planned_msl_m", height->planned.above_datum() / metre);
    write_deviation(json, height->flown, metre, {"mean_m", "rms_m", "max_m"});
    json.end_object();
}

void write_ground_speed(JsonWriter& json, const std::optional<SpeedDeviation>& speed)
{
    json.key("ground_speed");
    if (!speed) {
        json.null();
        return;
    }
    json.begin_object();
    json.member("planned_m_s", speed->planned / metre_per_second);
    write_deviation(json, speed->flown, metre_per_second, {"mean_m_s", "rms_m_s", "max_m_s"});
    json.end_object();
}

void write_bank(JsonWriter& json, const std::optional<BankFlown>& bank)
{
    json.key("bank");
    if (!bank) {
        json.null();
        return;
    }
    json.begin_object();
    write_deviation(json, bank->flown, degree, {"mean_deg", "rms_deg", "max_deg"});
    json.member("beyond_limit", bank->beyond_limit);
    json.end_object();
}

void write_run(JsonWriter& json, const RunResult& result, const FuelCurve& fuel)
{
    const auto& run = result.run;
    json.begin_object();
    json.member("flight", run.flight + 1);
    json.member("direction", to_string(run.direction));
    json.member("entry", to_iso8601(run.entry()));
    json.member("exit", to_iso8601(run.exit()));
    write_fuel(json, "fuel_at_entry_kg", fuel.on_board(run.entry()));
    write_fuel(json, "fuel_at_exit_kg", fuel.on_board(run.exit()));
    json.member("flown_m", result.flown / metre);
    write_stretches(json, "flown", result.stretches);
    write_cross_track(json, result.cross_track);
    write_height(json, result.deviations.height);
    write_ground_speed(json, result.deviations.ground_speed);
    write_bank(json, result.deviations.bank);
    json.end_object();
}

void write_step(JsonWriter& json, const OrderStep& step, int transect)
{
    json.begin_object();
    json.member("transect", transect);
    json.member("flight", step.flight + 1);
    json.member("direction", to_string(step.direction));
    json.member("entry", to_iso8601(step.entry));
    json.member("order", to_string(step.kind));
    json.end_object();
}

}  // namespace

void write_order(JsonWriter& json, const Report& report)
{
    json.key("order");
    if (report.lines.empty()) {
        json.null();
        return;
    }
    const auto& order = report.order;
    const auto number = [&](std::size_t line) { return report.lines[line].line.transect.number; };
    json.begin_object();
    json.key("in_order");
    if (order.in_order) {
        json.value(*order.in_order);
    } else {
        json.null();
    }
    json.key("flown");
    json.begin_array();
    for (const auto& step : order.steps) {
        write_step(json, step, number(step.line));
    }
    json.end_array();
    json.key("skipped");
    json.begin_array();
    for (const auto line : order.skipped) {
        json.value(number(line));
    }
    json.end_array();
    json.end_object();
}

void write_runs(
    JsonWriter& json, const LineResult& result, const std::vector<ReportedFlight>& flights)
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
        write_run(json, run, flights[run.run.flight].recorded.account.fuel);
    }
    json.end_array();
}

}  // namespace transect::flightlog
