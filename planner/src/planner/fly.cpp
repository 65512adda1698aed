#include "transect/planner/fly.hpp"

#include <algorithm>
#include <iterator>

#include "planner/diversion_check.hpp"
#include "planner/eroded_case.hpp"
#include "planner/fuel_gates.hpp"
#include "planner/fuel_ledger.hpp"
#include "planner/glide_reach.hpp"
#include "planner/keep_out_check.hpp"
#include "planner/mission_frame.hpp"
#include "planner/scan_flight.hpp"
#include "planner/sortie_limits.hpp"
#include "planner/sortie_simulation.hpp"
#include "planner/transect_task.hpp"
#include "planner/via_points.hpp"
#include "planner/ways_home.hpp"

namespace transect::planner {
namespace {

/// Everything about a plan that its sorties between the same bases share.
class PlanFlight {
public:
    PlanFlight(const Plan& plan, const SortieBases& bases)
        : plan_{&plan},
          environment_{plan.mission, planning_plane(plan.mission)},
          simulation_{environment_, plan.mission, bases},
          account_{plan.mission, environment_, simulation_},
          gates_{plan.mission, environment_, account_},
          eroded_day_{plan.mission, environment_.plane, bases}
    {}

    SortieFlight fly(const Sortie& sortie) const
    {
        FlightRecorder recorder{{
            .plane = environment_.plane,
            .take_off = sortie.take_off,
            .wind = plan_->mission.weather.wind,
            .zero_fuel_mass = plan_->mission.loading.zero_fuel_mass,
            .roll_rate_deg_per_s = plan_->mission.aircraft.schedule.roll_rate_deg_per_s,
        }};
        auto tasks = transect_tasks(sortie.transects, *plan_, environment_);
        if (!tasks.empty()) {
            tasks.back().home = passes(sortie.home_via, environment_.plane);
        }
        const auto recorded =
            simulation_.run(sortie.take_off, tasks, plan_->mission.camera, recorder);
        auto flight = assemble(recorded, recorder);
        const auto breaches =
            keep_area_breaches(flight.trajectory, plan_->mission, environment_.plane);
        flight.departure = sortie.departure;
        flight.arrival = sortie.arrival;
        flight.airborne = sortie.airborne;
        check_ground(flight);
        const auto& at_legs = recorder.leg_states();
        auto router = router_for(flight, sortie.take_off);
        std::optional<WaysHome> ways_home;
        if (!router.is_idle()) {
            const bool is_clear = !recorded.run.shortfall && breaches.empty();
            using Kept = WaysHome::Flown::Kept;
            ways_home.emplace(
                simulation_,
                router,
                WaysHome::Flown{at_legs, tasks, is_clear ? Kept::clear : Kept::not_clear});
        }
        const FlownStates states{
            sortie.take_off, at_legs, recorder.states(), ways_home ? &*ways_home : nullptr};
        for (const auto& transect : recorded.transects) {
            set_minimum(flight, transect, states);
        }
        gates_.add_to(flight, states);
        if (!recorded.run.shortfall) {
            flight.eroded = eroded_day_.fly({sortie.take_off, tasks}, flight.fuel);
        }
        flight.oxygen_needed = oxygen_needed(flight.trajectory, environment_.altimetry);
        flight.out_of_glide = out_of_glide(flight.trajectory, plan_->mission, environment_);
        add_findings(flight, recorded.run, breaches);
        if (ways_home) {
            add_area_findings(flight, states);
        }
        return flight;
    }

private:
    SortieFlight assemble(
        const SortieSimulation::Recorded& recorded, const FlightRecorder& recorder) const
    {
        SortieFlight flight{
            .airborne = {},
            .legs = recorder.legs(),
            .departure = {},
            .arrival = {},
            .fuel = account_.ledger(recorded.run),
            .trajectory = {.samples = with_scans(recorder.samples(), recorder.legs(), *plan_)},
            .flight_time = recorded.run.flight_time_s * second,
            .distance = recorded.run.ground_distance_m * metre,
            .landing_mass =
                recorded.run.mass_at_landing_kg * kilogram - plan_->mission.fuel_policy.approach,
            .time_on_station = {},
            .endurance = {},
            .landing_choices = {},
            .balance = {},
            .fields = {},
            .eroded = {},
            .limits = {},
            .oxygen_needed = {},
            .out_of_glide = {},
            .findings = {},
        };
        return flight;
    }

    /// Areas of a time that begins long after the landing are no reason to go around them.
    AreaRouter router_for(const SortieFlight& flight, Instant take_off) const
    {
        constexpr Duration longest_way_home = 2.0 * hour;
        return {
            plan_->mission, environment_.plane, take_off + flight.flight_time + longest_way_home};
    }

    /// What is limited on the ground: masses, balance and runways.
    void check_ground(SortieFlight& flight) const
    {
        const auto& mission = plan_->mission;
        flight.balance = mass_balance(
            mission,
            {.at_start = flight.fuel.at_start,
             .at_landing = flight.landing_mass - mission.loading.zero_fuel_mass,
             .begins_in_air = flight.airborne.has_value()});
        flight.fields = field_checks(
            mission,
            simulation_.bases(),
            {.take_off = flight.balance.take_off.mass, .landing = flight.balance.landing.mass});
    }

    /// Where areas bind, none if no way home is known from the end of its run-out.
    void set_minimum(
        SortieFlight& flight, const TransectFuel& transect, const FlownStates& states) const
    {
        const auto leg_of = [&](LegKind kind) {
            return std::ranges::find_if(flight.legs, [&, kind](const Leg& candidate) {
                return candidate.kind == kind && candidate.transect == transect.number;
            });
        };
        const auto leg = leg_of(LegKind::run_in);
        if (leg == flight.legs.end()) {
            return;
        }
        auto fuel = transect;
        if (states.ways_home != nullptr) {
            const auto last = leg_of(LegKind::run_out);
            if (last == flight.legs.end()) {
                return;
            }
            const auto end = static_cast<std::size_t>(last - flight.legs.begin()) + 1;
            const auto home = states.ways_home->from(states.at_legs.at(end));
            if (!home) {
                return;
            }
            fuel.home = home->fuel;
        }
        leg->minimum_fuel_to_start = account_.minimum_to_start(fuel, flight.fuel);
    }

    void add_area_findings(SortieFlight& flight, const FlownStates& states) const
    {
        std::ranges::move(states.ways_home->findings(), std::back_inserter(flight.findings));
        Duration slowest;
        for (const auto& leg : flight.legs) {
            for (const auto& alternate : leg.gate->alternates) {
                slowest = std::max(slowest, alternate.time);
            }
        }
        const Diversions diversions{states.at_legs, simulation_.transit_height_m(), slowest};
        std::ranges::move(
            areas_across(diversions, plan_->mission, environment_.plane),
            std::back_inserter(flight.findings));
    }

    Finding shortfall_finding(const Shortfall& shortfall) const
    {
        if (shortfall.code == "wind-unknown") {
            return environment_.wind_unknown(shortfall.spot);
        }
        return {
            Severity::error, shortfall.code, {{"height_ft", shortfall.height_m * metre / foot}}};
    }

    void add_findings(
        SortieFlight& flight, const SortieRun& run, const std::vector<Finding>& breaches) const
    {
        if (run.shortfall) {
            flight.is_complete = false;
            flight.findings.push_back(shortfall_finding(*run.shortfall));
        }
        for (auto& finding : account_.findings(flight.fuel)) {
            flight.findings.push_back(std::move(finding));
        }
        for (auto& finding : gates_.findings(flight)) {
            flight.findings.push_back(std::move(finding));
        }
        for (auto& finding : balance_findings(plan_->mission, flight.balance)) {
            flight.findings.push_back(std::move(finding));
        }
        for (auto& finding : scan_findings(flight, *plan_)) {
            flight.findings.push_back(std::move(finding));
        }
        for (auto& finding : field_findings(plan_->mission, flight.fields)) {
            flight.findings.push_back(std::move(finding));
        }
        std::ranges::copy(breaches, std::back_inserter(flight.findings));
        constexpr double noticeable_kg = 0.5;
        if (environment_.performance.has_tables() && run.estimated_fuel_kg > noticeable_kg) {
            flight.findings.push_back(
                {Severity::warning,
                 "outside-manual-tables",
                 {{"estimated_kg", run.estimated_fuel_kg},
                  {"trip_kg", run.trip_fuel() / kilogram}}});
        }
        if (flight.eroded) {
            for (auto& finding : ErodedDay::findings(*flight.eroded)) {
                flight.findings.push_back(std::move(finding));
            }
        }
        if (flight.out_of_glide > Duration{}) {
            flight.findings.push_back(
                {Severity::note, "out-of-glide", {{"out_min", flight.out_of_glide / minute}}});
        }
        add_landing_mass(flight);
    }

    /// RULE 10: until when a return would be above landing mass.
    void add_landing_mass(SortieFlight& flight) const
    {
        const auto& mission = plan_->mission;
        const Mass most_fuel =
            mission.aircraft.limits.max_landing_mass - mission.loading.zero_fuel_mass;
        const auto heavy = [&](const Leg& leg) { return leg.fuel_start > most_fuel; };
        const auto last = std::find_if(flight.legs.rbegin(), flight.legs.rend(), heavy);
        if (last == flight.legs.rend()) {
            return;
        }
        const double burnt = (last->fuel_start - most_fuel) / (last->fuel_start - last->fuel_end);
        const Duration into_leg = std::clamp(burnt, 0.0, 1.0) * elapsed(last->start, last->end);
        const Duration until =
            elapsed(flight.trajectory.samples.front().time, last->start) + into_leg;
        flight.findings.push_back(
            {flight.landing_mass > mission.aircraft.limits.max_landing_mass ? Severity::error
                                                                            : Severity::note,
             "above-landing-mass",
             {{"until_min", until / minute}}});
    }

    const Plan* plan_;
    Environment environment_;
    SortieSimulation simulation_;
    FuelAccount account_;
    FuelGates gates_;
    ErodedDay eroded_day_;
};

}  // namespace

std::vector<SortieFlight> fly(const Plan& plan)
{
    std::vector<SortieFlight> flights;
    if (plan.sorties.empty()) {
        return flights;
    }
    for (const auto& sortie : plan.sorties) {
        const PlanFlight flight{plan, bases_of(plan.mission, sortie)};
        flights.push_back(flight.fly(sortie));
    }
    check_limits(plan.mission, flights);
    return flights;
}

}  // namespace transect::planner
