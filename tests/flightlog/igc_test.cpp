#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

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

const std::string header =
    "AXXX001\r\nHFDTE231126\r\nHFGTYGLIDERTYPE:Discus\r\nHFGIDGLIDERID:TZ-ABC\r\n";

/// 14°30.000' N, 4°06.000' W.
std::string fix(const std::string& time, const std::string& rest = "A0045000520")
{
    return "B" + time + "1430000N00406000W" + rest + "\r\n";
}

LogFile parse(const std::string& text)
{
    return test::parse(text, "flight.igc");
}

TEST_CASE("a B record becomes a record with the altitudes of its sensors", "[flightlog][igc]")
{
    const auto date = GENERATE(
        as<std::string>{}, "HFDTE231126", "HFDTEDATE:231126,01", "HODTE231126", "HFDTE: 231126");
    const auto log = parse("AXXX001\r\n" + date + "\r\nHFGTYGLIDERTYPE:Discus\r\n" + fix("070000"));
    CHECK(log.format == LogFormat::igc);
    CHECK(log.aircraft == "Discus");
    CHECK(log.system_id == "XXX001");
    REQUIRE(log.records.size() == 1);
    const auto& record = log.records.front();
    CHECK(to_iso8601(record.time) == "2026-11-23T07:00:00Z");
    CHECK(record.position == test::point(14.5, -4.1));
    CHECK(record.indicated_altitude == 450.0 * metre);
    CHECK(record.ellipsoid_height == EllipsoidHeight{520.0 * metre});
    CHECK_FALSE(record.msl_height.has_value());
    CHECK(record.place == 4);
}

TEST_CASE("the header of an IGC file may say what heights count from", "[flightlog][igc]")
{
    const auto geoid = parse(header + "HFALGALTGPS:GEO\r\n" + fix("070000"));
    CHECK(geoid.records.front().msl_height == MslHeight{520.0 * metre});
    CHECK_FALSE(geoid.records.front().ellipsoid_height.has_value());
    const auto unknown = parse(header + "HFALGALTGPS:NKN\r\n" + fix("070000"));
    CHECK_FALSE(unknown.records.front().ellipsoid_height.has_value());
    CHECK(unknown.aircraft == "Discus TZ-ABC");
}

TEST_CASE("an altitude of 0 counts once another was recorded", "[flightlog][igc]")
{
    const auto log = parse(
        header + fix("070000", "A0000000000") + fix("070001", "A-001500020") +
        fix("070002", "A0000000000"));
    REQUIRE(log.records.size() == 3);
    CHECK_FALSE(log.records[0].indicated_altitude.has_value());
    CHECK_FALSE(log.records[0].ellipsoid_height.has_value());
    CHECK(log.records[1].indicated_altitude == -15.0 * metre);
    CHECK(log.records[2].ellipsoid_height == EllipsoidHeight{Length{}});
}

TEST_CASE("columns that the I record declares are read", "[flightlog][igc]")
{
    const auto log = parse(
        header + "I063640TAS4143GSP4446TRT4749TDS5051LAD5252LOD\r\n" +
        fix("070000",
            "A0045000520"
            "13179"
            "106"
            "149"
            "250"
            "50"
            "9"));
    REQUIRE(log.records.size() == 1);
    const auto& record = log.records.front();
    CHECK(to_iso8601(record.time) == "2026-11-23T07:00:00.25Z");
    CHECK_THAT(*record.true_airspeed / metre_per_second, is_close_to(131.79 / 3.6, 1e-9));
    CHECK_THAT(*record.ground_speed / metre_per_second, is_close_to(106.0 / 3.6, 1e-9));
    CHECK(record.track == Bearing{149.0 * degree});
    CHECK_THAT(
        record.position.latitude.angle() / degree, is_close_to(14.0 + 30.00050 / 60.0, 1e-12));
    CHECK_THAT(
        record.position.longitude.angle() / degree, is_close_to(-4.0 - 6.0009 / 60.0, 1e-12));
}

TEST_CASE("the day of an IGC file rolls at midnight", "[flightlog][igc]")
{
    const auto log = parse(header + fix("235959") + fix("000000"));
    REQUIRE(log.records.size() == 2);
    CHECK(to_iso8601(log.records.back().time) == "2026-11-24T00:00:00Z");
}

TEST_CASE("an IGC file without a date has offsets and no times", "[flightlog][igc]")
{
    const auto log = parse("AXXX001\r\n" + fix("235959") + fix("000000"));
    CHECK(test::has_finding(log, "log-undated"));
    CHECK_FALSE(inspect(log).start.has_value());
    CHECK(inspect(log).end_offset == 86400.0 * second);
}

struct Bad {
    std::string record;
    DropReason reason;
};

TEST_CASE("a B record that cannot be used is dropped for its reason", "[flightlog][igc]")
{
    const auto bad = GENERATE(
        Bad{fix("070001", "V0045000000"), DropReason::no_position},
        Bad{fix("070001", "X0045000520"), DropReason::unreadable},
        Bad{fix("250001"), DropReason::unreadable},
        Bad{fix("07000A"), DropReason::unreadable},
        Bad{"B0700011460000N00406000WA0045000520\r\n", DropReason::unreadable},
        Bad{"B0700011430000X00406000WA0045000520\r\n", DropReason::unreadable},
        Bad{"B0700019930000N00406000WA0045000520\r\n", DropReason::unreadable},
        Bad{"B07\r\n", DropReason::unreadable},
        Bad{"B\r\n", DropReason::unreadable},
        Bad{"B" + std::string(70000, '0') + "\r\n", DropReason::row_too_long});
    const auto log = parse(header + fix("070000") + bad.record + fix("070002"));
    CHECK(log.rows == 3);
    CHECK(log.records.size() == 2);
    CHECK(dropped(log, bad.reason) == 1);
}

TEST_CASE("damaged declarations of columns declare nothing", "[flightlog][igc]")
{
    const auto declared = GENERATE(
        as<std::string>{},
        "I",
        "I01",
        "I019999",
        "I010101TAS",
        "I014036TAS",
        "I01-1-2TAS",
        "I013699TAS",
        "I99" + std::string(5000, '9'));
    const auto log = parse(header + declared + "\r\n" + fix("070000"));
    REQUIRE(log.records.size() == 1);
    CHECK_FALSE(log.records.front().true_airspeed.has_value());
}

TEST_CASE("a cut IGC file gives the records before the cut", "[flightlog][igc]")
{
    auto text = header + "I023638FXA3941TAS\r\n";
    test::CutCheck check{.text = {}, .row_ends = {}};
    for (int i = 0; i < 4; ++i) {
        text += fix(fmt::format("07000{}", i), fmt::format("A0045{}00520008131", i));
        check.row_ends.push_back(text.size());
    }
    check.text = text;
    CHECK(test::first_fault_of_cuts(check) == "");
    CHECK(dropped(parse(text.substr(0, text.size() - 4)), DropReason::cut_last_row) == 1);
}

TEST_CASE("a real IGC file gives what it tells", "[flightlog][igc][real]")
{
    const auto path = test::real_data("logs/igc/92HV66G1.igc");
    if (!path) {
        WARN("real logs are absent: skipped");
        return;
    }
    // Counted by grep; the last record is B1934252824482N08150275WA0002900035...
    const auto log = read_log(*path);
    CHECK(log.rows == 2470);
    REQUIRE(log.records.size() == 2470);
    CHECK(log.aircraft == "Discus 2c CGCFP");
    CHECK(to_iso8601(log.records.front().time) == "2019-02-17T17:32:57Z");
    const auto& last = log.records.back();
    CHECK(to_iso8601(last.time) == "2019-02-17T19:34:25Z");
    CHECK_THAT(last.position.latitude.angle() / degree, is_close_to(28.0 + 24.482 / 60.0, 1e-9));
    CHECK_THAT(last.position.longitude.angle() / degree, is_close_to(-81.0 - 50.275 / 60.0, 1e-9));
    CHECK(last.indicated_altitude == 29.0 * metre);
    CHECK(last.ellipsoid_height == EllipsoidHeight{35.0 * metre});
    // The declared columns agree with the positions.
    std::vector<double> ratios;
    for (std::size_t i = 1; i + 1 < log.records.size(); ++i) {
        const auto time = elapsed(log.records[i - 1].time, log.records[i + 1].time);
        const auto leg = geodesic_leg(log.records[i - 1].position, log.records[i + 1].position);
        if (*log.records[i].ground_speed > 20.0 * metre_per_second) {
            ratios.push_back(leg.distance / time / *log.records[i].ground_speed);
        }
    }
    REQUIRE(ratios.size() > 1000);
    std::ranges::sort(ratios);
    CHECK_THAT(ratios[ratios.size() / 2], is_close_to(1.0, 0.02));
}

TEST_CASE("the example of the IGC specification steps back in time", "[flightlog][igc][real]")
{
    const auto path = test::real_data("logs/igc/igc2_synthetic_spec_example.igc");
    if (!path) {
        WARN("real logs are absent: skipped");
        return;
    }
    const auto log = read_log(*path);
    CHECK(log.rows == 9);
    CHECK(to_iso8601(log.records.front().time) == "2001-07-16T16:02:40Z");
    CHECK(test::has_finding(log, "clock-step-back"));
}

}  // namespace
}  // namespace transect::flightlog
