#include "transect/flightlog/inspection.hpp"

#include "flightlog/log_builder.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

using test::is_close_to;

TEST_CASE("a log spans from its earliest to its latest record", "[flightlog]")
{
    auto later = test::good_row("08:10:00");
    later["Longitude"] = "-3.8000000";
    const auto log = test::parse(test::caravan_log({test::good_row("08:00:00"), later}));
    const auto inspection = inspect(log);
    CHECK(to_iso8601(*inspection.start) == "2026-11-23T07:00:00Z");
    CHECK(to_iso8601(*inspection.end) == "2026-11-23T07:10:00Z");
    CHECK(inspection.duration == 10.0 * minute);
    // The parallel's arc N·cos(14.5°)·0.1° with N = 6,379,476 m, which is 0.1 m longer at most.
    CHECK_THAT(inspection.distance / metre, is_close_to(10779.6, 0.2));
    CHECK_FALSE(inspection.line_of_sight_error.has_value());
}

TEST_CASE("an empty log has no span", "[flightlog]")
{
    const auto inspection = inspect({});
    CHECK_FALSE(inspection.start.has_value());
    CHECK(inspection.distance == Length{});
}

/// One record that looks north and reports a frame centre 1 km north, 1 km below.
Record looking(Angle azimuth, Angle depression)
{
    Record record{.time = Instant{}, .position = test::point(0.0, 0.0)};
    record.msl_height = MslHeight{1000.0 * metre};
    record.look =
        sensor::CameraLook{Bearing{azimuth}, depression, Angle{}, 10.0 * degree, 5.0 * degree};
    // The sphere of the depression drops 0.08 m in 1 km.
    record.frame_centre = FrameCentre{
        travel(record.position, Bearing{Angle{}}, kilometre), MslHeight{Length{}}, std::nullopt};
    return record;
}

TEST_CASE("the line of sight is off by the angle between look and frame centre", "[flightlog]")
{
    const auto error = [](Angle azimuth, Angle depression) {
        const std::vector<Record> records{looking(azimuth, depression)};
        return line_of_sight_errors(records).front() / degree;
    };
    CHECK_THAT(error(Angle{}, 45.0 * degree), is_close_to(0.0, 0.005));
    CHECK_THAT(error(Angle{}, 47.0 * degree), is_close_to(2.0, 0.005));
    CHECK_THAT(error(180.0 * degree, 45.0 * degree), is_close_to(90.0, 0.005));
    // cos = (1 + cos 60) / 2 at 45° down.
    CHECK_THAT(error(60.0 * degree, 45.0 * degree), is_close_to(41.4096, 0.005));
}

TEST_CASE("heights above different surfaces are not compared", "[flightlog]")
{
    auto record = looking(Angle{}, 45.0 * degree);
    record.msl_height.reset();
    record.ellipsoid_height = EllipsoidHeight{1000.0 * metre};
    CHECK(line_of_sight_errors(std::vector<Record>{record}).empty());
}

}  // namespace
}  // namespace transect::flightlog
