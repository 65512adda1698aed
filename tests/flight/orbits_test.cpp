#include <algorithm>
#include <cmath>
#include <numbers>

#include "transect/flight/phases.hpp"

#include "flight/track_builder.hpp"
#include "support/catch.hpp"

namespace transect::flight {
namespace {

using test::is_close_to;
using test::TrackBuilder;

constexpr Speed cruise = 130.0 * knot;

TrackBuilder at_height()
{
    TrackBuilder track{second};
    track.take_off().then({200.0 * second, cruise});
    return track;
}

std::vector<PhaseInterval> orbits_of(const TrackBuilder& track)
{
    const auto phases = find_phases(track.track(), {}, 3.0 * second);
    std::vector<PhaseInterval> found;
    std::ranges::copy_if(
        phases.intervals, std::back_inserter(found), [](const PhaseInterval& interval) {
            return interval.phase == Phase::orbit;
        });
    return found;
}

TEST_CASE("turning about one point for a circle or more is an orbit", "[flight]")
{
    const double circles = GENERATE(1.1, 2.0, 5.5);
    const double side = GENERATE(1.0, -1.0);
    const TurnRate rate = GENERATE(0.5, 1.0, 3.0) * degree / second;
    CAPTURE(circles, side, rate * second / degree);
    auto track = at_height();
    const auto from = track.now();
    track.then({360.0 * circles * degree / rate, cruise, Speed{}, side * rate});
    const auto to = track.now();
    track.then({200.0 * second, cruise});
    const auto orbits = orbits_of(track);
    REQUIRE(orbits.size() == 1);
    // Rates are smoothed over 10 s either way.
    CHECK_THAT(elapsed(from, orbits[0].start) / second, is_close_to(0.0, 11.0));
    CHECK_THAT(elapsed(to, orbits[0].end) / second, is_close_to(0.0, 20.0));
}

TEST_CASE("turns of less than a circle and racetracks are no orbit", "[flight]")
{
    constexpr TurnRate rate = 2.0 * degree / second;
    auto track = at_height();
    track.then({160.0 * second, cruise, Speed{}, rate}).then({100.0 * second, cruise});
    track.then({160.0 * second, cruise, Speed{}, -rate}).then({100.0 * second, cruise});
    for (int i = 0; i < 6; ++i) {
        track.then({90.0 * second, cruise, Speed{}, rate}).then({60.0 * second, cruise});
    }
    CHECK(orbits_of(track).empty());
}

TEST_CASE("a climb in circles is a climb", "[flight]")
{
    constexpr TurnRate rate = 2.0 * degree / second;
    auto track = at_height();
    track.then({400.0 * second, cruise, 700.0 * foot_per_minute, rate});
    track.then({100.0 * second, cruise});
    CHECK(orbits_of(track).empty());
}

/// Round a fixed point at a constant distance, in a wind: the speed over the ground changes round
/// the circle as the wind triangle says.
TEST_CASE("an orbit about a point in wind is one orbit", "[flight]")
{
    auto track = at_height().track();
    const auto last = track.back();
    constexpr Length radius = 3.0 * kilometre;
    constexpr Speed wind = 35.0 * knot;  // from the north
    const auto centre = travel(last.position, Bearing{Angle{}}, radius);
    Angle bearing = 180.0 * degree;  // from the centre; it turns to the right
    constexpr double steps = 1500.0;
    for (double i = 1.0; i <= steps; i += 1.0) {
        const double course_rad = (bearing + 90.0 * degree) / radian;
        const double across = wind / cruise * std::sin(course_rad);
        const Speed over_ground =
            cruise * std::sqrt(1.0 - across * across) - wind * std::cos(course_rad);
        bearing += over_ground * second / radius * radian;
        auto point = last;
        point.time = last.time + i * second;
        point.position =
            travel(centre, Bearing{std::fmod(bearing / degree, 360.0) * degree}, radius);
        point.ground_speed = over_ground;
        point.indicated_airspeed = cruise;
        track.push_back(point);
    }
    const auto phases = find_phases(track, {}, 3.0 * second);
    const auto orbit = std::ranges::find(phases.intervals, Phase::orbit, &PhaseInterval::phase);
    REQUIRE(orbit != phases.intervals.end());
    CHECK_THAT(elapsed(orbit->start, orbit->end) / second, is_close_to(steps, 20.0));
    CHECK(std::ranges::count(phases.intervals, Phase::orbit, &PhaseInterval::phase) == 1);
}

}  // namespace
}  // namespace transect::flight
