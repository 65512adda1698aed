#include <cstddef>
#include <cstdint>
#include <span>

#include "transect/formats/plan_file.hpp"
#include "transect/planner/planning.hpp"

#include "support/catch.hpp"
#include "support/draw.hpp"
#include "support/random_mission.hpp"
#include "support/rounds.hpp"

namespace transect::formats {
namespace {

TEST_CASE("a mission planned twice gives the same bytes", "[formats][property]")
{
    constexpr std::uint64_t seed = 20261124;
    test::Draw draw{seed};
    const std::size_t count = test::rounds(test::area_kinds.size(), 2);
    for (const auto kind : std::span{test::area_kinds}.first(count)) {
        const auto mission = test::random_mission(draw, kind);
        const int effort = kind == test::AreaKind::teeth ? 2 : 1;
        CAPTURE(seed, test::name(kind), effort);
        const auto first = planner::plan(mission, effort);
        const auto second = planner::plan(mission, effort);
        REQUIRE_FALSE(first.plan.sorties.empty());
        CHECK(plan_json(first.plan, first.flights) == plan_json(second.plan, second.flights));
    }
}

}  // namespace
}  // namespace transect::formats
