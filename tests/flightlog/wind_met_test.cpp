#include "flightlog/src/tracks/wind_met.hpp"

#include <algorithm>
#include <cmath>

#include "transect/flightlog/report.hpp"

#include "flightlog/flown_otherwise.hpp"
#include "flightlog/one_line.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

using test::is_close_to;

Record record_at(double time_s)
{
    Record record{
        .time = test::one_line_start + time_s * second, .position = test::point(14.2, -3.2)};
    record.msl_height = MslHeight{3000.0 * metre};
    return record;
}

TEST_CASE("the wind triangle is closed by the wind", "[flightlog]")
{
    // Heading north at 100 m/s through the air, over the ground 3-4-5 to the east of it.
    auto record = record_at(0.0);
    record.true_airspeed = 100.0 * metre_per_second;
    record.heading = Bearing{Angle{}};
    record.track = Bearing{std::atan2(30.0, 140.0) * radian};
    record.ground_speed = std::hypot(30.0, 140.0) * metre_per_second;
    const auto wind = wind_by_triangle(record);
    REQUIRE(wind);
    CHECK_THAT(wind->east / metre_per_second, is_close_to(30.0, 1e-9));
    CHECK_THAT(wind->north / metre_per_second, is_close_to(40.0, 1e-9));
    record.heading.reset();
    CHECK_FALSE(wind_by_triangle(record));
}

WindReport of(std::vector<Record> records, const planner::Mission* mission)
{
    const std::vector<LogFile> logs{{.name = "log.csv", .records = std::move(records)}};
    const auto flights = reconstruct(logs[0]);
    return wind_met({logs, flights, {}, {}, {}}, mission);
}

std::vector<Record> with_wind(double from_deg, double speed_kt)
{
    std::vector<Record> records;
    for (int i = 0; i < 120; ++i) {
        auto record = record_at(i);
        record.ground_speed = 150.0 * knot;
        record.roll = Angle{};
        record.wind = MeasuredWind{Bearing{from_deg * degree}, speed_kt * knot};
        records.push_back(record);
    }
    return records;
}

TEST_CASE("winds are averaged as vectors", "[flightlog]")
{
    auto records = with_wind(350.0, 20.0);
    for (std::size_t i = 60; i < 120; ++i) {
        records[i].wind->from = Bearing{10.0 * degree};
    }
    const auto report = of(std::move(records), nullptr);
    REQUIRE(report.bands.size() == 1);
    const auto& wind = report.bands[0].wind;
    CHECK_THAT(wind.met.speed / knot, is_close_to(20.0 * std::cos(10.0 * degree / radian), 0.01));
    CHECK(abs(wind.met.from - Bearing{Angle{}}) < 0.2 * degree);
    CHECK_THAT(wind.spread / knot, is_close_to(20.0 * std::sin(10.0 * degree / radian), 0.01));
    CHECK(wind.time == 119.0 * second);
    CHECK_FALSE(wind.against_plan);
    // 3000 m are 9843 ft.
    CHECK_THAT(report.bands[0].from.above_datum() / foot, is_close_to(8000.0, 1e-6));
}

TEST_CASE("wind in a bank, on the ground or not told is unknown", "[flightlog]")
{
    auto records = with_wind(60.0, 20.0);
    SECTION("banked")
    {
        for (auto& record : records) {
            record.roll = 20.0 * degree;
        }
    }
    SECTION("on the ground")
    {
        for (auto& record : records) {
            record.ground_speed = 10.0 * knot;
        }
    }
    SECTION("not told")
    {
        for (auto& record : records) {
            record.wind.reset();
        }
    }
    CHECK(of(std::move(records), nullptr).bands.empty());
}

TEST_CASE("a plan flown in another wind meets that wind", "[flightlog][report]")
{
    const aircraft::ConstantWind flown{Bearing{110.0 * degree}, 32.0 * knot};
    const auto told = GENERATE(true, false);
    CAPTURE(told);
    auto otherwise =
        test::planned_and_flown([&](planner::Mission& mission) { mission.weather.wind = flown; });
    if (!told) {
        for (auto& record : otherwise.log.records) {
            record.wind.reset();
        }
    }
    const auto report = compose_report({.logs = {otherwise.log}, .plan = otherwise.plan});
    const auto planned = otherwise.plan.mission.weather.wind.constant().value();
    REQUIRE(report.wind.bands.size() > 2);
    for (const auto& band : report.wind.bands) {
        CAPTURE(band.from.above_datum() / foot);
        CHECK((band.wind.by_triangle > Duration{}) == !told);
        if (band.wind.time < minute) {
            continue;
        }
        CHECK(abs(band.wind.met.from - flown.from) < 1.5 * degree);
        CHECK_THAT(band.wind.met.speed / knot, is_close_to(32.0, 0.5));
        REQUIRE(band.wind.against_plan);
        CHECK_THAT(band.wind.against_plan->planned.speed / planned.speed, is_close_to(1.0, 1e-6));
        CHECK_THAT(band.wind.against_plan->speed / knot, is_close_to(32.0 - 20.0, 0.5));
        CHECK_THAT(band.wind.against_plan->direction / degree, is_close_to(50.0, 1.5));
        if (told) {
            REQUIRE(band.wind.residual);
            CHECK(*band.wind.residual < 1.0 * knot);
        }
    }
    REQUIRE(report.wind.runs.size() >= 2);
    for (const auto& run : report.wind.runs) {
        CAPTURE(report.lines[run.line].line.transect.number);
        const auto course = report.lines[run.line].line.transect;
        const auto along = geodesic_leg(course.from, course.to).departure;
        const auto ahead = [&](const aircraft::ConstantWind& wind) {
            return -std::cos((wind.from - along) / radian) * (wind.speed / knot);
        };
        const auto to_right = [&](const aircraft::ConstantWind& wind) {
            return -std::sin((wind.from - along) / radian) * (wind.speed / knot);
        };
        REQUIRE(run.direction == LineDirection::as_planned);
        REQUIRE(run.from_behind);
        CHECK_THAT(*run.from_behind / knot, is_close_to(ahead(flown) - ahead(planned), 0.8));
        CHECK_THAT(*run.from_left / knot, is_close_to(to_right(flown) - to_right(planned), 0.8));
    }
}

TEST_CASE("below the plan's lowest wind level nothing is compared", "[flightlog]")
{
    auto mission = test::one_line().mission;
    const auto level = GENERATE(2000.0, 4000.0);
    const aircraft::ConstantWind wind{Bearing{60.0 * degree}, 10.0 * knot};
    mission.weather.wind = aircraft::WindsAloft{
        {{{},
          {{PressureAltitude{level * metre}, wind}, {PressureAltitude{6000.0 * metre}, wind}}}}};
    const auto report = of(with_wind(60.0, 20.0), &mission);
    REQUIRE(report.bands.size() == 1);
    CHECK(report.bands[0].wind.against_plan.has_value() == (level < 3000.0));
}

}  // namespace
}  // namespace transect::flightlog
