#include "transect/planner/refly.hpp"

#include <algorithm>
#include <stdexcept>

#include "transect/planner/planning.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

using test::box;

/// The sample's task "koro" (14.0 to 14.3 north, 3.5 to 3.2 west) and one beside it.
Mission two_tasks()
{
    auto mission = test::sample_mission();
    mission.tasks.push_back(mission.tasks.front());
    mission.tasks.back().id = "douentza";
    mission.tasks.back().area = box(14.4, -3.5, 14.6, -3.3);
    return mission;
}

Gaps measured_gaps()
{
    return {
        .basis = GapBasis::measured,
        .counted = {"koro", "douentza"},
        .gaps = {{"koro", box(14.1, -3.4, 14.15, -3.25)}}};
}

bool has(const std::vector<Finding>& findings, const std::string& code, const std::string& place)
{
    return std::ranges::any_of(findings, [&](const Finding& finding) {
        return finding.code == code && finding.place == place;
    });
}

TEST_CASE("a refly mission has the gaps in place of the areas", "[planner]")
{
    const auto result = refly(two_tasks(), measured_gaps(), AssumedCoverage::refused);
    REQUIRE(result.mission.tasks.size() == 1);
    CHECK(result.mission.tasks[0].id == "koro");
    CHECK(result.mission.tasks[0].area == box(14.1, -3.4, 14.15, -3.25));
    CHECK(result.mission.tasks[0].required_gsd == two_tasks().tasks[0].required_gsd);
    CHECK(has(result.findings, "task-without-gaps", "task douentza"));
    CHECK_FALSE(has_errors(plan(result.mission).plan));
}

TEST_CASE("several gaps of one task become one area", "[planner]")
{
    auto gaps = measured_gaps();
    gaps.gaps.push_back({"koro", box(14.2, -3.4, 14.25, -3.25)});
    const auto result = refly(two_tasks(), gaps, AssumedCoverage::refused);
    CHECK(result.mission.tasks.at(0).area.parts.size() == 2);
}

TEST_CASE("assumed coverage is not treated as done unless accepted", "[planner][errors]")
{
    auto gaps = measured_gaps();
    gaps.basis = GapBasis::partly_assumed;
    const auto refused = refly(two_tasks(), gaps, AssumedCoverage::refused);
    CHECK(has(refused.findings, "coverage-assumed", ""));
    CHECK(refused.findings.front().severity == Severity::error);
    CHECK(refused.mission.tasks.size() == 2);
    const auto accepted = refly(two_tasks(), gaps, AssumedCoverage::accepted);
    CHECK(accepted.mission.tasks.size() == 1);
    CHECK(has(accepted.findings, "assumed-coverage-accepted", ""));
}

TEST_CASE("where nothing is missing nothing remains", "[planner]")
{
    auto gaps = measured_gaps();
    gaps.gaps.clear();
    const auto result = refly(two_tasks(), gaps, AssumedCoverage::refused);
    CHECK(result.mission.tasks.empty());
    CHECK(has(result.findings, "nothing-missing", ""));
}

TEST_CASE("a task that the report did not look at stays whole", "[planner]")
{
    auto gaps = measured_gaps();
    gaps.counted = {"koro"};
    const auto result = refly(two_tasks(), gaps, AssumedCoverage::refused);
    REQUIRE(result.mission.tasks.size() == 2);
    CHECK(result.mission.tasks[1].area == two_tasks().tasks[1].area);
    CHECK(has(result.findings, "task-not-reported", "task douentza"));
}

TEST_CASE("gaps of another place or another task are refused", "[planner][errors]")
{
    auto gaps = measured_gaps();
    gaps.gaps = {{"koro", box(15.1, -3.4, 15.15, -3.25)}};
    const auto elsewhere = refly(two_tasks(), gaps, AssumedCoverage::refused);
    CHECK(has(elsewhere.findings, "gap-outside-task", "task koro"));
    CHECK(elsewhere.mission.tasks.size() == 2);
    gaps.gaps = {{"segou", box(14.1, -3.4, 14.15, -3.25)}};
    CHECK_THROWS_AS(refly(two_tasks(), gaps, AssumedCoverage::refused), std::domain_error);
}

TEST_CASE("a gap may reach a little over the edge of its task", "[planner]")
{
    auto gaps = measured_gaps();
    gaps.gaps = {{"koro", box(14.28, -3.51, 14.301, -3.25)}};
    const auto result = refly(two_tasks(), gaps, AssumedCoverage::refused);
    CHECK_FALSE(has(result.findings, "gap-outside-task", "task koro"));
}

}  // namespace
}  // namespace transect::planner
