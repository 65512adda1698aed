#include "transect/flightlog/log_json.hpp"

#include "flightlog/src/report/report_phases.hpp"

namespace transect::flightlog {
namespace {

using formats::JsonWriter;

void write_mass(JsonWriter& json, const char* name, const std::optional<Mass>& mass)
{
    json.key(name);
    if (mass) {
        json.value(*mass / kilogram);
    } else {
        json.null();
    }
}

}  // namespace

void write_fuel(JsonWriter& json, const char* name, const FuelFigures& fuel)
{
    json.key(name);
    json.begin_object();
    write_mass(json, "by_flow", fuel.by_flow);
    write_mass(json, "by_gauge", fuel.by_gauge);
    json.end_object();
}

void write_account(JsonWriter& json, const FlightAccount& account)
{
    json.key("times");
    json.begin_object();
    write_times(json, account.times);
    json.key("on_task_s");
    if (account.on_task) {
        json.value(*account.on_task / second);
    } else {
        json.null();
    }
    json.end_object();
    json.key("phases");
    json.begin_array();
    for (const auto& phase : account.phases) {
        json.begin_object();
        json.member("phase", flight::to_string(phase.interval.phase));
        json.member("start", to_iso8601(phase.interval.start));
        json.member("end", to_iso8601(phase.interval.end));
        json.member("duration_s", elapsed(phase.interval.start, phase.interval.end) / second);
        if (account.on_task) {
            json.member("on_task_s", phase.on_task / second);
        }
        write_fuel(json, "fuel_used_kg", phase.used);
        write_fuel(json, "fuel_remaining_kg", phase.remaining);
        json.end_object();
    }
    json.end_array();
}

}  // namespace transect::flightlog
