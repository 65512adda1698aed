/// Flights over a whole area, from the trajectory to the gaps.

#include "transect/coverage/gaps.hpp"
#include "transect/coverage/zone.hpp"

#include "coverage/flights.hpp"
#include "support/catch.hpp"

namespace transect::coverage {
namespace {

constexpr double length_m = 40e3;
constexpr double spacing_m = 1500.0;
constexpr int transects = 5;
constexpr double height_m = 2270.0;  // 2000 m above the ground

/// 46.4° straight down from 2000 m see 1714 m, so neighbours overlap by 214 m.
constexpr test::Look look{.azimuth_deg = 0.0, .horizontal_field_deg = 46.4};

struct Survey {
    std::vector<flight::Trajectory> flights;
    std::vector<PlaneArea> strips;  ///< as the crow flies, of the swath
};

/// Parallel lines, each begun and ended 2 km outside so that all of it is seen long enough.
Survey survey(double course_deg)
{
    Survey result;
    const double half_m = 2000.0 * std::tan(23.2 * degree / radian);
    const Bearing across{(course_deg + 90.0) * degree};
    for (int i = 0; i < transects; ++i) {
        const auto start = travel(test::point(14.3, -3.6), across, i * spacing_m * metre);
        result.flights.push_back(test::fly(
            {.start = start,
             .bearing_deg = course_deg,
             .duration_s = length_m / 70.0,
             .height_m = height_m,
             .begin_s = 900.0 * i,
             .look = look}));
        Ring ring;
        const auto& samples = result.flights.back().samples;
        for (const auto& sample : samples) {
            ring.push_back(travel(sample.position, across, -half_m * metre));
        }
        for (auto sample = samples.rbegin(); sample != samples.rend(); ++sample) {
            ring.push_back(travel(sample->position, across, half_m * metre));
        }
        result.strips.push_back(test::mopti_frame().forward(MultiPolygon{{{ring, {}}}}));
    }
    return result;
}

/// The middle 34 km of the lines, and a little less than their width.
MultiPolygon zone_of(double course_deg)
{
    const Bearing along{course_deg * degree};
    const Bearing across{(course_deg + 90.0) * degree};
    const auto corner = [&](double along_m, double across_m) {
        return travel(
            travel(test::point(14.3, -3.6), along, along_m * metre), across, across_m * metre);
    };
    const double last_m = (transects - 1) * spacing_m + 700.0;
    return {
        {{{corner(3e3, -700.0), corner(37e3, -700.0), corner(37e3, last_m), corner(3e3, last_m)},
          {}}}};
}

TEST_CASE("a transect left out comes back as the gap it left", "[coverage]")
{
    const double course_deg = GENERATE(0.0, 13.0, 45.0, 77.0, 90.0);
    CAPTURE(course_deg);
    auto [flights, strips] = survey(course_deg);
    const auto zone = zone_of(course_deg);
    const auto plane_zone = test::mopti_frame().forward(zone);
    const auto whole = observe(flights, test::turret(), test::mopti_ground, test::settings(100.0));
    CHECK(zone_coverage(whole, zone).fraction >= 0.999);
    CHECK(gaps(whole, zone).parts.empty());

    const auto missed = strips[2];
    flights.erase(flights.begin() + 2);
    strips.erase(strips.begin() + 2);
    const auto flown = unite(strips);
    const auto expected = intersection(difference(missed, flown), plane_zone);
    const auto cover = observe(flights, test::turret(), test::mopti_ground, test::settings(100.0));
    const auto found = test::mopti_frame().forward(gaps(cover, zone));
    REQUIRE(found.parts.size() == 1);
    const double common = area_m2(intersection(found, expected));
    CHECK(common / (area_m2(found) + area_m2(expected) - common) >= 0.97);
}

TEST_CASE("covered area agrees with GEOS's union of the strips", "[coverage]")
{
    const double course_deg = GENERATE(0.0, 30.0, 45.0);
    CAPTURE(course_deg);
    const auto [flights, strips] = survey(course_deg);
    // Larger than what was covered, so that the edges of the strips matter.
    const auto box = MultiPolygon{
        {{{test::point(14.0, -4.2),
           test::point(14.0, -3.0),
           test::point(15.0, -3.0),
           test::point(15.0, -4.2)},
          {}}}};
    const auto cover = observe(flights, test::turret(), test::mopti_ground, test::settings(100.0));
    const double covered_m2 = zone_coverage(cover, box).seen / square_metre;
    // The first and last frame reach half their length, 482 m, beyond the strips.
    const double frame_m = 2.0 * 2000.0 * std::tan(23.2 * degree / radian) * 1080.0 / 1920.0;
    const double ends_m2 = frame_m * (1714.4 + 4 * spacing_m);
    const double expected_m2 = area_m2(unite(strips)) + ends_m2;
    CHECK_THAT(covered_m2, test::is_close_to(expected_m2, 0.01 * expected_m2));
}

}  // namespace
}  // namespace transect::coverage
