#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>

#include "transect/error.hpp"
#include "transect/flightlog/inspection.hpp"
#include "transect/flightlog/reader.hpp"

#include "flightlog/klv_builder.hpp"
#include "flightlog/log_builder.hpp"
#include "flightlog/src/readers/ber.hpp"
#include "flightlog/src/readers/klv_packets.hpp"
#include "flightlog/src/readers/st0601.hpp"
#include "support/catch.hpp"

namespace transect::flightlog {
namespace {

using test::hex;
using test::integer;
using test::is_close_to;
using test::item;
using test::packet;
using test::pose_items;

constexpr std::uint64_t t0 = 1'795'417'200'000'000;  // 2026-11-23T07:00:00Z

/// Exactly as large as the text, so that a sanitizer sees the first byte read beyond it.
LogFile parse_exactly(const std::string& bytes)
{
    const std::unique_ptr<char[]> copy{new char[bytes.size()]};
    std::ranges::copy(bytes, copy.get());
    return parse_log({{copy.get(), bytes.size()}, "turret.klv"});
}

std::string good_packet(int number)
{
    return packet(pose_items(t0 + static_cast<std::uint64_t>(number) * 200'000));
}

struct Length {
    std::string bytes;
    std::optional<std::size_t> value;
};

TEST_CASE("BER lengths in every form", "[flightlog]")
{
    const auto length = GENERATE(
        Length{"00", 0},
        Length{"7f", 127},
        Length{"80", std::nullopt},
        Length{"8100", 0},
        Length{"8180", 128},
        Length{"81", std::nullopt},
        Length{"820100", 256},
        Length{"8201", std::nullopt},
        Length{"850000000081", 129},
        Length{"84ffffffff", 4'294'967'295},
        Length{"880000000000000005", 5},
        Length{"88ffffffffffffffff", std::nullopt},
        Length{"89000000000000000005", std::nullopt},
        Length{"ff", std::nullopt},
        Length{"", std::nullopt});
    CAPTURE(length.bytes);
    const auto parsed = parse_ber_length(hex(length.bytes));
    CHECK(parsed.has_value() == length.value.has_value());
    if (parsed && length.value) {
        CHECK(parsed->value == *length.value);
        CHECK(parsed->bytes == length.bytes.size() / 2);
    }
}

TEST_CASE("BER tags have seven bits a byte", "[flightlog]")
{
    CHECK(parse_ber_tag(hex("7f"))->value == 127);
    CHECK(parse_ber_tag(hex("810f"))->value == 143);
    CHECK(parse_ber_tag(hex("810f"))->bytes == 2);
    CHECK_FALSE(parse_ber_tag(hex("81")));
    CHECK_FALSE(parse_ber_tag(hex("8181818101")));
    CHECK_FALSE(parse_ber_tag(""));
}

TEST_CASE("a packet tells pose and frame centre", "[flightlog]")
{
    const auto log = parse_exactly(good_packet(0));
    CHECK(log.format == LogFormat::misb_st0601);
    CHECK(log.aircraft == "C208B TZ-1");
    CHECK(log.klv->packets == 1);
    REQUIRE(log.records.size() == 1);
    const auto& record = log.records.front();
    CHECK(to_iso8601(record.time) == "2026-11-23T07:00:00Z");
    CHECK_THAT(record.position.latitude.angle() / degree, is_close_to(14.5, 1e-7));
    CHECK_THAT(record.position.longitude.angle() / degree, is_close_to(-3.9, 1e-7));
    CHECK_THAT(record.msl_height->above_datum() / metre, is_close_to(1300.0, 0.16));
    CHECK_THAT(record.heading->angle() / degree, is_close_to(90.0, 0.003));
    REQUIRE(record.look.has_value());
    CHECK_THAT(record.look->azimuth.angle() / degree, is_close_to(90.0, 0.003));
    CHECK_THAT(record.look->depression / degree, is_close_to(30.0, 1e-4));
    CHECK_THAT(record.look->horizontal_field / degree, is_close_to(10.0, 0.002));
    CHECK_THAT(record.look->vertical_field / degree, is_close_to(5.6, 0.002));
    REQUIRE(record.frame_centre.has_value());
    CHECK_THAT(record.frame_centre->msl_elevation->above_datum() / metre, is_close_to(400.0, 0.16));
    const auto inspection = inspect(log);
    REQUIRE(inspection.line_of_sight_error.has_value());
    // Heading in steps of 0.0055°, heights in steps of 0.3 m at 1.8 km.
    CHECK(inspection.line_of_sight_error->maximum < 0.02 * degree);
}

struct Coded {
    unsigned tag;
    std::string bytes;
    std::optional<double> St0601Values::*member;
    std::optional<double> expected;
    double tolerance;
};

/// The examples in ST 0601's text, to half a step of their integers, and the values it reserves for
/// "out of range".
TEST_CASE("items decode to the standard's own examples", "[flightlog]")
{
    using V = St0601Values;
    const auto coded = GENERATE(
        Coded{5, "71c2", &V::heading_deg, 159.9744, 1e-4},
        Coded{6, "fd3d", &V::pitch_deg, -0.4315251, 3.1e-4},
        Coded{6, "8000", &V::pitch_deg, std::nullopt, 0.0},
        Coded{7, "08b8", &V::roll_deg, 3.405814, 7.7e-4},
        Coded{90, "ff62e2f2", &V::pitch_deg, -0.43152510208614414, 2.1e-8},
        Coded{91, "04d804df", &V::roll_deg, 3.4058139815022304, 2.1e-8},
        Coded{13, "5595b66d", &V::latitude_deg, 60.17682296, 1e-7},
        Coded{13, "80000000", &V::latitude_deg, std::nullopt, 0.0},
        Coded{14, "5b5360c4", &V::longitude_deg, 128.42675904, 1e-7},
        Coded{15, "c221", &V::msl_height_m, 14190.72, 0.01},
        Coded{16, "cd9c", &V::horizontal_field_deg, 144.5713, 1e-4},
        Coded{17, "d917", &V::vertical_field_deg, 152.6436, 1e-4},
        Coded{18, "724a0a20", &V::relative_azimuth_deg, 160.71921147, 1e-7},
        Coded{19, "87f84b86", &V::relative_elevation_deg, -168.79232483, 1e-7},
        Coded{20, "7dc55ece", &V::relative_roll_deg, 176.86543764, 1e-7},
        Coded{23, "f101a229", &V::centre_latitude_deg, -10.54238863, 1e-7},
        Coded{24, "14bc082b", &V::centre_longitude_deg, 29.15789012, 1e-7},
        Coded{25, "34f3", &V::centre_msl_m, 3216.03723, 0.01},
        Coded{75, "c221", &V::ellipsoid_height_m, 14190.72, 0.01},
        Coded{78, "34f3", &V::centre_ellipsoid_m, 3216.03723, 0.01},
        Coded{5, "71", &V::heading_deg, std::nullopt, 0.0},
        Coded{13, "", &V::latitude_deg, std::nullopt, 0.0});
    CAPTURE(coded.tag, coded.bytes);
    const auto bytes = hex(coded.bytes);
    const std::vector<KlvItem> items{{coded.tag, bytes}};
    const auto decoded = decode(items).*coded.member;
    CHECK(decoded.has_value() == coded.expected.has_value());
    if (decoded && coded.expected) {
        CHECK_THAT(*decoded, is_close_to(*coded.expected, coded.tolerance));
    }
}

TEST_CASE("IMAPB values decode to ST 1201's formula", "[flightlog]")
{
    // ST 0601's example of item 104: 23456.24 m in three bytes.
    CHECK_THAT(*decode_imap(hex("2f921e"), {-900.0, 40'000.0}), is_close_to(23456.24, 0.01));
    // ST 0601's example of item 96: 13898.5463 m in three bytes.
    CHECK_THAT(*decode_imap(hex("00d92a"), {0.0, 1'500'000.0}), is_close_to(13898.5463, 0.25));
    CHECK_FALSE(decode_imap(hex("e80000"), {-900.0, 40'000.0}));
    CHECK_FALSE(decode_imap("", {-900.0, 40'000.0}));
    CHECK_FALSE(decode_imap(std::string(9, '\0'), {-900.0, 40'000.0}));
}

TEST_CASE("every prefix of a packet is refused, and every rest survives", "[flightlog][errors]")
{
    const auto whole = good_packet(0);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CAPTURE(size);
        CHECK_THROWS_AS(parse_exactly(whole.substr(0, size)), InputError);
        const auto log = parse_exactly(whole.substr(0, size) + good_packet(1));
        CHECK(log.records.size() == 1);
        CHECK(log.rows == (size < 16 ? 1U : 2U));
    }
}

TEST_CASE("payloads around the step from short to long length", "[flightlog]")
{
    // Item 3 takes two bytes besides its text; the checksum takes four.
    for (std::size_t payload = 120; payload <= 135; ++payload) {
        const auto time =
            item(2, integer(t0, 8)) + item(13, integer(1, 4)) + item(14, integer(1, 4));
        const auto text = std::string(payload - 4 - 2 - time.size(), 'x');
        const auto bytes = packet(time + item(3, text));
        REQUIRE(bytes.size() == 16 + (payload < 128 ? 1 : 2) + payload);
        const auto packets = find_packets(bytes);
        REQUIRE(packets.size() == 1);
        CHECK(packets.front().state == PacketState::good);
        CHECK(packets.front().items[3].value == text);
        CHECK(parse_exactly(bytes).records.size() == 1);
    }
}

TEST_CASE("a lying packet length costs that packet and not the next", "[flightlog][errors]")
{
    const auto length = GENERATE(
        as<std::string>{},
        "80",
        "8100",
        "8500000000ff",
        "84ffffffff",
        "88ffffffffffffffff",
        "7f",
        "00",
        "05",
        "820fff");
    CAPTURE(length);
    auto bad = good_packet(0);
    bad.replace(16, 2, hex(length));
    const auto log = parse_exactly(bad + good_packet(1) + good_packet(2));
    CHECK(log.rows == 3);
    CHECK(log.records.size() == 2);
}

TEST_CASE("a lying item length costs the packet even under a right checksum", "[flightlog][errors]")
{
    const auto length =
        GENERATE(as<std::string>{}, "80", "8500000000ff", "84ffffffff", "7f", "88ffffffffffffffff");
    CAPTURE(length);
    const auto bad = packet(pose_items(t0) + hex("30") + hex(length) + "xyz");
    const auto log = parse_exactly(bad + good_packet(1));
    CHECK(log.rows == 2);
    CHECK(log.records.size() == 1);
    CHECK(test::dropped(log, DropReason::damaged_packet) == 1);
}

TEST_CASE("items of any length under any tag are read or passed over", "[flightlog][errors]")
{
    for (unsigned tag = 2; tag <= 143; ++tag) {
        for (const std::size_t size : {0U, 1U, 2U, 3U, 4U, 7U, 8U, 9U, 127U, 128U, 300U}) {
            const auto odd = packet(pose_items(t0) + item(tag, std::string(size, '\xA5')));
            const auto log = parse_exactly(odd + good_packet(1));
            CAPTURE(tag, size);
            CHECK(log.klv->bad_checksum == 0);
            CHECK(log.rows == 2);
        }
    }
}

TEST_CASE("one bad checksum of many drops one packet", "[flightlog][errors]")
{
    std::string bytes;
    for (int i = 0; i < 20; ++i) {
        auto one = good_packet(i);
        if (i == 7) {
            one[40] = static_cast<char>(one[40] ^ 1);
        }
        bytes += one;
    }
    const auto log = parse_exactly(bytes);
    CHECK(log.rows == 20);
    CHECK(log.records.size() == 19);
    CHECK(log.klv->bad_checksum == 1);
    CHECK(test::dropped(log, DropReason::bad_checksum) == 1);
}

TEST_CASE("a packet without checksum is not trusted", "[flightlog][errors]")
{
    const auto items = pose_items(t0);
    const auto bare = std::string{st0601_key} + test::ber(items.size()) + items;
    const auto log = parse_exactly(bare + good_packet(1));
    CHECK(log.klv->bad_checksum == 1);
    CHECK_THROWS_WITH(
        parse_exactly(bare),
        "turret.klv: holds 1 MISB ST 0601 packet, and none passes its checksum");
}

TEST_CASE("the payload-only checksum is taken when all packets agree on it", "[flightlog]")
{
    std::string all;
    for (int i = 0; i < 5; ++i) {
        all +=
            test::packet_with_payload_sum(pose_items(t0 + static_cast<std::uint64_t>(i) * 200'000));
    }
    const auto log = parse_exactly(all);
    CHECK(log.records.size() == 5);
    CHECK(test::has_finding(log, "klv-checksum-variant"));
    const auto mixed = parse_exactly(all + good_packet(9));
    CHECK(mixed.records.size() == 1);
    CHECK(mixed.klv->bad_checksum == 5);
    auto broken = good_packet(9);
    broken.back() = static_cast<char>(broken.back() ^ 1);
    CHECK_THROWS_AS(parse_exactly(all + broken), InputError);
}

TEST_CASE("constants hold until they are sent again, a pose does not", "[flightlog]")
{
    const auto sparse = packet(item(2, integer(t0 + 200'000, 8)));
    const auto log = parse_exactly(good_packet(0) + sparse);
    CHECK(log.aircraft == "C208B TZ-1");
    CHECK(log.records.size() == 1);
    CHECK(test::dropped(log, DropReason::no_position) == 1);
}

/// Five packets of a turret that looks ahead and 30° down in a bank of 5°, with the corners of a
/// level image, given in full.
std::string banked_packets(const std::string& more_items)
{
    std::string bytes;
    for (std::uint64_t i = 0; i < 5; ++i) {
        const auto raw = [](double value, double range, unsigned bits) {
            return static_cast<std::uint64_t>(
                std::llround(value / range * (std::exp2(bits - 1) - 1)));
        };
        const auto place = [&](unsigned tag, double latitude_deg, double longitude_deg) {
            return item(tag, integer(raw(latitude_deg, 90.0, 32), 4)) +
                   item(tag + 1, integer(raw(longitude_deg, 180.0, 32), 4));
        };
        // Looking east: upper edge farther east, from north to south.
        bytes += packet(
            pose_items(t0 + i * 200'000) + item(7, integer(raw(5.0, 50.0, 16), 2)) +
            place(82, 14.502, -3.882) + place(84, 14.498, -3.882) + place(86, 14.4985, -3.888) +
            place(88, 14.5015, -3.888) + more_items);
    }
    return bytes;
}

TEST_CASE("a level image is known by its corners unless a roll is told", "[flightlog]")
{
    const auto level = parse_exactly(banked_packets(""));
    CHECK(test::has_finding(level, "klv-level-image"));
    CHECK(level.records.at(0).look->image_roll == Angle{});
    const auto told = parse_exactly(banked_packets(item(20, integer(1'000'000, 4))));
    CHECK_FALSE(test::has_finding(told, "klv-level-image"));
    CHECK(abs(told.records.at(0).look->image_roll) > 4.0 * degree);
}

TEST_CASE("bytes of a packet whose key is damaged are counted", "[flightlog][errors]")
{
    const auto one = packet(pose_items(t0));
    auto damaged = packet(pose_items(t0 + 1'000'000));
    damaged[3] = 'x';
    const auto log = test::parse(one + damaged + packet(pose_items(t0 + 2'000'000)));
    CHECK(log.records.size() == 2);
    CHECK(log.klv->skipped_bytes == damaged.size());
    CHECK(test::has_finding(log, "klv-bytes-skipped"));
    CHECK_FALSE(test::has_finding(test::parse(one + one), "klv-bytes-skipped"));
}

TEST_CASE("noise between packets is passed over", "[flightlog][errors]")
{
    const auto noise = std::string{st0601_key.substr(0, 11)} + "noise";
    const auto log = parse_exactly(noise + good_packet(0) + noise + good_packet(1) + noise);
    CHECK(log.rows == 2);
    CHECK(log.records.size() == 2);
}

}  // namespace
}  // namespace transect::flightlog
