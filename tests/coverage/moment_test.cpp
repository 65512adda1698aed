#include "transect/coverage/moment.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::coverage {
namespace {

using test::is_close_to;
using test::point;

constexpr Instant start{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

sensor::CameraLook looking(double azimuth_deg, double depression_deg)
{
    return {
        Bearing{azimuth_deg * degree}, depression_deg * degree, {}, 20.0 * degree, 12.0 * degree};
}

/// Eastwards over the antimeridian, climbing 10 m in 2 s.
flight::Trajectory two_samples(double turn_deg)
{
    flight::Trajectory flight;
    flight.samples.push_back(
        {start,
         point(0.0, 179.999),
         MslHeight{3000.0 * metre},
         Bearing{90.0 * degree},
         {},
         {},
         {}});
    flight.samples.push_back(
        {start + 2.0 * second,
         point(0.0, -179.999),
         MslHeight{3010.0 * metre},
         Bearing{90.0 * degree},
         {},
         {},
         {}});
    flight.samples[0].look = looking(350.0, 45.0);
    flight.samples[1].look = looking(350.0 + turn_deg - 360.0, 45.0);
    return flight;
}

TEST_CASE("between two samples place, height and look change evenly", "[coverage]")
{
    const auto moment = moment_at(two_samples(20.0), start + second);
    REQUIRE(moment.has_value());
    CHECK(geodesic_leg(moment->position, point(0.0, -180.0)).distance < 0.001 * metre);
    CHECK_THAT(moment->height.above_datum() / metre, is_close_to(3005.0, 1e-9));
    REQUIRE(moment->camera.has_value());
    CHECK(moment->camera->position == moment->position);
    CHECK_THAT((moment->camera->look.azimuth - Bearing{Angle{}}) / degree, is_close_to(0.0, 1e-9));
    CHECK(moment->camera->look.horizontal_field == 20.0 * degree);
}

TEST_CASE("a look that turns too fast, or is missing on one side, is unknown", "[coverage]")
{
    // 20 degrees a second are 40 in the two seconds.
    CHECK_FALSE(moment_at(two_samples(41.0), start + second).value().camera.has_value());
    CHECK(moment_at(two_samples(39.0), start + second).value().camera.has_value());
    auto one_sided = two_samples(20.0);
    one_sided.samples[1].look.reset();
    CHECK_FALSE(moment_at(one_sided, start + second).value().camera.has_value());
    CHECK(moment_at(one_sided, start).value().camera.has_value());
}

TEST_CASE("beyond its ends and inside a hole a flight has no place", "[coverage]")
{
    auto flight = two_samples(20.0);
    CHECK_FALSE(moment_at(flight, start + -1e-3 * second).has_value());
    CHECK_FALSE(moment_at(flight, start + 2.001 * second).has_value());
    CHECK(moment_at(flight, start).has_value());
    CHECK(moment_at(flight, start + 2.0 * second).has_value());
    flight.max_gap = 1.9 * second;
    CHECK_FALSE(moment_at(flight, start + second).has_value());
    CHECK(moment_at(flight, start + 2.0 * second).has_value());
    CHECK_FALSE(moment_at({}, start).has_value());
}

}  // namespace
}  // namespace transect::coverage
