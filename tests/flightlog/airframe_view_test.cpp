#include "flightlog/src/tracks/airframe_view.hpp"

#include "sensor/cameras.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

/// Looking level with the horizon or down on the right, heading north, at some bank.
flight::Sample looking_right(Angle depression, Angle bank)
{
    return {
        .time = {},
        .position = test::point(14.5, -4.0),
        .height = MslHeight{1300.0 * metre},
        .track = Bearing{Angle{}},
        .ground_speed = 60.0 * metre_per_second,
        .attitude = flight::Attitude{Bearing{Angle{}}, Angle{}, bank},
        .look = sensor::CameraLook{
            Bearing{90.0 * degree}, depression, Angle{}, 10.0 * degree, 5.6 * degree}};
}

RecordedFlight flight_of(const std::vector<flight::Sample>& samples, flight::Basis basis)
{
    RecordedFlight recorded{.basis = basis};
    recorded.pieces.push_back({.samples = samples, .basis = basis});
    return recorded;
}

/// A wheel on the right hides all from 50° below the airframe's floor down.
sensor::CameraProfile camera_over_wheel()
{
    auto camera = test::turret();
    camera.masks = {{"wheel", {45.0 * degree, 135.0 * degree, -89.0 * degree, -50.0 * degree}}};
    return camera;
}

TEST_CASE("what the airframe hides in a turn is no look", "[flightlog]")
{
    // 30° below the horizon is 30° below the level floor; with the left wing 30° down it is 60°.
    auto recorded = flight_of(
        {looking_right(30.0 * degree, Angle{}), looking_right(30.0 * degree, -30.0 * degree)},
        flight::Basis::measured);
    const auto check = hide_looks(recorded, camera_over_wheel());
    CHECK(check.looks == 2);
    CHECK(check.hidden == 1);
    CHECK(check.unchecked == 0);
    CHECK(recorded.pieces[0].samples[0].look);
    CHECK_FALSE(recorded.pieces[0].samples[1].look);
    const auto findings = view_findings(check, 2);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].code == "look-hidden");
    CHECK(findings[0].place == "flight 3");
}

TEST_CASE("looks that nothing can check stay and are counted", "[flightlog]")
{
    auto blind = looking_right(30.0 * degree, -30.0 * degree);
    blind.attitude.reset();
    auto recorded = flight_of({blind}, flight::Basis::measured);
    CHECK(hide_looks(recorded, camera_over_wheel()).unchecked == 1);
    auto unmasked = flight_of({looking_right(30.0 * degree, Angle{})}, flight::Basis::assumed);
    const auto check = hide_looks(unmasked, test::turret());
    CHECK(check.unchecked == 1);
    CHECK(unmasked.pieces[0].samples[0].look);
    CHECK(unchecked_views({check})->code == "assumed-clear-view");
    CHECK_FALSE(unchecked_views({{.looks = 5, .hidden = 1}}));
}

TEST_CASE("a turret's own direction is believed against the profile's gimbal", "[flightlog]")
{
    auto camera = camera_over_wheel();
    camera.masks->clear();
    camera.gimbal_limits =
        sensor::AirframeSector{Angle{}, 360.0 * degree, -90.0 * degree, -20.0 * degree};
    const auto high = looking_right(30.0 * degree, 20.0 * degree);
    auto measured = flight_of({high}, flight::Basis::measured);
    const auto told = hide_looks(measured, camera);
    CHECK(told.beyond_gimbal == 1);
    CHECK(told.hidden == 0);
    CHECK(measured.pieces[0].samples[0].look);
    auto assumed = flight_of({high}, flight::Basis::assumed);
    CHECK(hide_looks(assumed, camera).hidden == 1);
    CHECK_FALSE(assumed.pieces[0].samples[0].look);
}

}  // namespace
}  // namespace transect::flightlog
