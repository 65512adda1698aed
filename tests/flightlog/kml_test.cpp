#include <string>

#include <fmt/format.h>

#include "transect/error.hpp"
#include "transect/flightlog/reader.hpp"

#include "flightlog/cut_log.hpp"
#include "flightlog/log_builder.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

using test::dropped;
using test::is_close_to;

std::string kml(const std::string& inside)
{
    return "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- a > b --><kml><Document><Placemark>" +
           inside + "</Placemark></Document></kml>";
}

std::string when(int second)
{
    return fmt::format("<when>2026-11-23T07:00:{:02}.1234567Z</when>\n", second);
}

std::string coord(int second)
{
    return fmt::format("<gx:coord>-4.1 14.5{} 50{}</gx:coord>\n", second, second);
}

LogFile parse(const std::string& text)
{
    return test::parse(text, "track.kml");
}

TEST_CASE("times and places of a KML track come in groups or by turns", "[flightlog][kml]")
{
    const auto track = GENERATE(
        when(0) + when(1) + coord(0) + coord(1),
        when(0) + coord(0) + when(1) + coord(1),
        coord(0) + coord(1) + when(0) + when(1));
    const auto log =
        parse(kml("<gx:Track><altitudeMode>absolute</altitudeMode>" + track + "</gx:Track>"));
    CHECK(log.format == LogFormat::kml);
    REQUIRE(log.records.size() == 2);
    CHECK(to_iso8601(log.records[0].time) == "2026-11-23T07:00:00.123456Z");
    CHECK(log.records[1].position == test::point(14.51, -4.1));
    CHECK(log.records[1].msl_height == MslHeight{501.0 * metre});
}

TEST_CASE("the heights of KML are known where they count from sea level", "[flightlog][kml]")
{
    const auto mode = GENERATE(
        as<std::string>{},
        "",
        "<altitudeMode>relativeToGround</altitudeMode>",
        "<gx:altitudeMode>relativeToSeaFloor</gx:altitudeMode>",
        "<altitudeMode>clampToGround</altitudeMode>");
    const auto log =
        parse(kml("<Track>" + mode + when(0) + "<coord>-4.1 14.5 500</coord></Track>"));
    REQUIRE(log.records.size() == 1);
    CHECK_FALSE(log.records.front().msl_height.has_value());
}

TEST_CASE("what has no counterpart in a KML track is dropped", "[flightlog][kml]")
{
    const auto times = parse(kml("<gx:Track>" + when(0) + when(1) + coord(0) + "</gx:Track>"));
    CHECK(times.records.size() == 1);
    CHECK(dropped(times, DropReason::no_position) == 1);
    const auto places = parse(kml("<gx:Track>" + when(0) + coord(0) + coord(1) + "</gx:Track>"));
    CHECK(places.records.size() == 1);
    CHECK(dropped(places, DropReason::no_time) == 1);
}

TEST_CASE("empty elements of a KML track keep their place in the order", "[flightlog][kml]")
{
    const auto log = parse(
        kml("<gx:Track>" + when(0) + "<when/>" + when(2) + when(3) + when(4) + coord(0) + coord(1) +
            "<gx:coord/><gx:coord>east north up</gx:coord><gx:coord>0 0 0</gx:coord></gx:Track>"));
    CHECK(log.rows == 5);
    CHECK(log.records.size() == 1);
    CHECK(dropped(log, DropReason::no_time) == 1);
    CHECK(dropped(log, DropReason::no_position) == 2);
    CHECK(dropped(log, DropReason::unreadable) == 1);
}

TEST_CASE("the tracks of a multi-track follow each other", "[flightlog][kml]")
{
    const auto log = parse(kml(
        "<gx:MultiTrack><gx:Track>" + when(0) + coord(0) + "</gx:Track><gx:Track>" + when(1) +
        coord(1) +
        "<ExtendedData><SchemaData><gx:SimpleArrayData name=\"when\"><gx:value>1"
        "</gx:value></gx:SimpleArrayData></SchemaData></ExtendedData></gx:Track></gx:MultiTrack>"));
    CHECK(log.rows == 2);
    CHECK(log.records.size() == 2);
}

TEST_CASE("lines of KML are no log", "[flightlog][kml][errors]")
{
    CHECK_THROWS_WITH(
        parse(kml("<LineString><coordinates>1,2,3 4,5,6</coordinates></LineString>")),
        "track.kml: is KML without a track; its lines and points tell no times");
}

TEST_CASE("a cut KML log gives the records before the cut", "[flightlog][kml]")
{
    const bool in_groups = GENERATE(true, false);
    std::string track = "<gx:Track><altitudeMode>absolute</altitudeMode>";
    for (int i = 0; in_groups && i < 4; ++i) {
        track += when(i);
    }
    for (int i = 0; i < 4; ++i) {
        track += (in_groups ? "" : when(i)) + coord(i);
    }
    const auto text = kml(track + "</gx:Track>");
    test::CutCheck check{.text = text, .row_ends = {}};
    for (auto at = text.find("</gx:coord>"); at != std::string::npos;
         at = text.find("</gx:coord>", at + 1)) {
        check.row_ends.push_back(at + 11);
    }
    CHECK(test::first_fault_of_cuts(check) == "");
    CHECK(dropped(parse(text.substr(0, check.row_ends[1] - 3)), DropReason::cut_last_row) == 1);
}

/// Counted with a few lines of Python: pairs, and those with the time of the pair before.
struct RealKml {
    std::string file;
    std::size_t rows;
    std::size_t repeated;
    std::string first;
    std::string last;
    double last_latitude_deg;
    double last_longitude_deg;
    std::optional<double> last_msl_m;
};

TEST_CASE("real KML logs give what they tell", "[flightlog][kml][real]")
{
    const auto real = GENERATE(
        RealKml{
            "google_ext_gxtrack.kml",
            451,
            0,
            "2014-05-25T18:30:59Z",
            "2014-05-25T20:13:09Z",
            30.227217,
            -97.89716,
            320.7},
        RealKml{
            "kml23_track_no_gx.kml",
            7,
            0,
            "2010-05-28T02:02:09Z",
            "2010-05-28T02:02:56Z",
            37.374857,
            -122.203207,
            std::nullopt},
        RealKml{
            "skydemon_DEHYL_DA40_gxtrack.kml",
            1068,
            10,
            "2025-01-01T10:28:38.248408Z",
            "2025-01-01T11:19:13.393408Z",
            51.548714,
            12.0579,
            107.2506});
    const auto path = test::real_data("logs/kml/" + real.file);
    if (!path) {
        WARN("real logs are absent: skipped");
        return;
    }
    CAPTURE(real.file);
    const auto log = read_log(*path);
    CHECK(log.rows == real.rows);
    CHECK(dropped(log, DropReason::repeated_time) == real.repeated);
    REQUIRE(log.records.size() == real.rows - real.repeated);
    CHECK(to_iso8601(log.records.front().time) == real.first);
    const auto& last = log.records.back();
    CHECK(to_iso8601(last.time) == real.last);
    CHECK_THAT(last.position.latitude.angle() / degree, is_close_to(real.last_latitude_deg, 1e-9));
    CHECK_THAT(
        last.position.longitude.angle() / degree, is_close_to(real.last_longitude_deg, 1e-9));
    REQUIRE(last.msl_height.has_value() == real.last_msl_m.has_value());
    if (real.last_msl_m) {
        CHECK_THAT(last.msl_height->above_datum() / metre, is_close_to(*real.last_msl_m, 1e-9));
    }
}

}  // namespace
}  // namespace transect::flightlog
