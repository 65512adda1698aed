#include <cstdint>

#include "transect/formats/plan_file.hpp"
#include "transect/planner/planning.hpp"

#include "support/catch.hpp"
#include "support/draw.hpp"
#include "support/random_mission.hpp"

namespace transect::formats {
namespace {

TEST_CASE("a mission planned twice gives the same bytes", "[formats][property]")
{
    constexpr std::uint64_t seed = 20261124;
    test::Draw draw{seed};
    for (const auto kind : test::area_kinds) {
        const auto mission = test::random_mission(draw, kind);
        const int effort = kind == test::AreaKind::star_with_hole ? 2 : 1;
        CAPTURE(seed, test::name(kind), effort);
        const auto first = planner::plan(mission, effort);
        const auto second = planner::plan(mission, effort);
        REQUIRE_FALSE(first.plan.sorties.empty());
        CHECK(plan_json(first.plan, first.flights) == plan_json(second.plan, second.flights));
    }
}

}  // namespace
}  // namespace transect::formats
