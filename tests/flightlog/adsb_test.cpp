#include <string>

#include <fmt/format.h>

#include "transect/error.hpp"
#include "transect/flightlog/reader.hpp"
#include "transect/formats/files.hpp"

#include "flightlog/cut_log.hpp"
#include "flightlog/log_builder.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

using test::dropped;
using test::is_close_to;

LogFile parse(const std::string& text)
{
    return test::parse(text, "log.json");
}

/// The logs of a text with several aircraft.
std::vector<LogFile> logs_of(const std::string& text)
{
    const auto file = test::scratch_dir("adsb-test") / "several";
    formats::write_file(file, text);
    return read_logs(file);
}

/// 2026-11-23T07:00:00Z.
constexpr int start_s = 1795417200;

std::string trace(const std::string& rows)
{
    return fmt::format(
        "{{\"icao\":\"3c4a5b\",\"r\":\"TZ-ABC\",\"t\":\"C208\",\"desc\":\"CESSNA 208\","
        "\"timestamp\":{}.500,\"trace\":[\n{}]}}\n",
        start_s,
        rows);
}

std::string trace_row(const std::string& after, int flags = 0, const std::string& altitude = "5000")
{
    return fmt::format(
        "[{},14.5,-4.1,{},120.5,85.5,{},-64,{{\"flight\":\"X\",\"a\":[1]}},\"adsb_icao\",5250,0,"
        "100,"
        "1.5]",
        after,
        altitude,
        flags);
}

TEST_CASE("a row of a readsb trace becomes a record", "[flightlog][readsb]")
{
    const auto log = parse(trace(trace_row("2.25")));
    CHECK(log.format == LogFormat::readsb);
    CHECK(log.aircraft == "C208 TZ-ABC");
    CHECK(log.system_id == "3C4A5B");
    CHECK(log.place_unit == PlaceUnit::byte);
    REQUIRE(log.records.size() == 1);
    const auto& record = log.records.front();
    CHECK(to_iso8601(record.time) == "2026-11-23T07:00:02.75Z");
    CHECK(record.position == test::point(14.5, -4.1));
    CHECK(record.indicated_altitude == 5000.0 * foot);
    CHECK(record.ellipsoid_height == EllipsoidHeight{5250.0 * foot});
    CHECK(record.ground_speed == 120.5 * knot);
    CHECK(record.track == Bearing{85.5 * degree});
    CHECK(trace(trace_row("2.25"))[record.place] == '[');
}

TEST_CASE("readsb marks rows that say less", "[flightlog][readsb]")
{
    const auto log = parse(trace(
        trace_row("0") + ',' + trace_row("1", 1) + ',' + trace_row("2", 0, "\"ground\"") + ',' +
        trace_row("3", 8) + ",[4,null,null,null,null,null,0,null,null],[null,14.5,-4.1],[5],[]"));
    CHECK(log.rows == 8);
    CHECK(log.records.size() == 3);
    CHECK(dropped(log, DropReason::stale_position) == 1);
    CHECK(dropped(log, DropReason::no_position) == 2);
    CHECK(dropped(log, DropReason::no_time) == 2);
    CHECK_FALSE(log.records[1].indicated_altitude.has_value());
    CHECK_FALSE(log.records[2].indicated_altitude.has_value());
}

TEST_CASE("a cut trace gives the records before the cut", "[flightlog][readsb]")
{
    std::string rows;
    for (int i = 0; i < 4; ++i) {
        rows += i == 0 ? "" : ",\n";
        rows += trace_row(fmt::format("{}.5", i));
    }
    const auto text = trace(rows);
    test::CutCheck check{.text = text, .row_ends = {}};
    for (auto at = text.find("1.5]"); at != std::string::npos; at = text.find("1.5]", at + 1)) {
        check.row_ends.push_back(at + 4);
    }
    CHECK(test::first_fault_of_cuts(check) == "");
    const auto cut = parse(text.substr(0, check.row_ends[2] - 3));
    CHECK(dropped(cut, DropReason::cut_last_row) == 1);
    CHECK(test::has_finding(cut, "log-breaks-off"));
}

TEST_CASE("damage in JSON ends what is read and is told", "[flightlog][readsb]")
{
    const auto log = parse(trace(trace_row("0") + ",[1,14.5,nan]," + trace_row("2")));
    CHECK(log.records.size() == 1);
    CHECK(dropped(log, DropReason::unreadable) == 1);
    CHECK(test::has_finding(log, "log-breaks-off"));
}

TEST_CASE("hostile JSON is refused", "[flightlog][readsb][errors]")
{
    const auto head = trace("").substr(0, trace("").find('[') + 1);
    CHECK_THROWS_AS(parse(head + std::string(65, '[')), InputError);
    CHECK_THROWS_AS(parse(head + std::string(1'000'000, '[')), InputError);
    CHECK_THROWS_AS(parse(head + '"' + std::string(3'000'000, 'x') + "\"]}"), InputError);
    CHECK_THROWS_AS(parse(head + std::string(3'000'000, '9') + "]}"), InputError);
}

TEST_CASE("traces of several aircraft behind each other are several logs", "[flightlog][readsb]")
{
    auto other = trace(trace_row("1"));
    other.replace(other.find("3c4a5b"), 6, "~00001");
    const auto file = test::scratch_dir("readsb-several") / "trace.json";
    formats::write_file(file, trace(trace_row("0")) + other);
    // "~00001" has one digit too few: the aircraft stays unknown and apart.
    const auto logs = read_logs(file);
    REQUIRE(logs.size() == 2);
    CHECK(logs[0].name == file.string() + "#3C4A5B");
    CHECK(logs[1].name == file.string());
    CHECK_THROWS_AS(read_log(file), InputError);
}

std::string state(const std::string& address, int after_s, const std::string& place = "-4.1,14.5")
{
    return fmt::format(
        "[\"{}\",\"ABC123  "
        "\",\"Mali\",{},{},{},1500.5,false,60.5,85.5,0,null,1550.5,\"7000\",false,"
        "0]",
        address,
        start_s + after_s,
        start_s + after_s + 1,
        place);
}

TEST_CASE("state vectors of OpenSky are one log for each aircraft", "[flightlog][opensky]")
{
    const auto response = [](int time, const std::string& states) {
        return fmt::format("{{\"time\":{},\"states\":[{}]}}\n", start_s + time, states);
    };
    const auto logs = logs_of(
        response(0, state("3c4a5b", 0) + ',' + state("0a0b0c", 0)) +
        response(5, state("3c4a5b", 5) + ',' + state("0a0b0c", 0)) +
        response(6, state("3c4a5b", 6, "null,null")) + response(7, ""));
    REQUIRE(logs.size() == 2);
    CHECK(logs[0].format == LogFormat::opensky);
    CHECK(logs[0].aircraft == "ABC123");
    CHECK(logs[0].system_id == "3C4A5B");
    CHECK(logs[0].records.size() == 2);
    CHECK(dropped(logs[0], DropReason::no_position) == 1);
    CHECK(logs[1].records.size() == 1);
    CHECK(dropped(logs[1], DropReason::repeated_time) == 1);
    const auto& record = logs[0].records.front();
    CHECK(to_iso8601(record.time) == "2026-11-23T07:00:00Z");
    CHECK(record.position == test::point(14.5, -4.1));
    CHECK(record.indicated_altitude == 1500.5 * metre);
    CHECK(record.ellipsoid_height == EllipsoidHeight{1550.5 * metre});
    CHECK(record.ground_speed == 60.5 * metre_per_second);
    CHECK(record.track == Bearing{85.5 * degree});
}

TEST_CASE("a track of OpenSky is a log", "[flightlog][opensky]")
{
    const auto log = parse(fmt::format(
        "{{\"icao24\":\"3c4a5b\",\"startTime\":1.0,\"path\":[[{},14.5,-4.1,900,85,false],"
        "[{},14.6,-4.0,null,null,true]]}}",
        start_s,
        start_s + 60));
    CHECK(log.system_id == "3C4A5B");
    REQUIRE(log.records.size() == 2);
    CHECK(log.records[0].indicated_altitude == 900.0 * metre);
    CHECK(log.records[1].position == test::point(14.6, -4.0));
    CHECK_FALSE(log.records[1].track.has_value());
}

const std::string opensky_columns =
    "time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,baroaltitude,geoaltitude,"
    "lastposupdate\n";

std::string opensky_row(int after_s)
{
    return fmt::format(
        "{},3c4a5b,14.5,-4.1,60.5,85.5,NULL,ABC123,False,1500.5,1550.5,{}.25\n",
        start_s + after_s + 1,
        start_s + after_s);
}

TEST_CASE("columns of OpenSky's CSV are found by name", "[flightlog][opensky]")
{
    const auto log = parse(
        opensky_columns + opensky_row(0) + opensky_row(0) +
        fmt::format("{},3c4a5b,,,,,,,,,,\n", start_s + 3) +
        fmt::format("{},3c4a5b,nan,nan,,,,,,,,\n", start_s + 4) + "1,2,3\n\n" +
        fmt::format("{},3c4a5b,north,1,,,,,,,,\n", start_s + 5) + ",3c4a5b,14.5,1,,,,,,,,\n");
    CHECK(log.rows == 8);
    REQUIRE(log.records.size() == 1);
    CHECK(to_iso8601(log.records.front().time) == "2026-11-23T07:00:00.25Z");
    CHECK(log.records.front().ellipsoid_height == EllipsoidHeight{1550.5 * metre});
    CHECK(dropped(log, DropReason::repeated_time) == 1);
    CHECK(dropped(log, DropReason::no_position) == 2);
    CHECK(dropped(log, DropReason::column_count) == 1);
    CHECK(dropped(log, DropReason::blank_row) == 1);
    CHECK(dropped(log, DropReason::unreadable) == 1);
    CHECK(dropped(log, DropReason::no_time) == 1);
}

TEST_CASE("files of the package traffic have feet and knots", "[flightlog][opensky]")
{
    const auto log = parse(
        "timestamp,icao24,latitude,longitude,groundspeed,track,altitude,geoaltitude\n"
        "2026-11-23 07:00:00+00:00,3c4a5b,14.5,-4.1,120,85,5000,5250\n");
    REQUIRE(log.records.size() == 1);
    CHECK(to_iso8601(log.records.front().time) == "2026-11-23T07:00:00Z");
    CHECK(log.records.front().ellipsoid_height == EllipsoidHeight{5250.0 * foot});
    CHECK(log.records.front().indicated_altitude == 5000.0 * foot);
    CHECK(log.records.front().ground_speed == 120.0 * knot);
}

TEST_CASE("cut files of OpenSky give the records before the cut", "[flightlog][opensky]")
{
    auto csv = opensky_columns;
    std::string states = fmt::format("{{\"time\":{},\"states\":[", start_s);
    test::CutCheck csv_check{.text = {}, .row_ends = {}};
    test::CutCheck json_check{.text = {}, .row_ends = {}};
    for (int i = 0; i < 3; ++i) {
        csv += opensky_row(i);
        csv_check.row_ends.push_back(csv.size());
        states += i == 0 ? "" : ",";
        states += state("3c4a5b", i);
        json_check.row_ends.push_back(states.size());
    }
    states += "]}";
    csv_check.text = csv;
    json_check.text = states;
    CHECK(test::first_fault_of_cuts(csv_check) == "");
    CHECK(test::first_fault_of_cuts(json_check) == "");
}

TEST_CASE("a real flight from OpenSky gives what it tells", "[flightlog][opensky][real]")
{
    const auto path = test::real_data("logs/adsb/opensky_samu31_helicopter.json");
    if (!path) {
        WARN("real logs are absent: skipped");
        return;
    }
    // Counted with a few lines of Python: 378 objects, 100 with the last_position of the one
    // before.
    const auto log = read_log(*path);
    CHECK(log.rows == 378);
    CHECK(dropped(log, DropReason::repeated_time) == 100);
    CHECK(log.records.size() + dropped(log, DropReason::spike) == 278);
    CHECK(log.aircraft == "SAMU31");
    CHECK(log.system_id == "39AC45");
    const auto& first = log.records.front();
    const auto& last = log.records.back();
    CHECK(to_iso8601(first.time) == "2019-05-17T11:23:14.88Z");
    CHECK(to_iso8601(last.time) == "2019-05-17T11:29:00.437Z");
    CHECK(first.position == test::point(43.6175994873, 1.403567292));
    CHECK_THAT(*first.indicated_altitude / foot, is_close_to(1125.0, 1e-9));
    CHECK_THAT(first.ellipsoid_height->above_datum() / foot, is_close_to(1025.0, 1e-9));
    CHECK_THAT(*first.ground_speed / knot, is_close_to(87.3211705433, 1e-9));
    CHECK_THAT(last.track->angle() / degree, is_close_to(341.0295921915, 1e-9));
}

std::string message(const std::string& kind, const std::string& address, const std::string& rest)
{
    return "MSG," + kind + ",1,1," + address +
           ",1,2026/11/23,07:00:00.500,2026/11/23,07:00:00.600," + rest + "\r\n";
}

TEST_CASE("positions of SBS messages take the motion sent before", "[flightlog][sbs]")
{
    const auto logs = logs_of(
        "STA,,5,179,400AE7,10103,2026/11/23,07:00:00.000,2026/11/23,07:00:00.000,RM\r\n" +
        message("1", "3C4A5B", "ABC123,,,,,,,,,,,") +
        message("4", "3c4a5b", ",,120.5,85.5,,,64,,,,,") +
        message("3", "3C4A5B", ",5000,,,14.5,-4.1,,,0,0,0,0") +
        message("3", "0A0B0C", ",5000,,,14.5,-4.1,,,0,0,0,0") +
        message("3", "0A0B0C", ",5000,,,,,,,0,0,0,0") +
        message("3", "0A0B0C", ",5000,,,north,-4.1,,,0,0,0,0") +
        "MSG,3,1,1,0A0B0C,1,,,,,,5000,,,14.5,-4.1,,,0,0,0,0\r\nMSG,3,1\r\n");
    REQUIRE(logs.size() == 2);
    CHECK(logs[0].format == LogFormat::sbs);
    CHECK(logs[0].name.ends_with("#3C4A5B"));
    CHECK(test::has_finding(logs[0], "sbs-zone-assumed"));
    REQUIRE(logs[0].records.size() == 1);
    const auto& record = logs[0].records.front();
    CHECK(to_iso8601(record.time) == "2026-11-23T07:00:00.5Z");
    CHECK(record.indicated_altitude == 5000.0 * foot);
    CHECK(record.ground_speed == 120.5 * knot);
    CHECK(record.track == Bearing{85.5 * degree});
    CHECK(logs[1].rows == 5);
    REQUIRE(logs[1].records.size() == 1);
    CHECK_FALSE(logs[1].records.front().ground_speed.has_value());
    CHECK(dropped(logs[1], DropReason::no_position) == 1);
    CHECK(dropped(logs[1], DropReason::unreadable) == 1);
    CHECK(dropped(logs[1], DropReason::no_time) == 1);
    CHECK(dropped(logs[1], DropReason::column_count) == 1);
}

TEST_CASE("a cut SBS log gives the records before the cut", "[flightlog][sbs]")
{
    std::string text;
    test::CutCheck check{.text = {}, .row_ends = {}};
    for (int i = 0; i < 4; ++i) {
        text += fmt::format(
            "MSG,3,1,1,3C4A5B,1,2026/11/23,07:00:0{}.500,,,,500{},,,14.5,-4.1{},,,0,0,0,0\n",
            i,
            i,
            i);
        check.row_ends.push_back(text.size());
    }
    check.text = text;
    CHECK(test::first_fault_of_cuts(check) == "");
}

}  // namespace
}  // namespace transect::flightlog
