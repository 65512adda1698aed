#include "cli_support/quantity_option.hpp"

#include <string>
#include <vector>

#include <boost/program_options/value_semantic.hpp>

#include "support/catch.hpp"

using namespace transect;

namespace {

cli::po::variables_map values_with(const std::string& text)
{
    cli::OptionSet options;
    options.visible.add_options()("height", cli::po::value<std::string>());
    return *cli::parse(options, std::vector<std::string>{"--height", text});
}

}  // namespace

TEST_CASE("option values carry their unit", "[cli]")
{
    CHECK(cli::length_option(values_with("1500ft"), "height") == 1500.0 * foot);
    CHECK(cli::length_option(values_with("2.5 km"), "height") == 2.5 * kilometre);
    CHECK(cli::length_option(values_with("60nm"), "height") == 60.0 * nautical_mile);
    CHECK(cli::length_option(values_with("0"), "height") == Length{});
    CHECK(cli::speed_option(values_with("120kt"), "height") == 120.0 * knot);
    CHECK(cli::speed_option(values_with("36km/h"), "height") / metre_per_second == 10.0);
    CHECK(cli::duration_option(values_with("90s"), "height") == 1.5 * minute);
    CHECK(cli::mass_option(values_with("100lb"), "height") == 45.359237 * kilogram);
}

TEST_CASE("an option value without a known unit is refused", "[cli][errors]")
{
    const auto text = GENERATE(
        as<std::string>{},
        "1500",
        "1500 feet",
        "ft",
        "1,5km",
        "nanm",
        "inf m",
        "1e999m",
        "+1m",
        "1m m");
    CHECK_THROWS_WITH(
        cli::length_option(values_with(text), "height"),
        "option --height needs a number with a unit (m, km, ft, nm), not '" + text + "'");
}
