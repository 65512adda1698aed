#include "flightlog/src/readers/garmin_time.hpp"

#include <chrono>
#include <string>

#include "support/catch.hpp"

namespace transect::flightlog {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;

struct Dated {
    std::string text;
    DateOrder order;
    std::chrono::year_month_day expected;
};

TEST_CASE("dates are read as cards and spreadsheets write them", "[flightlog]")
{
    const auto dated = GENERATE(
        Dated{"2022-04-17", DateOrder::day_first, 2022y / 4 / 17},
        Dated{"2022/4/7", DateOrder::month_first, 2022y / 4 / 7},
        Dated{"23/06/2021", DateOrder::day_first, 2021y / 6 / 23},
        Dated{"6/23/2021", DateOrder::month_first, 2021y / 6 / 23},
        Dated{"03.04.2021", DateOrder::day_first, 2021y / 4 / 3},
        Dated{"03.04.2021", DateOrder::month_first, 2021y / 3 / 4});
    CAPTURE(dated.text);
    const auto written = parse_written_date(dated.text);
    REQUIRE(written.has_value());
    CHECK(to_days(*written, dated.order) == sys_days{dated.expected});
}

TEST_CASE("a text that is no date of the recorders' age is none", "[flightlog][errors]")
{
    const auto text = GENERATE(
        as<std::string>{},
        "",
        "2022-02-30",
        "2022-13-01",
        "1979-01-01",
        "2100-01-01",
        "22-04-17",
        "2022-04/17",
        "2022-04",
        "2022-04-17x",
        "17/04/22");
    CAPTURE(text);
    const auto written = parse_written_date(text);
    CHECK((!written || !to_days(*written, DateOrder::day_first)));
}

TEST_CASE("times of day and offsets are read or refused", "[flightlog]")
{
    CHECK(parse_time_of_day("13:48:43") == 13h + 48min + 43s);
    CHECK(parse_time_of_day("7:05:09") == 7h + 5min + 9s);
    CHECK_FALSE(parse_time_of_day("24:00:00"));
    CHECK_FALSE(parse_time_of_day("12:60:00"));
    CHECK_FALSE(parse_time_of_day("12:30"));
    CHECK_FALSE(parse_time_of_day("12:30:5x"));
    CHECK(parse_utc_offset("-05:00") == -5h);
    CHECK(parse_utc_offset("+05:45") == 5h + 45min);
    CHECK(parse_utc_offset("00:00") == 0min);
    CHECK_FALSE(parse_utc_offset("+1"));
    CHECK_FALSE(parse_utc_offset("+25:00"));
}

TEST_CASE("a card's file name tells its day", "[flightlog]")
{
    CHECK(day_in_file_name("a/log_220417_134843_LFAQ.csv") == sys_days{2022y / 4 / 17});
    CHECK_FALSE(day_in_file_name("log_220417.csv"));
    CHECK_FALSE(day_in_file_name("log_22O417_134843_.csv"));
}

}  // namespace
}  // namespace transect::flightlog
