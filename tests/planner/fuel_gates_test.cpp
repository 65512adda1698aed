#include "planner/fuel_gates.hpp"

#include <algorithm>
#include <cmath>

#include "transect/aircraft/turning_back.hpp"
#include "transect/aircraft/wind.hpp"
#include "transect/planner/planning.hpp"

#include "planner/set_height.hpp"
#include "support/catch.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

/// Burns the same at every speed and mass, climbs nowhere, turns on the spot and keeps no reserve:
/// what the closed forms are about.
Mission cruise_only()
{
    auto mission = test::sample_mission();
    auto& model = mission.aircraft.performance;
    model.specific_flow_lb_per_hp_h = 0.0;
    model.idle_flow = 400.0 * pound_per_hour;
    for (auto* const rating : {&model.climb_rating, &model.cruise_rating}) {
        rating->maximum = rating->intercept = 1e9 * horsepower;
    }
    mission.aircraft.schedule.planned_bank = 85.0 * degree;
    mission.aircraft.schedule.roll_rate_deg_per_s = 1e6;
    mission.weather.wind = aircraft::ConstantWind{Bearing{90.0 * degree}, 25.0 * knot};
    mission.base.elevation = MslHeight{8500.0 * foot};
    mission.transit.height = {SetHeight::Reference::altitude_gps_msl, 8500.0 * foot};
    for (auto& alternate : mission.alternates) {
        alternate.aerodrome.elevation = mission.base.elevation;
    }
    auto& policy = mission.fuel_policy;
    policy.taxi = policy.approach = Mass{};
    policy.contingency_share = 0.0;
    policy.contingency_time = policy.final_reserve = Duration{};
    policy.alternate_required = false;
    return mission;
}

/// East for `outward`, observing the last kilometre of it, and home.
class OutAndHome {
public:
    OutAndHome(const Mission& mission, Length outward)
        : mission_{mission},
          environment_{mission_, LocalPlane{mission_.base.position}},
          simulation_{environment_, mission_},
          account_{mission_, environment_, simulation_},
          recorder_{
              {.plane = environment_.plane,
               .take_off = mission_.take_off,
               .wind = mission_.weather.wind,
               .zero_fuel_mass = mission_.loading.zero_fuel_mass}}
    {
        const TransectTask task{
            .number = 1,
            .from = {(outward - kilometre) / metre, 0.0},
            .to = {outward / metre, 0.0},
            .level =
                {.height_m =
                     geometric_height(mission_.transit.height, mission_).above_datum() / metre,
                 .calibrated_airspeed = mission_.transit.calibrated_airspeed},
            .track = Bearing{90.0 * degree},
            .horizontal_field = 10.0 * degree,
        };
        run_ = simulation_.run(mission_.take_off, {&task, 1}, mission_.camera, recorder_).run;
        flight_.legs = recorder_.legs();
        flight_.fuel = account_.ledger(run_);
        flight_.flight_time = run_.flight_time_s * second;
        FuelGates{mission_, environment_, account_}.add_to(
            flight_, {mission_.take_off, recorder_.leg_states(), recorder_.states()});
    }

    const SortieFlight& flight() const { return flight_; }

private:
    Mission mission_;
    Environment environment_;
    SortieSimulation simulation_;
    FuelAccount account_;
    FlightRecorder recorder_;
    SortieRun run_;
    SortieFlight flight_;
};

Speed ground_speed(const Mission& mission, Angle course)
{
    const auto air = altimetry(mission).air(geometric_height(mission.transit.height, mission));
    return aircraft::wind_triangle(
               Bearing{course},
               aircraft::true_airspeed(mission.transit.calibrated_airspeed, air),
               mission.weather.wind.constant().value())
        ->ground_speed;
}

TEST_CASE("the simulated point of no return is that of the closed form", "[planner][fuel]")
{
    auto mission = cruise_only();
    mission.alternates.clear();
    const auto air = altimetry(mission).air(mission.base.elevation);
    const FuelFlow flow = air.pressure_ratio() * mission.aircraft.performance.idle_flow;
    mission.loading.fuel = 3.0 * hour * flow;
    const Speed out = ground_speed(mission, 90.0 * degree);
    const Speed home = ground_speed(mission, 270.0 * degree);
    const auto latest = aircraft::time_to_point_of_no_return(3.0 * hour, out, home);

    const OutAndHome flown{mission, 1.2 * latest * out};
    const auto& base = flown.flight().landing_choices.front();
    REQUIRE(base.reach == LandingChoice::Reach::until_no_return);
    REQUIRE(base.no_return);
    const auto found = elapsed(mission.take_off, base.no_return->time);
    CHECK_THAT(found / latest, test::is_close_to(1.0, 2e-3));  // the turn takes 8 s
    CHECK_THAT(
        geodesic_leg(mission.base.position, base.no_return->position).distance / (latest * out),
        test::is_close_to(1.0, 2e-3));
    CHECK_THAT(base.no_return->fuel / ((3.0 * hour - latest) * flow), test::is_close_to(1.0, 2e-3));
}

TEST_CASE("the simulated equal time point is that of the closed form", "[planner][fuel]")
{
    auto mission = cruise_only();
    const Length line = 150.0 * nautical_mile;
    mission.alternates.front().aerodrome.position =
        travel(mission.base.position, Bearing{90.0 * degree}, line);
    const auto gone = aircraft::distance_to_equal_time_point(
        line, ground_speed(mission, 90.0 * degree), ground_speed(mission, 270.0 * degree));

    const OutAndHome flown{mission, 120.0 * nautical_mile};
    const auto& choices = flown.flight().landing_choices;
    REQUIRE(choices.size() == 2);
    CHECK_FALSE(choices[0].equal_time);
    REQUIRE(choices[1].equal_time);
    const auto way = geodesic_leg(mission.base.position, choices[1].equal_time->position);
    // Turning back takes 8 s, which 25 kt of wind make half a mile of at most.
    CHECK_THAT(way.distance / nautical_mile, test::is_close_to(gone / nautical_mile, 0.5));
    CHECK(choices[1].reach == LandingChoice::Reach::always);
}

TEST_CASE("bingo home on a straight line is what small steps add up to", "[planner][fuel]")
{
    auto mission = test::sample_mission();
    mission.alternates.clear();
    mission.fuel_policy.alternate_required = false;
    const OutAndHome flown{mission, 150.0 * nautical_mile};
    const auto& flight = flown.flight();
    const auto end = std::ranges::find(flight.legs, LegKind::run_out, &Leg::kind);
    REQUIRE(end != flight.legs.end());
    REQUIRE(end->gate);
    REQUIRE(end->gate->home.fuel);

    // Written down again: level at transit height, then 500 ft/min down, fuel by the published
    // model with its own constants, in steps of 5 s along the great circle home.
    const double height_ft = end->height.above_datum() / foot;
    double left_m = geodesic_leg(end->to, mission.base.position).distance / metre;
    double now_ft = height_ft;
    const double field_ft = 905.0;
    double mass_lb = 6200.0 + end->fuel_end / pound;
    const double start_lb = mass_lb;
    const double step_s = 5.0;
    const auto day = altimetry(mission);
    while (left_m > 0.0) {
        const auto air = day.air(MslHeight{now_ft * foot});
        const Speed airspeed = aircraft::true_airspeed(130.0 * knot, air);
        const auto course = geodesic_leg(end->to, mission.base.position).departure;
        const auto triangle =
            aircraft::wind_triangle(course, airspeed, mission.weather.wind.constant().value());
        const double down_s = (now_ft - field_ft) / 500.0 * 60.0;
        const bool down = left_m <= down_s * (triangle->ground_speed / metre_per_second);
        const double speed_m_s = airspeed / metre_per_second;
        const double weight_n = mass_lb * 0.45359237 * 9.80665;
        const double q = 0.5 * (air.density / kilogram_per_cubic_metre) * speed_m_s * speed_m_s;
        const double lift = weight_n / (q * 25.957);
        const double drag_n =
            q * 25.957 * (0.03772 + lift * lift / (3.14159265358979 * 9.709 * 0.6));
        const double climb_m_s = down ? -500.0 * 0.3048 / 60.0 : 0.0;
        const double efficiency = 0.86 * (1.0 - std::exp(-(airspeed / knot) / 63.51));
        const double shaft_hp =
            std::max(0.0, (drag_n * speed_m_s + weight_n * climb_m_s) / efficiency / 745.7);
        const double flow_lb_h = 101.388 * air.pressure_ratio() + 0.52546 * shaft_hp;
        mass_lb -= flow_lb_h * step_s / 3600.0;
        now_ft += climb_m_s * step_s / 0.3048;
        left_m -= (triangle->ground_speed / metre_per_second) * step_s;
    }
    const double trip_lb = start_lb - mass_lb;
    const auto& fuel = flight.fuel;
    const Mass expected = trip_lb * pound +
                          std::max(0.05 * trip_lb * pound, 5.0 * minute * fuel.holding_flow) +
                          30.0 * pound + 45.0 * minute * fuel.reserve_flow;
    // The simulated flight turns round first, which costs two minutes.
    const Mass turn = 2.0 * minute * (400.0 * pound_per_hour);
    CAPTURE(trip_lb, *end->gate->home.fuel / pound, expected / pound);
    CHECK(*end->gate->home.fuel > 0.998 * expected);
    CHECK(*end->gate->home.fuel < 1.002 * expected + turn);
}

const PlannedFlights& sample()
{
    static const auto planned = plan(test::sample_mission());
    return planned;
}

TEST_CASE("planned and required fuel fall from leg to leg", "[planner][fuel]")
{
    const auto& legs = sample().flights.front().legs;
    for (std::size_t i = 0; i < legs.size(); ++i) {
        CAPTURE(i);
        REQUIRE(legs[i].gate);
        CHECK(legs[i].fuel_end >= legs[i].gate->required);
        if (i > 0) {
            CHECK(legs[i].fuel_end < legs[i - 1].fuel_end);
            CHECK(legs[i].gate->required < legs[i - 1].gate->required);
        }
    }
}

TEST_CASE("bingo lies below joker, and home is what the last leg needs", "[planner][fuel]")
{
    const auto& flight = sample().flights.front();
    for (const auto& leg : flight.legs) {
        REQUIRE(leg.gate->home.fuel);
        REQUIRE(leg.gate->joker);
        // 15 minutes at the least that holding burns, which is 200 lb/h.
        CHECK(*leg.gate->joker > *leg.gate->home.fuel + 50.0 * pound);
        CHECK(*leg.gate->home.fuel <= leg.gate->required + 3.0 * kilogram);
    }
    const auto last = std::find_if(flight.legs.rbegin(), flight.legs.rend(), [](const Leg& leg) {
        return leg.kind == LegKind::run_out;
    });
    REQUIRE(last != flight.legs.rend());
    CHECK_THAT(*last->gate->home.fuel / last->gate->required, test::is_close_to(1.0, 2e-3));
}

TEST_CASE("bingo to an alternate counts no second alternate", "[planner][fuel]")
{
    // Over the base, the way to the alternate is all that the alternate fuel of the ledger is for.
    const auto& flight = sample().flights.front();
    const auto& landing = flight.legs.back();
    REQUIRE(landing.gate->alternates.size() == 1);
    const auto& there = landing.gate->alternates.front();
    CHECK(there.aerodrome == "GATB");
    REQUIRE(there.fuel);
    const Mass without_contingency =
        flight.fuel.alternate + flight.fuel.approach + flight.fuel.final_reserve;
    CHECK(*there.fuel > without_contingency);
    CHECK(*there.fuel < 1.06 * without_contingency + 15.0 * pound);
}

TEST_CASE("station time and endurance are those of the flight", "[planner][fuel]")
{
    const auto& flight = sample().flights.front();
    CHECK(flight.time_on_station < flight.flight_time);
    CHECK(flight.time_on_station > 0.5 * flight.flight_time);
    const FuelFlow mean = flight.fuel.trip / flight.flight_time;
    CHECK_THAT(
        flight.endurance * mean / pound,
        test::is_close_to((flight.fuel.at_start - flight.fuel.taxi) / pound, 1e-6));
}

TEST_CASE("an isolated aerodrome without any other place is a warning", "[planner][fuel][errors]")
{
    auto mission = test::sample_mission();
    mission.tasks.front().area = test::box(14.0, -3.5, 14.1, -3.4);
    mission.fuel_policy.alternate_required = false;
    mission.fuel_policy.point_of_no_return_required = true;
    const auto has_warning = [](const PlannedFlights& planned) {
        return std::ranges::count(planned.plan.findings, "no-point-of-no-return", &Finding::code) >
               0;
    };
    CHECK_FALSE(has_warning(plan(mission)));
    mission.alternates.clear();
    CHECK(has_warning(plan(mission)));
}

}  // namespace
}  // namespace transect::planner
