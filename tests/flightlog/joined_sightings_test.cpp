/// Sightings held against flights made by hand.

#include "flightlog/src/tracks/joined_sightings.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "flightlog/one_line.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/ground.hpp"
#include "support/sample_plan.hpp"

namespace transect::flightlog {
namespace {

using test::is_close_to;
using test::one_line_start;
using test::point;

constexpr double ground_m = 500.0;
const Bearing north{Angle{}};
const Bearing east{90.0 * degree};

/// Metres north of the transect's start and east of its line.
GeoPoint place(double north_m, double east_m)
{
    return travel(travel(point(14.1, -3.2), north, north_m * metre), east, east_m * metre);
}

/// 100 s northwards along the transect at 75 m/s and 3000 m.
flight::Trajectory northwards()
{
    return test::hand_made({.from_m = 0.0, .to_m = 7500.0});
}

/// The whole flight with one look.
flight::Trajectory looking(const sensor::CameraLook& look)
{
    auto trajectory = northwards();
    for (auto& sample : trajectory.samples) {
        sample.look = look;
    }
    trajectory.basis = flight::Basis::measured;
    return trajectory;
}

sensor::CameraLook straight_down()
{
    return sensor::nadir_look(test::sample_plan().plan.mission.camera, north, 20.0 * degree);
}

RecordedFlight flown(flight::Trajectory trajectory)
{
    RecordedFlight recorded;
    recorded.start = trajectory.samples.front().time;
    recorded.end = trajectory.samples.back().time;
    recorded.basis = trajectory.basis;
    recorded.pieces.push_back(std::move(trajectory));
    return recorded;
}

Sighting seen(double at_s, std::optional<GeoPoint> position = std::nullopt)
{
    return {
        .line = 2,
        .time = one_line_start + at_s * second,
        .position = position,
        .category = "vehicle",
        .note = {},
        .media = {}};
}

/// What the transect's own area and another one are: 10 km by 4 km around its start, and a far one.
PlaneZones zones()
{
    const auto square = [](double west_m, double east_m) {
        return MultiPolygon{
            {{{place(-2000.0, west_m),
               place(-2000.0, east_m),
               place(8000.0, east_m),
               place(8000.0, west_m)},
              {}}}};
    };
    auto holed = square(-2000.0, 2000.0);
    holed.parts.front().holes.push_back(
        {place(3000.0, -500.0), place(3000.0, 500.0), place(4000.0, 0.0)});
    const std::vector areas{holed, square(-5000.0, 100.0), square(50'000.0, 60'000.0)};
    return {RegionFrame::around(bounding_box(holed)), areas};
}

struct Joining {
    std::vector<RecordedFlight> flights;
    std::optional<terrain::Ground> ground = terrain::AssumedGround{MslHeight{ground_m * metre}};
    std::vector<LineResult> lines = {};

    SightingReport of(std::vector<Sighting> sightings) const
    {
        return join_sightings(
            std::move(sightings),
            {.flights = flights,
             .lines = lines,
             .zones = zones(),
             .ground = ground,
             .camera = test::sample_plan().plan.mission.camera});
    }

    JoinedSighting of(const Sighting& sighting) const
    {
        return of(std::vector{sighting}).joined.at(0);
    }
};

std::vector<Finding> findings_of(const JoinedSighting& joined)
{
    return sighting_findings({.joined = {joined}, .repeated = {}});
}

TEST_CASE("a sighting is joined to the aircraft's place between two rows", "[flightlog]")
{
    const Joining joining{{flown(northwards())}};
    // Half way between the rows of 10 s and 11 s; 600 m east and 800 m north is 1 km away.
    const auto joined = joining.of(seen(10.5, place(787.5 + 800.0, 600.0)));
    CHECK(joined.flight == 0U);
    REQUIRE(joined.aircraft.has_value());
    CHECK(geodesic_leg(joined.aircraft->position, place(787.5, 0.0)).distance < 0.01 * metre);
    CHECK(joined.aircraft->height == MslHeight{3000.0 * metre});
    REQUIRE(joined.distance.has_value());
    CHECK_THAT(*joined.distance / metre, is_close_to(1000.0, 0.01));
    // 2500 m below it; the curve of the earth adds 0.4 m to the way down.
    REQUIRE(joined.slant_range.has_value());
    CHECK_THAT(*joined.slant_range / metre, is_close_to(std::hypot(1000.0, 2500.0), 0.5));
    CHECK_FALSE(joined.look.has_value());
    CHECK(joined.place_basis == PlaceBasis::told);
    CHECK(joined.zones == std::vector<std::size_t>{0});
    CHECK(findings_of(joined).empty());
}

TEST_CASE("a sighting lies in the zones around its place, and in no hole of them", "[flightlog]")
{
    const Joining joining{{flown(northwards())}};
    const auto zones_at = [&](double north_m, double east_m) {
        return joining.of(seen(10.0, place(north_m, east_m))).zones;
    };
    CHECK(zones_at(0.0, 0.0) == std::vector<std::size_t>{0, 1});
    CHECK(zones_at(0.0, 99.0) == std::vector<std::size_t>{0, 1});
    CHECK(zones_at(0.0, 101.0) == std::vector<std::size_t>{0});
    CHECK(zones_at(7990.0, 1990.0) == std::vector<std::size_t>{0});
    CHECK(zones_at(8010.0, 1990.0).empty());
    CHECK(zones_at(3300.0, 0.0) == std::vector<std::size_t>{1});
    CHECK(zones_at(3900.0, 400.0) == std::vector<std::size_t>{0});
}

TEST_CASE("without the ground's height distances on the slant are unknown", "[flightlog]")
{
    Joining joining{{flown(looking(straight_down()))}};
    joining.ground.reset();
    const auto joined = joining.of(seen(10.0, place(750.0, 0.0)));
    CHECK(joined.distance.has_value());
    CHECK_FALSE(joined.slant_range.has_value());
    REQUIRE(joined.look.has_value());
    CHECK(joined.look->view == InView::unknown);
    CHECK_FALSE(joined.look->centre.has_value());
    CHECK_FALSE(joined.look->ground_sample_distance.has_value());
    CHECK_FALSE(joining.of(seen(10.0)).place.has_value());
}

TEST_CASE("what lies inside the frame then was in view, at its sample distance", "[flightlog]")
{
    const Joining joining{{flown(looking(straight_down()))}};
    const double half_width_m = std::tan(10.0 * std::numbers::pi / 180.0) * 2500.0;
    const auto at = [&](double east_m) { return joining.of(seen(10.5, place(787.5, east_m))); };
    const auto inside = at(half_width_m - 2.0);
    REQUIRE(inside.look.has_value());
    CHECK(inside.look->basis == flight::Basis::measured);
    CHECK(inside.look->view == InView::inside);
    // Straight down it is the same all over the frame: the swath over the pixels.
    const double pixels = test::sample_plan().plan.mission.camera.pixels_across;
    REQUIRE(inside.look->ground_sample_distance.has_value());
    CHECK_THAT(
        *inside.look->ground_sample_distance / metre,
        is_close_to(2.0 * half_width_m / pixels, 1e-3));
    const auto outside = at(half_width_m + 2.0);
    REQUIRE(outside.look.has_value());
    CHECK(outside.look->view == InView::outside);
    CHECK_FALSE(outside.look->ground_sample_distance.has_value());
}

TEST_CASE(
    "a sighting without a position has where the sensor looked, marked as such", "[flightlog]")
{
    auto look = straight_down();
    look.azimuth = east;
    look.depression = 45.0 * degree;
    const Joining joining{{flown(looking(look))}};
    const auto joined = joining.of(seen(10.5));
    CHECK(joined.place_basis == PlaceBasis::frame_centre);
    REQUIRE(joined.place.has_value());
    // As far away as it is below, but for the curve of the earth: 0.5 m.
    CHECK(geodesic_leg(*joined.place, place(787.5, 2500.0)).distance < 2.0 * metre);
    CHECK_FALSE(joined.sighting.position.has_value());
    CHECK_FALSE(joined.distance.has_value());
    REQUIRE(joined.look.has_value());
    CHECK(joined.look->view == InView::unknown);
    CHECK(joined.zones.empty());
    const Joining blind{{flown(northwards())}};
    CHECK(blind.of(seen(10.5)).place_basis == PlaceBasis::unknown);
    CHECK_FALSE(blind.of(seen(10.5)).place.has_value());
}

TEST_CASE("an assumed look gives a sighting no place", "[flightlog]")
{
    auto assumed = looking(straight_down());
    assumed.basis = flight::Basis::assumed;
    const Joining joining{{flown(std::move(assumed))}};
    const auto joined = joining.of(seen(10.5));
    CHECK(joined.look.value().basis == flight::Basis::assumed);
    CHECK(joined.look.value().centre.has_value());
    CHECK(joined.place_basis == PlaceBasis::unknown);
    CHECK_FALSE(joined.place.has_value());
}

TEST_CASE("a look above the horizon has no place", "[flightlog]")
{
    auto look = straight_down();
    look.depression = -5.0 * degree;
    const Joining joining{{flown(looking(look))}};
    const auto joined = joining.of(seen(10.5));
    REQUIRE(joined.look.has_value());
    CHECK_FALSE(joined.look->centre.has_value());
    CHECK(joined.place_basis == PlaceBasis::unknown);
}

TEST_CASE("outside every flight a sighting is joined to none", "[flightlog]")
{
    const Joining joining{{flown(northwards())}};
    for (const double at_s : {-0.001, 100.001}) {
        const auto joined = joining.of(seen(at_s, place(0.0, 0.0)));
        CHECK_FALSE(joined.flight.has_value());
        CHECK_FALSE(joined.aircraft.has_value());
        CHECK_FALSE(joined.distance.has_value());
        CHECK(joined.zones == std::vector<std::size_t>{0, 1});
        const auto findings = findings_of(joined);
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].code == "sightings-without-flight");
        CHECK(std::get<std::string>(findings[0].arguments.at("lines")) == "2");
    }
    CHECK(joining.of(seen(0.0)).flight == 0U);
    CHECK(joining.of(seen(100.0)).flight == 0U);
}

TEST_CASE("inside a hole of the log the aircraft has no place", "[flightlog]")
{
    auto trajectory = northwards();
    trajectory.samples.erase(trajectory.samples.begin() + 11, trajectory.samples.begin() + 20);
    const Joining joining{{flown(trajectory)}};
    const auto joined = joining.of(seen(15.0, place(1000.0, 0.0)));
    CHECK(joined.flight == 0U);
    CHECK_FALSE(joined.aircraft.has_value());
    CHECK_FALSE(joined.distance.has_value());
    REQUIRE(findings_of(joined).size() == 1);
    CHECK(findings_of(joined)[0].code == "sightings-in-hole");
    CHECK(joining.of(seen(10.0)).aircraft.has_value());
    CHECK(joining.of(seen(20.0)).aircraft.has_value());
}

TEST_CASE("a position beyond the horizon is doubted", "[flightlog]")
{
    const Joining joining{{flown(northwards())}};
    // 2500 m above level ground, 7/6 of the earth's radius: 192.8 km.
    const double horizon_m = std::sqrt(2.0 * 7.0 / 6.0 * 6'371'008.8 * 2500.0);
    const auto doubts_at = [&](double east_m) {
        return joining.of(seen(0.0, place(0.0, east_m))).doubts;
    };
    CHECK(doubts_at(horizon_m - 100.0).empty());
    CHECK(doubts_at(horizon_m + 100.0) == std::vector{SightingDoubt::beyond_horizon});
}

TEST_CASE("terrain between the aircraft and the position is a doubt", "[flightlog]")
{
    // Ground from 13.9 N, 3.7 W; a ridge 2 km east of the transect, nearly as high as the aircraft.
    const double ridge_deg = place(750.0, 2000.0).longitude.angle() / degree;
    Joining joining{{flown(looking(straight_down()))}};
    joining.ground = terrain::Ground{test::ridge(ridge_deg, ground_m, 2900.0).source};
    const auto behind = joining.of(seen(10.0, place(750.0, 4000.0)));
    CHECK(behind.doubts == std::vector{SightingDoubt::behind_terrain});
    CHECK(behind.look.value().view == InView::outside);
    const auto before = joining.of(seen(10.0, place(750.0, 100.0)));
    CHECK(before.doubts.empty());
    CHECK(before.look.value().view == InView::inside);
    CHECK_THAT(*before.slant_range / metre, is_close_to(std::hypot(100.0, 2500.0), 0.5));
}

TEST_CASE("of two logs of one aircraft the one with a measured look counts", "[flightlog]")
{
    const Joining joining{{flown(northwards()), flown(looking(straight_down()))}};
    const auto joined = joining.of(seen(10.5, place(787.5, 0.0)));
    CHECK(joined.flight == 1U);
    CHECK(joined.other_flights == std::vector<std::size_t>{0});
    CHECK(joined.look.has_value());
    CHECK(joined.doubts.empty());
}

TEST_CASE("a sighting while two aircraft fly is joined to neither", "[flightlog]")
{
    auto elsewhere = test::hand_made({.from_m = 20'000.0, .to_m = 27'500.0});
    const Joining joining{{flown(northwards()), flown(std::move(elsewhere))}};
    const auto joined = joining.of(seen(10.5, place(787.5, 0.0)));
    CHECK_FALSE(joined.flight.has_value());
    CHECK(joined.other_flights == std::vector<std::size_t>{0, 1});
    CHECK_FALSE(joined.distance.has_value());
    CHECK(joined.doubts == std::vector{SightingDoubt::several_aircraft});
}

TEST_CASE("a sighting names the transect that is being flown", "[flightlog]")
{
    const PlannedLines lines{test::one_line()};
    Joining joining{{flown(test::hand_made({.from_m = -3000.0, .to_m = 6000.0}))}};
    joining.lines = line_results(lines, find_runs(lines, joining.flights[0].pieces));
    CHECK_FALSE(joining.of(seen(38.0)).transect.has_value());
    const auto joined = joining.of(seen(60.0));
    REQUIRE(joined.transect.has_value());
    CHECK(joined.transect->number == 1);
    CHECK(joined.transect->task == "a");
    CHECK(joined.transect->sortie == 1);
}

TEST_CASE("while the aircraft stands a sighting is doubted", "[flightlog]")
{
    auto recorded = flown(northwards());
    recorded.account.phases.push_back(
        {.interval = {flight::Phase::taxi, recorded.start, recorded.start + 50.0 * second}});
    const Joining joining{{recorded}};
    const auto joined = joining.of(seen(10.0));
    CHECK(joined.phase == flight::Phase::taxi);
    CHECK(joined.doubts == std::vector{SightingDoubt::on_ground});
    CHECK(joining.of(seen(60.0)).phase == flight::Phase::unknown);
}

TEST_CASE("sightings come in order of time, and repeated rows count once", "[flightlog]")
{
    const Joining joining{{flown(northwards())}};
    std::vector sightings{
        seen(30.0),
        seen(10.0, place(0.0, 0.0)),
        seen(30.0),
        seen(10.0, place(0.0, 1.0)),
        seen(20.0)};
    for (std::size_t i = 0; i < sightings.size(); ++i) {
        sightings[i].line = i + 2;
    }
    const auto report = joining.of(sightings);
    std::vector<std::size_t> lines;
    std::ranges::transform(
        report.joined, std::back_inserter(lines), [](const JoinedSighting& joined) {
            return joined.sighting.line;
        });
    CHECK(lines == std::vector<std::size_t>{3, 5, 6, 2});
    CHECK(report.repeated == std::vector<std::size_t>{4});
    const auto findings = sighting_findings(report);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].code == "sightings-repeated");
    CHECK(findings[0].severity == Severity::note);
}

TEST_CASE("a finding about many sightings names the first lines", "[flightlog]")
{
    const Joining joining{{flown(northwards())}};
    std::vector<Sighting> sightings;
    for (std::size_t i = 0; i < 25; ++i) {
        sightings.push_back(seen(1000.0 + static_cast<double>(i)));
        sightings.back().line = i + 2;
    }
    const auto findings = sighting_findings(joining.of(sightings));
    REQUIRE(findings.size() == 1);
    CHECK(
        std::get<std::string>(findings[0].arguments.at("lines")) ==
        "2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 15 more");
}

}  // namespace
}  // namespace transect::flightlog
