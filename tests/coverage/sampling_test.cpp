/// How a flight is sampled, and by how many threads it is observed, does not matter.

#include <cmath>
#include <limits>
#include <tuple>

#include "transect/coverage/observe.hpp"

#include "coverage/flights.hpp"
#include "coverage/grid.hpp"
#include "support/catch.hpp"

namespace transect::coverage {
namespace {

using test::dwell_difference;
using test::fly;
using test::Look;
using test::observe_one;
using test::point;
using test::settings;

/// Share of cells in which two coverages differ.
double difference(const Coverage& a, const Coverage& b)
{
    int apart = 0;
    for (const auto& cell : a.observed_list()) {
        apart += b.observed(cell) ? 0 : 1;
    }
    for (const auto& cell : b.observed_list()) {
        apart += a.observed(cell) ? 0 : 1;
    }
    return apart / static_cast<double>(a.observed_cells());
}

TEST_CASE("the sampling rate does not change what was covered", "[coverage]")
{
    // A turn with the camera looking out of it, 45° down: the footprint sweeps and turns.
    const double depression_deg = GENERATE(90.0, 45.0, 15.0);
    CAPTURE(depression_deg);
    const auto turning = [depression_deg](int rate_hz) {
        flight::Trajectory result;
        const GeoPoint centre = point(14.5, -3.5);
        for (int i = 0; i <= 60 * rate_hz; ++i) {
            const double seconds = 1.0 * i / rate_hz;
            const double course_deg = 3.0 * seconds;
            const auto place =
                travel(centre, Bearing{(course_deg - 90.0) * degree}, 1340.0 * metre);
            result.samples.push_back(test::sample(
                seconds, place, 1770.0, {course_deg - 90.0, depression_deg, 0.0, 20.0}));
        }
        return result;
    };
    auto how = settings(50.0);
    how.requirement.ground_sample_distance = 2.5 * metre;
    const auto slow = observe_one(turning(1), how);
    const auto fast = observe_one(turning(10), how);
    REQUIRE(slow.observed_cells() > 500);
    // One second of this turn as a straight line is 0.5 m off the arc, and far ground sees more of
    // it; a cell that an edge only grazes may come in or stay out for most of a second.
    CHECK(difference(slow, fast) < 0.005);
    CHECK(dwell_difference(slow, fast).mean_s < 0.06);
    CHECK(dwell_difference(slow, fast).most_s < 1.0);
}

/// Looks ahead and back and nearer and farther, so that the required distance comes and goes.
flight::Trajectory swinging_flight(double duration_s, double rate_hz)
{
    auto flight = fly({.bearing_deg = 60.0, .duration_s = duration_s, .rate_hz = rate_hz});
    for (std::size_t i = 0; i < flight.samples.size(); ++i) {
        const double seconds = static_cast<double>(i) / rate_hz;
        Look look;
        look.azimuth_deg = 150.0 + 40.0 * std::sin(0.1 * seconds);
        look.depression_deg = 45.0 + 15.0 * std::sin(seconds / 13.0);
        look.horizontal_field_deg = 10.0;
        auto& sample = flight.samples[i];
        sample.look = test::pose(sample.position, 1770.0, look).look;
    }
    return flight;
}

TEST_CASE("two threads give the answer of one", "[coverage]")
{
    const auto flight = swinging_flight(900.0, 5.0);
    REQUIRE(flight.samples.size() > 4000);
    auto how = settings(20.0);
    how.requirement.ground_sample_distance = 0.35 * metre;
    how.threads = 1;
    const auto one = observe_one(flight, how);
    how.threads = 2;
    const auto two = observe_one(flight, how);
    CHECK(one.observed_cells() > 1000);
    CHECK(one.observed_cells() < one.seen_cells());
    REQUIRE(one.blocks() == two.blocks());
    const auto known = [](const Coverage& coverage, Cell cell) {
        const auto& state = *coverage.grid().find(cell);
        const auto best = coverage.grid().best(cell);
        return std::tuple{
            coverage.passes(cell).size(),
            state.pass_dwell,
            state.pass_end,
            best.gsd_m,
            best.flatness,
            state.parts_seen,
            state.first,
            state.last};
    };
    int different = 0;
    test::for_each_cell(
        one, [&](Cell cell) { different += known(one, cell) != known(two, cell) ? 1 : 0; });
    CHECK(different == 0);
}

double total_dwell_s(const Coverage& coverage)
{
    double sum = 0.0;
    test::for_each_cell(coverage, [&](Cell cell) {
        const auto record = coverage.record(cell);
        sum += record ? record->dwell / second : 0.0;
    });
    return sum;
}

TEST_CASE("the best sample distance of a swaying look is known to a hundredth", "[coverage]")
{
    constexpr double rate_hz = 10.0;
    auto flight = fly({.bearing_deg = 90.0, .duration_s = 40.0, .rate_hz = rate_hz});
    std::vector<PlaneRing> footprints;
    for (std::size_t i = 0; i < flight.samples.size(); ++i) {
        const double seconds = static_cast<double>(i) / rate_hz;
        auto& sample = flight.samples[i];
        const Look look{
            .azimuth_deg = 90.0 + 2.0 * std::sin(0.5 * seconds),
            .depression_deg = 90.0 - 3.0 * std::sin(0.8 * seconds),
            .horizontal_field_deg = 60.0};
        const auto pose = test::pose(sample.position, 1770.0, look);
        sample.look = pose.look;
        const auto ring = sensor::footprint(pose, test::mopti_ground, 20.0 * kilometre);
        footprints.push_back(
            test::mopti_frame().forward(MultiPolygon{{{ring, {}}}}).parts.front().outer);
    }
    constexpr double cell_m = 100.0;
    const auto cover = observe_one(flight, settings(cell_m));
    double worst = 0.0;
    test::for_each_cell(cover, [&](Cell cell) {
        const auto centre = test::cell_centre(cell, cell_m);
        double best_m = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < footprints.size(); ++i) {
            if (test::contains(footprints[i], centre)) {
                const auto& sample = flight.samples[i];
                const auto distance = sensor::ground_sample_distance(
                    {sample.position, sample.height, *sample.look},
                    test::mopti_ground,
                    test::turret(),
                    test::mopti_frame().reverse(centre));
                best_m = std::min(best_m, distance / metre);
            }
        }
        if (std::isfinite(best_m)) {
            const auto record = cover.record(cell);
            REQUIRE(record);
            worst = std::max(worst, record->best_ground_sample_distance / metre / best_m - 1.0);
        }
    });
    CHECK(worst < 0.011);
}

TEST_CASE("a swinging look covers the same at one, five and ten samples a second", "[coverage]")
{
    const double cell_m = GENERATE(20.0, 60.0);
    const auto ten = observe_one(swinging_flight(900.0, 10.0), settings(cell_m));
    for (const double rate_hz : {1.0, 5.0}) {
        const auto fewer = observe_one(swinging_flight(900.0, rate_hz), settings(cell_m));
        const double area = fewer.observed_area() / ten.observed_area();
        const double dwell = total_dwell_s(fewer) / total_dwell_s(ten);
        CAPTURE(cell_m, rate_hz, area, dwell);
        CHECK_THAT(area, test::is_close_to(1.0, 0.002));
        CHECK_THAT(dwell, test::is_close_to(1.0, 0.005));
    }
}

}  // namespace
}  // namespace transect::coverage
