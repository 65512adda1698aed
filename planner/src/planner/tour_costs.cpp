#include "planner/tour_costs.hpp"

#include <algorithm>
#include <limits>

namespace transect::planner {
namespace {

constexpr std::size_t most_kept_ways = 2400;  // 46 MB

struct Ranked {
    double cost = 0.0;
    Way way = 0;

    friend auto operator<=>(const Ranked&, const Ranked&) = default;
};

void keep_least(std::vector<Ranked>& candidates, std::size_t count)
{
    count = std::min(count, candidates.size());
    std::ranges::partial_sort(candidates, candidates.begin() + static_cast<std::ptrdiff_t>(count));
    candidates.resize(count);
}

}  // namespace

TourCosts::TourCosts(Parts parts) : parts_{std::move(parts)}
{
    if (ways() <= most_kept_ways) {
        known_.assign(ways() * ways(), std::numeric_limits<double>::quiet_NaN());
    }
}

std::vector<Way> TourCosts::nearest(Way last, std::size_t count) const
{
    constexpr std::size_t looked_at = 4;  // times as many, by distance
    std::vector<Ranked> candidates;
    for (Way way = 0; way < ways(); ++way) {
        if (line_of(way) != line_of(last)) {
            candidates.push_back({length_m(entry(way) - exit(last)), way});
        }
    }
    keep_least(candidates, looked_at * count);
    for (auto& [cost, way] : candidates) {
        cost = between(last, way);
    }
    keep_least(candidates, count);
    std::vector<Way> result(candidates.size());
    std::ranges::transform(candidates, result.begin(), &Ranked::way);
    return result;
}

double sortie_cost(const TourCosts& costs, const std::vector<Way>& sortie)
{
    if (sortie.empty()) {
        return 0.0;
    }
    double sum = costs.from_base(sortie.front()) + costs.to_base(sortie.back());
    for (std::size_t i = 0; i < sortie.size(); ++i) {
        sum += costs.along(sortie[i]) + (i > 0 ? costs.between(sortie[i - 1], sortie[i]) : 0.0);
    }
    return sum;
}

}  // namespace transect::planner
