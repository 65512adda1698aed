/// Figures of merit in reports.

#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

#include "transect/flightlog/report.hpp"
#include "transect/formats/files.hpp"

#include "flightlog/recorded_plan.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_plan.hpp"

namespace transect::flightlog {
namespace {

using test::is_close_to;
using test::recorded;

/// Two sorties of three transects each.
test::SamplePlan two_sorties()
{
    return test::sample_plan({.sorties = 2, .transects_per_sortie = 3});
}

Report report_of_both(const test::SamplePlan& sample)
{
    return compose_report(
        {.logs =
             {recorded(sample.flights[0], "log-1.csv"), recorded(sample.flights[1], "log-2.csv")},
         .plan = sample.plan});
}

double share_at(const coverage::ZoneFigures& figures, Instant time)
{
    double share = 0.0;
    for (const auto& step : figures.accumulated) {
        share = step.time <= time ? step.share : share;
    }
    return share;
}

TEST_CASE("figures are of all flights and agree with the covered share", "[flightlog][report]")
{
    const auto sample = two_sorties();
    const auto report = report_of_both(sample);
    CHECK(report.window.start == report.flights[0].recorded.start);
    CHECK(report.window.end == report.flights[1].recorded.end);
    const auto& zone = report.zones[0];
    REQUIRE(zone.figures.has_value());
    const auto& figures = *zone.figures;
    REQUIRE_FALSE(figures.folds.empty());
    CHECK_THAT(figures.folds[0], is_close_to(zone.fraction, 1e-6));
    CHECK_THAT(figures.seen, is_close_to(zone.seen / zone.area, 1e-6));
    CHECK(figures.accumulated.back().share == figures.folds[0]);
    // Neighbouring strips overlap by 150 m of 1000, four times within a sortie and once between;
    // strips lie along the grid, so each overlap is one or two cells of 100 m.
    REQUIRE(figures.folds.size() > 1);
    CHECK_THAT(figures.folds[1], is_close_to(5.0 * 0.15 / 6.0, 0.045));
    // The first sortie covers its half.
    const auto between = report.flights[0].recorded.end;
    CHECK_THAT(share_at(figures, between), is_close_to(0.5125, 0.01));
    const auto whole = elapsed(report.window.start, report.window.end);
    CHECK(figures.age.longest < whole);
    CHECK(figures.age.mean < figures.age.longest);
    CHECK(figures.longest_gap.longest <= whole);
    CHECK(figures.mean_age.mean < 0.5 * whole);
    double distances = 0.0;
    for (const auto& part : figures.distances) {
        distances += part.share;
    }
    CHECK_THAT(distances, is_close_to(figures.seen, 1e-6));
    double ages = figures.never_looked_at;
    for (const auto& part : figures.ages) {
        ages += part.share;
    }
    CHECK_THAT(ages, is_close_to(1.0, 1e-9));
}

TEST_CASE("report.json and the page carry the figures", "[flightlog][report]")
{
    const auto sample = two_sorties();
    const auto report = report_of_both(sample);
    const auto files = write_report(report, {test::scratch_dir("report-figures")});
    const auto json = nlohmann::json::parse(formats::read_file(files[0]));
    const auto& figures = json["zones"][0]["figures"];
    const auto& own = *report.zones[0].figures;
    CHECK(figures["from"] == to_iso8601(report.window.start));
    CHECK(figures["to"] == to_iso8601(report.window.end));
    CHECK(figures["end_gaps"] == "window ends count");
    REQUIRE(figures["folds"].size() == own.folds.size());
    CHECK(figures["folds"][0] == own.folds[0]);
    CHECK(figures["accesses_most"] == own.most_accesses);
    CHECK(figures["age_at_end_s"]["mean"] == own.age.mean / second);
    CHECK(figures["longest_gap_s"]["longest"] == own.longest_gap.longest / second);
    CHECK(figures["ages_at_end"].back()["to_s"].is_null());
    CHECK(figures["ground_sample_distances"].size() == own.distances.size());
    CHECK(figures["accumulated"].size() == own.accumulated.size());
    const auto page = formats::read_file(files[1]);
    CHECK(page.find("How often and how lately, as possible coverage") != std::string::npos);
    CHECK(page.find("Ground covered over time") != std::string::npos);
}

TEST_CASE("without a look there are no figures", "[flightlog][report]")
{
    const auto sample = two_sorties();
    const auto report = compose_report(
        {.logs = {recorded(sample.flights[0], "log.csv")},
         .zones = {{"plain", sample.plan.mission.tasks[0].area}}});
    CHECK_FALSE(report.zones[0].figures.has_value());
    const auto files = write_report(report, {test::scratch_dir("report-no-figures")});
    const auto json = nlohmann::json::parse(formats::read_file(files[0]));
    CHECK(json["zones"][0]["figures"].is_null());
    CHECK(formats::read_file(files[1]).find("How often") == std::string::npos);
}

TEST_CASE("a turret that recorded a single moment has no figures", "[flightlog][report]")
{
    const auto sample = two_sorties();
    auto log = test::turret_log(sample.flights[0], "turret.klv", 20.0 * degree);
    log.records.erase(log.records.begin() + 1, log.records.end());
    const auto report = compose_report({.logs = {log}, .plan = sample.plan});
    CHECK_FALSE(report.zones[0].figures.has_value());
}

}  // namespace
}  // namespace transect::flightlog
