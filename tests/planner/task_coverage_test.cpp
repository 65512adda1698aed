#include "transect/planner/task_coverage.hpp"

#include <stdexcept>
#include <vector>

#include "transect/planner/planning.hpp"
#include "transect/planner/transect_strip.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

/// Concave, with a hole.
planner::Mission holed_mission()
{
    auto mission = test::sample_mission();
    mission.tasks.front().area = {
        {{{test::point(14.0, -3.5),
           test::point(14.0, -3.2),
           test::point(14.3, -3.2),
           test::point(14.3, -3.3),
           test::point(14.12, -3.35),
           test::point(14.3, -3.45)},
          {{test::point(14.04, -3.42),
            test::point(14.04, -3.38),
            test::point(14.08, -3.38),
            test::point(14.08, -3.42)}}}}};
    return mission;
}

PlaneArea united_strips(const Plan& plan, const RegionFrame& frame)
{
    std::vector<PlaneArea> strips;
    for (const auto& sortie : plan.sorties) {
        for (const auto& transect : sortie.transects) {
            strips.push_back(frame.forward({{strip(transect, plan.settings.front().swath)}}));
        }
    }
    return unite(strips);
}

// The overlay of GEOS and the cell count share no code.
TEST_CASE("predicted coverage is the union of the strips within half a percent", "[planner]")
{
    const auto mission = GENERATE(test::sample_mission(), holed_mission());
    const auto planned = plan(mission);
    REQUIRE_FALSE(has_errors(planned.plan));
    const auto frame = region_frame(mission);
    const auto area = frame.forward(mission.tasks.front().area);
    const double strips_m2 = area_m2(intersection(united_strips(planned.plan, frame), area));
    const auto& predicted = planned.plan.tasks.front().predicted;
    CHECK_THAT(predicted.covered / square_metre / strips_m2, test::is_close_to(1.0, 0.005));
    CHECK(predicted.fraction >= 0.98);
    CHECK(predicted.fraction <= 1.0);
    CHECK_THAT(
        predicted.area / geodesic_area(mission.tasks.front().area), test::is_close_to(1.0, 1e-3));
}

TEST_CASE("a flight without its camera covers nothing", "[planner]")
{
    const auto planned = plan(test::sample_mission());
    auto blind = planned.flights.front().trajectory;
    for (auto& sample : blind.samples) {
        sample.look.reset();
    }
    const auto coverage = observe_task(planned.plan, "koro", std::vector{blind});
    CHECK(predict(planned.plan, "koro", coverage).covered == Area{});
}

TEST_CASE("cells have a size where no swath is known, or hardly any", "[planner]")
{
    auto planned = plan(test::small_mission());
    auto& setting = planned.plan.settings.front();
    setting.swath = {};
    CHECK(task_cell(planned.plan, setting.task) == 100.0 * metre);
    setting.swath = 0.9 * metre;
    CHECK(task_cell(planned.plan, setting.task) == 1.0 * metre);
}

TEST_CASE("an unknown task is refused", "[planner][errors]")
{
    const auto planned = plan(test::sample_mission());
    CHECK_THROWS_AS(task_cell(planned.plan, "nowhere"), std::domain_error);
    CHECK_THROWS_AS(observe_task(planned.plan, "nowhere", {}), std::domain_error);
}

}  // namespace
}  // namespace transect::planner
