#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "transect/error.hpp"
#include "transect/flightlog/inspection.hpp"
#include "transect/flightlog/reader.hpp"

#include "flightlog/cut_log.hpp"
#include "flightlog/log_builder.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

using test::dropped;
using test::is_close_to;

/// With its checksum, the XOR of all letters between $ and *.
std::string sentence(const std::string& body)
{
    unsigned sum = 0;
    for (const char letter : body) {
        sum ^= static_cast<unsigned char>(letter);
    }
    return fmt::format("${}*{:02X}\r\n", body, sum);
}

std::string rmc(const std::string& time, const std::string& date, const std::string& status = "A")
{
    return sentence(fmt::format(
        "GPRMC,{},{},1430.0000,N,00406.0000,W,120.0,085.5,{},002.5,W,A", time, status, date));
}

std::string gga(const std::string& time, const std::string& quality = "1")
{
    return sentence(
        fmt::format("GPGGA,{},1430.0000,N,00406.0000,W,{},08,1.0,500.0,M,29.1,M,,", time, quality));
}

LogFile parse(const std::string& text)
{
    return test::parse(text, "track.nmea");
}

TEST_CASE("sentences of one time are one record", "[flightlog][nmea]")
{
    const auto log = parse(
        sentence("GPZDA,070000,23,11,2026,00,00") + gga("070000.250") +
        sentence("GPGSA,A,3,28,08,11,,,,,,,,,,4.9,1.6,4.5") + rmc("070000.250", "231126") +
        sentence("GPVTG,085.5,T,,M,120.0,N,222.2,K"));
    CHECK(log.format == LogFormat::nmea_0183);
    CHECK(log.rows == 1);
    REQUIRE(log.records.size() == 1);
    const auto& record = log.records.front();
    CHECK(to_iso8601(record.time) == "2026-11-23T07:00:00.25Z");
    CHECK_THAT(record.position.latitude.angle() / degree, is_close_to(14.5, 1e-12));
    CHECK_THAT(record.position.longitude.angle() / degree, is_close_to(-4.1, 1e-12));
    CHECK(record.msl_height == MslHeight{500.0 * metre});
    CHECK_THAT(record.ellipsoid_height->above_datum() / metre, is_close_to(529.1, 1e-9));
    CHECK(record.ground_speed == 120.0 * knot);
    CHECK(record.track == Bearing{85.5 * degree});
    CHECK(record.magnetic_variation == -2.5 * degree);
    CHECK(record.place == 2);
}

TEST_CASE("receivers of several constellations tell heights in GNS", "[flightlog][nmea]")
{
    const auto log = parse(
        rmc("070000.00", "231126") +
        sentence("GNGNS,070000.00,1430.0000,N,00406.0000,W,NAN,12,0.9,500.0,29.1,,") +
        rmc("070001.00", "231126") +
        sentence("GNGNS,070001.00,1430.0000,N,00406.0000,W,NNN,00,0.9,500.0,29.1,,"));
    REQUIRE(log.records.size() == 1);
    CHECK(log.records.front().msl_height == MslHeight{500.0 * metre});
    CHECK_THAT(
        log.records.front().ellipsoid_height->above_datum() / metre, is_close_to(529.1, 1e-9));
    CHECK(dropped(log, DropReason::no_position) == 1);
}

TEST_CASE("a GLL with a time tells a place where no other sentence does", "[flightlog][nmea]")
{
    const auto log = parse(
        sentence("GPZDA,070000,23,11,2026,00,00") +
        sentence("GPGLL,1430.00,N,00406.00,W,070000.00,A,A") +
        sentence("GPGLL,1430.00,N,00406.00,W,070001.00,V,N") +
        sentence("GPGLL,1430.30,N,00406.00,W,070002.00,A,A") + rmc("070002.00", "231126") +
        sentence("GPGLL,1430.00,N,00406.00,W"));
    CHECK(log.rows == 3);
    REQUIRE(log.records.size() == 2);
    CHECK(to_iso8601(log.records[0].time) == "2026-11-23T07:00:00Z");
    CHECK_THAT(log.records[0].position.latitude.angle() / degree, is_close_to(14.5, 1e-12));
    CHECK_THAT(log.records[1].position.latitude.angle() / degree, is_close_to(14.5, 1e-12));
    CHECK(log.records[1].ground_speed == 120.0 * knot);
    CHECK(dropped(log, DropReason::no_position) == 1);
}

TEST_CASE("NMEA midnight turns the day where only some sentences tell it", "[flightlog][nmea]")
{
    const auto log = parse(
        gga("235958.00") + rmc("235958.00", "231126") + gga("235959.00") + gga("000000.00") +
        gga("000001.00") + rmc("000002.00", "241126"));
    REQUIRE(log.records.size() == 5);
    CHECK(to_iso8601(log.records[1].time) == "2026-11-23T23:59:59Z");
    CHECK(to_iso8601(log.records[2].time) == "2026-11-24T00:00:00Z");
    CHECK(dropped(log, DropReason::cut_last_row) == 0);
}

TEST_CASE("times before the first date are of the nearest day", "[flightlog][nmea]")
{
    const auto log =
        parse(gga("235959") + sentence("GPZDA,000001,24,11,2026,00,00") + gga("000001"));
    REQUIRE(log.records.size() == 2);
    CHECK(to_iso8601(log.records[0].time) == "2026-11-23T23:59:59Z");
    CHECK(to_iso8601(log.records[1].time) == "2026-11-24T00:00:01Z");
}

TEST_CASE("an NMEA log without any date has offsets and no times", "[flightlog][nmea]")
{
    const auto log = parse(gga("235959") + gga("000000") + gga("000001"));
    CHECK_FALSE(log.is_dated);
    CHECK(test::has_finding(log, "log-undated"));
    CHECK_FALSE(test::has_finding(log, "clock-week-rollover"));
    const auto inspection = inspect(log);
    CHECK_FALSE(inspection.start.has_value());
    CHECK_FALSE(inspection.end.has_value());
    CHECK(inspection.start_offset == 86399.0 * second);
    CHECK(inspection.end_offset == 86401.0 * second);
}

TEST_CASE("a receiver without a fix tells no position", "[flightlog][nmea]")
{
    const auto text = GENERATE(
        rmc("070000", "231126", "V"),
        gga("070000", "0"),
        gga("070000", "6"),
        gga("070000", ""),
        gga("070000") + rmc("070000", "231126", "V"),
        sentence("GPRMC,070000,A,,,,,,,231126,,"));
    const auto log = parse(text);
    CHECK(log.rows == 1);
    CHECK(log.records.empty());
    CHECK(dropped(log, DropReason::no_position) == 1);
}

TEST_CASE("a damaged NMEA sentence is dropped and counted", "[flightlog][nmea]")
{
    auto damaged = gga("070001");
    damaged[20] = '9';
    auto lower_case = gga("070002");
    lower_case = sentence("GPGGA,070002,1430.0000,N,00406.0000,W,1,08,1.0,500.0,M,,M,,");
    const auto star = lower_case.find('*');
    std::ranges::transform(
        lower_case.begin() + static_cast<std::ptrdiff_t>(star),
        lower_case.end(),
        lower_case.begin() + static_cast<std::ptrdiff_t>(star),
        [](char letter) {
            return letter >= 'A' && letter <= 'F' ? static_cast<char>(letter + 32) : letter;
        });
    const std::string bare = "$GPGGA,070003,1430.0000,N,00406.0000,W,1,08,1.0,500.0,M,,M,,\r\n";
    const auto log = parse(rmc("070000", "231126") + damaged + lower_case + bare + gga("070004"));
    CHECK(dropped(log, DropReason::bad_checksum) == 2);
    CHECK(log.rows == 4 + 1);
    CHECK(log.records.size() == 3);
}

TEST_CASE("NMEA without any checksum is read", "[flightlog][nmea]")
{
    const auto log = parse("$GPRMC,070000,A,1430.0,N,00406.0,W,,,231126,,\n");
    REQUIRE(log.records.size() == 1);
    CHECK_FALSE(log.records.front().ground_speed.has_value());
    CHECK_FALSE(log.records.front().track.has_value());
}

TEST_CASE("text before an NMEA sentence is passed over", "[flightlog][nmea]")
{
    const auto log = parse("recorded by $someone\n12:00:01 " + rmc("070000", "231126"));
    CHECK(log.records.size() == 1);
    CHECK(log.records.front().place == 2);
}

TEST_CASE("NMEA in UTF-16 reads as in ASCII", "[flightlog][nmea]")
{
    const bool little = GENERATE(true, false);
    const bool has_mark = GENERATE(true, false);
    std::string text;
    const auto add = [&](char high, char low) {
        text += little ? std::string{low, high} : std::string{high, low};
    };
    if (has_mark) {
        add('\xFE', '\xFF');
    }
    for (const char letter : gga("070000") + rmc("070000", "231126")) {
        add('\0', letter);
    }
    const auto log = parse(text);
    REQUIRE(log.records.size() == 1);
    CHECK(to_iso8601(log.records.front().time) == "2026-11-23T07:00:00Z");
}

TEST_CASE("fields of NMEA may be anything", "[flightlog][nmea]")
{
    const auto field = GENERATE(
        as<std::string>{},
        "",
        "nan",
        "inf",
        "1e999",
        "0x10",
        "-1430.0",
        "9999.0",
        "1460.0",
        std::string(15, '9'),
        std::string(16, '9'),
        std::string(4096, '9'),
        std::string(4096, 'A'),
        "+1430.0",
        "1,5");
    for (int position = 1; position <= 14; ++position) {
        std::vector<std::string> fields{
            "070000",
            "1430.0",
            "N",
            "00406.0",
            "W",
            "1",
            "08",
            "1.0",
            "500.0",
            "M",
            "29.1",
            "M",
            "",
            ""};
        fields[static_cast<std::size_t>(position - 1)] = field;
        std::string body = "GPGGA";
        for (const auto& each : fields) {
            body += ',' + each;
        }
        const auto log = parse(rmc("065959", "231126") + sentence(body));
        CAPTURE(position, field);
        CHECK(log.rows == 2);
        CHECK(log.records.size() >= 1);
    }
}

TEST_CASE("sentences may claim any count of satellites", "[flightlog][nmea]")
{
    std::string text = rmc("070000", "231126");
    for (int count = 0; count < 1000; count += 37) {
        text += sentence(fmt::format("GPGSV,{},{},{},32,71,259", count, count, count));
    }
    CHECK(parse(text).records.size() == 1);
}

TEST_CASE("a cut NMEA log gives the records before the cut", "[flightlog][nmea]")
{
    std::string text;
    test::CutCheck check{.text = {}, .row_ends = {}, .margin = 1};
    for (int i = 0; i < 5; ++i) {
        const auto time = fmt::format("07000{}.000", i);
        text += gga(time) + rmc(time, "231126") + sentence("GPVTG,085.5,T,,M,120.0,N,222.2,K,A");
        check.row_ends.push_back(text.size());
    }
    check.text = text;
    CHECK(test::first_fault_of_cuts(check) == "");
}

TEST_CASE("a date before GPS began is a fault of the clock", "[flightlog][nmea]")
{
    CHECK(test::has_finding(parse(rmc("070000", "010180")), "clock-week-rollover"));
    CHECK_FALSE(test::has_finding(parse(rmc("070000", "231126")), "clock-week-rollover"));
}

/// Counted with a few lines of Python: groups by the time of RMC and GGA.
struct RealNmea {
    std::string file;
    std::size_t rows;
    std::string first;
    std::string last;
    double first_latitude_deg;
    double first_longitude_deg;
    double last_msl_m;
};

TEST_CASE("real NMEA logs give what they tell", "[flightlog][nmea][real]")
{
    const auto real = GENERATE(
        RealNmea{
            "amod_with_text_prefix.nmea",
            4,
            "2008-06-05T20:06:41Z",
            "2008-06-05T20:06:44Z",
            35.0 + 49.4991 / 60.0,
            -(86.0 + 50.8239 / 60.0),
            269.9},
        RealNmea{
            "sirf_static_2004.nmea",
            154,
            "2004-08-07T03:29:08.379Z",
            "2004-08-07T03:31:41.37Z",
            42.0 + 31.8291 / 60.0,
            -(88.0 + 7.3033 / 60.0),
            221.4},
        RealNmea{
            "utf16_dos.nmea",
            154,
            "2004-08-07T03:29:08.379Z",
            "2004-08-07T03:31:41.37Z",
            42.0 + 31.8291 / 60.0,
            -(88.0 + 7.3033 / 60.0),
            221.4});
    const auto path = test::real_data("logs/nmea/" + real.file);
    if (!path) {
        WARN("real logs are absent: skipped");
        return;
    }
    CAPTURE(real.file);
    const auto log = read_log(*path);
    CHECK(log.rows == real.rows);
    REQUIRE(log.records.size() == real.rows);
    const auto& first = log.records.front();
    CHECK(to_iso8601(first.time) == real.first);
    CHECK(to_iso8601(log.records.back().time) == real.last);
    CHECK_THAT(
        first.position.latitude.angle() / degree, is_close_to(real.first_latitude_deg, 1e-9));
    CHECK_THAT(
        first.position.longitude.angle() / degree, is_close_to(real.first_longitude_deg, 1e-9));
    CHECK_THAT(
        log.records.back().msl_height->above_datum() / metre, is_close_to(real.last_msl_m, 1e-9));
}

TEST_CASE("a real NMEA log of GGA alone has no date", "[flightlog][nmea][real]")
{
    const auto path = test::real_data("logs/nmea/gga_only_midnight_rollover.nmea");
    if (!path) {
        WARN("real logs are absent: skipped");
        return;
    }
    const auto log = read_log(*path);
    CHECK(log.rows == 500);
    CHECK(log.records.size() == 500);
    const auto inspection = inspect(log);
    CHECK_FALSE(inspection.start.has_value());
    CHECK(inspection.start_offset == 86160.0 * second);  // 23:56:00
    CHECK(inspection.end_offset == 86659.0 * second);    // 00:04:19 of the next day
    CHECK_FALSE(log.records.front().ellipsoid_height.has_value());
}

TEST_CASE("sentences are found where line ends are lost", "[flightlog][nmea]")
{
    std::string text;
    for (int i = 0; i < 10; ++i) {
        text += rmc(fmt::format("07000{}", i), "231126") + gga(fmt::format("07000{}", i));
    }
    auto in_one_line = text;
    std::erase_if(in_one_line, [](char letter) { return letter == '\r' || letter == '\n'; });
    auto with_old_ends = text;
    std::erase(with_old_ends, '\n');
    CHECK(parse(text).records.size() == 10);
    CHECK(parse(in_one_line).records.size() == 10);
    CHECK(parse(with_old_ends).records.size() == 10);
}

TEST_CASE("the day on which receivers without a date begin is no date", "[flightlog][nmea]")
{
    CHECK(test::has_finding(
        parse(rmc("000010", "060180") + rmc("000011", "060180")), "clock-week-rollover"));
}

}  // namespace
}  // namespace transect::flightlog
