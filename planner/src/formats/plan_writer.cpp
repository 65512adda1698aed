#include <array>
#include <string_view>

#include "transect/formats/finding_text.hpp"
#include "transect/formats/json_writer.hpp"
#include "transect/formats/mission_file.hpp"
#include "transect/formats/plan_file.hpp"
#include "transect/planner/bases.hpp"

#include "formats/airborne_json.hpp"
#include "formats/area_check.hpp"
#include "formats/geojson_reader.hpp"
#include "formats/plan_words.hpp"
#include "formats/transect_json.hpp"

namespace transect::formats {
namespace {

using planner::Leg;
using planner::SortieFlight;

void write_summary(JsonWriter& json, const planner::Summary& summary)
{
    json.key("summary");
    json.begin_object();
    json.member("sorties", summary.sorties);
    json.member("flight_time_s", summary.flight_time / second);
    json.member("distance_m", summary.distance / metre);
    json.member("fuel_kg", summary.fuel / kilogram);
    if (const auto gap = summary.gap()) {
        json.key("bound");
        json.begin_object();
        json.member("name", summary.bound.name);
        json.member("flight_time_s", summary.bound.flight_time / second);
        json.end_object();
        json.member("gap", *gap);
    }
    json.end_object();
}

void write_task(JsonWriter& json, const planner::TaskResult& task)
{
    json.begin_object();
    json.member("id", task.id);
    json.member("kind", task.kind);
    json.member("area_m2", task.predicted.area / square_metre);
    json.key("predicted");
    json.begin_object();
    json.member("covered_m2", task.predicted.covered / square_metre);
    json.member("fraction", task.predicted.fraction);
    json.member("cell_m", task.predicted.cell / metre);
    json.member("basis", "assumed");
    if (task.predicted.masked && task.predicted.unknown) {
        json.member("masked_m2", *task.predicted.masked / square_metre);
        json.member("unknown_m2", *task.predicted.unknown / square_metre);
    }
    json.end_object();
    json.key("certificate");
    json.begin_object();
    json.member("fraction", task.certificate.fraction);
    if (!task.certificate.uncovered.parts.empty()) {
        json.key("uncovered");
        json.raw(exact_geometry_json(oriented(task.certificate.uncovered)));
    }
    json.end_object();
    json.end_object();
}

void write_wind(JsonWriter& json, const aircraft::ConstantWind& wind)
{
    json.member("wind_from_true_deg", wind.from.angle() / degree);
    json.member("wind_speed_m_s", wind.speed / metre_per_second);
}

void write_bingo(JsonWriter& json, const planner::Bingo& bingo)
{
    json.begin_object();
    json.member("aerodrome", bingo.aerodrome);
    if (bingo.fuel) {
        json.member("fuel_kg", *bingo.fuel / kilogram);
        json.member("time_s", bingo.time / second);
    }
    json.end_object();
}

void write_gate(JsonWriter& json, const planner::FuelGate& gate)
{
    json.member("fuel_required_kg", gate.required / kilogram);
    if (gate.joker) {
        json.member("joker_kg", *gate.joker / kilogram);
    }
    json.key("bingo");
    json.begin_array();
    write_bingo(json, gate.home);
    for (const auto& alternate : gate.alternates) {
        write_bingo(json, alternate);
    }
    json.end_array();
}

std::string_view reach_word(planner::LandingChoice::Reach reach)
{
    using Reach = planner::LandingChoice::Reach;
    switch (reach) {
        case Reach::always:
            return "always";
        case Reach::until_no_return:
            return "until-no-return";
        case Reach::never:
            break;
    }
    return "never";
}

void write_flight_point(
    JsonWriter& json, std::string_view key, const std::optional<planner::FlightPoint>& point)
{
    if (!point) {
        return;
    }
    json.key(key);
    json.begin_object();
    json.member("time", to_iso8601(point->time));
    write_point(json, "position", point->position);
    json.member("fuel_kg", point->fuel / kilogram);
    json.end_object();
}

void write_choice(JsonWriter& json, const planner::LandingChoice& choice)
{
    json.begin_object();
    json.member("aerodrome", choice.aerodrome);
    json.member("reach", reach_word(choice.reach));
    write_flight_point(json, "no_return", choice.no_return);
    write_flight_point(json, "equal_time", choice.equal_time);
    json.end_object();
}

void write_leg(JsonWriter& json, const Leg& leg)
{
    json.begin_object();
    json.member("kind", word_for(leg.kind));
    if (leg.transect) {
        json.member("transect", *leg.transect);
    }
    write_point(json, "from", leg.from);
    write_point(json, "to", leg.to);
    json.member("course_true_deg", leg.course.angle() / degree);
    json.member("distance_m", leg.distance / metre);
    json.member("start", to_iso8601(leg.start));
    json.member("end", to_iso8601(leg.end));
    json.member("ground_speed_m_s", leg.ground_speed / metre_per_second);
    json.member("true_airspeed_m_s", leg.true_airspeed / metre_per_second);
    write_wind(json, leg.wind);
    json.member("height_msl_m", leg.height.above_datum() / metre);
    json.member("fuel_start_kg", leg.fuel_start / kilogram);
    json.member("fuel_end_kg", leg.fuel_end / kilogram);
    if (leg.minimum_fuel_to_start) {
        json.member("minimum_fuel_to_start_kg", *leg.minimum_fuel_to_start / kilogram);
    }
    if (leg.gate) {
        write_gate(json, *leg.gate);
    }
    json.member("sensor", leg.kind == planner::LegKind::transect ? "on" : "off");
    json.end_object();
}

void write_fuel(JsonWriter& json, const planner::FuelLedger& fuel)
{
    json.key("fuel");
    json.begin_object();
    json.member("at_start_kg", fuel.at_start / kilogram);
    json.member("bound_by", fuel.bound_by);
    json.member("taxi_kg", fuel.taxi / kilogram);
    json.member("trip_kg", fuel.trip / kilogram);
    json.member("contingency_kg", fuel.contingency / kilogram);
    if (!fuel.alternate_identifier.empty()) {
        json.member("alternate", fuel.alternate_identifier);
        json.member("alternate_kg", fuel.alternate / kilogram);
    }
    json.member("final_reserve_kg", fuel.final_reserve / kilogram);
    json.member("approach_kg", fuel.approach / kilogram);
    json.member("additional_kg", fuel.additional / kilogram);
    json.member("discretionary_kg", fuel.discretionary / kilogram);
    json.member("extra_kg", fuel.extra / kilogram);
    json.member(
        "extra_without_unconfirmed_alternate_kg",
        fuel.extra_without_unconfirmed_alternate / kilogram);
    json.end_object();
}

void write_eroded(JsonWriter& json, const planner::ErodedCase& eroded)
{
    json.key("eroded");
    json.begin_object();
    if (eroded.shortfall.empty()) {
        json.member("trip_kg", eroded.trip / kilogram);
        json.member("landing_fuel_kg", eroded.landing_fuel / kilogram);
        json.member("final_reserve_kg", eroded.final_reserve / kilogram);
        json.member("alternate_kg", eroded.alternate / kilogram);
    } else {
        json.member("shortfall", eroded.shortfall);
    }
    json.end_object();
}

void write_limit(JsonWriter& json, const planner::LimitCheck& check)
{
    json.begin_object();
    json.member("limit", check.limit);
    json.member("margin_s", check.margin / second);
    json.end_object();
}

void write_balance(JsonWriter& json, const planner::Plan& plan, const SortieFlight& flight)
{
    const auto& envelope = plan.mission.aircraft.loading.envelope;
    json.key("balance");
    json.begin_array();
    for (const auto& [name, balance] : in_order(flight.balance)) {
        json.begin_object();
        json.member("at", name);
        json.member("mass_kg", balance.mass / kilogram);
        if (balance.arm) {
            json.member("arm_m", *balance.arm / metre);
        }
        if (balance.arm && envelope && envelope->chord) {
            json.member("percent_mac", percent_of_chord(*envelope->chord, *balance.arm));
        }
        const auto verdict =
            envelope ? judge(*envelope, balance) : aircraft::EnvelopeVerdict::unknown;
        json.member("centre_of_gravity", word_for(verdict));
        json.end_object();
    }
    json.end_array();
}

void write_fields(JsonWriter& json, const SortieFlight& flight)
{
    json.key("field_lengths");
    json.begin_array();
    for (const auto& check : flight.fields) {
        const bool is_take_off = check.phase == planner::FieldCheck::Phase::take_off;
        json.begin_object();
        json.member("phase", is_take_off ? "take-off" : "landing");
        json.member("aerodrome", check.aerodrome);
        json.member("mass_kg", check.mass / kilogram);
        json.member("temperature_c", check.condition.temperature.in_celsius());
        json.member("pressure_altitude_m", check.condition.altitude.above_datum() / metre);
        json.member("density_altitude_m", check.density_altitude / metre);
        json.member("factor", check.factor);
        if (check.length) {
            json.member("ground_roll_m", check.length->ground_roll / metre);
            json.member("over_50ft_m", check.length->over_50ft / metre);
        }
        if (check.runway) {
            json.member("runway_m", *check.runway / metre);
        }
        json.end_object();
    }
    json.end_array();
}

void write_flight(JsonWriter& json, const SortieFlight& flight, const planner::Plan& plan)
{
    json.member("landing", to_iso8601(flight.trajectory.samples.back().time));
    json.member("flight_time_s", flight.flight_time / second);
    json.member("distance_m", flight.distance / metre);
    json.member("landing_mass_kg", flight.landing_mass / kilogram);
    json.member("time_on_station_s", flight.time_on_station / second);
    json.member("endurance_s", flight.endurance / second);
    write_fuel(json, flight.fuel);
    json.key("landing_choices");
    json.begin_array();
    for (const auto& choice : flight.landing_choices) {
        write_choice(json, choice);
    }
    json.end_array();
    write_balance(json, plan, flight);
    write_fields(json, flight);
    if (flight.eroded) {
        write_eroded(json, *flight.eroded);
    }
    json.key("limits");
    json.begin_array();
    for (const auto& check : flight.limits) {
        write_limit(json, check);
    }
    json.end_array();
    json.member("oxygen_needed_s", flight.oxygen_needed / second);
    json.member("out_of_glide_s", flight.out_of_glide / second);
    json.key("legs");
    json.begin_array();
    for (const auto& leg : flight.legs) {
        write_leg(json, leg);
    }
    json.end_array();
}

void write_sortie(
    JsonWriter& json,
    std::size_t index,
    const planner::Plan& plan,
    std::span<const SortieFlight> flights)
{
    const auto& sortie = plan.sorties[index];
    json.begin_object();
    json.member("number", index + 1);
    json.member("take_off", to_iso8601(sortie.take_off));
    json.member("from", planner::base_named(plan.mission, sortie.departure).identifier);
    json.member("to", planner::base_named(plan.mission, sortie.arrival).identifier);
    if (sortie.airborne) {
        write_airborne(json, *sortie.airborne);
    }
    json.key("transects");
    json.begin_array();
    for (const auto& transect : sortie.transects) {
        write_transect(json, transect, plan);
    }
    json.end_array();
    write_via(json, "home_via", sortie.home_via);
    if (index < flights.size()) {
        write_flight(json, flights[index], plan);
    }
    json.end_object();
}

template <typename Items, typename Write>
void write_list(JsonWriter& json, std::string_view key, const Items& items, const Write& write)
{
    json.key(key);
    json.begin_array();
    for (const auto& item : items) {
        write(json, item);
    }
    json.end_array();
}

void write_unseen(JsonWriter& json, const planner::UnseenGround& ground)
{
    json.begin_object();
    json.member("task", ground.task);
    json.key("area");
    json.raw(exact_geometry_json(oriented(ground.area)));
    json.end_object();
}

}  // namespace

std::string plan_json(
    const planner::Plan& plan,
    std::span<const SortieFlight> flights,
    const std::filesystem::path& folder)
{
    JsonWriter json;
    json.begin_object();
    json.member("format", plan_format);
    json.member("title", plan.mission.title);
    json.member("handling", plan.mission.tasking.handling);
    write_summary(json, plan.summary);
    write_list(json, "tasks", plan.tasks, write_task);
    write_list(json, "findings", plan.findings, write_finding);
    write_list(json, "settings", plan.settings, write_setting);
    json.key("sorties");
    json.begin_array();
    for (std::size_t i = 0; i < plan.sorties.size(); ++i) {
        write_sortie(json, i, plan, flights);
    }
    json.end_array();
    if (!plan.unseen.empty()) {
        write_list(json, "unseen", plan.unseen, write_unseen);
    }
    json.key("mission");
    write_mission(json, plan.mission, folder);
    json.end_object();
    return json.text();
}

}  // namespace transect::formats
