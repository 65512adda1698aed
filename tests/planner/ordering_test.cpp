#include "planner/ordering.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "support/catch.hpp"

namespace transect::planner {
namespace {

/// Vertical lines 1 km long, 100 m apart.
std::vector<StripLine> lines(int count)
{
    std::vector<StripLine> result;
    for (int i = 0; i < count; ++i) {
        result.push_back({i, {100.0 * i, 0.0}, {100.0 * i, 1000.0}});
    }
    return result;
}

/// Straight distances, but a change to a line nearer than 250 m costs 2 km, as tight turns do.
OrderCost tight_turns()
{
    return {
        .along = [](const Visit& visit) { return length_m(visit.to - visit.from); },
        .between =
            [](const Visit& last, const Visit& next) {
                const double gap = length_m(next.from - last.to);
                return gap + (std::abs(next.from.x_m - last.to.x_m) < 250.0 ? 2000.0 : 0.0);
            },
        .from_base = [](const Visit& first) { return length_m(first.from); },
        .to_base = [](const Visit& last) { return length_m(last.to); },
    };
}

double cost_of(const std::vector<Visit>& visits, const OrderCost& cost)
{
    double sum = cost.from_base(visits.front()) + cost.to_base(visits.back());
    for (std::size_t i = 0; i < visits.size(); ++i) {
        sum += cost.along(visits[i]) + (i > 0 ? cost.between(visits[i - 1], visits[i]) : 0.0);
    }
    return sum;
}

TEST_CASE("every line is flown once, and the cost is that of the visits", "[planner]")
{
    const int count = GENERATE(1, 2, 7, 20);
    const auto all = lines(count);
    const auto order = skip_lanes(all, tight_turns());
    REQUIRE(order.visits.size() == all.size());
    std::vector<bool> flown(all.size());
    for (const auto& visit : order.visits) {
        flown[visit.line] = true;
    }
    CHECK(std::ranges::count(flown, true) == count);
    CHECK_THAT(order.time_s, test::is_close_to(cost_of(order.visits, tight_turns()), 1e-6));
}

TEST_CASE("lanes are skipped where turns to the next one are expensive", "[planner]")
{
    const auto all = lines(12);
    const auto order = skip_lanes(all, tight_turns());
    int tight = 0;
    for (std::size_t i = 1; i < order.visits.size(); ++i) {
        tight += std::abs(order.visits[i].from.x_m - order.visits[i - 1].to.x_m) < 250.0 ? 1 : 0;
    }
    CHECK(tight <= 2);
}

TEST_CASE("ways along the lines are the best for their order", "[planner]")
{
    // With two lines there is one order and its reverse: try all eight ways by hand.
    const auto all = lines(2);
    const auto cost = tight_turns();
    double best = std::numeric_limits<double>::infinity();
    for (unsigned pattern = 0; pattern < 8; ++pattern) {
        std::vector<Visit> visits;
        for (unsigned place = 0; place < 2; ++place) {
            const std::size_t line = (pattern & 1U) == 0 ? place : 1 - place;
            const bool reversed = ((pattern >> (place + 1)) & 1U) != 0;
            visits.push_back(
                {line,
                 reversed ? all[line].to : all[line].from,
                 reversed ? all[line].from : all[line].to});
        }
        best = std::min(best, cost_of(visits, cost));
    }
    CHECK_THAT(skip_lanes(all, cost).time_s, test::is_close_to(best, 1e-9));
}

TEST_CASE("no lines make no order", "[planner]")
{
    CHECK(skip_lanes({}, tight_turns()).visits.empty());
}

}  // namespace
}  // namespace transect::planner
