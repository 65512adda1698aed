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

struct Reached {
    double cost = std::numeric_limits<double>::infinity();
    std::size_t before = 0;  ///< side of the line before
};
using Stage = std::array<Reached, 2>;  // by side: as listed, reversed

Way way_of(std::size_t line, std::size_t side)
{
    return static_cast<Way>(2 * line + side);
}

struct Step {
    std::size_t last = 0;  ///< lines
    std::size_t next = 0;
};

Stage next_stage(const TourCosts& costs, const Stage& before, const Step& step)
{
    Stage stage;
    for (std::size_t side = 0; side < 2; ++side) {
        const Way next = way_of(step.next, side);
        for (std::size_t last = 0; last < 2; ++last) {
            const double cost = before.at(last).cost +
                                costs.between(way_of(step.last, last), next) + costs.along(next);
            if (cost < stage.at(side).cost) {
                stage.at(side) = {cost, last};
            }
        }
    }
    return stage;
}

/// The cheapest ways to fly the lines in this order.
Order with_best_ways(const TourCosts& costs, const Lines& lines)
{
    std::vector<Stage> stages(lines.size());
    for (std::size_t side = 0; side < 2; ++side) {
        const Way first = way_of(lines.front(), side);
        stages.front().at(side).cost = costs.from_base(first) + costs.along(first);
    }
    for (std::size_t i = 1; i < lines.size(); ++i) {
        stages[i] = next_stage(costs, stages[i - 1], {lines[i - 1], lines[i]});
    }
    Order order;
    std::size_t side = 0;
    for (std::size_t last = 0; last < 2; ++last) {
        const double cost = stages.back().at(last).cost + costs.to_base(way_of(lines.back(), last));
        if (cost < order.cost) {
            order.cost = cost;
            side = last;
        }
    }
    for (std::size_t i = lines.size(); i-- > 0;) {
        order.ways.push_back(way_of(lines[i], side));
        side = stages[i].at(side).before;
    }
    std::ranges::reverse(order.ways);
    return order;
}

/// The best way to have flown all before some place of an order.
struct Cut {
    std::size_t sorties = std::numeric_limits<std::size_t>::max();
    double cost = std::numeric_limits<double>::infinity();
    std::size_t begin = 0;  ///< of the last sortie

    bool is_better_than(const Cut& other) const
    {
        return sorties < other.sorties || (sorties == other.sorties && cost < other.cost);
    }
};

struct CutTask {
    const TourCosts* costs = nullptr;
    std::span<const Way> order;
    double most = 0.0;
};

/// Tries all sorties that begin here.
void extend(std::vector<Cut>& best, std::size_t begin, const CutTask& task)
{
    const auto& [costs, order, most] = task;
    double flown = costs->from_base(order[begin]);
    for (std::size_t last = begin; last < order.size(); ++last) {
        flown += costs->along(order[last]);
        flown += last > begin ? costs->between(order[last - 1], order[last]) : 0.0;
        if (last > begin && !(flown <= most)) {
            return;
        }
        const double sortie = flown + costs->to_base(order[last]);
        const Cut cut{best[begin].sorties + 1, best[begin].cost + sortie, begin};
        if ((last == begin || sortie <= most) && cut.is_better_than(best[last + 1])) {
            best[last + 1] = cut;
        }
    }
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
    std::vector<Cut> best(order.size() + 1);
    best.front() = {0, 0.0, 0};
    for (std::size_t begin = 0; begin < order.size(); ++begin) {
        extend(best, begin, {&costs, order, most});
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
