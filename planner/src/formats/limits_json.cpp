#include "formats/limits_json.hpp"

#include <fmt/format.h>

#include "formats/json_quantity.hpp"
#include "formats/mission_parts.hpp"

namespace transect::formats {
namespace {

using planner::OxygenSupply;
using planner::SortieLimits;

constexpr QuantityKey<Duration> max_duty{"max_duty_min", minute, 1.0, 2880.0};
constexpr QuantityKey<Duration> report{"report_before_take_off_min", minute, 0.0, 720.0};
constexpr QuantityKey<Duration> max_crew_flight_time{
    "max_crew_flight_time_min", minute, 1.0, 2880.0};
constexpr QuantityKey<Duration> before_sunset{"landing_before_sunset_min", minute, -120.0, 720.0};
constexpr QuantityKey<Duration> recorder{"recorder_capacity_min", minute, 0.0, 100'000.0};
constexpr std::string_view latest_landing_key = "latest_landing";
constexpr std::string_view oxygen_key = "oxygen";

constexpr QuantityKey<Volume> cylinder{"cylinder_l", litre, 0.1, 1000.0};
constexpr QuantityKey<Pressure> filled{"pressure_bar", bar, 0.0, 400.0};
constexpr QuantityKey<Pressure> residual{"residual_bar", bar, 0.0, 400.0};
constexpr QuantityKey<VolumeFlow> flow{"flow_l_per_min_each", litre_per_minute, 0.01, 100.0};
constexpr std::string_view persons_key = "persons";

OxygenSupply oxygen(const JsonView& object)
{
    object.allow_only({cylinder.key, filled.key, residual.key, flow.key, persons_key});
    constexpr int most_persons = 100;
    OxygenSupply supply{
        .cylinder = required(object, cylinder),
        .filled = required(object, filled),
        .residual = required(object, residual),
        .persons = static_cast<int>(object[persons_key].integer_in(1, most_persons)),
        .flow = required(object, flow),
    };
    if (supply.residual > supply.filled) {
        object[residual.key].fail(fmt::format("is above {}", filled.key));
    }
    return supply;
}

Instant latest_landing(const JsonView& value)
{
    const auto time = parse_iso8601(value.string());
    if (!time) {
        value.fail("expected a time such as \"2026-11-23T17:00:00Z\"");
    }
    return *time;
}

void read_duty(const JsonView& object, SortieLimits& limits)
{
    limits.max_duty = optional(object, max_duty);
    limits.report_before_take_off = optional(object, report);
    if (limits.max_duty && !limits.report_before_take_off) {
        object[max_duty.key].fail(fmt::format("needs {}: duty begins there", report.key));
    }
    if (limits.report_before_take_off && !limits.max_duty) {
        object[report.key].fail(fmt::format("is of no use without {}", max_duty.key));
    }
}

template <typename Quantity>
void write_optional(
    JsonWriter& json, const QuantityKey<Quantity>& key, const std::optional<Quantity>& value)
{
    if (value) {
        json.member(key.key, number_in(*value, key.unit));
    }
}

void write_oxygen(JsonWriter& json, const OxygenSupply& supply)
{
    json.key(oxygen_key);
    json.begin_object();
    json.member(cylinder.key, number_in(supply.cylinder, cylinder.unit));
    json.member(filled.key, number_in(supply.filled, filled.unit));
    json.member(residual.key, number_in(supply.residual, residual.unit));
    json.member(persons_key, supply.persons);
    json.member(flow.key, number_in(supply.flow, flow.unit));
    json.end_object();
}

}  // namespace

void read_limits(const JsonView& mission, planner::Mission& result, Complaints& complaints)
{
    const auto object = mission.find("limits");
    if (!object) {
        return;
    }
    complaints.allow_only(
        *object,
        {max_flight_time.key,
         max_duty.key,
         report.key,
         max_crew_flight_time.key,
         before_sunset.key,
         latest_landing_key,
         recorder.key,
         oxygen_key});
    if (!object->is_object()) {
        return;
    }
    auto& limits = result.limits;
    complaints.check([&] { result.max_flight_time = optional(*object, max_flight_time); });
    complaints.check([&] { read_duty(*object, limits); });
    complaints.check(
        [&] { limits.max_crew_flight_time = optional(*object, max_crew_flight_time); });
    complaints.check([&] { limits.landing_before_sunset = optional(*object, before_sunset); });
    complaints.check([&] { limits.recorder_capacity = optional(*object, recorder); });
    complaints.check([&] {
        if (const auto time = object->find(latest_landing_key)) {
            limits.latest_landing = latest_landing(*time);
        }
    });
    complaints.check([&] {
        if (const auto supply = object->find(oxygen_key)) {
            limits.oxygen = oxygen(*supply);
        }
    });
}

void write_limits(JsonWriter& json, const planner::Mission& mission)
{
    const auto& limits = mission.limits;
    json.key("limits");
    json.begin_object();
    write_optional(json, max_flight_time, mission.max_flight_time);
    write_optional(json, max_duty, limits.max_duty);
    write_optional(json, report, limits.report_before_take_off);
    write_optional(json, max_crew_flight_time, limits.max_crew_flight_time);
    write_optional(json, before_sunset, limits.landing_before_sunset);
    if (limits.latest_landing) {
        json.member(latest_landing_key, to_iso8601(*limits.latest_landing));
    }
    write_optional(json, recorder, limits.recorder_capacity);
    if (limits.oxygen) {
        write_oxygen(json, *limits.oxygen);
    }
    json.end_object();
}

}  // namespace transect::formats
