#include "transect/planner/field_check.hpp"

#include <utility>

#include "transect/aircraft/atmosphere.hpp"

namespace transect::planner {
namespace {

using aircraft::PerformanceTable;
using Phase = FieldCheck::Phase;

const std::optional<PerformanceTable>& table_for(const Mission& mission, Phase phase)
{
    const auto& tables = mission.aircraft.field_length;
    return phase == Phase::take_off ? tables.take_off : tables.landing;
}

aircraft::Altimetry altimetry(const Mission& mission)
{
    return aircraft::Altimetry{
        {.qnh = mission.weather.qnh,
         .isa_deviation = mission.weather.isa_deviation,
         .station = mission.base.elevation}};
}

FieldCheck check(const Mission& mission, const Aerodrome& aerodrome, Phase phase, Mass mass)
{
    const auto& factors = mission.field_factors;
    FieldCheck result{
        .phase = phase,
        .aerodrome = aerodrome.identifier,
        .mass = mass,
        .condition = field_condition(mission, aerodrome),
        .density_altitude = aircraft::density_altitude(altimetry(mission).air(aerodrome.elevation)),
        .factor = phase == Phase::take_off ? factors.take_off : factors.landing,
        .length = std::nullopt,
        .outside = std::nullopt,
        .runway = aerodrome.runway_length};
    if (const auto& table = table_for(mission, phase)) {
        result.length = field_length(*table, result.condition, mass);
        result.outside = outside_table(*table, result.condition, mass);
    }
    return result;
}

std::string place_of(const FieldCheck& check)
{
    return (check.phase == Phase::take_off ? "take-off at " : "landing at ") + check.aerodrome;
}

}  // namespace

std::optional<Length> FieldCheck::needed() const
{
    return length ? std::optional{factor * length->over_50ft} : std::nullopt;
}

aircraft::FieldCondition field_condition(const Mission& mission, const Aerodrome& aerodrome)
{
    const auto day = altimetry(mission);
    return {day.pressure_altitude(aerodrome.elevation), day.air(aerodrome.elevation).temperature};
}

std::vector<FieldCheck> field_checks(
    const Mission& mission, const SortieBases& bases, const FieldMasses& masses)
{
    std::vector<FieldCheck> checks;
    if (!bases.airborne) {
        checks.push_back(check(mission, bases.departure, Phase::take_off, masses.take_off));
    }
    checks.push_back(check(mission, bases.arrival, Phase::landing, masses.landing));
    for (const auto& alternate : mission.alternates) {
        checks.push_back(check(mission, alternate.aerodrome, Phase::landing, masses.landing));
    }
    return checks;
}

std::vector<Finding> field_findings(const Mission& mission, const std::vector<FieldCheck>& checks)
{
    std::vector<Finding> findings;
    for (const auto& check : checks) {
        const auto needed = check.needed();
        if (needed && check.runway && !(*needed <= *check.runway)) {
            findings.push_back(
                {find_base(mission, check.aerodrome) != nullptr ? Severity::error
                                                                : Severity::warning,
                 "runway-too-short",
                 {{"what", place_of(check)},
                  {"needed_ft", *needed / foot},
                  {"factor", check.factor},
                  {"runway_ft", *check.runway / foot}}});
        }
        if (check.outside) {
            findings.push_back(
                {Severity::warning,
                 "field-table-ends",
                 {{"what", place_of(check)},
                  {"axis", check.outside->axis},
                  {"value", check.outside->value},
                  {"lowest", check.outside->lowest},
                  {"highest", check.outside->highest}}});
        }
    }
    return findings;
}

std::optional<Mass> take_off_limit(const Mission& mission, const Aerodrome& departure)
{
    const auto& table = mission.aircraft.field_length.take_off;
    const auto runway = departure.runway_length;
    if (!table || !runway) {
        return std::nullopt;
    }
    return heaviest_within(
        *table, field_condition(mission, departure), *runway / mission.field_factors.take_off);
}

std::string unchecked_fields(const Mission& mission)
{
    const auto& tables = mission.aircraft.field_length;
    std::string subject = "take-off and landing distance";
    if (!tables.take_off && !tables.landing) {
        return subject;
    }
    if (!mission.base.runway_length) {
        return subject + ": the runway length of the base is not given";
    }
    for (const auto& further : mission.bases) {
        if (!further.aerodrome.runway_length) {
            return subject + ": the runway length of " + further.aerodrome.identifier +
                   " is not given";
        }
    }
    if (!tables.landing) {
        return "landing distance";
    }
    return tables.take_off ? "" : "take-off distance";
}

}  // namespace transect::planner
