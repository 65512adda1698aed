#include <algorithm>
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

std::string point(
    const std::string& children, const std::string& place = "lat=\"14.5\" lon=\"-4.1\"")
{
    return "<trkpt " + place + ">" + children + "</trkpt>\n";
}

std::string gpx(const std::string& points)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" "
           "xmlns=\"http://www.topografix.com/GPX/1/1\">\n<trk><name>a</name><trkseg>\n" +
           points + "</trkseg></trk></gpx>\n";
}

LogFile parse(const std::string& text)
{
    return test::parse(text, "track.gpx");
}

const std::string good_time = "<time>2026-11-23T07:00:00Z</time>";

TEST_CASE("a track point of GPX becomes a record", "[flightlog][gpx]")
{
    const auto log = parse(gpx(
        point("<ele>500.5</ele><time>2026-11-23T08:00:00.25+01:00</time><magvar>357.5</magvar>"
              "<geoidheight>29.1</geoidheight><fix>3d</fix><extensions><gpxtpx:TrackPointExtension>"
              "<gpxtpx:speed>61.5</gpxtpx:speed><gpxtpx:course>85.5</gpxtpx:course>"
              "</gpxtpx:TrackPointExtension><speed>999</speed></extensions>")));
    CHECK(log.format == LogFormat::gpx);
    REQUIRE(log.records.size() == 1);
    const auto& record = log.records.front();
    CHECK(to_iso8601(record.time) == "2026-11-23T07:00:00.25Z");
    CHECK(record.position == test::point(14.5, -4.1));
    CHECK(record.msl_height == MslHeight{500.5 * metre});
    CHECK_THAT(record.ellipsoid_height->above_datum() / metre, is_close_to(529.6, 1e-9));
    CHECK(record.ground_speed == 61.5 * metre_per_second);
    CHECK(record.track == Bearing{85.5 * degree});
    CHECK_THAT(*record.magnetic_variation / degree, is_close_to(-2.5, 1e-9));
    CHECK(record.place == 4);
    CHECK(test::has_finding(log, "log-heights-assumed-msl"));
}

TEST_CASE("GPX 1.0 tells speed and course in the point", "[flightlog][gpx]")
{
    const auto log = parse(gpx(point(good_time + "<course>90</course><speed>60</speed>")));
    REQUIRE(log.records.size() == 1);
    CHECK(log.records.front().ground_speed == 60.0 * metre_per_second);
    CHECK(log.records.front().track == Bearing{90.0 * degree});
    CHECK_FALSE(log.records.front().msl_height.has_value());
}

struct Bad {
    std::string point;
    DropReason reason;
};

TEST_CASE("a GPX point that cannot be used is dropped for its reason", "[flightlog][gpx]")
{
    const auto bad = GENERATE(
        Bad{point(""), DropReason::no_time},
        Bad{point("<time/>"), DropReason::no_time},
        Bad{point("<time>yesterday</time>"), DropReason::unreadable},
        Bad{point("<time>" + std::string(5000, '2') + "</time>"), DropReason::unreadable},
        Bad{point(good_time, "lat=\"0\" lon=\"0.000\""), DropReason::no_position},
        Bad{point(good_time, "lat=\"14.5\""), DropReason::no_position},
        Bad{point(good_time + "<fix>none</fix>"), DropReason::no_position},
        Bad{point(good_time, "lat=\"nan\" lon=\"1\""), DropReason::unreadable},
        Bad{point(good_time, "lat=\"91\" lon=\"1\""), DropReason::unreadable},
        Bad{point(good_time, "lat=\"14,5\" lon=\"1\""), DropReason::unreadable},
        Bad{point(good_time, "lat=\"1e999\" lon=\"1\""), DropReason::unreadable});
    const auto log = parse(gpx(bad.point + point(good_time)));
    CAPTURE(bad.point.substr(0, 200));
    CHECK(log.rows == 2);
    CHECK(log.records.size() == 1);
    CHECK(dropped(log, bad.reason) == 1);
}

TEST_CASE("GPX at 0, 0 counts where the receiver had a fix", "[flightlog][gpx]")
{
    CHECK(
        parse(gpx(point(good_time + "<fix>3d</fix>", "lat=\"0\" lon=\"0\""))).records.size() == 1);
}

TEST_CASE("times without a zone are UTC and the log says so", "[flightlog][gpx]")
{
    const auto log = parse(gpx(point("<time>\n 2026-11-23T07:00:00\n</time>")));
    REQUIRE(log.records.size() == 1);
    CHECK(to_iso8601(log.records.front().time) == "2026-11-23T07:00:00Z");
    CHECK(test::has_finding(log, "log-zone-assumed"));
}

TEST_CASE("tracks and segments follow each other", "[flightlog][gpx]")
{
    const auto later = point("<time>2026-11-23T07:00:01Z</time>");
    const auto log = parse(
        "<gpx><wpt lat=\"1\" lon=\"2\">" + good_time + "</wpt><trk><trkseg>" + point(good_time) +
        "</trkseg><trkseg>" + later + "</trkseg></trk><trk><name>PRESALTTRK</name><trkseg>" +
        point("<ele>700</ele><time>2026-11-23T07:00:02Z</time>") + "</trkseg></trk></gpx>");
    REQUIRE(log.records.size() == 3);
    CHECK(log.records.back().indicated_altitude == 700.0 * metre);
    CHECK_FALSE(log.records.back().msl_height.has_value());
}

TEST_CASE("GPX is read in the encodings that it may have", "[flightlog][gpx]")
{
    const auto encoding = GENERATE(as<std::string>{}, "ISO-8859-1", "windows-1252", "us-ascii");
    const std::string name = encoding == "us-ascii" ? "S" : "S\xE9var\xE9";
    const auto log = parse(
        "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><gpx><trk><name>" + name +
        "</name><trkseg>" + point(good_time) + "</trkseg></trk></gpx>");
    CHECK(log.records.size() == 1);
    CHECK_FALSE(test::has_finding(log, "log-breaks-off"));
}

TEST_CASE("GPX in UTF-16 is read", "[flightlog][gpx]")
{
    std::string text = "\xFF\xFE";
    for (const char letter : "<?xml version=\"1.0\" encoding=\"UTF-16\"?><gpx><trk><trkseg>" +
                                 point(good_time) + "</trkseg></trk></gpx>") {
        text += letter;
        text += '\0';
    }
    const auto log = parse(text);
    CHECK(log.records.size() == 1);
    CHECK_FALSE(test::has_finding(log, "log-breaks-off"));
}

TEST_CASE("GPX without a track is no log", "[flightlog][gpx][errors]")
{
    CHECK_THROWS_WITH(
        parse("<gpx><rte><rtept lat=\"1\" lon=\"2\"/></rte></gpx>"),
        "track.gpx: is GPX without a track; waypoints and routes are no log");
}

TEST_CASE("hostile XML is refused", "[flightlog][gpx][errors]")
{
    std::string deep = "<gpx>";
    for (int i = 0; i < 1000; ++i) {
        deep += "<a>";
    }
    CHECK_THROWS_WITH(parse(deep), "track.gpx:1:195: nests deeper than 64 levels");
    CHECK_THROWS_WITH(
        parse("<!DOCTYPE gpx [<!ENTITY lol \"lol\">]><gpx>&lol;</gpx>"),
        "track.gpx:1:29: declares an entity ('lol'), which no log needs");
    CHECK_THROWS_AS(parse("<gpx><a b=\"" + std::string(3'000'000, 'x') + "\"/></gpx>"), InputError);
    // Text of any length costs nothing.
    CHECK(
        parse(gpx("<a>" + std::string(3'000'000, 'x') + "</a>" + point(good_time)))
            .records.size() == 1);
}

TEST_CASE("damage in GPX ends what is read and is told", "[flightlog][gpx]")
{
    const auto log = parse(
        gpx(point(good_time) + point("<time>2026-11-23T07:00:01Z</time><a & b>") +
            point("<time>2026-11-23T07:00:02Z</time>")));
    CHECK(log.records.size() == 1);
    CHECK(dropped(log, DropReason::unreadable) == 1);
    REQUIRE(test::has_finding(log, "log-breaks-off"));
    const auto finding = std::ranges::find(log.findings, "log-breaks-off", &Finding::code);
    CHECK(finding->place.starts_with("line 5:"));
}

TEST_CASE("a cut GPX log gives the records before the cut", "[flightlog][gpx]")
{
    std::string points;
    for (int i = 0; i < 4; ++i) {
        points += point(fmt::format("<ele>{}</ele><time>2026-11-23T07:00:0{}Z</time>", 500 + i, i));
    }
    const auto text = gpx(points);
    test::CutCheck check{.text = text, .row_ends = {}};
    for (auto at = text.find("</trkpt>"); at != std::string::npos;
         at = text.find("</trkpt>", at + 1)) {
        check.row_ends.push_back(at + 8);
    }
    CHECK(test::first_fault_of_cuts(check) == "");
    CHECK(dropped(parse(text.substr(0, check.row_ends[2] - 3)), DropReason::cut_last_row) == 1);
}

TEST_CASE("a real GPX and the Garmin log it was made of are one flight", "[flightlog][gpx][real]")
{
    const auto made = test::real_data("logs/gpx/t182t_140329_gpsbabel.gpx");
    const auto source = test::real_data("logs/g1000/t182t_gdu12.03_140329.csv");
    if (!made || !source) {
        WARN("real logs are absent: skipped");
        return;
    }
    const auto gpx_log = read_log(*made);
    const auto csv_log = read_log(*source);
    REQUIRE(gpx_log.records.size() == 442);
    REQUIRE(csv_log.records.size() == 442);
    for (std::size_t i = 0; i < 442; ++i) {
        const auto& left = gpx_log.records[i];
        const auto& right = csv_log.records[i];
        // The card has seven decimals, its clock is at UTC.
        CHECK(left.time == right.time);
        CHECK(
            abs(left.position.latitude.angle() - right.position.latitude.angle()) < 1e-7 * degree);
        CHECK(
            abs(left.position.longitude.angle() - right.position.longitude.angle()) <
            1e-7 * degree);
    }
}

TEST_CASE("a real GPX of a barograph has no position", "[flightlog][gpx][real]")
{
    const auto path = test::real_data("logs/gpx/igc1_baro.gpx");
    if (!path) {
        WARN("real logs are absent: skipped");
        return;
    }
    const auto log = read_log(*path);
    CHECK(log.rows == 637);
    CHECK(log.used == 0);
    CHECK(dropped(log, DropReason::no_position) == 637);
}

TEST_CASE("GPX that breaks off before its track is a log without rows", "[flightlog][gpx]")
{
    const auto log = parse(
        "<gpx version=\"1.1\"><metadata><name>Tom & Jerry</name></metadata><trk><trkseg>" +
        point(good_time) + "</trkseg></trk></gpx>");
    CHECK(log.records.empty());
    CHECK(test::has_finding(log, "log-breaks-off"));
    CHECK(test::has_finding(log, "log-without-usable-rows"));
}

}  // namespace
}  // namespace transect::flightlog
