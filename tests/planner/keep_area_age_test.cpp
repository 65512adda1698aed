#include "transect/planner/keep_out.hpp"
#include "transect/planner/mission.hpp"

#include "support/catch.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

/// The sample, which takes off on 2026-11-23, with one area.
Mission with_area_of(std::optional<std::chrono::sys_days> day)
{
    auto mission = test::sample_mission();
    mission.take_off = *parse_iso8601("2026-11-23T07:00:00Z");
    mission.keep_areas = {
        {.kind = KeepArea::Kind::keep_out,
         .name = "P1",
         .area = test::box(14.0, -3.0, 14.1, -2.9),
         .dated = day}};
    return mission;
}

using std::chrono::November;
using std::chrono::October;
constexpr std::chrono::year year{2026};

TEST_CASE("an area without date is a warning", "[planner]")
{
    const auto findings = keep_area_findings(with_area_of(std::nullopt));
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().code == "keep-area-undated");
    CHECK(findings.front().severity == Severity::warning);
}

TEST_CASE("an area is old when it is dated more than 28 days before the flight", "[planner]")
{
    CHECK(keep_area_findings(with_area_of(year / November / 23)).empty());
    CHECK(keep_area_findings(with_area_of(year / October / 26)).empty());
    const auto findings = keep_area_findings(with_area_of(year / October / 25));
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().code == "keep-area-old");
    CHECK(std::get<double>(findings.front().arguments.at("days")) == 29.0);
}

TEST_CASE("a floor above the ground, which nobody knows, is noted", "[planner]")
{
    auto mission = with_area_of(year / November / 23);
    mission.keep_areas.front().floor = SetHeight{SetHeight::Reference::height_agl, 500.0 * foot};
    const auto findings = keep_area_findings(mission);
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().code == "keep-area-above-ground");
}

}  // namespace
}  // namespace transect::planner
