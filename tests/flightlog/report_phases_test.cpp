#include <nlohmann/json.hpp>

#include "transect/flightlog/report.hpp"
#include "transect/formats/files.hpp"

#include "flightlog/recorded_plan.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_plan.hpp"

namespace transect::flightlog {
namespace {

using nlohmann::json;
using test::is_close_to;

/// One sortie as planned, with gauge and flow; it begins and ends in the air over the field.
LogFile fuelled_log(const test::SamplePlan& sample)
{
    auto log = test::recorded(sample.flights[0], "log.csv");
    constexpr FuelFlow flow = 300.0 * pound_per_hour;
    for (auto& record : log.records) {
        record.fuel_flow = flow;
        record.fuel = 2000.0 * pound - flow * elapsed(log.records.front().time, record.time);
    }
    return log;
}

struct Written {
    json report;
    std::string page;
};

Written written(const test::SamplePlan& sample, const std::string& folder)
{
    const auto report = compose_report({.logs = {fuelled_log(sample)}, .plan = sample.plan});
    const auto files = write_report(report, {test::scratch_dir(folder)});
    return {json::parse(formats::read_file(files[0])), formats::read_file(files[1])};
}

TEST_CASE("a report tells the phases of a flight with their fuel", "[flightlog][report]")
{
    const auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 6});
    const auto flight = written(sample, "report-phases").report["flights"][0];
    const auto& times = flight["times"];
    CHECK(times["block_off"].is_null());
    CHECK(times["air_s"].is_null());
    CHECK(times["take_offs"].empty());
    CHECK(times["unseen_take_offs"] == 1);
    CHECK(times["unseen_landings"] == 1);
    // Six transects of 38.7 km at ground speeds of 66 to 84 m/s.
    CHECK(times["on_task_s"] > 6.0 * 38.0e3 / 85.0);
    CHECK(times["on_task_s"] < 6.0 * 39.0e3 / 65.0);
    const auto& phases = flight["phases"];
    REQUIRE(phases.size() == 3);
    CHECK(phases[0]["phase"] == "climb");
    CHECK(phases[1]["phase"] == "transit");
    CHECK(phases[2]["phase"] == "descent");
    CHECK(phases[0]["start"] == flight["start"]);
    CHECK(phases[2]["end"] == flight["end"]);
    CHECK(phases[1]["on_task_s"] == times["on_task_s"]);
    CHECK(phases[0]["on_task_s"] == 0.0);
    constexpr double kg_per_s = 300.0 * 0.45359237 / 3600.0;
    for (const auto& phase : phases) {
        const double burnt_kg = kg_per_s * phase["duration_s"].get<double>();
        CHECK_THAT(phase["fuel_used_kg"]["by_flow"].get<double>(), is_close_to(burnt_kg, 1e-6));
        CHECK_THAT(phase["fuel_used_kg"]["by_gauge"].get<double>(), is_close_to(burnt_kg, 2.3));
    }
    CHECK_THAT(
        phases[2]["fuel_remaining_kg"]["by_flow"].get<double>(),
        is_close_to(
            2000.0 * 0.45359237 - kg_per_s * flight["duration_s"].get<double>(), 30.1 * kg_per_s));
}

TEST_CASE("a report tells the fuel where transects were entered and left", "[flightlog][report]")
{
    const auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 6});
    const auto report = written(sample, "report-transect-fuel").report;
    const auto start = *parse_iso8601(report["flights"][0]["start"].get<std::string>());
    constexpr double kg_per_s = 300.0 * 0.45359237 / 3600.0;
    for (const auto& transect : report["transects"]) {
        REQUIRE(transect["runs"].size() == 1);
        const auto& run = transect["runs"][0];
        for (const std::string end : {"entry", "exit"}) {
            const auto time = *parse_iso8601(run[end].get<std::string>());
            const double left_kg = 2000.0 * 0.45359237 - kg_per_s * (elapsed(start, time) / second);
            const auto& fuel = run["fuel_at_" + end + "_kg"];
            CHECK_THAT(fuel["by_gauge"].get<double>(), is_close_to(left_kg, 0.1));
            // The gauge's first median is half a minute late.
            CHECK_THAT(fuel["by_flow"].get<double>(), is_close_to(left_kg, 30.5 * kg_per_s));
        }
    }
}

TEST_CASE("the page has a time line of each flight", "[flightlog][report]")
{
    const auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 6});
    const auto page = written(sample, "report-phases-page").page;
    CHECK(page.find("Phases of flight 1") != std::string::npos);
    CHECK(page.find("1 unseen") != std::string::npos);
    CHECK(page.find("descent") != std::string::npos);
}

}  // namespace
}  // namespace transect::flightlog
