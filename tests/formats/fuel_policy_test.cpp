#include <algorithm>
#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "transect/formats/files.hpp"

#include "formats/profile_json.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::formats {
namespace {

aircraft::FuelPolicy policy_of(const std::string& text)
{
    const JsonDocument document{{.text = text, .file = "policy.json"}};
    Complaints complaints;
    const auto policy = fuel_policy(document.root(), complaints);
    REQUIRE(complaints.list().empty());
    REQUIRE(policy);
    return *policy;
}

aircraft::FuelPolicy shipped_policy(const std::string& id)
{
    return policy_of(read_file(test::source_dir() / "planner/data/fuel_policies" / (id + ".json")));
}

using aircraft::ReserveCondition;

struct Rule {
    std::string id;
    double contingency_share;
    double contingency_min;
    double final_reserve_min;
    ReserveCondition condition;
    bool alternate;
    bool point_of_no_return;
    std::string edition;  ///< words that its source must hold
};

TEST_CASE("shipped fuel policies say what their rules say", "[formats][fuel]")
{
    constexpr auto holding = ReserveCondition::holding;
    constexpr auto cruise = ReserveCondition::cruise;
    const auto rule = GENERATE(
        Rule{"default", 0.05, 5.0, 45.0, holding, true, false, "proposal"},
        Rule{"icao-annex-6-turbine", 0.05, 5.0, 30.0, holding, true, false, "Annex 6"},
        Rule{"easa-spo-vfr-day", 0.05, 5.0, 30.0, cruise, false, false, "predates Regulation"},
        Rule{"easa-spo-night-ifr", 0.05, 5.0, 45.0, cruise, true, false, "predates Regulation"},
        Rule{"easa-cat-turbine", 0.05, 0.0, 30.0, holding, true, false, "CAT.OP.MPA.181"},
        Rule{"isolated-aerodrome", 0.05, 5.0, 120.0, cruise, false, true, "Annex 6"});
    CAPTURE(rule.id);
    const auto policy = shipped_policy(rule.id);
    CHECK(policy.id == rule.id);
    CHECK(policy.contingency_share == rule.contingency_share);
    CHECK(policy.contingency_time == rule.contingency_min * minute);
    CHECK(policy.final_reserve == rule.final_reserve_min * minute);
    CHECK(policy.reserve_condition == rule.condition);
    CHECK(policy.alternate_required == rule.alternate);
    CHECK(policy.point_of_no_return_required == rule.point_of_no_return);
    CHECK(policy.source.find(rule.edition) != std::string::npos);
    CHECK(policy.estimates.find("taxi") != std::string::npos);
    // Ramp less take-off mass, and the same height for all.
    CHECK(policy.taxi == 35.0 * pound);
    CHECK(policy.reserve_height == 1500.0 * foot);
}

std::string old_policy(const std::string& more)
{
    return fmt::format(
        R"({{"format": "transect/fuel-policy-1", "id": "own", "source": "manual", "taxi_lb": 35,
"contingency_share": 0.05, "contingency_min": 5, "final_reserve_min": 45,
"reserve_height_ft": 1500, "approach_lb": 30, "alternate_required": true{}}})",
        more);
}

TEST_CASE("a policy without the optional keys holds its reserve at 1,500 ft", "[formats][fuel]")
{
    const auto policy = policy_of(old_policy(""));
    CHECK(policy.reserve_condition == ReserveCondition::holding);
    CHECK(policy.additional == Mass{});
    CHECK(policy.extra == Mass{});
    CHECK_FALSE(policy.point_of_no_return_required);
}

TEST_CASE("a policy that is written is read back the same", "[formats][fuel]")
{
    const auto policy = policy_of(old_policy(
        R"(, "reserve_condition": "cruise", "additional_lb": 77.7, "extra_lb": 12.3,
"estimates": "all", "point_of_no_return_required": true)"));
    JsonWriter json;
    write(json, policy);
    const auto again = policy_of(json.text());
    CHECK(again.reserve_condition == ReserveCondition::cruise);
    CHECK(again.additional == 77.7 * pound);
    CHECK(again.extra == 12.3 * pound);
    CHECK(again.estimates == "all");
    CHECK(again.point_of_no_return_required);
}

TEST_CASE("a reserve condition that nobody knows is refused with its place", "[formats][errors]")
{
    const auto text = old_policy(R"(, "reserve_condition": "gliding")");
    const JsonDocument document{{.text = text, .file = "policy.json"}};
    Complaints complaints;
    CHECK_FALSE(fuel_policy(document.root(), complaints));
    REQUIRE(complaints.list().size() == 1);
    CHECK(complaints.list().front().text.find("holding") != std::string::npos);
}

}  // namespace
}  // namespace transect::formats
