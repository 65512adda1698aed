// The planned arc against the true motion: roll in at a constant rate, hold, roll out.

#include <algorithm>
#include <cmath>

#include "transect/aircraft/turn.hpp"

#include "support/catch.hpp"

namespace transect::aircraft {
namespace {

constexpr double gravity_m_s2 = 9.80665;
constexpr double radians = 0.017453292519943295;

struct TurnCase {
    double speed_kt, bank_deg, roll_deg_s, change_deg;

    double speed_m_s() const { return speed_kt * 1852.0 / 3600.0; }
    double rate(double bank_deg_now) const
    {
        return gravity_m_s2 * std::tan(bank_deg_now * radians) / speed_m_s();
    }
};

/// To the left, from x along the first straight line; the roll-in begins at the origin.
struct Flown {
    double x_m = 0.0;
    double y_m = 0.0;
    double heading = 0.0;
};

/// Flies for `time_s` with a bank that is a function of the time, in steps of about a millisecond
/// by the midpoint rule.
template <class Bank>
Flown flown(const TurnCase& turn, const Bank& bank_deg_at, double time_s)
{
    const auto steps = static_cast<int>(std::ceil(time_s / 1e-3));
    const double step_s = time_s / steps;
    Flown at;
    for (int i = 0; i < steps; ++i) {
        const double rate = turn.rate(bank_deg_at((i + 0.5) * step_s));
        const double heading = at.heading + 0.5 * rate * step_s;
        at.x_m += turn.speed_m_s() * std::cos(heading) * step_s;
        at.y_m += turn.speed_m_s() * std::sin(heading) * step_s;
        at.heading += rate * step_s;
    }
    return at;
}

/// Rolls in, holds the full bank for `hold_s` and rolls out.
auto one_turn(const TurnCase& turn, double hold_s)
{
    const double whole_s = 2.0 * turn.bank_deg / turn.roll_deg_s + hold_s;
    return [=](double now_s) {
        return std::min(
            {turn.bank_deg, turn.roll_deg_s * now_s, turn.roll_deg_s * (whole_s - now_s)});
    };
}

TEST_CASE("the arc with roll touches both lines of the turn that is truly rolled", "[aircraft]")
{
    const auto turn = GENERATE(
        TurnCase{133.0, 20.0, 5.0, 180.0},
        TurnCase{133.0, 20.0, 5.0, 90.0},
        TurnCase{133.0, 20.0, 5.0, 30.0},
        TurnCase{133.0, 25.0, 5.0, 120.0},
        TurnCase{110.0, 20.0, 3.0, 270.0},
        TurnCase{170.0, 20.0, 5.0, 180.0},
        TurnCase{133.0, 30.0, 15.0, 180.0});
    CAPTURE(turn.speed_kt, turn.bank_deg, turn.roll_deg_s, turn.change_deg);
    const double radius_m =
        turn_radius_with_roll(
            turn.speed_kt * knot, turn.bank_deg * degree, turn.roll_deg_s * degree / second) /
        metre;
    const double roll_s = turn.bank_deg / turn.roll_deg_s;
    const double rolled = flown(turn, one_turn(turn, 0.0), 2.0 * roll_s).heading;
    const double hold_s = (turn.change_deg * radians - rolled) / turn.rate(turn.bank_deg);
    REQUIRE(hold_s > 0.0);

    const auto bank = one_turn(turn, hold_s);
    const auto half = flown(turn, bank, roll_s + 0.5 * hold_s);
    const double held_radius_m = turn.speed_m_s() / turn.rate(turn.bank_deg);
    const double centre_x_m = half.x_m - held_radius_m * std::sin(half.heading);
    const double centre_y_m = half.y_m + held_radius_m * std::cos(half.heading);
    const auto end = flown(turn, bank, 2.0 * roll_s + hold_s);
    REQUIRE_THAT(end.heading, test::is_close_to(turn.change_deg * radians, 1e-6));
    const double from_last_line_m = -(centre_x_m - end.x_m) * std::sin(end.heading) +
                                    (centre_y_m - end.y_m) * std::cos(end.heading);
    CHECK_THAT(radius_m, test::is_close_to(centre_y_m, 1e-2));
    CHECK_THAT(radius_m, test::is_close_to(from_last_line_m, 1e-2));
    // The planned arc begins abeam its centre, half a roll after the aircraft begins to roll.
    CHECK_THAT(centre_x_m, test::is_close_to(0.5 * roll_s * turn.speed_m_s(), 10.0));
}

TEST_CASE("rolling from one bank to the other leaves the planned arcs by 20 m or so", "[aircraft]")
{
    // Two opposite arcs without a straight line between them: the roll from one to the other is
    // centred on where they meet, the others on where they begin and end.
    const double change_deg = GENERATE(30.0, 90.0, 150.0);
    CAPTURE(change_deg);
    const TurnCase turn{133.0, 20.0, 5.0, change_deg};
    const double radius_m =
        turn_radius_with_roll(133.0 * knot, 20.0 * degree, 5.0 * degree / second) / metre;
    const double roll_s = turn.bank_deg / turn.roll_deg_s;
    const double arc_s = radius_m * change_deg * radians / turn.speed_m_s();
    const double whole_s = 2.0 * arc_s + roll_s;
    const auto end = flown(
        turn,
        [&](double now_s) {
            const double in_deg = turn.roll_deg_s * now_s;
            const double across_deg = turn.roll_deg_s * (0.5 * whole_s - now_s);
            const double out_deg = turn.roll_deg_s * (now_s - whole_s);
            return across_deg > 0.0 ? std::min({in_deg, across_deg, turn.bank_deg})
                                    : std::max({across_deg, -turn.bank_deg, out_deg});
        },
        whole_s);
    CHECK_THAT(end.heading, test::is_close_to(0.0, 1e-6));
    const double planned_x_m =
        2.0 * radius_m * std::sin(change_deg * radians) + roll_s * turn.speed_m_s();
    const double planned_y_m = 2.0 * radius_m * (1.0 - std::cos(change_deg * radians));
    CHECK(std::hypot(end.x_m - planned_x_m, end.y_m - planned_y_m) < 25.0);
}

TEST_CASE("rolling costs a Caravan's turn a few metres of radius", "[aircraft]")
{
    // The shift of a railway's transition curve, L² / (24·R), with L the way flown while rolling.
    const Speed airspeed = 133.0 * knot;
    const Length instant = turn_radius(airspeed, 20.0 * degree);
    const Length rolled = turn_radius_with_roll(airspeed, 20.0 * degree, 5.0 * degree / second);
    const Length way = 4.0 * second * airspeed;
    CHECK_THAT(
        (rolled - instant) / metre,
        test::is_close_to(way / metre * (way / (24.0 * instant)), 0.05));
    const Length quick = turn_radius_with_roll(airspeed, 20.0 * degree, 1e6 * degree / second);
    CHECK_THAT(quick / instant, test::is_close_to(1.0, 1e-9));
}

TEST_CASE("plans turn at the schedule's bank and roll rate", "[aircraft]")
{
    Schedule schedule;
    schedule.planned_bank = 25.0 * degree;
    schedule.roll_rate_deg_per_s = 4.0;
    CHECK(
        planned_turn_radius(130.0 * knot, schedule) ==
        turn_radius_with_roll(130.0 * knot, 25.0 * degree, 4.0 * degree / second));
}

}  // namespace
}  // namespace transect::aircraft
