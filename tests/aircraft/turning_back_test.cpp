#include "transect/aircraft/turning_back.hpp"

#include <limits>
#include <stdexcept>

#include "support/catch.hpp"

namespace transect::aircraft {
namespace {

TEST_CASE("the closed forms give the published points to their last digit", "[aircraft]")
{
    // Published worked example: E = 6 h, out 110 kt, home 150 kt; D = 198 NM for the equal time.
    const auto latest = time_to_point_of_no_return(6.0 * hour, 110.0 * knot, 150.0 * knot);
    CHECK_THAT(latest / hour, test::is_close_to(3.4615, 5e-5));
    CHECK_THAT(latest * (110.0 * knot) / nautical_mile, test::is_close_to(380.8, 0.05));
    const auto equal =
        distance_to_equal_time_point(198.0 * nautical_mile, 110.0 * knot, 150.0 * knot);
    CHECK_THAT(equal / nautical_mile, test::is_close_to(114.2, 0.05));
}

TEST_CASE("at the equal time point both ways take the same time", "[aircraft]")
{
    const Length line = 300.0 * nautical_mile;
    const Speed on = GENERATE(60.0, 110.0, 170.0) * knot;
    const Speed back = GENERATE(40.0, 150.0) * knot;
    const auto gone = distance_to_equal_time_point(line, on, back);
    CHECK_THAT(gone / back / second, test::is_close_to((line - gone) / on / second, 1e-6));
}

TEST_CASE("out and home fill the endurance", "[aircraft]")
{
    const Duration endurance = 5.3 * hour;
    const Speed out = GENERATE(60.0, 110.0, 170.0) * knot;
    const Speed home = 97.0 * knot;
    const auto latest = time_to_point_of_no_return(endurance, out, home);
    CHECK_THAT(
        (latest + latest * out / home) / second, test::is_close_to(endurance / second, 1e-6));
}

TEST_CASE("closed forms refuse speeds that get nowhere", "[aircraft][errors]")
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double bad_kt = GENERATE_COPY(0.0, -10.0, nan);
    CHECK_THROWS_AS(
        time_to_point_of_no_return(hour, bad_kt * knot, 100.0 * knot), std::domain_error);
    CHECK_THROWS_AS(
        time_to_point_of_no_return(hour, 100.0 * knot, bad_kt * knot), std::domain_error);
    CHECK_THROWS_AS(
        distance_to_equal_time_point(kilometre, bad_kt * knot, 100.0 * knot), std::domain_error);
    CHECK_THROWS_AS(
        distance_to_equal_time_point(-1.0 * kilometre, 100.0 * knot, 100.0 * knot),
        std::domain_error);
    CHECK_THROWS_AS(
        time_to_point_of_no_return(nan * hour, 100.0 * knot, 100.0 * knot), std::domain_error);
}

}  // namespace
}  // namespace transect::aircraft
