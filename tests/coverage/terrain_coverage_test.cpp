/// Flights over terrain.

#include <cmath>
#include <limits>
#include <memory>

#include "transect/coverage/observe.hpp"
#include "transect/coverage/zone.hpp"
#include "transect/formats/elevation_file.hpp"

#include "coverage/flights.hpp"
#include "coverage/lone_cell.hpp"
#include "support/catch.hpp"
#include "support/draw.hpp"

namespace transect::coverage {
namespace {

using terrain::TilePointer;

/// Posts an arc-second apart from 14.4° N 3.6° W on, 21 km each way.
template <typename Height>
TilePointer tile_of_heights(Height height_m)
{
    constexpr int posts = 700;
    const terrain::PostGrid grid{
        .south = Latitude{14.4 * degree},
        .west = Longitude{-3.6 * degree},
        .latitude_step = 1.0 / 3600.0 * degree,
        .longitude_step = 1.0 / 3600.0 * degree,
        .rows = posts,
        .columns = posts};
    std::vector<float> heights;
    heights.reserve(std::size_t{posts} * posts);
    for (int row = 0; row < posts; ++row) {
        for (int column = 0; column < posts; ++column) {
            heights.push_back(static_cast<float>(height_m(row, column)));
        }
    }
    return std::make_shared<const terrain::ElevationTile>(grid, std::move(heights));
}

terrain::TerrainSource source_of(TilePointer tile)
{
    return std::make_shared<const terrain::ElevationInMemory>(
        std::vector<TilePointer>{std::move(tile)});
}

Coverage observe_over(
    const terrain::Ground& ground, const flight::Trajectory& flight, const ObserveSettings& how)
{
    return observe({&flight, 1}, test::turret(), ground, how);
}

/// Two samples, so that there is something between them, from one place.
flight::Trajectory still(const sensor::CameraPose& pose)
{
    flight::Trajectory flight;
    for (const double second : {0.0, 2.0}) {
        flight.samples.push_back({
            .time = test::at_second(second),
            .position = pose.position,
            .height = pose.height,
            .track = pose.look.azimuth,
            .ground_speed = {},
            .attitude = {},
            .look = pose.look,
        });
    }
    return flight;
}

struct Agreement {
    std::size_t cells = 0;
    std::size_t different = 0;
};

Agreement compare_with_lone_cells(
    const terrain::TerrainSource& source, const sensor::CameraPose& pose, double cell_m)
{
    const auto place = pose.position;
    const RegionFrame frame{
        {.south_parallel_deg = std::round(place.latitude.angle() / degree) - 0.5,
         .north_parallel_deg = std::round(place.latitude.angle() / degree) + 0.5,
         .central_meridian_deg = std::round(place.longitude.angle() / degree)}};
    constexpr double farthest_m = 8000.0;
    const ObserveSettings settings{
        .frame = frame, .cell = cell_m * metre, .farthest = farthest_m * metre};
    const auto cover = observe_over(source, still(pose), settings);
    const auto tiles = source->tiles(terrain::box_around(place, 1.2 * farthest_m * metre));
    Agreement result;
    test::for_each_cell(cover, [&](Cell cell) {
        const auto centre = frame.reverse(test::cell_centre(cell, cell_m));
        const auto alone = test::looked_at_alone(tiles, pose, centre);
        const bool is_in_view = alone != Unseen::not_in_view;
        const bool was_in_view = cover.unseen(cell) != Unseen::not_in_view;
        if (is_in_view || was_in_view) {
            ++result.cells;
            result.different += alone != cover.unseen(cell) ? 1U : 0U;
        }
    });
    return result;
}

TEST_CASE("on the real tile frames show what each cell by itself says", "[coverage][terrain]")
{
    const auto file = test::real_data("terrain/N44W072.hgt");
    if (!file) {
        WARN("no real tile beside the project");
        return;
    }
    const std::uint64_t seed = 7244;
    CAPTURE(seed);
    test::Draw draw{seed};
    const terrain::TerrainSource source = formats::open_elevation(*file).source;
    Agreement all;
    for (int round = 0; round < 12; ++round) {
        const auto place = test::point(draw.between(44.15, 44.85), draw.between(-71.85, -71.15));
        const auto ground = source->height(place);
        REQUIRE(ground);
        const auto pose = test::pose(
            place,
            ground->above_datum() / metre + draw.between(400.0, 3000.0),
            {.azimuth_deg = draw.between(0.0, 360.0),
             .depression_deg = draw.between(20.0, 90.0),
             .roll_deg = draw.between(-10.0, 10.0),
             .horizontal_field_deg = draw.between(5.0, 35.0)});
        const auto one = compare_with_lone_cells(source, pose, 15.0);
        all.cells += one.cells;
        all.different += one.different;
    }
    CAPTURE(all.cells, all.different);
    CHECK(static_cast<double>(all.different) <= 0.001 * static_cast<double>(all.cells));
    CHECK(all.cells > 50'000);
}

constexpr double plain_m = 270.0;
constexpr double crest_m = 670.0;
const GeoPoint start = test::point(14.5, -3.5);

/// A wall across the way, one post wide, 0.02° north of the start.
TilePointer walled_plain()
{
    return tile_of_heights([](int row, int) { return row == 432 ? crest_m : plain_m; });
}

double wall_ahead_m()
{
    return (test::mopti_frame().forward(test::point(14.52, -3.5)) -
            test::mopti_frame().forward(start))
        .y_m;
}

TEST_CASE("posts on a level show what assumed ground at that level shows", "[coverage][terrain]")
{
    const auto flight = test::fly(
        {.bearing_deg = 30.0,
         .duration_s = 40.0,
         .rate_hz = 5.0,
         .look = {.azimuth_deg = 70.0, .depression_deg = 40.0, .horizontal_field_deg = 20.0}});
    const auto level = tile_of_heights([](int, int) { return plain_m; });
    const auto on_posts = observe_over(source_of(level), flight, test::settings(50.0));
    const auto assumed = observe_over(test::mopti_ground, flight, test::settings(50.0));
    CHECK(on_posts.time_over_unknown() == Duration{});
    std::size_t different = 0;
    Duration dwell;
    Duration dwell_assumed;
    test::for_each_cell(assumed, [&](Cell cell) {
        different += on_posts.seen(cell) != assumed.seen(cell) ? 1U : 0U;
        const auto record = on_posts.record(cell);
        const auto other = assumed.record(cell);
        dwell += record ? record->dwell : Duration{};
        dwell_assumed += other ? other->dwell : Duration{};
    });
    CHECK(assumed.seen_cells() > 1000);
    // Between frames, corners are cut on posts and swept on assumed ground.
    CHECK(different <= assumed.seen_cells() / 300);
    CHECK(dwell / second == Approx(dwell_assumed / second).epsilon(0.002));
}

TEST_CASE("a wall hides the ground behind it as far as its shadow goes", "[coverage][terrain]")
{
    constexpr double camera_m = 2000.0;
    const auto pose =
        test::pose(start, camera_m, {.depression_deg = 35.0, .horizontal_field_deg = 30.0});
    const auto cover = observe_over(source_of(walled_plain()), still(pose), test::settings(20.0));
    const double wall_m = wall_ahead_m();
    const double shadow_m = wall_m * (camera_m - plain_m) / (camera_m - crest_m);
    const auto origin = test::mopti_frame().forward(start);
    std::size_t masked = 0;
    test::for_each_cell(cover, [&](Cell cell) {
        const auto offset = test::cell_centre(cell, 20.0) - origin;
        const bool is_unclear =
            std::abs(offset.y_m - wall_m) < 40.0 || std::abs(offset.y_m - shadow_m) < 10.0;
        if (std::abs(offset.x_m) > 300.0 || is_unclear) {
            return;
        }
        const bool is_in_shadow = offset.y_m > wall_m && offset.y_m < shadow_m;
        CAPTURE(offset.x_m, offset.y_m);
        if (is_in_shadow) {
            REQUIRE(cover.unseen(cell) == Unseen::masked);
            ++masked;
        } else {
            REQUIRE(cover.unseen(cell) != Unseen::masked);
            REQUIRE(cover.unseen(cell) != Unseen::unknown);
        }
    });
    CHECK(masked > 500);
}

TEST_CASE("ground behind a wall is seen from when the camera looks over it", "[coverage][terrain]")
{
    constexpr double camera_m = 2000.0;
    const auto flight = test::fly(
        {.duration_s = 40.0,
         .rate_hz = 5.0,
         .height_m = camera_m,
         .look = {.depression_deg = 60.0, .horizontal_field_deg = 60.0}});
    const auto cover = observe_over(source_of(walled_plain()), flight, test::settings(20.0));
    const auto origin = test::mopti_frame().forward(start);
    constexpr double behind_m = 200.0;
    const Cell cell{
        static_cast<std::int32_t>(std::floor(origin.x_m / 20.0)),
        static_cast<std::int32_t>(std::floor((origin.y_m + wall_ahead_m() + behind_m) / 20.0))};
    const double beyond_m = test::cell_centre(cell, 20.0).y_m - origin.y_m - wall_ahead_m();
    const double before_m = beyond_m * (camera_m - crest_m) / (crest_m - plain_m);
    const auto record = cover.record(cell);
    REQUIRE(record);
    const double first_s = elapsed(test::at_second(0.0), record->first) / second;
    // Half the time in which the camera moves by 2 % of its height.
    CHECK(first_s == Approx((wall_ahead_m() - before_m) / 70.0).margin(0.3));
    CHECK(cover.unseen(cell) == std::nullopt);
}

TEST_CASE("a swath is narrower over high ground", "[coverage][terrain]")
{
    constexpr double plateau_m = 1020.0;
    const auto tile = tile_of_heights([](int row, int) { return row < 432 ? plain_m : plateau_m; });
    const auto flight = test::fly({.duration_s = 60.0, .height_m = 1770.0});
    const auto cover = observe_over(source_of(tile), flight, test::settings(20.0));
    const auto origin = test::mopti_frame().forward(start);
    const auto width_m = [&](double ahead_m) {
        const auto row = static_cast<std::int32_t>(std::floor((origin.y_m + ahead_m) / 20.0));
        const auto middle = static_cast<std::int32_t>(std::floor(origin.x_m / 20.0));
        int count = 0;
        for (int i = -100; i <= 100; ++i) {
            count += cover.seen({middle + i, row}) ? 1 : 0;
        }
        return 20.0 * count;
    };
    const double per_height = 2.0 * std::tan(20.0 * degree / radian);
    CHECK(width_m(1000.0) == Approx(per_height * 1500.0).margin(25.0));
    CHECK(width_m(3500.0) == Approx(per_height * 750.0).margin(25.0));
}

TEST_CASE("ground that the data does not hold stays unknown", "[coverage][terrain]")
{
    const auto hole = [](int row, int column) {
        return row >= 366 && row < 376 && column >= 356 && column < 366;
    };
    const auto tile = tile_of_heights([&](int row, int column) {
        return hole(row, column) ? std::numeric_limits<double>::quiet_NaN() : plain_m;
    });
    const auto pose = test::pose(start, 1770.0, {.horizontal_field_deg = 60.0});
    const auto cover = observe_over(source_of(tile), still(pose), test::settings(20.0));
    // Cells of posts with an unknown corner.
    const auto corner = [](int row, int column) {
        return test::point(14.4 + row / 3600.0, -3.6 + column / 3600.0);
    };
    const MultiPolygon zone{
        {Polygon{{corner(365, 355), corner(365, 366), corner(376, 366), corner(376, 355)}, {}}}};
    const auto figures = zone_coverage(cover, zone);
    CHECK(figures.unknown / figures.area > 0.93);
    CHECK(figures.seen / figures.area < 0.03);
    CHECK(figures.masked == Area{});
}

TEST_CASE("a flight off the data sees nothing and says for how long", "[coverage][terrain]")
{
    const auto tile = tile_of_heights([](int, int) { return plain_m; });
    const auto flight = test::fly({.start = test::point(10.0, 5.0), .duration_s = 60.0});
    const auto cover = observe_over(source_of(tile), flight, test::settings(50.0));
    CHECK(cover.seen_cells() == 0);
    CHECK(cover.time_over_unknown() / second == Approx(60.0));
}

TEST_CASE("on terrain, poses that are not numbers show nothing", "[coverage][terrain]")
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const auto source = source_of(walled_plain());
    const test::Look look{.depression_deg = 60.0, .horizontal_field_deg = 30.0};
    auto blind = test::pose(start, 2000.0, look);
    blind.look.depression = nan * degree;
    auto nowhere = test::pose(start, 2000.0, look);
    nowhere.height = MslHeight{nan * metre};
    auto buried = test::pose(start, 100.0, look);
    for (const auto& pose : {blind, nowhere, buried}) {
        CHECK(observe_over(source, still(pose), test::settings(50.0)).seen_cells() == 0);
    }
}

/// Hills of 60 m, 700 m from crest to crest.
TilePointer hills()
{
    return tile_of_heights([](int row, int column) {
        return plain_m + 60.0 * std::sin(0.28 * row) * std::cos(0.26 * column);
    });
}

flight::Trajectory over_hills(double rate_hz)
{
    return test::fly(
        {.start = test::point(14.46, -3.55),
         .bearing_deg = 40.0,
         .duration_s = 120.0,
         .rate_hz = rate_hz,
         .look = {.azimuth_deg = 80.0, .depression_deg = 35.0, .horizontal_field_deg = 20.0}});
}

TEST_CASE("over hills the answer hardly depends on the rate of samples", "[coverage][terrain]")
{
    const auto source = source_of(hills());
    const auto of_rate = [&](double rate_hz) {
        const auto cover = observe_over(source, over_hills(rate_hz), test::settings(50.0));
        Duration dwell;
        test::for_each_cell(cover, [&](Cell cell) {
            const auto record = cover.record(cell);
            dwell += record ? record->dwell : Duration{};
        });
        return std::pair{static_cast<double>(cover.seen_cells()), dwell / second};
    };
    const auto [cells, dwell_s] = of_rate(10.0);
    for (const double rate_hz : {1.0, 5.0}) {
        const auto [other_cells, other_dwell_s] = of_rate(rate_hz);
        CAPTURE(rate_hz);
        // The swath is 23 cells wide: a twentieth of a cell on either side.
        CHECK(other_cells == Approx(cells).epsilon(0.004));
        CHECK(other_dwell_s == Approx(dwell_s).epsilon(0.005));
    }
}

TEST_CASE("on terrain two threads give the answer of one", "[coverage][terrain]")
{
    const auto source = source_of(hills());
    const auto flight = over_hills(40.0);
    auto settings = test::settings(50.0);
    settings.threads = 1;
    const auto one = observe_over(source, flight, settings);
    settings.threads = 2;
    const auto two = observe_over(source, flight, settings);
    REQUIRE(flight.samples.size() > 4000);
    CHECK(one.seen_cells() == two.seen_cells());
    test::for_each_cell(one, [&](Cell cell) {
        REQUIRE(one.unseen(cell) == two.unseen(cell));
        const auto record = one.record(cell);
        const auto other = two.record(cell);
        REQUIRE(record.has_value() == other.has_value());
        if (record) {
            REQUIRE(record->dwell == other->dwell);
        }
    });
}

}  // namespace
}  // namespace transect::coverage
