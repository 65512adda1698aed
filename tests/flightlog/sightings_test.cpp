/// Lists of sightings as people write them.

#include "transect/flightlog/sightings.hpp"

#include <algorithm>
#include <string>

#include "transect/error.hpp"
#include "transect/formats/files.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

std::vector<Sighting> parse(const std::string& text)
{
    return parse_sightings({text, "seen.csv"});
}

std::string complaint_about(const std::string& text)
{
    try {
        parse(text);
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

TEST_CASE("a list of sightings is read in any order of columns", "[flightlog]")
{
    const auto sightings = parse(
        "\xEF\xBB\xBF"
        "category,x-observer,longitude,time,latitude,media,note\r\n"
        "vehicle,K.,-3.25,2026-11-23T08:15:00Z,14.5,clip 7.mp4,two on the road\r\n"
        ",,,,,,\r\n"
        "\r\n"
        "boat,,,2026-11-23 09:15:00+01:00\r\n");
    REQUIRE(sightings.size() == 2);
    CHECK(sightings[0].line == 2);
    CHECK(to_iso8601(sightings[0].time) == "2026-11-23T08:15:00Z");
    CHECK(sightings[0].position == test::point(14.5, -3.25));
    CHECK(sightings[0].category == "vehicle");
    CHECK(sightings[0].note == "two on the road");
    CHECK(sightings[0].media == "clip 7.mp4");
    CHECK(sightings[1].line == 5);
    CHECK(sightings[1].time == sightings[0].time);
    CHECK_FALSE(sightings[1].position.has_value());
    CHECK(sightings[1].note.empty());
}

TEST_CASE("a list without rows, or without positions, is a list", "[flightlog]")
{
    CHECK(parse("time").empty());
    CHECK(parse("UTC,Category\n").empty());
    const auto sightings = parse("time_utc\n2026-11-23 08:15:00\n");
    REQUIRE(sightings.size() == 1);
    CHECK_FALSE(sightings[0].position.has_value());
}

TEST_CASE("quoted cells hold separators, line ends and doubled quotes", "[flightlog]")
{
    const auto sightings = parse(
        "time,note,category\n"
        "2026-11-23T08:15:00Z,\"a \"\"camp\"\", small\r\nby the well\", \"tents\" \n"
        "2026-11-23T08:16:00Z,6\" pipe,\"\"\n");
    REQUIRE(sightings.size() == 2);
    CHECK(sightings[0].note == "a \"camp\", small\nby the well");
    CHECK(sightings[0].category == "tents");
    CHECK(sightings[1].line == 4);
    CHECK(sightings[1].note == "6\" pipe");
    CHECK(sightings[1].category.empty());
}

TEST_CASE(
    "spreadsheets may part cells by semicolons or tabs and write decimal commas", "[flightlog]")
{
    const char separator = GENERATE(';', '\t');
    std::string text =
        "Time (UTC);Lat;Lon;Note\n"
        "2026-11-23 08:15:00;14,5;-3,25;\"one, two\"\n";
    std::ranges::replace(text, ';', separator);
    const auto sightings = parse(text);
    REQUIRE(sightings.size() == 1);
    CHECK(sightings[0].position == test::point(14.5, -3.25));
    CHECK(sightings[0].note == "one, two");
}

struct Refused {
    std::string text;
    std::string complaint;
};

TEST_CASE("a list of sightings that cannot be understood is refused", "[flightlog][errors]")
{
    const auto refused = GENERATE(
        Refused{"", "seen.csv:1:1: lacks the column 'time' or 'utc'"},
        Refused{"latitude,longitude\n", "seen.csv:1:1: lacks the column 'time' or 'utc'"},
        Refused{"time,lattitude\n", "seen.csv:1:6: has a column 'lattitude'; expected time or utc"},
        Refused{"time,utc\n", "seen.csv:1:6: has a second column 'utc'"},
        Refused{"time,latitude\n", "seen.csv:1:1: has only one of the columns 'latitude' and"},
        Refused{
            "time\n2026-11-23T08:15:00\n",
            "seen.csv:2:1: '2026-11-23T08:15:00' tells no time zone; add Z"},
        Refused{"utc\n23/11/2026 08:15\n", "seen.csv:2:1: '23/11/2026 08:15' is no time"},
        Refused{"utc\n2026-11-23 08:15\n", "seen.csv:2:1: '2026-11-23 08:15' is no time"},
        Refused{"utc,note\n,lost\n", "seen.csv:2:1: '' is no time"},
        Refused{
            "utc,lat,lon\n2026-11-23T08:15:00Z,nan,-3\n",
            "seen.csv:2:22: 'nan' is no number of degrees"},
        Refused{
            "utc,lat,lon\n2026-11-23T08:15:00Z,14.5,\n",
            "seen.csv:2:27: '' is no number of degrees"},
        Refused{
            "utc,lat,lon\n2026-11-23T08:15:00Z,95,-3\n", "seen.csv:2:22: 95 is outside [-90, 90]"},
        Refused{
            "utc;lat;lon\n2026-11-23T08:15:00Z;14.512,3;-3\n",
            "seen.csv:2:22: '14.512,3' is no number of degrees"},
        Refused{
            "utc,note\n2026-11-23T08:15:00Z,two, three\n",
            "seen.csv:2:27: is cell 3 where the header has 2"},
        Refused{
            "utc,note\n2026-11-23T08:15:00Z,\"open\nand on\n",
            "seen.csv:2:22: has a quote that is never closed"},
        Refused{
            "utc,note\n2026-11-23T08:15:00Z,\"a\"b\n",
            "seen.csv:2:22: has text behind a closing quote"},
        Refused{
            "utc,note\n2026-11-23T08:15:00Z,v\xE9"
            "hicule\n",
            "seen.csv:2:23: is no text in UTF-8; save the table as"});
    CAPTURE(refused.complaint);
    const auto complaint = complaint_about(refused.text);
    CAPTURE(complaint);
    CHECK(complaint.starts_with(refused.complaint));
}

TEST_CASE("a UTF-16 file is refused and no text is guessed from it", "[flightlog][errors]")
{
    const std::string text{"\xFF\xFEu\0t\0c\0\n\0", 10};
    CHECK(complaint_about(text).starts_with("seen.csv:1:"));
    CHECK(complaint_about(text).find("is no text in UTF-8") != std::string::npos);
}

TEST_CASE("a list has at most a hundred thousand rows", "[flightlog][errors]")
{
    std::string text = "utc\n";
    for (int i = 0; i < 100'000; ++i) {
        text += "2026-11-23T08:15:00Z\n";
    }
    CHECK(parse(text).size() == 100'000);
    for (int i = 0; i < 900'000; ++i) {
        text += "2026-11-23T08:15:00Z\n";
    }
    CHECK(complaint_about(text) == "seen.csv:100002:1: is one row too many; 100000 are the most");
    const auto file = test::scratch_dir("sightings") / "large.csv";
    formats::write_file(file, text);
    CHECK_THROWS_AS(read_sightings(file), InputError);
}

TEST_CASE("a list cut anywhere gives whole rows or a complaint", "[flightlog][errors]")
{
    const std::string text =
        "utc,lat,lon,category,note\n"
        "2026-11-23T08:15:00Z,14.5,-3.25,vehicle,\"two, on\nthe road\"\n"
        "2026-11-23T08:16:00Z,14.6,-3.25,boat,one\n";
    const auto whole = parse(text);
    for (std::size_t size = 0; size < text.size(); ++size) {
        CAPTURE(size);
        try {
            for (const auto& sighting : parse(text.substr(0, size))) {
                CHECK((sighting.time == whole[0].time || sighting.time == whole[1].time));
            }
        } catch (const InputError& error) {
            CHECK(error.where().line > 0);
        }
    }
}

}  // namespace
}  // namespace transect::flightlog
