#include "flightlog/src/tracks/self_check.hpp"

#include <algorithm>
#include <random>
#include <vector>

#include "transect/flightlog/reader.hpp"
#include "transect/sensor/footprint.hpp"

#include "flightlog/klv_builder.hpp"
#include "flightlog/swinging_turret.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

using test::is_close_to;

constexpr MslHeight ground{300.0 * metre};

Inspection checked(const std::vector<Record>& records, bool image_is_level = false)
{
    SelfCheck check;
    for (const auto& record : records) {
        check.add(record);
    }
    LogFile log{.name = "turret.klv"};
    log.klv = KlvStatistics{.packets = records.size(), .image_is_level = image_is_level};
    Inspection inspection;
    check.describe(log, inspection);
    return inspection;
}

/// As the footprint has them, with the image rolled so.
FrameCorners corners_of(const Record& record, Angle image_roll)
{
    sensor::CameraPose pose{record.position, *record.msl_height, *record.look};
    pose.look.image_roll = image_roll;
    const auto ring = sensor::footprint(pose, {ground}, 100.0 * kilometre);
    const auto side = ring.size() / 4;
    return {ring.at(0), ring.at(side), ring.at(2 * side), ring.at(3 * side)};
}

std::vector<Record> with_corners(std::vector<Record> records)
{
    for (auto& record : records) {
        record.corners = corners_of(record, record.look->image_roll);
    }
    return records;
}

TEST_CASE("the slant range is held against the frame centre", "[flightlog][self-check]")
{
    auto records = test::turret_records({});
    CHECK(checked(records).slant_range_error->maximum < 0.5 * metre);
    for (auto& record : records) {
        *record.slant_range += 40.0 * metre;
    }
    CHECK_THAT(checked(records).slant_range_error->median / metre, is_close_to(40.0, 0.5));
}

TEST_CASE("reported corners are held against the pose", "[flightlog][self-check]")
{
    auto records = with_corners(test::turret_records({}));
    auto found = checked(records);
    CHECK(found.corners.compared == records.size());
    CHECK(found.corner_error->maximum < 0.5 * metre);
    // One corner of each goes 50 m to the north: a quarter of all, so that the median stays.
    for (auto& record : records) {
        auto& corner = record.corners->at(2);
        corner = travel(corner, Bearing{Angle{}}, 50.0 * metre);
    }
    found = checked(records);
    CHECK(found.corner_error->median < 0.5 * metre);
    CHECK_THAT(found.corner_error->maximum / metre, is_close_to(50.0, 0.5));
}

TEST_CASE("corners of a level image are held against a level image", "[flightlog][self-check]")
{
    auto records = test::turret_records({});
    for (auto& record : records) {
        record.look->image_roll = 8.0 * degree;
        record.corners = corners_of(record, Angle{});
    }
    CHECK(checked(records, true).corner_error->maximum < 0.5 * metre);
    CHECK(checked(records).corner_error->median > 5.0 * metre);
}

TEST_CASE("corners that cannot be compared are counted", "[flightlog][self-check]")
{
    auto records = with_corners(test::turret_records({}));
    records[0].corners.reset();
    // Half of the 6° of field is above the horizon.
    records[1].look->depression = 1.0 * degree;
    records[2].look.reset();
    records[3].look_is_by_corners = true;
    records[4].frame_centre.reset();
    const auto found = checked(records);
    CHECK(found.corners.absent == 1);
    CHECK(found.corners.above_horizon == 1);
    CHECK(found.corners.without_pose == 3);
    CHECK(found.corners.compared == records.size() - 5);
}

TEST_CASE("a log without a turret has nothing to check", "[flightlog][self-check]")
{
    const auto found = checked({Record{.time = {}, .position = test::point(14.5, -3.9)}});
    CHECK_FALSE(found.slant_range_error);
    CHECK_FALSE(found.corner_error);
    CHECK(found.corners.absent == 0);
    CHECK(found.corners.without_pose == 0);
}

TEST_CASE("the median of many errors needs few of them", "[flightlog][self-check]")
{
    ErrorSample sample;
    constexpr std::size_t count = 1'000'000;
    constexpr unsigned seed = 7;
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> uniform{0.0, 1.0};
    double largest = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        const double error = uniform(random);
        largest = std::max(largest, error);
        sample.add(error);
    }
    const auto found = sample.statistics();
    REQUIRE(found);
    CHECK(found->maximum == largest);
    // Of 32,768 or more: one standard deviation is 0.003.
    CHECK_THAT(found->median, is_close_to(0.5, 0.015));
}

TEST_CASE("the median of few errors is that of all", "[flightlog][self-check]")
{
    ErrorSample sample;
    CHECK_FALSE(sample.statistics());
    for (const double error : {5.0, 1.0, 2.0, 4.0}) {
        sample.add(error);
    }
    CHECK(sample.statistics()->median == 3.0);
    sample.add(9.0);
    CHECK(sample.statistics()->median == 4.0);
    CHECK(sample.statistics()->maximum == 9.0);
}

TEST_CASE("a real turret's slant ranges and corners", "[flightlog][self-check][real]")
{
    const auto path = test::real_data("logs/klv/cheyenne_c208b_first200.klv");
    if (!path) {
        WARN("real logs are absent: skipped");
        return;
    }
    const auto found = inspect(read_log(*path));
    REQUIRE(found.slant_range_error);
    // In earth-centred coordinates -0.14 to +0.23 m.
    CHECK(found.slant_range_error->maximum < 0.3 * metre);
    REQUIRE(found.corner_error);
    CHECK(found.corners.compared == 200);
    // Rays through the pose chain onto the raised ellipsoid, in earth-centred coordinates, of a
    // level image: 10.128 m and 513.68 m (with the image rolled, 51.4 m and 982 m).
    CHECK_THAT(found.corner_error->median / metre, is_close_to(10.128, 0.05));
    CHECK_THAT(found.corner_error->maximum / metre, is_close_to(513.68, 1.0));
    // The same while they are streamed.
    const auto streamed = inspect_logs(*path).front().inspection;
    CHECK(streamed.corner_error->median == found.corner_error->median);
    CHECK(streamed.corner_error->maximum == found.corner_error->maximum);
}

}  // namespace
}  // namespace transect::flightlog
