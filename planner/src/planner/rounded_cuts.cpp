#include "planner/rounded_cuts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace transect::planner {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

}  // namespace

std::vector<std::size_t> by_distance(const EvenCosts& costs)
{
    std::vector<double> distance;
    for (std::size_t line = 0; line < costs.lines(); ++line) {
        distance.push_back(costs.out(line) + costs.home(line));
    }
    std::vector<std::size_t> order(costs.lines());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t line) { return distance[line]; });
    return order;
}

std::vector<Cut> rounded_cuts(
    const EvenCosts& costs, const std::vector<std::size_t>& order, const CutRequest& request)
{
    const auto& [most, turn] = request;
    std::vector<Cut> cuts;
    if (!(most < infinite)) {
        return cuts;
    }
    double work = 0.0;
    double out = infinite;
    double home = infinite;
    std::size_t sorties = 0;
    for (std::size_t rank = order.size(); rank-- > 0;) {
        work += costs.line(order[rank]) + turn;
        out = std::min(out, costs.out(order[rank]));
        home = std::min(home, costs.home(order[rank]));
        // So much of a sortie is left for these lines; its last line needs no turn after it.
        const double left = most - out - home + turn;
        if (!(left > 0.0)) {
            break;
        }
        const auto needed = static_cast<std::size_t>(std::ceil(work / left - 1e-9));
        if (needed > sorties && needed <= order.size() - rank) {
            sorties = needed;
            cuts.push_back({.first_rank = rank, .sorties = needed});
        }
    }
    return cuts;
}

}  // namespace transect::planner
