/// What turrets tell beside pose and frame centre, and what they mark as unknown.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "transect/flightlog/reader.hpp"
#include "transect/flightlog/recorded_flight.hpp"
#include "transect/flightlog/report.hpp"
#include "transect/formats/files.hpp"

#include "flightlog/klv_builder.hpp"
#include "flightlog/log_builder.hpp"
#include "flightlog/recorded_plan.hpp"
#include "flightlog/src/readers/klv_constants.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_plan.hpp"

namespace transect::flightlog {
namespace {

using sensor::Band;
using test::hex;
using test::integer;
using test::is_close_to;
using test::item;

constexpr std::uint64_t t0 = 1'795'417'200'000'000;  // 2026-11-23T07:00:00Z

/// A packet a fifth of a second after the one before it, with more items than the pose.
std::string packet(int number, const std::string& more_items)
{
    return test::packet(
        test::pose_items(t0 + static_cast<std::uint64_t>(number) * 200'000) + more_items);
}

LogFile parse(const std::string& bytes)
{
    return parse_log({bytes, "turret.klv"});
}

Record record_with(const std::string& more_items)
{
    return parse(packet(0, more_items)).records.at(0);
}

St0601Values decoded(unsigned tag, const std::string& digits)
{
    const auto bytes = hex(digits);
    const std::vector<KlvItem> items{{tag, bytes}};
    return decode(items);
}

double count_of(const LogFile& log, const std::string& code)
{
    for (const auto& finding : log.findings) {
        if (finding.code == code) {
            return std::get<double>(finding.arguments.at("count"));
        }
    }
    return 0.0;
}

TEST_CASE("the name of a sensor tells its band, or nothing", "[flightlog][klv]")
{
    for (const auto* const name : {"EO Nose", "EO Zoom (DLTV)", "eo", "EOW", "EO1", "TV Spotter"}) {
        CAPTURE(name);
        CHECK(band_of(name) == Band::electro_optical);
    }
    for (const auto* const name : {"IR Mitsubishi PtSi Model 500", "MWIR", "FLIR-2", "ir nose"}) {
        CAPTURE(name);
        CHECK(band_of(name) == Band::infrared);
    }
    for (const auto* const name : {"", "EO/IR", "EOIR", "Camera 1", "THEIR", "NEON", "MX-15"}) {
        CAPTURE(name);
        CHECK_FALSE(band_of(name));
    }
}

TEST_CASE("the sensor's band holds until another name or none is sent", "[flightlog][klv]")
{
    const auto log = parse(
        packet(0, "") + packet(1, item(11, "EO Nose")) + packet(2, "") +
        packet(3, item(11, "IR Nose")) + packet(4, item(11, "")) + packet(5, ""));
    std::vector<std::optional<Band>> bands;
    for (const auto& record : log.records) {
        bands.push_back(record.band);
    }
    const std::vector<std::optional<Band>> expected{
        std::nullopt,
        Band::electro_optical,
        Band::electro_optical,
        Band::infrared,
        std::nullopt,
        std::nullopt};
    CHECK(bands == expected);
    CHECK(log.klv->electro_optical == 2);
    CHECK(log.klv->infrared == 1);
}

/// The items of a real packet that the reference encoder wrote, without their checksum.
std::optional<std::string> real_items(const std::string& name)
{
    const auto path = test::real_data("logs/klv/" + name);
    if (!path) {
        WARN("real logs are absent: skipped");
        return std::nullopt;
    }
    const auto bytes = formats::read_file(*path);
    const std::size_t header = static_cast<unsigned char>(bytes.at(16)) < 0x80 ? 17 : 18;
    return bytes.substr(header, bytes.size() - header - 4);
}

TEST_CASE("a real packet of constants serves the dynamic ones after it", "[flightlog][klv][real]")
{
    const auto constant = real_items("DynamicConstantMISMMSPacketData.klv");
    const auto dynamic = real_items("DynamicOnlyMISMMSPacketData.klv");
    if (!constant || !dynamic) {
        return;
    }
    const auto real_time = std::uint64_t{0x00046050584e0180};
    const auto later = item(2, integer(real_time + 200'000, 8));
    const auto first = test::packet(*constant);
    SECTION("constants first")
    {
        const auto log = parse(first + test::packet(*dynamic + later));
        REQUIRE(log.records.size() == 2);
        CHECK(log.aircraft == "Predator");
        CHECK(log.records[0].band == Band::electro_optical);
        CHECK(log.records[1].band == Band::electro_optical);
        CHECK(log.records[1].look.has_value());
        CHECK(log.klv->classification == "UNCLASSIFIED");
    }
    SECTION("constants last")
    {
        const auto log = parse(test::packet(*dynamic) + test::packet(*constant + later));
        REQUIRE(log.records.size() == 2);
        CHECK(log.aircraft == "Predator");
        CHECK_FALSE(log.records[0].band);
        CHECK(log.records[1].band == Band::electro_optical);
    }
    SECTION("no constants")
    {
        const auto log = parse(test::packet(*dynamic));
        REQUIRE(log.records.size() == 1);
        CHECK_FALSE(log.aircraft);
        CHECK_FALSE(log.klv->classification);
        CHECK_FALSE(log.records[0].band);
        CHECK(log.records[0].look.has_value());
        CHECK_THAT(log.records[0].position.latitude.angle() / degree, is_close_to(60.1768, 1e-4));
    }
}

TEST_CASE("a real turret's items of zeros tell nothing", "[flightlog][klv][real]")
{
    const auto path = test::real_data("logs/klv/cheyenne_c208b_first200.klv");
    if (!path) {
        WARN("real logs are absent: skipped");
        return;
    }
    const auto log = read_log(*path);
    CHECK(std::ranges::none_of(log.records, [](const Record& record) {
        return record.ground_speed || record.wind || record.band || record.image_is_invalid;
    }));
    CHECK(log.klv->classification == "UNCLASSIFIED");
    CHECK(log.klv->invalid_images == 0);
    CHECK(log.klv->target_sets == 0);
}

TEST_CASE("bit 5 of the flags says that an image is invalid", "[flightlog][klv]")
{
    // ST 0601's own example: laser range, slant range measured, image invalid.
    CHECK(record_with(item(47, hex("31"))).image_is_invalid);
    for (unsigned bit = 0; bit < 8; ++bit) {
        CAPTURE(bit);
        CHECK(record_with(item(47, integer(1U << bit, 1))).image_is_invalid == (bit == 5));
    }
    CHECK_FALSE(record_with(item(47, hex("0031"))).image_is_invalid);
    CHECK_FALSE(record_with("").image_is_invalid);
}

TEST_CASE("flags of versions that were printed in two orders tell nothing", "[flightlog][klv]")
{
    const auto version = GENERATE(12U, 13U, 14U, 15U, 16U, 17U, 19U);
    const auto is_ambiguous = version >= 13 && version <= 16;
    CAPTURE(version);
    // The version holds for packets that do not repeat it; the last one has none of the two bits.
    const auto log = parse(
        packet(0, item(65, integer(version, 1)) + item(47, hex("20"))) +
        packet(1, item(47, hex("04"))) + packet(2, item(47, hex("10"))));
    CHECK(log.klv->invalid_images == (is_ambiguous ? 0 : 1));
    CHECK(log.records.at(0).image_is_invalid == !is_ambiguous);
    CHECK(count_of(log, "klv-flags-ambiguous") == (is_ambiguous ? 2.0 : 0.0));
    CHECK(count_of(log, "klv-image-invalid") == (is_ambiguous ? 0.0 : 1.0));
}

TEST_CASE("an invalid flag holds for its own packet only", "[flightlog][klv]")
{
    const auto log = parse(packet(0, item(47, hex("20"))) + packet(1, ""));
    CHECK(log.records.at(0).image_is_invalid);
    CHECK_FALSE(log.records.at(1).image_is_invalid);
}

TEST_CASE("an invalid image is no look, though the turret measured", "[flightlog][klv]")
{
    const auto log = parse(
        packet(0, "") + packet(1, item(47, hex("20"))) + packet(2, "") +
        packet(3, item(47, hex("00"))));
    const auto flights = reconstruct(log);
    REQUIRE(flights.size() == 1);
    const auto& samples = flights[0].pieces.at(0).samples;
    REQUIRE(samples.size() == 4);
    CHECK(samples[0].look);
    CHECK_FALSE(samples[1].look);
    CHECK(samples[2].look);
    CHECK(samples[3].look);
    CHECK(reconstruct(parse(packet(0, item(47, hex("20")))))[0].basis == flight::Basis::measured);
}

TEST_CASE("nothing counts as covered while images were invalid", "[flightlog][klv][report]")
{
    const auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 6});
    auto log = test::turret_log(sample.flights[0], "turret.klv", 20.0 * degree);
    const auto report_of = [&] { return compose_report({.logs = {log}, .plan = sample.plan}); };
    const auto valid = report_of();
    CHECK(valid.zones.at(0).basis == CoverageBasis::measured);
    CHECK(valid.zones.at(0).fraction > 0.3);
    SECTION("all of them")
    {
        for (auto& record : log.records) {
            record.image_is_invalid = true;
        }
        const auto report = report_of();
        CHECK(report.zones.at(0).covered == Area{});
        CHECK(report.zones.at(0).seen == Area{});
        CHECK(report.flights.at(0).sensor_on == Duration{});
    }
    SECTION("in the second half of the flight")
    {
        for (std::size_t i = log.records.size() / 2; i < log.records.size(); ++i) {
            log.records[i].image_is_invalid = true;
        }
        const auto report = report_of();
        CHECK(report.zones.at(0).covered > Area{});
        CHECK(report.zones.at(0).covered < valid.zones.at(0).covered);
        CHECK_THAT(
            report.flights.at(0).sensor_on / valid.flights.at(0).sensor_on, is_close_to(0.5, 0.01));
    }
}

TEST_CASE("the classification is the highest that any packet told", "[flightlog][klv]")
{
    const auto told = [](const std::string& digits) {
        return parse(packet(0, item(48, hex(digits)))).klv->classification;
    };
    CHECK(told("010101") == "UNCLASSIFIED");
    CHECK(told("010102") == "RESTRICTED");
    CHECK(told("010103") == "CONFIDENTIAL");
    CHECK(told("010104") == "SECRET");
    CHECK(told("010105") == "TOP SECRET");
    CHECK(told("02010703052f2f555341010103") == "CONFIDENTIAL");
    const auto log = parse(
        packet(0, item(48, hex("010101"))) + packet(1, item(48, hex("010104"))) +
        packet(2, item(48, hex("010102"))) + packet(3, ""));
    CHECK(log.klv->classification == "SECRET");
}

TEST_CASE("a security set that does not fit tells nothing", "[flightlog][klv][errors]")
{
    const auto set = GENERATE(
        as<std::string>{},
        "",
        "01",
        "0101",
        "010100",
        "010106",
        "0101ff",
        "01020001",
        "010201",
        "0180",
        "01010105",
        "0101010384ffffffff",
        "8181818101");
    CAPTURE(set);
    const auto log = parse(packet(0, item(48, hex(set))));
    CHECK(log.records.size() == 1);
    CHECK_FALSE(log.klv->classification);
}

TEST_CASE("speeds, wind and magnetic heading decode to the standard's examples", "[flightlog][klv]")
{
    CHECK_THAT(*decoded(35, "a7c4").wind_from_deg, is_close_to(235.924010, 1e-6));
    CHECK_THAT(*decoded(36, "b2").wind_speed_m_s, is_close_to(69.80392, 1e-5));
    CHECK_THAT(*decoded(56, "8c").ground_speed_m_s, is_close_to(140.0, 1e-9));
    CHECK_THAT(*decoded(64, "ddc5").magnetic_heading_deg, is_close_to(311.868162, 1e-6));
    // The heading of these packets is 90°.
    const auto record = record_with(
        item(35, hex("a7c4")) + item(36, hex("b2")) + item(56, hex("8c")) + item(64, hex("4222")));
    CHECK_THAT(record.wind->from.angle() / degree, is_close_to(235.924010, 1e-6));
    CHECK_THAT(record.wind->speed / metre_per_second, is_close_to(69.80392, 1e-5));
    CHECK_THAT(*record.ground_speed / metre_per_second, is_close_to(140.0, 1e-9));
    CHECK_THAT(
        *record.magnetic_variation / degree, is_close_to(90.0 - 0x4222 * 360.0 / 65535.0, 0.003));
}

TEST_CASE("the magnetic variation is the short way between both headings", "[flightlog][klv]")
{
    const auto record = record_with(item(5, hex("0100")) + item(64, hex("ff00")));
    CHECK_THAT(*record.magnetic_variation / degree, is_close_to(511.0 * 360.0 / 65535.0, 1e-6));
}

TEST_CASE("zeros of an encoder that does not know are no speeds and no wind", "[flightlog][klv]")
{
    const auto record = record_with(
        item(35, hex("0000")) + item(36, hex("00")) + item(56, hex("00")) + item(64, hex("0000")));
    CHECK_FALSE(record.wind);
    CHECK_FALSE(record.ground_speed);
    CHECK_FALSE(record.magnetic_variation);
    CHECK_FALSE(record_with(item(36, hex("10"))).wind);
    CHECK(record_with(item(35, hex("0000")) + item(36, hex("10"))).wind);
}

TEST_CASE("sets of moving targets are counted and passed over", "[flightlog][klv]")
{
    const auto targets = item(74, hex("0102abcd") + std::string(200, '\x7f'));
    const auto log = parse(packet(0, targets) + packet(1, "") + packet(2, targets));
    CHECK(log.records.size() == 3);
    CHECK(log.klv->target_sets == 2);
    CHECK(record_with(targets).position == record_with("").position);
}

}  // namespace
}  // namespace transect::flightlog
