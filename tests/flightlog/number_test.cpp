#include "flightlog/src/readers/number.hpp"

#include <string>

#include "support/catch.hpp"

namespace transect::flightlog {
namespace {

struct Written {
    std::string text;
    double value;
};

TEST_CASE("numbers are read to the last bit", "[flightlog]")
{
    const auto written = GENERATE(
        Written{"0", 0.0},
        Written{" 12.5 ", 12.5},
        Written{"+37.7335452", 37.7335452},
        Written{"-111.7177124", -111.7177124},
        Written{"-0", -0.0},
        Written{".5", 0.5},
        Written{"5.", 5.0},
        Written{"1e3", 1000.0},
        Written{"1234567890.12345", 1234567890.12345},
        Written{"123456789012345", 123456789012345.0},
        Written{"9007199254740993", 9007199254740992.0},
        Written{"0.1000000000000000055511151231257827", 0.1});
    CAPTURE(written.text);
    REQUIRE(to_number(written.text).has_value());
    CHECK(*to_number(written.text) == written.value);
}

TEST_CASE("what is no decimal number is none", "[flightlog][errors]")
{
    const auto text = GENERATE(
        as<std::string>{},
        "",
        " ",
        ".",
        "-",
        "+-1",
        "--1",
        "1,5",
        "0x10",
        "nan",
        "inf",
        "-inf",
        "infinity",
        "1e999",
        "1e",
        "12 13",
        "1.2.3",
        "_____",
        "NoSoln",
        std::string(400, '9'));
    CAPTURE(text);
    CHECK_FALSE(to_number(text).has_value());
}

}  // namespace
}  // namespace transect::flightlog
