#include "transect/geo/sun.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect {
namespace {

Instant at(const std::string& text)
{
    return *parse_iso8601(text);
}

TEST_CASE("the sun of the published example stands where it was computed", "[geo][sun]")
{
    // J. Meeus, Astronomical Algorithms, examples 25.a and 28.b: 13 October 1992, 0 h.
    const auto sun = sun_position(at("1992-10-13T00:00:00Z"));
    CHECK_THAT(sun.declination / degree, test::is_close_to(-7.78507, 2e-4));
    CHECK_THAT(sun.equation_of_time / second, test::is_close_to(13.0 * 60.0 + 42.6, 1.0));
}

struct AlmanacDay {
    double latitude_deg;
    double longitude_deg;
    std::string sunrise;
    std::string sunset;  ///< UTC; empty where the source tells only one of the two
};

TEST_CASE("sunrise and sunset are those of the almanac within its minute", "[geo][sun]")
{
    // U.S. Naval Observatory, Astronomical Applications, "rstt/oneday"; whole minutes, in UTC here.
    const auto day = GENERATE(
        AlmanacDay{32.7157, -117.1611, "2026-06-20T12:41:00Z", "2026-06-21T03:00:00Z"},
        AlmanacDay{32.7157, -117.1611, "2026-12-21T14:47:00Z", "2026-12-22T00:47:00Z"},
        AlmanacDay{32.7157, -117.1611, "2026-03-20T13:52:00Z", "2026-03-21T02:00:00Z"},
        AlmanacDay{32.7157, -117.1611, "2026-03-08T14:08:00Z", "2026-03-09T01:51:00Z"},
        AlmanacDay{32.7157, -117.1611, "2026-11-01T14:06:00Z", "2026-11-02T00:58:00Z"},
        AlmanacDay{35.682, 139.759, "2026-06-20T19:25:00Z", "2026-06-21T10:00:00Z"},
        AlmanacDay{34.05, -118.24, "2026-11-01T14:13:00Z", ""},
        AlmanacDay{-36.85, 174.76, "2026-10-24T17:24:00Z", ""},
        AlmanacDay{1.87, -157.4, "2026-10-24T16:12:00Z", ""});
    CAPTURE(day.sunrise);
    const auto place = test::point(day.latitude_deg, day.longitude_deg);
    const auto found = daylight(place, at(day.sunrise) + 5.5 * hour);
    REQUIRE(found.kind == Daylight::Kind::rises_and_sets);
    CHECK(abs(elapsed(at(day.sunrise), *found.sunrise)) <= 60.0 * second);
    if (!day.sunset.empty()) {
        CHECK(abs(elapsed(at(day.sunset), *found.sunset)) <= 60.0 * second);
    }
}

TEST_CASE("at the equinox the day is twelve hours and the sun's edge long", "[geo][sun]")
{
    // The sun moves 15° an hour along the horizon's slope; its centre starts and ends 0.833° below.
    const auto place = GENERATE(test::point(0.0, 0.0), test::point(14.5, -4.0));
    const double latitude_deg = place.latitude.angle() / degree;
    const auto day = daylight(place, at("2026-03-20T12:00:00Z"));
    const double steepness = latitude_deg == 0.0 ? 1.0 : 0.96815;  // cosine of 14.5°
    const double expected_min = 12.0 * 60.0 + 2.0 * 0.833 / steepness * 4.0;
    CHECK_THAT(elapsed(*day.sunrise, *day.sunset) / minute, test::is_close_to(expected_min, 0.5));
}

TEST_CASE("near the poles the sun stays up or down for months", "[geo][sun]")
{
    using Kind = Daylight::Kind;
    const auto arctic = test::point(78.2, 15.6);
    const auto antarctic = test::point(-89.9, 0.0);
    CHECK(daylight(arctic, at("2026-06-21T12:00:00Z")).kind == Kind::always_day);
    CHECK(daylight(arctic, at("2026-12-21T12:00:00Z")).kind == Kind::always_night);
    CHECK(daylight(antarctic, at("2026-06-21T12:00:00Z")).kind == Kind::always_night);
    CHECK(daylight(antarctic, at("2026-12-21T12:00:00Z")).kind == Kind::always_day);
    CHECK_FALSE(daylight(arctic, at("2026-06-21T12:00:00Z")).sunset);
}

TEST_CASE("at the pole the sun stands as high as its declination", "[geo][sun]")
{
    const auto instant = at("2026-08-01T07:13:00Z");
    CHECK_THAT(
        sun_elevation(test::point(90.0, 33.0), instant) / degree,
        test::is_close_to(sun_position(instant).declination / degree, 1e-9));
}

TEST_CASE("the sun is highest at noon and on the horizon when it sets", "[geo][sun]")
{
    const auto place = test::point(14.51275, -4.07956);
    const auto day = daylight(place, at("2026-11-23T07:00:00Z"));
    const auto noon = sun_elevation(place, day.solar_noon);
    // On the meridian: 90° less the difference of latitude and declination.
    CHECK_THAT(
        noon / degree,
        test::is_close_to(
            90.0 - 14.51275 + sun_position(day.solar_noon).declination / degree, 1e-6));
    CHECK(noon > sun_elevation(place, day.solar_noon + 5.0 * minute));
    CHECK(noon > sun_elevation(place, day.solar_noon + -5.0 * minute));
    CHECK_THAT(sun_elevation(place, *day.sunset) / degree, test::is_close_to(-0.833, 1e-3));
    CHECK_THAT(sun_elevation(place, *day.sunrise) / degree, test::is_close_to(-0.833, 1e-3));
}

}  // namespace
}  // namespace transect
