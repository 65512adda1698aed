#include "planner/tour_start.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace transect::planner {
namespace {

constexpr std::size_t widest_skip = 6;

using Lines = std::vector<std::size_t>;

std::vector<Lines> by_strip(std::span<const int> strips)
{
    std::vector<Lines> result;
    for (std::size_t line = 0; line < strips.size(); ++line) {
        if (line == 0 || strips[line] != strips[line - 1]) {
            result.emplace_back();
        }
        result.back().push_back(line);
    }
    return result;
}

Lines skipping(const std::vector<Lines>& strips, std::size_t skip)
{
    Lines sequence;
    for (std::size_t first = 0; first < skip; ++first) {
        Lines pass;
        for (std::size_t strip = first; strip < strips.size(); strip += skip) {
            pass.insert(pass.end(), strips[strip].begin(), strips[strip].end());
        }
        if (first % 2 == 1) {
            std::ranges::reverse(pass);
        }
        sequence.insert(sequence.end(), pass.begin(), pass.end());
    }
    return sequence;
}

struct Order {
    std::vector<Way> ways;
    double cost = std::numeric_limits<double>::infinity();
};

/// The cheapest ways to fly the lines in this order.
Order with_best_ways(const TourCosts& costs, const Lines& lines)
{
    struct Reached {
        double cost = std::numeric_limits<double>::infinity();
        Way before = 0;
    };
    using Stage = std::array<Reached, 2>;
    const auto way = [&](std::size_t stage, std::size_t side) {
        return static_cast<Way>(2 * lines[stage] + side);
    };
    std::vector<Stage> stages(lines.size());
    for (std::size_t stage = 0; stage < lines.size(); ++stage) {
        for (std::size_t side = 0; side < 2; ++side) {
            const Way next = way(stage, side);
            auto& reached = stages[stage].at(side);
            if (stage == 0) {
                reached.cost = costs.from_base(next) + costs.along(next);
                continue;
            }
            for (std::size_t before = 0; before < 2; ++before) {
                const double cost = stages[stage - 1].at(before).cost +
                                    costs.between(way(stage - 1, before), next) + costs.along(next);
                if (cost < reached.cost) {
                    reached = {cost, static_cast<Way>(before)};
                }
            }
        }
    }
    Order order;
    Way side = 0;
    for (Way last = 0; last < 2; ++last) {
        const double cost =
            stages.back().at(last).cost + costs.to_base(way(lines.size() - 1, last));
        if (cost < order.cost) {
            order.cost = cost;
            side = last;
        }
    }
    for (std::size_t stage = lines.size(); stage-- > 0;) {
        order.ways.push_back(way(stage, side));
        side = stages[stage].at(side).before;
    }
    std::ranges::reverse(order.ways);
    return order;
}

}  // namespace

std::vector<Way> skip_lanes(const TourCosts& costs, std::span<const int> strips)
{
    Order best;
    if (strips.empty()) {
        return {};
    }
    const auto grouped = by_strip(strips);
    for (std::size_t skip = 1; skip <= std::min(widest_skip, grouped.size()); ++skip) {
        auto lines = skipping(grouped, skip);
        for (int side = 0; side < 2; ++side) {
            auto order = with_best_ways(costs, lines);
            if (best.ways.empty() || order.cost < best.cost) {
                best = std::move(order);
            }
            std::ranges::reverse(lines);
        }
    }
    return best.ways;
}

Tour cut_into_sorties(const TourCosts& costs, std::span<const Way> order, double most)
{
    struct Cut {
        std::size_t sorties = std::numeric_limits<std::size_t>::max();
        double cost = std::numeric_limits<double>::infinity();
        std::size_t begin = 0;
    };
    std::vector<Cut> best(order.size() + 1);
    best.front() = {0, 0.0, 0};
    for (std::size_t begin = 0; begin < order.size(); ++begin) {
        double flown = costs.from_base(order[begin]);
        for (std::size_t end = begin + 1; end <= order.size(); ++end) {
            flown += costs.along(order[end - 1]);
            if (end > begin + 1) {
                flown += costs.between(order[end - 2], order[end - 1]);
            }
            const double sortie = flown + costs.to_base(order[end - 1]);
            if (end > begin + 1 && !(flown <= most)) {
                break;
            }
            if (end > begin + 1 && !(sortie <= most)) {
                continue;
            }
            const auto sorties = best[begin].sorties + 1;
            const double cost = best[begin].cost + sortie;
            if (sorties < best[end].sorties ||
                (sorties == best[end].sorties && cost < best[end].cost)) {
                best[end] = {sorties, cost, begin};
            }
        }
    }
    Tour tour;
    for (auto end = order.size(); end > 0; end = best[end].begin) {
        const auto begin = order.begin() + static_cast<std::ptrdiff_t>(best[end].begin);
        tour.emplace_back(begin, order.begin() + static_cast<std::ptrdiff_t>(end));
    }
    std::ranges::reverse(tour);
    return tour;
}

}  // namespace transect::planner
