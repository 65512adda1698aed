/// Values of items that stand for "unknown", and those beyond the range of what they measure.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "transect/flightlog/reader.hpp"

#include "flightlog/klv_builder.hpp"
#include "flightlog/log_builder.hpp"
#include "flightlog/src/readers/klv_constants.hpp"
#include "support/catch.hpp"

namespace transect::flightlog {
namespace {

using test::hex;
using test::integer;
using test::is_close_to;
using test::item;

constexpr std::uint64_t t0 = 1'795'417'200'000'000;  // 2026-11-23T07:00:00Z

/// With more items than the pose.
std::string packet(const std::string& more_items)
{
    return test::packet(test::pose_items(t0) + more_items);
}

LogFile parse(const std::string& bytes)
{
    return parse_log({bytes, "turret.klv"});
}

Record record_with(const std::string& more_items)
{
    return parse(packet(more_items)).records.at(0);
}

TEST_CASE("the most negative integer is no value", "[flightlog][klv][errors]")
{
    const auto error = [](unsigned tag, std::size_t bytes) {
        return item(tag, integer(std::uint64_t{0x80} << 8 * (bytes - 1), bytes));
    };
    CHECK_FALSE(record_with(error(6, 2)).look);
    CHECK_FALSE(record_with(error(7, 2)).look);
    CHECK_FALSE(record_with(error(19, 4)).look);
    CHECK_FALSE(record_with(error(23, 4)).frame_centre);
    CHECK_FALSE(record_with(error(24, 4)).frame_centre);
    for (const unsigned tag : {13U, 14U}) {
        const auto log = parse(packet(error(tag, 4)));
        CHECK(test::dropped(log, DropReason::no_position) == 1);
    }
    // The full item is out of range, the basic one is not.
    CHECK(record_with(error(90, 4)).pitch == Angle{});
    CHECK(record_with(error(91, 4)).roll == Angle{});
}

std::string corners(unsigned first_tag, const std::vector<std::string>& values)
{
    std::string items;
    for (std::size_t i = 0; i < values.size(); ++i) {
        items += item(first_tag + static_cast<unsigned>(i), hex(values[i]));
    }
    return items;
}

TEST_CASE("a corner above the horizon leaves none of the corners", "[flightlog][klv][errors]")
{
    const std::vector<std::string> offsets{
        "0800", "f800", "0800", "0800", "f800", "0800", "f800", "f800"};
    auto cut = offsets;
    cut[1] = "8000";
    // Without the gimbal's elevation only the corners can tell the look.
    const auto no_pose = item(19, hex("80000000"));
    CHECK(record_with(no_pose + corners(26, offsets)).look);
    CHECK_FALSE(record_with(no_pose + corners(26, cut)).look);
    // Full corners come first; where they are out of range the offsets serve.
    const std::vector<std::string> full(8, "80000000");
    CHECK(record_with(no_pose + corners(26, offsets) + corners(82, full)).look);
    CHECK_FALSE(record_with(no_pose + corners(82, full)).look);
}

/// ST 1201, mapping B, written anew: the integer of a value over [low, high].
std::string mapped(double value, double low, double high, std::size_t bytes)
{
    const auto scale = std::ldexp(
        1.0, static_cast<int>(8 * bytes) - 1 - static_cast<int>(std::ceil(std::log2(high - low))));
    const auto offset = low < 0.0 && high > 0.0 ? scale * low - std::floor(scale * low) : 0.0;
    return integer(static_cast<std::uint64_t>(scale * (value - low) + offset), bytes);
}

TEST_CASE(
    "extended heights come in any size, and coarse ones serve where they fail", "[flightlog][klv]")
{
    constexpr double height_m = 1234.5;
    for (std::size_t bytes = 2; bytes <= 7; ++bytes) {
        CAPTURE(bytes);
        const auto record = record_with(item(104, mapped(height_m, -900.0, 40'000.0, bytes)));
        // 16 bits for the range, one more for special values; the mapping rounds down.
        const auto step_m = std::ldexp(1.0, 17 - static_cast<int>(8 * bytes));
        CHECK_THAT(
            record.ellipsoid_height->above_datum() / metre,
            is_close_to(height_m, std::max(step_m, 1e-6)));
    }
    // +∞, -∞, not a number, below and above the range, reserved, user-defined.
    const auto special = GENERATE(
        as<std::string>{},
        "c80000",
        "e80000",
        "d00000",
        "f00000",
        "e00000",
        "e10000",
        "f80000",
        "800001");
    CAPTURE(special);
    const auto coarse = item(75, hex("c221"));
    CHECK_FALSE(record_with(item(104, hex(special))).ellipsoid_height);
    CHECK_THAT(
        record_with(coarse + item(104, hex(special))).ellipsoid_height->above_datum() / metre,
        is_close_to(14190.72, 0.01));
}

TEST_CASE("extended target widths have special values too", "[flightlog][klv]")
{
    constexpr ImapRange range{0.0, 1'500'000.0};
    CHECK_THAT(*decode_imap(mapped(13'898.5, 0.0, 1.5e6, 4), range), is_close_to(13'898.5, 0.001));
    for (const auto* const special : {"c80000", "e80000", "d00000", "e00000", "f00000"}) {
        CHECK_FALSE(decode_imap(hex(special), range));
    }
}

}  // namespace
}  // namespace transect::flightlog
