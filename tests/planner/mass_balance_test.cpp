#include "transect/planner/mass_balance.hpp"

#include <algorithm>

#include "transect/planner/planning.hpp"

#include "support/catch.hpp"
#include "support/loaded_mission.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

/// Moves the console, and with it the centre of gravity.
Mission with_console_at(double arm_in)
{
    auto mission = test::loaded_mission();
    mission.loading.sheet->items[1].arm = arm_in * inch;
    mission.loading.zero_fuel_arm = aircraft::zero_fuel(*mission.loading.sheet).arm;
    return mission;
}

std::vector<std::string> codes(const Mission& mission)
{
    const auto balance =
        mass_balance(mission, {.at_start = 2224.0 * pound, .at_landing = 600.0 * pound});
    std::vector<std::string> result;
    for (const auto& finding : balance_findings(mission, balance)) {
        const auto at = finding.arguments.find("at");
        result.push_back(
            at == finding.arguments.end() ? finding.code
                                          : finding.code + " " + std::get<std::string>(at->second));
    }
    return result;
}

TEST_CASE("masses and arms of a flight are those of a sum by hand", "[loading]")
{
    const auto balance = mass_balance(
        test::loaded_mission(), {.at_start = 2224.0 * pound, .at_landing = 600.0 * pound});
    const auto is = [](const aircraft::Balance& state, double mass_lb, double moment_lb_in) {
        CHECK_THAT(state.mass / pound, test::is_close_to(mass_lb, 1e-6));
        CHECK_THAT(state.arm.value() / inch, test::is_close_to(moment_lb_in / mass_lb, 1e-9));
    };
    is(balance.zero_fuel, 6000.0, 1'165'200.0);
    is(balance.ramp, 8224.0, 1'165'200.0 + 2224.0 * 203.0);
    is(balance.take_off, 8189.0, 1'165'200.0 + 2189.0 * 203.0);
    is(balance.landing, 6600.0, 1'165'200.0 + 600.0 * 203.0);
}

TEST_CASE("a flight out of fuel is balanced without any", "[loading]")
{
    const auto balance = mass_balance(
        test::loaded_mission(), {.at_start = 100.0 * pound, .at_landing = -50.0 * pound});
    CHECK(balance.landing.mass == balance.zero_fuel.mass);
}

TEST_CASE("what is wrong with the balance is an error at its moment", "[loading][errors]")
{
    using Codes = std::vector<std::string>;
    CHECK(codes(test::loaded_mission()) == Codes{"cg-limits-unverified"});
    // 985,200 + 600·arm lb·in. At 150 in: 1,075,200; take-off (8,189 lb) 185.56 in, and
    // the limit there is 179.6 + 19.55·2689/3250 = 195.78 in.
    CHECK(
        codes(with_console_at(150.0)) == Codes{
                                             "cg-outside-envelope ramp",
                                             "cg-outside-envelope take-off",
                                             "cg-outside-envelope landing",
                                             "cg-outside-envelope zero fuel",
                                             "cg-limits-unverified"});
    // At 395 in the empty aircraft is at 203.70 in, 39.35 % of the chord.
    CHECK(codes(with_console_at(395.0)) == Codes{"cg-aft-caution", "cg-limits-unverified"});
    // At 405 in: 1,228,200 / 6,000 = 204.7 in; with 600 lb of fuel 204.55 in, ramp 204.24 in.
    CHECK(
        codes(with_console_at(405.0)) == Codes{
                                             "cg-outside-envelope landing",
                                             "cg-outside-envelope zero fuel",
                                             "cg-aft-caution",
                                             "cg-limits-unverified"});
}

TEST_CASE("an excursion between take-off and landing is told as one of the burn", "[loading]")
{
    auto mission = test::loaded_mission();
    // Only around 7,400 lb, which is 1,400 lb of fuel.
    mission.aircraft.loading.envelope->forward.corners = {
        {7300.0 * pound, 180.0 * inch},
        {7400.0 * pound, 200.0 * inch},
        {7500.0 * pound, 180.0 * inch},
        {8750.0 * pound, 180.0 * inch}};
    CHECK(codes(mission).front() == "cg-outside-envelope burn");
}

TEST_CASE("limits of station and zero-fuel mass hold", "[loading][errors]")
{
    auto mission = test::loaded_mission();
    mission.loading.sheet->items[0].max_mass = 400.0 * pound;
    mission.aircraft.loading.max_zero_fuel_mass = 6000.0 * pound;
    CHECK(codes(mission) == std::vector<std::string>{"cg-limits-unverified"});
    mission.loading.sheet->items[0].max_mass = 399.9 * pound;
    mission.aircraft.loading.max_zero_fuel_mass = 5999.9 * pound;
    CHECK(
        codes(mission) ==
        std::vector<std::string>{
            "above-zero-fuel-mass", "station-overloaded", "cg-limits-unverified"});
}

TEST_CASE("why a centre of gravity is not checked is said", "[loading]")
{
    CHECK(unchecked_balance(test::loaded_mission()).empty());
    CHECK(unchecked_balance(test::sample_mission()) == "centre of gravity");
    auto mission = test::loaded_mission();
    mission.loading.sheet->items[1].arm.reset();
    mission.loading.zero_fuel_arm.reset();
    CHECK(unchecked_balance(mission) == "centre of gravity: no arm for console");
    mission.loading.sheet->items[1].arm = 300.0 * inch;
    mission.loading.sheet->basic_empty_arm.reset();
    CHECK(unchecked_balance(mission) == "centre of gravity: no arm for the empty aircraft");
    mission = test::loaded_mission();
    mission.aircraft.loading.envelope.reset();
    CHECK(unchecked_balance(mission) == "centre of gravity: the aircraft profile has no envelope");
    mission = test::loaded_mission();
    mission.aircraft.loading.fuel_arms.clear();
    CHECK(unchecked_balance(mission) == "centre of gravity with fuel: no arm for the fuel");
    mission.loading.fuel_arms = {{Mass{}, 203.0 * inch}};
    CHECK(unchecked_balance(mission).empty());
}

TEST_CASE("a plan of a loaded aircraft carries its balance and no note about it", "[loading]")
{
    const auto planned = plan(test::loaded_mission());
    REQUIRE_FALSE(planned.flights.empty());
    const auto& flight = planned.flights.front();
    CHECK(flight.balance.landing.mass == flight.landing_mass);
    CHECK(flight.balance.landing.arm);
    for (const auto& finding : planned.plan.findings) {
        const auto what = finding.arguments.find("what");
        const bool is_about_balance =
            what != finding.arguments.end() &&
            std::get<std::string>(what->second).starts_with("centre of gravity");
        CHECK_FALSE(is_about_balance);
    }
}

TEST_CASE("a plan with a centre of gravity outside its envelope has an error", "[loading][errors]")
{
    const auto planned = plan(with_console_at(150.0));
    CHECK(has_errors(planned.plan));
    CHECK(std::ranges::count(planned.plan.findings, "cg-outside-envelope", &Finding::code) > 0);
}

}  // namespace
}  // namespace transect::planner
