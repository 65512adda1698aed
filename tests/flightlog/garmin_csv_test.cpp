#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "transect/error.hpp"
#include "transect/flightlog/reader.hpp"

#include "flightlog/log_builder.hpp"
#include "support/catch.hpp"

namespace transect::flightlog {
namespace {

using test::caravan_log;
using test::caravan_row;
using test::good_row;
using test::is_close_to;
using test::parse;
using test::Row;

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

std::size_t total_dropped(const LogFile& log)
{
    std::size_t total = 0;
    for (const auto& [reason, count] : log.dropped) {
        total += count;
    }
    return total;
}

TEST_CASE("a G1000 row is read by column name in its units", "[flightlog]")
{
    const auto log = parse(caravan_log({good_row("08:00:00")}));
    CHECK(log.format == LogFormat::garmin_g1000);
    CHECK(log.aircraft == "Cessna 208B");
    CHECK(log.system_id == "264C94CC4");
    REQUIRE(log.records.size() == 1);
    const auto& record = log.records.front();
    CHECK(to_iso8601(record.time) == "2026-11-23T07:00:00Z");
    CHECK(record.position.latitude.angle() == 14.5 * degree);
    CHECK(record.position.longitude.angle() == -3.9 * degree);
    CHECK_THAT(record.msl_height->above_datum() / foot, is_close_to(5300.0, 1e-9));
    CHECK_THAT(record.ellipsoid_height->above_datum() / foot, is_close_to(5395.0, 1e-9));
    CHECK_THAT(*record.indicated_altitude / foot, is_close_to(5000.0, 1e-9));
    CHECK_THAT(*record.ground_speed / knot, is_close_to(140.0, 1e-9));
    CHECK_THAT(*record.true_airspeed / knot, is_close_to(135.0, 1e-9));
    CHECK(*record.pitch == 1.5 * degree);
    CHECK(*record.roll == -2.25 * degree);
    CHECK(record.place == 4);
    // 210 US gallons of Jet A-1 at 6.7 lb, and 50 of them an hour.
    CHECK_THAT(*record.fuel / pound, is_close_to(1407.0, 1e-9));
    CHECK_THAT(*record.fuel_flow / pound_per_hour, is_close_to(335.0, 1e-9));
    CHECK(test::has_finding(log, "log-fuel-density-assumed"));
}

TEST_CASE("the G1000's track and heading are magnetic, its wind is true", "[flightlog]")
{
    const auto log = parse(caravan_log({good_row("08:00:00")}));
    const auto& record = log.records.front();
    CHECK(*record.magnetic_variation == -2.0 * degree);
    CHECK(record.track->angle() == 88.0 * degree);
    CHECK(record.heading->angle() == 86.0 * degree);
    CHECK(record.wind->from.angle() == 270.0 * degree);
}

TEST_CASE("without magnetic variation a magnetic direction is unknown", "[flightlog]")
{
    auto row = good_row("08:00:00");
    row["MagVar"] = "";
    const auto log = parse(caravan_log({row}));
    CHECK_FALSE(log.records.front().track);
    CHECK_FALSE(log.records.front().heading);
}

/// Names and values as in a G3X's log: long names with units above short ones, a plus sign.
std::string g3x_log()
{
    return "#airframe_info,log_version=\"1.00\",product=\"GDU 460\",aircraft_ident=\"N662EZ\"\n"
           "Date (yyyy-mm-dd),Time (hh:mm:ss),UTC Offset (hh:mm),Latitude (deg),Longitude (deg),"
           "GPS Altitude (ft),GPS Fix Status,GPS Ground Speed (kt),GPS Ground Track (deg),"
           "Magnetic Heading (deg),AOA,Magnetic Variation (deg),Fuel Qty L (gal),Fuel Qty R (gal),"
           "Wind Speed (kt),Wind Direction (deg)\n"
           "Lcl Date,Lcl Time,UTCOfst,Latitude,Longitude,AltGPS,GPSfix,GndSpd,TRK,HDG,,MagVar,"
           "FQty1,FQty2,WndSpd,WndDr\n"
           "2026-03-27,15:28:21,-07:00,+37.7335452,-122.2154133,55,3D (PFD1),90,280,262.2,,-12.8,"
           "10,10,5,200\n";
}

TEST_CASE("the G3X means other things by the same names", "[flightlog]")
{
    const auto log = parse(g3x_log());
    CHECK(log.format == LogFormat::garmin_g3x);
    CHECK(log.aircraft == "N662EZ");
    REQUIRE(log.records.size() == 1);
    const auto& record = log.records.front();
    CHECK(to_iso8601(record.time) == "2026-03-27T22:28:21Z");
    CHECK(record.position.latitude.angle() == 37.7335452 * degree);
    CHECK_THAT(record.msl_height->above_datum() / foot, is_close_to(55.0, 1e-9));
    CHECK_FALSE(record.ellipsoid_height);
    CHECK(record.track->angle() == 280.0 * degree);
    CHECK(*record.magnetic_variation == 12.8 * degree);
    CHECK_THAT(record.heading->angle() / degree, is_close_to(275.0, 1e-9));
    CHECK_FALSE(record.wind);
    CHECK(record.fuel.has_value());
}

struct Corruption {
    std::string what;
    std::string column;
    std::string cell;
    DropReason reason;
};

TEST_CASE("one damaged row of three is dropped with its reason", "[flightlog][errors]")
{
    const auto corruption = GENERATE(
        Corruption{"no date", "Lcl Date", "", DropReason::no_time},
        Corruption{"no time", "Lcl Time", "", DropReason::no_time},
        Corruption{"garbled time", "Lcl Time", "08:7", DropReason::unreadable},
        Corruption{"garbled offset", "UTCOfst", "UTC", DropReason::unreadable},
        Corruption{"no latitude", "Latitude", "", DropReason::no_position},
        Corruption{"no solution", "GPSfix", "NoSoln", DropReason::no_position},
        Corruption{"latitude 95", "Latitude", "95.0", DropReason::unreadable},
        Corruption{"longitude 181", "Longitude", "181.0", DropReason::unreadable},
        Corruption{"latitude nan", "Latitude", "nan", DropReason::unreadable},
        Corruption{"latitude 1e999", "Latitude", "1e999", DropReason::unreadable},
        Corruption{"hexadecimal", "Longitude", "0x10", DropReason::unreadable},
        Corruption{"one more comma", "Latitude", "14,5", DropReason::column_count},
        Corruption{"repeated second", "Lcl Time", "08:00:00", DropReason::repeated_time});
    CAPTURE(corruption.what);
    auto second = good_row("08:00:01");
    second[corruption.column] = corruption.cell;
    const auto log = parse(caravan_log({good_row("08:00:00"), second, good_row("08:00:02")}));
    CHECK(log.rows == 3);
    CHECK(log.records.size() == 2);
    CHECK(test::dropped(log, corruption.reason) == 1);
    CHECK(total_dropped(log) == 1);
}

TEST_CASE("a blank cell is missing and never zero", "[flightlog]")
{
    Row row{
        {"Lcl Date", "2026-11-23"},
        {"Lcl Time", "08:00:00"},
        {"UTCOfst", "+00:00"},
        {"Latitude", "14.5"},
        {"Longitude", "-3.9"}};
    const auto log = parse(caravan_log({row}));
    const auto& record = log.records.front();
    CHECK_FALSE(record.msl_height);
    CHECK_FALSE(record.ground_speed);
    CHECK_FALSE(record.fuel);
    CHECK_FALSE(record.fuel_flow);
    CHECK_FALSE(record.wind);
    CHECK_FALSE(record.roll);
}

TEST_CASE("a value that is no plausible number is missing and counted", "[flightlog][errors]")
{
    const auto cell = GENERATE(as<std::string>{}, "nan", "1,5e", "_____", "1e7", "-99999");
    CAPTURE(cell);
    auto row = good_row("08:00:00");
    row["AltMSL"] = replaced(cell, ",", ".");
    const auto log = parse(caravan_log({row}));
    REQUIRE(log.records.size() == 1);
    CHECK_FALSE(log.records.front().msl_height);
    CHECK(test::has_finding(log, "log-values-unreadable"));
}

TEST_CASE("zero, zero is a position only with a fix", "[flightlog]")
{
    auto row = good_row("08:00:00");
    row["Latitude"] = "0.0";
    row["Longitude"] = "0.0";
    CHECK(parse(caravan_log({row})).records.size() == 1);
    row["GPSfix"] = "";
    CHECK(test::dropped(parse(caravan_log({row})), DropReason::no_position) == 1);
}

TEST_CASE("the cut last row is dropped and counted, wherever it is cut", "[flightlog][errors]")
{
    const auto whole = caravan_log({good_row("08:00:00"), good_row("08:00:01")});
    const auto first = caravan_log({good_row("08:00:00")}).size();
    const auto commas = static_cast<std::size_t>(std::ranges::count(whole.substr(first), ','));
    REQUIRE(commas == 56);
    for (auto size = first + 1; size < whole.size(); ++size) {
        const auto text = whole.substr(0, size);
        const auto log = parse(text);
        CAPTURE(size);
        CHECK(log.rows == 2);
        const bool cut = std::ranges::count(text.substr(first), ',') < 56;
        CHECK(log.records.size() == (cut ? 1U : 2U));
        CHECK(test::dropped(log, DropReason::cut_last_row) == (cut ? 1U : 0U));
    }
}

TEST_CASE("rows before the first offset take it from the first row that has one", "[flightlog]")
{
    auto first = good_row("08:00:00");
    first["UTCOfst"] = "";
    const auto log = parse(caravan_log({first, good_row("08:00:01")}));
    REQUIRE(log.records.size() == 2);
    CHECK(to_iso8601(log.records.front().time) == "2026-11-23T07:00:00Z");
    auto only = parse(caravan_log({first}));
    CHECK(test::dropped(only, DropReason::no_utc_offset) == 1);
}

TEST_CASE("the first offset may be an hour away", "[flightlog]")
{
    std::vector<Row> rows;
    for (int i = 0; i < 3600; ++i) {
        rows.push_back(good_row(fmt::format("08:{:02}:{:02}", i / 60, i % 60)));
        rows.back()["UTCOfst"] = "";
    }
    rows.push_back(good_row("09:00:00"));
    const auto log = parse(caravan_log(rows));
    REQUIRE(log.records.size() == rows.size());
    CHECK(to_iso8601(log.records.front().time) == "2026-11-23T07:00:00Z");
}

TEST_CASE("a new time zone in flight does not move the clock", "[flightlog]")
{
    auto later = good_row("07:00:01");
    later["UTCOfst"] = "+00:00";
    const auto log = parse(caravan_log({good_row("08:00:00"), later}));
    REQUIRE(log.records.size() == 2);
    CHECK(elapsed(log.records[0].time, log.records[1].time) == second);
}

TEST_CASE("a log through Excel reads the same", "[flightlog]")
{
    auto log_text = caravan_log({good_row("08:00:00"), good_row("08:00:01")});
    const auto plain = parse(log_text);
    log_text = replaced(log_text, "2026-11-23", "23/11/2026");
    log_text = replaced(log_text, ", ", ",");
    const auto end = log_text.find('\n');
    log_text = '"' + replaced(log_text.substr(0, end), "\"", "\"\"") + '"' + log_text.substr(end);
    log_text = "\xEF\xBB\xBF" + replaced(log_text, "\n", "\r\n");
    const auto mangled = parse(log_text);
    CHECK(mangled.aircraft == "Cessna 208B");
    REQUIRE(mangled.records.size() == 2);
    CHECK(mangled.records[1].time == plain.records[1].time);
    CHECK(mangled.records[1].position == plain.records[1].position);
    CHECK(mangled.records[1].fuel == plain.records[1].fuel);
}

TEST_CASE("dates that can be read two ways need the card's file name", "[flightlog][errors]")
{
    auto row = good_row("08:00:00");
    row["Lcl Date"] = "03/04/2021";
    const auto text = caravan_log({row});
    CHECK_THROWS_WITH(
        parse(text),
        "log.csv:4: has dates that can be read two ways (day or month first); name the file as the "
        "card did, log_YYMMDD_HHMMSS_XXXX.csv");
    CHECK(
        to_iso8601(parse(text, "log_210304_080000_GAMB.csv").records.front().time) ==
        "2021-03-04T07:00:00Z");
    CHECK(
        to_iso8601(parse(text, "log_210403_080000_GAMB.csv").records.front().time) ==
        "2021-04-03T07:00:00Z");
}

TEST_CASE("quoted cells with commas inside keep their columns", "[flightlog]")
{
    auto row = good_row("08:00:00");
    row["AtvWpt"] = "\"MOPTI, NORTH\"";
    row["Latitude"] = "\"14.5\"";
    // The first of them may be anywhere.
    const auto rows_before = GENERATE(0, 1000);
    std::vector<Row> rows(static_cast<std::size_t>(rows_before), good_row("07:59:59"));
    rows.push_back(row);
    const auto log = parse(caravan_log(rows));
    REQUIRE_FALSE(log.records.empty());
    CHECK(to_iso8601(log.records.back().time) == "2026-11-23T07:00:00Z");
    CHECK(log.records.back().position.latitude.angle() == 14.5 * degree);
}

TEST_CASE("a log that a spreadsheet of another language saved is the same log", "[flightlog]")
{
    auto row = good_row("08:00:01");
    const auto text = caravan_log({good_row("08:00:00"), row});
    const char separator = GENERATE(';', '\t');
    auto saved = text;
    std::ranges::replace(saved, ',', separator);
    std::ranges::replace(saved, '.', ',');
    // hh:mm becomes a time of day.
    const auto log = parse(replaced(saved, "+01:00", "01:00:00"));
    const auto plain = parse(text);
    REQUIRE(log.records.size() == 2);
    CHECK(test::has_finding(log, "log-saved-by-spreadsheet"));
    CHECK(log.aircraft == plain.aircraft);
    for (std::size_t i = 0; i < log.records.size(); ++i) {
        CHECK(log.records[i].time == plain.records[i].time);
        CHECK(log.records[i].position == plain.records[i].position);
        CHECK(log.records[i].fuel == plain.records[i].fuel);
    }
}

TEST_CASE("a column in an unknown unit is not used", "[flightlog][errors]")
{
    auto text = caravan_log({good_row("08:00:00")});
    const auto log = parse(replaced(replaced(text, "gals", "hogsheads"), "ft wgs", "ft"));
    const auto& record = log.records.front();
    CHECK_FALSE(record.fuel);
    CHECK_FALSE(record.ellipsoid_height);
    CHECK(record.fuel_flow.has_value());
    CHECK(test::has_finding(log, "log-unit-unknown"));
}

TEST_CASE("a simulated log says so", "[flightlog]")
{
    const auto text = caravan_log({good_row("08:00:00")});
    CHECK_FALSE(test::has_finding(parse(text), "log-simulated"));
    const auto simulated = parse(replaced(text, "mode=NORMAL", "mode=SIMULATED"));
    CHECK(test::has_finding(simulated, "log-simulated"));
}

TEST_CASE("fuel in pounds is taken as it is", "[flightlog]")
{
    const auto text = replaced(caravan_log({good_row("08:00:00")}), "gals", "lbs");
    CHECK_THAT(*parse(text).records.front().fuel / pound, is_close_to(210.0, 1e-9));
}

TEST_CASE("a log stripped to its names has the family's units, and fuel unknown", "[flightlog]")
{
    auto text = caravan_log({good_row("08:00:00")});
    text.erase(0, text.find('\n') + 1);
    text.erase(0, text.find('\n') + 1);
    const auto log = parse(text);
    REQUIRE(log.records.size() == 1);
    CHECK(log.records.front().place == 2);
    CHECK_THAT(log.records.front().msl_height->above_datum() / foot, is_close_to(5300.0, 1e-9));
    CHECK_FALSE(log.records.front().fuel);
    CHECK_FALSE(log.records.front().fuel_flow);
    CHECK(test::has_finding(log, "log-units-assumed"));
}

TEST_CASE("a header without the needed columns is refused", "[flightlog][errors]")
{
    const auto text = caravan_log({good_row("08:00:00")});
    CHECK_THROWS_WITH(
        parse(replaced(text, "Latitude", "Lat")), "log.csv:3: has no usable column 'Latitude'");
    CHECK_THROWS_WITH(
        parse(test::caravan_header()), "log.csv: is a Garmin log without a single row");
    CHECK_THROWS_WITH(
        parse("#airframe_info, log_version=\"1.03\"\n"),
        "log.csv: is a Garmin log without its line of column names (Lcl Date, Lcl Time, ...)");
}

TEST_CASE("blank and endless rows are dropped, not swallowed", "[flightlog][errors]")
{
    auto text = caravan_log({good_row("08:00:00")});
    text += "\n" + std::string(70'000, ',') + "\n" + caravan_row(good_row("08:00:01"));
    const auto log = parse(text);
    CHECK(log.rows == 4);
    CHECK(log.records.size() == 2);
    CHECK(test::dropped(log, DropReason::blank_row) == 1);
    CHECK(test::dropped(log, DropReason::row_too_long) == 1);
}

TEST_CASE("every prefix of a log parses or is an InputError", "[flightlog][errors]")
{
    const auto whole = caravan_log({good_row("08:00:00")});
    for (std::size_t size = 0; size < whole.size(); ++size) {
        try {
            const auto log = parse(whole.substr(0, size));
            CHECK(log.rows == log.records.size() + total_dropped(log));
        } catch (const InputError&) {
            SUCCEED("refused");
        }
    }
}

}  // namespace
}  // namespace transect::flightlog
