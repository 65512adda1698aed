/// Corners made by footprints of a known image roll: nothing of the reader's own geometry.

#include "flightlog/src/readers/image_roll.hpp"

#include <vector>

#include "transect/sensor/footprint.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

using test::is_close_to;

constexpr MslHeight ground{300.0 * metre};

/// At 14.5° N 3.9° W, 1000 m above the ground, with the chain's roll.
Record looking(Angle azimuth, Angle depression, Angle chain_roll)
{
    Record record{.time = {}, .position = test::point(14.5, -3.9)};
    record.msl_height = MslHeight{1300.0 * metre};
    record.look =
        sensor::CameraLook{Bearing{azimuth}, depression, chain_roll, 10.0 * degree, 5.6 * degree};
    const sensor::CameraPose pose{record.position, *record.msl_height, *record.look};
    const auto hit = sensor::boresight_hit(pose, {ground});
    record.frame_centre = FrameCentre{hit.value().position, ground, std::nullopt};
    return record;
}

ReportedCorners corners_with(const Record& record, Angle image_roll)
{
    sensor::CameraPose pose{record.position, *record.msl_height, *record.look};
    pose.look.image_roll = image_roll;
    const auto ring = sensor::footprint(pose, {ground}, 100.0 * kilometre);
    const auto side = ring.size() / 4;
    return {ring.at(0), ring.at(side), ring.at(2 * side), ring.at(3 * side)};
}

/// Of ten looks around the compass, with the corners' roll as the chain's roll times `share`.
std::vector<RollWitness> witnesses(double share, Angle chain_roll = 5.0 * degree)
{
    std::vector<RollWitness> result;
    for (int i = 0; i < 10; ++i) {
        const auto record =
            looking(36.0 * i * degree, 20.0 * degree + 3.0 * i * degree, chain_roll);
        const auto corners = corners_with(record, share * chain_roll);
        result.push_back(roll_witness(record, corners).value());
    }
    return result;
}

TEST_CASE("reported corners tell the roll with which they were made", "[flightlog]")
{
    for (const double roll_deg : {-120.0, -8.0, 0.0, 3.0, 45.0, 179.0}) {
        const auto record = looking(250.0 * degree, 30.0 * degree, 1.0 * degree);
        const auto witness = roll_witness(record, corners_with(record, roll_deg * degree));
        REQUIRE(witness);
        CHECK_THAT(witness->by_corners / degree, test::is_close_to(roll_deg, 0.02));
        CHECK(witness->by_chain == 1.0 * degree);
    }
}

TEST_CASE("an image is level when its corners are and the chain's roll is not", "[flightlog]")
{
    CHECK(is_image_level(witnesses(0.0)));
    CHECK(is_image_level(witnesses(0.0, -12.0 * degree)));
    CHECK_FALSE(is_image_level(witnesses(1.0)));
    // Other ways of turning an image are not guessed at.
    CHECK_FALSE(is_image_level(witnesses(0.6)));
    CHECK_FALSE(is_image_level(witnesses(-10.0)));
}

TEST_CASE("the reported frame gives back the look that made it", "[flightlog]")
{
    for (const double roll_deg : {-8.0, 0.0, 45.0}) {
        auto record = looking(250.0 * degree, 30.0 * degree, roll_deg * degree);
        const auto corners = corners_with(record, roll_deg * degree);
        const auto made = record.look.value();
        record.look.reset();
        const auto found = look_by_corners(record, corners);
        REQUIRE(found);
        CHECK_THAT((found->azimuth - made.azimuth) / degree, is_close_to(0.0, 0.01));
        CHECK_THAT((found->depression - made.depression) / degree, is_close_to(0.0, 0.01));
        CHECK_THAT((found->image_roll - made.image_roll) / degree, is_close_to(0.0, 0.05));
        CHECK_THAT(found->horizontal_field / made.horizontal_field, is_close_to(1.0, 0.005));
        CHECK_THAT(found->vertical_field / made.vertical_field, is_close_to(1.0, 0.005));
        CHECK_FALSE(look_by_corners(record, {}));
    }
}

TEST_CASE("a chain without roll and too few packets tell nothing of the image", "[flightlog]")
{
    CHECK_FALSE(is_image_level(witnesses(0.0, 0.5 * degree)));
    auto few = witnesses(0.0);
    few.resize(4);
    CHECK_FALSE(is_image_level(few));
}

TEST_CASE(
    "roll is not told where it is nearly azimuth, or where heights are missing", "[flightlog]")
{
    auto record = looking(10.0 * degree, 80.0 * degree, 5.0 * degree);
    const auto corners = corners_with(record, Angle{});
    CHECK_FALSE(roll_witness(record, corners));
    record = looking(10.0 * degree, 40.0 * degree, 5.0 * degree);
    CHECK(roll_witness(record, corners_with(record, Angle{})));
    record.frame_centre->msl_elevation.reset();
    CHECK_FALSE(roll_witness(record, corners));
    record.frame_centre.reset();
    CHECK_FALSE(roll_witness(record, corners));
}

}  // namespace
}  // namespace transect::flightlog
