#include "flightlog/src/input/gpsbabel.hpp"

#include <cmath>
#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "transect/error.hpp"
#include "transect/flightlog/reader.hpp"
#include "transect/formats/files.hpp"

#include "flightlog/log_builder.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

using namespace std::string_literals;
using test::is_close_to;

bool is_installed()
{
    return std::system("gpsbabel -V > /dev/null 2>&1") == 0;
}

std::string complaint_about(const std::string& bytes)
{
    try {
        parse_log({.text = bytes, .file = "log"});
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

/// From 14.5 N to 14.509 N, a point every minute.
std::string track()
{
    std::string points;
    for (int i = 0; i < 10; ++i) {
        points += fmt::format(
            "<trkpt lat=\"14.50{}\" lon=\"-4.1\"><ele>{}</ele>"
            "<time>2026-11-23T07:0{}:00Z</time></trkpt>\n",
            i,
            500 + i,
            i);
    }
    return "<gpx version=\"1.1\" creator=\"x\"><trk><trkseg>" + points + "</trkseg></trk></gpx>";
}

TEST_CASE("what GPSBabel can read is known by its content", "[flightlog][gpsbabel]")
{
    struct Case {
        std::string head;
        std::string name;
    };
    const auto [head, name] = GENERATE(
        Case{"\x0e\x10\x11\x08\x1e\x25\0\0.FIT\xa0\x57"s, "garmin_fit"},
        Case{"<?xml version=\"1.0\"?>\n<TrainingCenterDatabase xmlns=\"a\">", "gtrnctr"},
        Case{"MsRcf\0\2\0"s, "gdb"},
        Case{"\xD3\0TrackMaker\0"s, "gtm"},
        Case{"OziExplorer Track Point File Version 2.1\r\n", "ozi"},
        Case{"#airframe_info, log_version=\"1.00\"\n", ""},
        Case{"Lcl Date,Lcl Time", ""},
        Case{"", ""});
    CAPTURE(head);
    const auto* const format = find_gpsbabel_format(head);
    CHECK((format == nullptr ? ""s : format->name) == name);
}

TEST_CASE("tracks in other formats are read through GPSBabel", "[flightlog][gpsbabel]")
{
    if (!is_installed()) {
        WARN("skipped: gpsbabel is not installed");
        return;
    }
    const auto folder = test::scratch_dir("gpsbabel-test");
    formats::write_file(folder / "track.gpx", track());
    const std::string name = GENERATE("garmin_fit", "gtrnctr", "gdb", "gtm", "ozi");
    CAPTURE(name);
    const auto file = (folder / "track.").string() + name;
    // OziExplorer's writer adds an ending of its own.
    const auto* const output = name == "ozi" ? "- >" : "";
    const auto command = fmt::format(
        "gpsbabel -t -i gpx -f '{}' -o {} -F {} '{}'",
        (folder / "track.gpx").string(),
        name,
        output,
        file);
    REQUIRE(std::system(command.c_str()) == 0);
    const auto log = read_log(file);
    CHECK(log.format == LogFormat::gpsbabel);
    CHECK(test::has_finding(log, "read-through-gpsbabel"));
    CHECK_FALSE(test::has_finding(log, "gpsbabel-problem"));
    REQUIRE(log.records.size() == 10);
    const auto start = *parse_iso8601("2026-11-23T07:00:00Z");
    for (int i = 0; i < 10; ++i) {
        const auto& record = log.records.at(static_cast<std::size_t>(i));
        // GPSBabel reads the days of OziExplorer to about a second.
        CHECK_THAT(elapsed(start, record.time) / second, is_close_to(60.0 * i, 0.87));
        CHECK_THAT(record.position.latitude.angle() / degree, is_close_to(14.5 + 0.001 * i, 2e-6));
        CHECK_THAT(record.position.longitude.angle() / degree, is_close_to(-4.1, 2e-6));
        REQUIRE(record.msl_height);
        CHECK_THAT(record.msl_height->above_datum() / metre, is_close_to(500.0 + i, 0.5));
    }
}

TEST_CASE("what GPSBabel cannot read is refused in its words", "[flightlog][gpsbabel][errors]")
{
    if (!is_installed()) {
        WARN("skipped: gpsbabel is not installed");
        return;
    }
    CHECK_THAT(
        complaint_about("\x0e\x10\x11\x08\x1e\x25\0\0.FITx"s),
        Catch::Matchers::StartsWith("log: is a Garmin FIT file; GPSBabel says: "));
    CHECK(
        complaint_about("<TrainingCenterDatabase></TrainingCenterDatabase>") ==
        "log: is a Garmin TCX file; GPSBabel finds no track in it");
}

}  // namespace
}  // namespace transect::flightlog
