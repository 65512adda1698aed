#include "transect/coverage/observe.hpp"

#include <cmath>
#include <limits>

#include <GeographicLib/LocalCartesian.hpp>

#include "transect/geo/plane_geometry.hpp"

#include "coverage/flights.hpp"
#include "coverage/grid.hpp"
#include "support/catch.hpp"

namespace transect::coverage {
namespace {

using test::fly;
using test::hover;
using test::Look;
using test::mopti_frame;
using test::mopti_ground;
using test::observe_one;
using test::point;
using test::settings;
using test::turret;

PlaneRing plane_footprint(const flight::Sample& sample)
{
    const auto ring = sensor::footprint(
        {sample.position, sample.height, sample.look.value()}, mopti_ground, 20.0 * kilometre);
    return mopti_frame().forward(MultiPolygon{{{ring, {}}}}).parts.front().outer;
}

/// The convex hull by gift wrapping, so that it shares nothing with the kernel.
PlaneRing wrapped(const std::vector<PlanePoint>& points)
{
    auto lowest = points.front();
    for (const auto& p : points) {
        lowest = p.y_m < lowest.y_m ? p : lowest;
    }
    PlaneRing ring{lowest};
    while (ring.size() <= points.size()) {
        auto next = points.front() == ring.back() ? points.back() : points.front();
        for (const auto& p : points) {
            const auto a = next - ring.back();
            const auto b = p - ring.back();
            if (p != ring.back() && a.x_m * b.y_m - a.y_m * b.x_m < 0.0) {
                next = p;
            }
        }
        if (next == ring.front()) {
            break;
        }
        ring.push_back(next);
    }
    return ring;
}

bool inside(const PlaneArea& area, PlanePoint p)
{
    bool result = false;
    for (const auto& part : area.parts) {
        result = result != test::contains(part.outer, p);
        for (const auto& hole : part.holes) {
            result = result != test::contains(hole, p);
        }
    }
    return result;
}

double grazing_deg(const flight::Sample& sample, GeoPoint place)
{
    const GeographicLib::LocalCartesian local{
        place.latitude.angle() / degree, place.longitude.angle() / degree, 270.0};
    double east_m = 0.0;
    double north_m = 0.0;
    double up_m = 0.0;
    local.Forward(
        sample.position.latitude.angle() / degree,
        sample.position.longitude.angle() / degree,
        sample.height.above_datum() / metre,
        east_m,
        north_m,
        up_m);
    return std::atan2(up_m, std::hypot(east_m, north_m)) * radian / degree;
}

TEST_CASE("the default cell is a tenth of the swath and never over 100 m", "[coverage]")
{
    CHECK(default_cell(300.0 * metre) / metre == 30.0);
    CHECK(default_cell(1000.0 * metre) / metre == 100.0);
    CHECK(default_cell(2000.0 * metre) / metre == 100.0);
}

TEST_CASE("what a straight flight saw is the union of its frames", "[coverage]")
{
    const double bearing_deg = GENERATE(0.0, 33.0, 270.0);
    const double crab_deg = GENERATE(0.0, 15.0);
    const double cell_m = GENERATE(100.0, 37.0);
    CAPTURE(bearing_deg, crab_deg, cell_m);
    const auto flight =
        fly({.bearing_deg = bearing_deg, .duration_s = 90.0, .look = {.azimuth_deg = crab_deg}});
    const auto cover = observe_one(flight, settings(cell_m));

    std::vector<PlaneArea> swept;
    for (std::size_t i = 1; i < flight.samples.size(); ++i) {
        auto corners = plane_footprint(flight.samples[i - 1]);
        const auto more = plane_footprint(flight.samples[i]);
        corners.insert(corners.end(), more.begin(), more.end());
        swept.push_back({{{wrapped(corners), {}}}});
    }
    const auto expected = unite(swept);
    int wrong = 0;
    int wrong_parts = 0;
    test::for_each_cell(cover, [&](Cell cell) {
        wrong += cover.seen(cell) != inside(expected, test::cell_centre(cell, cell_m)) ? 1 : 0;
        const unsigned parts = cover.grid().find(cell)->parts_seen;
        for (int i = 0; i < parts_side * parts_side; ++i) {
            const Cell part{
                cell.column * parts_side + i % parts_side, cell.row * parts_side + i / parts_side};
            const bool seen = ((parts >> static_cast<unsigned>(i)) & 1U) != 0;
            const auto centre = test::cell_centre(part, cell_m / parts_side);
            wrong_parts += seen != inside(expected, centre) ? 1 : 0;
        }
    });
    CHECK(wrong == 0);
    CHECK(wrong_parts == 0);
    CHECK(cover.seen_cells() > 600);
}

TEST_CASE("dwell is the frame's length over the ground speed", "[coverage]")
{
    const double rate_hz = GENERATE(1.0, 2.5, 10.0);
    CAPTURE(rate_hz);
    const auto flight = fly({.bearing_deg = 20.0, .duration_s = 120.0, .rate_hz = rate_hz});
    const auto cover = observe_one(flight, settings(100.0));
    // 1500 m high, 40° across: the frame is 2·1500·tan(20°)·1080/1920 long.
    const double length_m = 2.0 * 1500.0 * std::tan(20.0 * degree / radian) * 1080.0 / 1920.0;
    const auto middle = mopti_frame().forward(flight.samples[flight.samples.size() / 2].position);
    const Cell cell{
        static_cast<std::int32_t>(std::floor(middle.x_m / 100.0)),
        static_cast<std::int32_t>(std::floor(middle.y_m / 100.0))};
    const auto record = cover.record(cell);
    REQUIRE(record);
    CHECK(record->passes == 1);
    // At 270 m the ground is 4e-5 longer than on the ellipsoid, where the speed is measured.
    CHECK_THAT(record->dwell / second, test::is_close_to(length_m / 70.0, 2e-3));
    CHECK_THAT(record->longest_pass / second, test::is_close_to(length_m / 70.0, 2e-3));
    CHECK_THAT(
        elapsed(record->first, record->last) / second, test::is_close_to(length_m / 70.0, 2e-3));
}

TEST_CASE("nothing is covered across a hole", "[coverage]")
{
    auto flight = fly({.bearing_deg = 90.0, .duration_s = 100.0});
    const auto whole = flight;
    const std::vector<flight::Trajectory> pieces{
        {{whole.samples.begin(), whole.samples.begin() + 41}, {}, whole.max_gap},
        {{whole.samples.begin() + 60, whole.samples.end()}, {}, whole.max_gap}};
    flight.samples.erase(flight.samples.begin() + 41, flight.samples.begin() + 60);
    const auto cover = observe_one(flight, settings(50.0));
    const auto apart = observe(pieces, turret(), mopti_ground, settings(50.0));
    CHECK(cover.observed_list() == apart.observed_list());
    CHECK(cover.seen_cells() == apart.seen_cells());
    CHECK(cover.seen_cells() < observe_one(whole, settings(50.0)).seen_cells());

    // In frame 8.8 s in all, of which the hole from 40 s to 60 s takes everything at its middle.
    const auto middle = mopti_frame().forward(whole.samples[50].position);
    CHECK_FALSE(cover.seen(
        {static_cast<std::int32_t>(std::floor(middle.x_m / 50.0)),
         static_cast<std::int32_t>(std::floor(middle.y_m / 50.0))}));
    CHECK(test::dwell_difference(cover, apart).most_s < 1e-9);
}

TEST_CASE("samples without a look show nothing", "[coverage]")
{
    auto flight = fly({.duration_s = 30.0});
    for (auto& sample : flight.samples) {
        sample.look.reset();
    }
    CHECK(observe_one(flight, settings(100.0)).seen_cells() == 0);
    CHECK(observe_one({}, settings(100.0)).seen_cells() == 0);
    CHECK(observe_one(fly({.duration_s = 0.0}), settings(100.0)).seen_cells() == 0);
    CHECK(observe({}, turret(), mopti_ground, settings(100.0)).blocks().empty());
}

TEST_CASE("a look that slews too fast shows nothing", "[coverage]")
{
    const double rate_deg_s = GENERATE(19.0, 21.0);
    CAPTURE(rate_deg_s);
    flight::Trajectory flight;
    for (int i = 0; i < 10; ++i) {
        flight.samples.push_back(test::sample(
            i, point(14.5, -3.5), 1770.0, {.azimuth_deg = rate_deg_s * i, .depression_deg = 90.0}));
    }
    CHECK((observe_one(flight, settings(100.0)).seen_cells() > 0) == (rate_deg_s < 20.0));
}

TEST_CASE("sky and unusable numbers show nothing", "[coverage]")
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto look = GENERATE_COPY(
        Look{0.0, -5.0, 0.0, 5.0}, Look{0.0, nan}, Look{0.0, 60.0, nan}, Look{0.0, 60.0, 0.0, nan});
    CHECK(observe_one(hover(10.0, 1770.0, look), settings(100.0)).seen_cells() == 0);
    CHECK(observe_one(hover(10.0, nan, {}), settings(100.0)).seen_cells() == 0);
    CHECK(observe_one(hover(10.0, 100.0, {}), settings(100.0)).seen_cells() == 0);
}

TEST_CASE("cells of a standing frame are those with their centre in the footprint", "[coverage]")
{
    const auto look = GENERATE(
        Look{0.0, 90.0, 0.0, 40.0},
        Look{30.0, 60.0, 10.0, 30.0},
        Look{200.0, 12.0, -5.0, 30.0},
        Look{300.0, 0.0, 0.0, 40.0});
    CAPTURE(look.azimuth_deg, look.depression_deg);
    const auto flight = hover(2.0, 1770.0, look);
    const auto cover = observe_one(flight, settings(100.0));
    const auto ring = plane_footprint(flight.samples.front());
    // The kernel takes the convex hull: far edges bow by the curvature of the earth, a few metres.
    int wrong = 0;
    test::for_each_cell(cover, [&](Cell cell) {
        wrong += cover.seen(cell) != test::contains(ring, test::cell_centre(cell, 100.0)) ? 1 : 0;
    });
    CHECK(wrong * 1000 <= static_cast<int>(cover.seen_cells()));
    CHECK(cover.seen_cells() > 50);
}

TEST_CASE("cells are observed at the required distance and grazing angle", "[coverage]")
{
    const auto look = GENERATE(
        Look{0.0, 90.0, 0.0, 40.0}, Look{30.0, 35.0, 10.0, 30.0}, Look{250.0, 10.0, -5.0, 20.0});
    const double required_m = GENERATE(0.7, 2.0, 100.0);
    CAPTURE(look.azimuth_deg, look.depression_deg, required_m);
    const auto flight = hover(2.0, 1770.0, look);
    auto how = settings(100.0);
    how.requirement.ground_sample_distance = required_m * metre;
    const auto cover = observe_one(flight, how);
    const auto& sample = flight.samples.front();
    const sensor::CameraPose camera{sample.position, sample.height, sample.look.value()};
    test::for_each_cell(cover, [&](Cell cell) {
        const auto record = cover.record(cell);
        if (!record) {
            return;
        }
        const auto place = how.frame.reverse(test::cell_centre(cell, 100.0));
        const double gsd_m =
            sensor::ground_sample_distance(camera, mopti_ground, turret(), place) / metre;
        REQUIRE_THAT(
            record->best_ground_sample_distance / metre, test::is_close_to(gsd_m, 1e-3 * gsd_m));
        const double grazing = grazing_deg(sample, place);
        const bool clear_cut =
            std::abs(gsd_m / required_m - 1.0) > 1e-3 && std::abs(grazing - 10.0) > 0.01;
        const bool good = gsd_m <= required_m && grazing >= 10.0;
        REQUIRE((!clear_cut || cover.observed(cell) == good));
    });
}

TEST_CASE("across the antimeridian everything is as elsewhere", "[coverage]")
{
    const auto cells_about = [](double longitude_deg) {
        auto how = settings(100.0);
        how.frame = RegionFrame{
            {.south_parallel_deg = 13.9,
             .north_parallel_deg = 15.1,
             .central_meridian_deg = longitude_deg}};
        const auto flight = fly(
            {.start = point(14.5, longitude_deg - 0.03),
             .bearing_deg = 80.0,
             .duration_s = 120.0,
             .look = {.depression_deg = 70.0}});
        return observe_one(flight, how).observed_list();
    };
    const auto expected = cells_about(-3.0);
    CHECK(expected.size() > 1000);
    CHECK(cells_about(180.0) == expected);
    CHECK(cells_about(179.99) == expected);
}

TEST_CASE("too little memory is said with the size that would do", "[coverage]")
{
    const auto flight = fly({.duration_s = 600.0});
    auto how = settings(10.0);
    how.max_memory_bytes = 4U << 20U;
    std::string text;
    try {
        observe_one(flight, how);
    } catch (const MemoryLimit& limit) {
        text = limit.what();
    }
    CAPTURE(text);
    REQUIRE(text.starts_with("coverage with cells of 10 m needs "));
    CHECK(text.ends_with(" MiB of memory and 4 MiB are allowed"));
    const double needed_mib = std::stod(text.substr(34));
    how.max_memory_bytes = static_cast<std::size_t>(std::ceil(needed_mib + 1.0)) << 20U;
    CHECK(observe_one(flight, how).observed_cells() > 0);
}

TEST_CASE("frames of absurd size are refused before anything is allocated", "[coverage]")
{
    auto how = settings(0.1);
    how.farthest = 400.0 * kilometre;
    CHECK_THROWS_AS(observe_one(hover(2.0, 12000.0, {0.0, 5.0}), how), MemoryLimit);
    how.cell = 0.05 * metre;
    CHECK_THROWS_AS(observe_one(hover(2.0, 12000.0, {0.0, 5.0}), how), std::domain_error);
    how.cell = std::numeric_limits<double>::quiet_NaN() * metre;
    CHECK_THROWS_AS(observe_one(hover(2.0, 12000.0, {0.0, 5.0}), how), std::domain_error);
}

}  // namespace
}  // namespace transect::coverage
