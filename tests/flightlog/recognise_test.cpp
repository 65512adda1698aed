#include <string>

#include "transect/flightlog/reader.hpp"

#include "flightlog/log_builder.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

struct Stranger {
    std::string content;
    std::string description;
};

TEST_CASE("a file that is no log is refused for what it is", "[flightlog][errors]")
{
    const auto stranger = GENERATE(
        Stranger{"", "is empty"},
        Stranger{" \n\n", "holds nothing but white space"},
        Stranger{
            "System Info,v2.00\nAircraft Report Version,Date\n",
            "is a Garmin aircraft report about installed software, not a flight log"},
        Stranger{"<html>", "is an XML file"},
        Stranger{"  {\"a\": 1}", "is a JSON file"},
        Stranger{std::string{"PK\x03\x04"}, "is a zip archive (KMZ is one)"},
        Stranger{std::string{"\xff\xfe\x24\x00", 4}, "is a text that is no known log"},
        Stranger{std::string(64, '\0'), "is binary data of an unknown kind"},
        Stranger{"Dear reader", "is a text that is no known log"});
    CHECK_THROWS_WITH(
        test::parse(stranger.content, "f"),
        "f: " + stranger.description +
            "; this version reads Garmin CSV, MISB ST 0601 KLV, GPX, KML, NMEA 0183, IGC, readsb, "
            "OpenSky and SBS");
}

TEST_CASE("an empty folder is no log", "[flightlog][errors]")
{
    const auto folder = test::scratch_dir("flightlog-folder");
    CHECK_THROWS_WITH(read_log(folder), folder.string() + ": holds no file");
}

}  // namespace
}  // namespace transect::flightlog
