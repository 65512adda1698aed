#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "transect/error.hpp"
#include "transect/flightlog/inspection.hpp"
#include "transect/flightlog/reader.hpp"
#include "transect/flightlog/timeline.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

/// Counted with a few lines of Python: lines below the names, and those with time, fix and
/// position.
struct RealLog {
    std::string file;
    std::size_t rows;
    std::size_t used;
};

TEST_CASE("every row of the real Garmin logs is accounted for", "[flightlog][real]")
{
    const auto real = GENERATE(
        RealLog{"g3x_gdu460_9.52_MFD1_KOAK_260327.csv", 1057, 1057},
        RealLog{"sr22t_gdu15.24_LSZC_220825.csv", 3232, 3168},
        RealLog{"sr22t_gifd21.50_LFAQ_220417.csv", 5014, 4934},
        RealLog{"sr22t_gifd21.50_LFQA_220416_short.csv", 193, 106},
        RealLog{"sr22t_gifd21.50_LFQA_220417.csv", 2842, 2760},
        RealLog{"sr22t_header_only_one_line.csv", 114, 106},
        RealLog{"t182t_gdu12.03_140329.csv", 442, 442});
    const auto path = test::real_data("logs/g1000/" + real.file);
    if (!path) {
        WARN("real logs are absent: skipped");
        return;
    }
    CAPTURE(real.file);
    const auto log = read_log(*path);
    std::size_t accounted = log.records.size();
    for (const auto& [reason, count] : log.dropped) {
        accounted += count;
    }
    CHECK(log.rows == real.rows);
    CHECK(log.records.size() == real.used);
    CHECK(accounted == log.rows);
    CHECK(std::ranges::none_of(
        find_breaks(log.records), [](const Break& gap) { return gap.kind != BreakKind::hole; }));
}

TEST_CASE("true track of a real log agrees with its positions", "[flightlog][real]")
{
    const auto file = GENERATE(
        as<std::string>{},
        "sr22t_gifd21.50_LFAQ_220417.csv",
        "g3x_gdu460_9.52_MFD1_KOAK_260327.csv");
    const auto path = test::real_data("logs/g1000/" + file);
    if (!path) {
        WARN("real logs are absent: skipped");
        return;
    }
    const auto log = read_log(*path);
    std::vector<double> differences_deg;
    for (std::size_t i = 5; i + 5 < log.records.size(); ++i) {
        const auto& record = log.records[i];
        if (record.ground_speed > 60.0 * knot && abs(*record.roll) < 3.0 * degree) {
            const auto leg = geodesic_leg(log.records[i - 5].position, log.records[i + 5].position);
            differences_deg.push_back((leg.departure - *record.track) / degree);
        }
    }
    REQUIRE(differences_deg.size() > 100);
    std::ranges::sort(differences_deg);
    // Variation there is 0.2° and 12.8°: a wrong reference or sign would show on the second.
    CHECK_THAT(differences_deg[differences_deg.size() / 2], test::is_close_to(0.0, 0.5));
}

TEST_CASE("heights of a real log differ by the geoid", "[flightlog][real]")
{
    const auto path = test::real_data("logs/g1000/t182t_gdu12.03_140329.csv");
    if (!path) {
        WARN("real logs are absent: skipped");
        return;
    }
    for (const auto& record : read_log(*path).records) {
        const auto undulation =
            record.ellipsoid_height->above_datum() - record.msl_height->above_datum();
        CHECK_THAT(undulation / metre, test::is_close_to(-17.29, 0.3));  // EGM96 at Provo
    }
}

TEST_CASE("the files on the card that are no logs are refused", "[flightlog][real]")
{
    const auto file = GENERATE(
        as<std::string>{}, "empty_220414_065328.csv", "sr22t_aircraft_report_not_a_log.csv");
    const auto path = test::real_data("logs/g1000/" + file);
    if (!path) {
        WARN("real logs are absent: skipped");
        return;
    }
    CHECK_THROWS_AS(read_log(*path), InputError);
}

TEST_CASE("a real turret's packets agree with their frame centres", "[flightlog][real]")
{
    const auto path = test::real_data("logs/klv/cheyenne_c208b_first200.klv");
    if (!path) {
        WARN("real logs are absent: skipped");
        return;
    }
    const auto log = read_log(*path);
    CHECK(log.klv->packets == 200);
    CHECK(log.klv->bad_checksum == 0);
    CHECK(log.records.size() == 200);
    CHECK(log.aircraft == "C208B N97826");
    CHECK(find_breaks(log.records).empty());
    const auto inspection = inspect(log);
    REQUIRE(inspection.line_of_sight_error.has_value());
    // By an independent computation in earth-centred coordinates: 0.12972° and 0.56572°.
    CHECK_THAT(inspection.line_of_sight_error->median / degree, test::is_close_to(0.12972, 1e-4));
    CHECK_THAT(inspection.line_of_sight_error->maximum / degree, test::is_close_to(0.56572, 1e-4));
}

}  // namespace
}  // namespace transect::flightlog
