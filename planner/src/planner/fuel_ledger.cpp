#include "planner/fuel_ledger.hpp"

#include <algorithm>

#include "transect/aircraft/performance.hpp"
#include "transect/planner/alternate_status.hpp"

#include "planner/set_height.hpp"

namespace transect::planner {
namespace {

/// What closes the place of arrival closes a place beside it.
constexpr Length nearest_alternate = 5.0 * nautical_mile;

}  // namespace

FuelAccount::FuelAccount(
    const Mission& mission, const Environment& environment, const SortieSimulation& simulation)
    : mission_{&mission}, environment_{&environment}, simulation_{&simulation}
{}

aircraft::FlightCondition FuelAccount::level_flight(
    MslHeight height, Speed calibrated_airspeed, double mass_kg) const
{
    const auto air = environment_->altimetry.air(height);
    return {
        .air = air,
        .isa_deviation = mission_->weather.isa_deviation,
        .true_airspeed = aircraft::true_airspeed(calibrated_airspeed, air),
        .mass = mass_kg * kilogram,
        .load_factor = 1.0,
    };
}

FuelFlow FuelAccount::loiter_flow(MslHeight height, double mass_kg) const
{
    const auto speed = aircraft::holding_speed(mission_->aircraft.limits, mass_kg * kilogram);
    const auto holding = level_flight(height, speed, mass_kg);
    return environment_->erosion.flow_factor * environment_->performance.holding(holding).flow;
}

FuelFlow FuelAccount::holding_flow(double mass_kg, MslHeight aerodrome) const
{
    return loiter_flow(aerodrome + mission_->fuel_policy.reserve_height, mass_kg);
}

FuelFlow FuelAccount::reserve_flow(double mass_kg, MslHeight aerodrome) const
{
    if (mission_->fuel_policy.reserve_condition == aircraft::ReserveCondition::holding) {
        return holding_flow(mass_kg, aerodrome);
    }
    const auto& transit = mission_->transit;
    const auto cruise = level_flight(
        geometric_height(transit.height, *mission_), transit.calibrated_airspeed, mass_kg);
    return environment_->erosion.flow_factor * environment_->performance.level(cruise).flow;
}

SortieSimulation::Destination FuelAccount::destination(const Alternate& alternate) const
{
    return {
        environment_->plane.forward(alternate.aerodrome.position),
        alternate.aerodrome.elevation.above_datum() / metre};
}

Mass FuelAccount::contingency(Mass trip, FuelFlow holding) const
{
    const auto& policy = mission_->fuel_policy;
    return std::max(policy.contingency_share * trip, policy.contingency_time * holding);
}

bool FuelAccount::is_known(const Alternate& alternate) const
{
    return missing_for(alternate, mission_->base).empty();
}

FuelAccount::AlternateFuel FuelAccount::alternate(const SortieRun& landed) const
{
    AlternateFuel best;
    for (const auto& candidate : mission_->alternates) {
        const auto run = simulation_->divert(
            destination(candidate), {landed.landing(), landed.mass_at_landing_kg});
        const auto away = geodesic_leg(arrival().position, candidate.aerodrome.position).distance;
        if (run.shortfall || away < nearest_alternate) {
            continue;
        }
        const bool counts = is_known(candidate);
        const bool better = best.alternate == nullptr || (counts && !is_known(*best.alternate)) ||
                            (counts == is_known(*best.alternate) && run.trip_fuel() < best.fuel);
        if (better) {
            best = {&candidate, run.trip_fuel()};
        }
    }
    return best;
}

FuelLedger FuelAccount::ledger(const SortieRun& run) const
{
    const auto& policy = mission_->fuel_policy;
    const auto& bases = simulation_->bases();
    const auto start = bases.airborne
                           ? FuelAtStart{bases.airborne->fuel, "what is on board", {}, {}}
                           : fuel_at_start(*mission_, bases.departure);
    const auto base = arrival().elevation;
    const auto holding = holding_flow(run.mass_at_landing_kg, base);
    const auto reserve = reserve_flow(run.mass_at_landing_kg, base);
    const auto divert = policy.alternate_required ? alternate(run) : AlternateFuel{};
    FuelLedger ledger{
        .at_start = start.fuel,
        .bound_by = start.bound_by,
        .taxi = bases.airborne ? Mass{} : policy.taxi,
        .trip = run.trip_fuel(),
        .contingency = contingency(run.trip_fuel(), holding),
        .alternate = divert.fuel,
        .final_reserve = policy.final_reserve * reserve,
        .holding_flow = holding,
        .reserve_flow = reserve,
        .approach = policy.approach,
        .additional = policy.additional,
        .discretionary = policy.extra,
        .extra = {},
        .extra_without_unconfirmed_alternate = {},
        .alternate_identifier =
            divert.alternate == nullptr ? "" : divert.alternate->aerodrome.identifier,
    };
    ledger.extra = ledger.at_start - ledger.taxi - required(ledger.trip, ledger) - policy.extra;
    const bool unconfirmed = divert.alternate != nullptr && !is_known(*divert.alternate);
    ledger.extra_without_unconfirmed_alternate =
        unconfirmed ? ledger.extra + ledger.alternate : ledger.extra;
    return ledger;
}

std::vector<Finding> FuelAccount::findings(const FuelLedger& ledger) const
{
    std::vector<Finding> findings;
    if (!(ledger.extra >= Mass{})) {
        findings.push_back(
            {Severity::error, "fuel-short", {{"short_kg", -ledger.extra / kilogram}}});
    }
    if (!mission_->fuel_policy.alternate_required) {
        return findings;
    }
    if (ledger.alternate_identifier.empty()) {
        findings.push_back(
            mission_->alternates.empty() ? Finding{Severity::error, "no-alternate"}
                                         : Finding{Severity::error, "alternate-out-of-reach"});
        return findings;
    }
    const auto used = std::ranges::find(
        mission_->alternates, ledger.alternate_identifier, [](const Alternate& alternate) {
            return alternate.aerodrome.identifier;
        });
    if (const auto missing = missing_for(*used, mission_->base); !missing.empty()) {
        findings.push_back(
            {Severity::warning,
             "alternate-unconfirmed",
             {{"alternate", ledger.alternate_identifier}, {"missing", missing}}});
    }
    return findings;
}

bool FuelAccount::sufficient(const FuelLedger& ledger) const
{
    // A mission that names no alternate at all is no reason to fly less: it is told once.
    const bool out_of_reach = mission_->fuel_policy.alternate_required &&
                              !mission_->alternates.empty() && ledger.alternate_identifier.empty();
    return ledger.extra >= Mass{} && !out_of_reach;
}

Mass FuelAccount::final_reserve(double landing_mass_kg) const
{
    return mission_->fuel_policy.final_reserve * reserve_flow(landing_mass_kg, arrival().elevation);
}

Mass FuelAccount::required(Mass trip, const FuelLedger& ledger) const
{
    return trip + contingency(trip, ledger.holding_flow) + ledger.approach + ledger.alternate +
           ledger.final_reserve + ledger.additional;
}

Mass FuelAccount::minimum_to_start(const TransectFuel& transect, const FuelLedger& ledger) const
{
    return transect.transect + required(transect.home, ledger);
}

Bingo FuelAccount::bingo_home(const FlightState& state, const FuelLedger& ledger) const
{
    const auto run = simulation_->reach_arrival(state);
    return {
        .aerodrome = arrival().identifier,
        .fuel = run.shortfall ? std::nullopt : std::optional{required(run.trip_fuel(), ledger)},
        .time = run.flight_time_s * second,
    };
}

Bingo FuelAccount::bingo(const Alternate& alternate, const FlightState& state) const
{
    const auto& policy = mission_->fuel_policy;
    const auto run = simulation_->reach(destination(alternate), state);
    Bingo bingo{.aerodrome = alternate.aerodrome.identifier, .time = run.flight_time_s * second};
    if (!run.shortfall) {
        const auto elevation = alternate.aerodrome.elevation;
        const double mass_kg = run.mass_at_landing_kg;
        bingo.fuel = run.trip_fuel() +
                     contingency(run.trip_fuel(), holding_flow(mass_kg, elevation)) +
                     policy.approach + policy.additional +
                     policy.final_reserve * reserve_flow(mass_kg, elevation);
    }
    return bingo;
}

}  // namespace transect::planner
