#include "transect/flightlog/planned_lines.hpp"

#include "flightlog/one_line.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

using test::is_close_to;
using test::one_line;
using test::sample_at;

struct Placed {
    double latitude_deg;
    double longitude_deg;
    double track_deg;
    bool is_on_line;
};

TEST_CASE("a sample flies a transect within extent, cross-track and course limits", "[flightlog]")
{
    // 250 m are 0.00232° of longitude at 14.25 N.
    const auto placed = GENERATE(
        Placed{14.25, -3.2, 0.0, true},
        Placed{14.25, -3.2, 180.0, true},
        Placed{14.25, -3.2 + 0.0023, 0.0, true},
        Placed{14.25, -3.2 - 0.0023, 0.0, true},
        Placed{14.25, -3.2 + 0.0024, 0.0, false},
        Placed{14.25, -3.2, 19.9, true},
        Placed{14.25, -3.2, 160.1, true},
        Placed{14.25, -3.2, 20.1, false},
        Placed{14.25, -3.2, 90.0, false},
        Placed{14.0999, -3.2, 0.0, false},
        Placed{14.1001, -3.2, 0.0, true},
        Placed{14.4334, -3.2, 0.0, false});
    CAPTURE(placed.latitude_deg, placed.longitude_deg, placed.track_deg);
    const PlannedLines lines{one_line()};
    const auto place =
        lines.place(sample_at(placed.latitude_deg, placed.longitude_deg, placed.track_deg));
    CHECK(place.has_value() == placed.is_on_line);
}

TEST_CASE("cross-track is positive to the right of the line", "[flightlog]")
{
    const PlannedLines lines{one_line()};
    const auto place = lines.place(sample_at(14.25, -3.199, 0.0));
    REQUIRE(place.has_value());
    // 0.001° of longitude there, 0.15° of latitude from the start.
    CHECK_THAT(place->across_m, is_close_to(107.9, 0.3));
    CHECK_THAT(place->along_m, is_close_to(16'596.0, 10.0));
}

TEST_CASE("an aircraft that banks does not hold its sensor on the line", "[flightlog]")
{
    const PlannedLines lines{one_line()};
    auto sample = sample_at(14.25, -3.2, 0.0);
    sample.attitude = flight::Attitude{Bearing{Angle{}}, Angle{}, -10.5 * degree};
    CHECK_FALSE(lines.place(sample));
    sample.attitude->roll = 9.5 * degree;
    CHECK(lines.place(sample));
}

}  // namespace
}  // namespace transect::flightlog
