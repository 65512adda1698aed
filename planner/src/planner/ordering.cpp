#include "planner/ordering.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace transect::planner {
namespace {

constexpr std::size_t widest_skip = 6;

using Sequence = std::vector<std::size_t>;  // indices of lines

/// Consecutive lines of one strip.
std::vector<Sequence> by_strip(std::span<const StripLine> lines)
{
    std::vector<Sequence> strips;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i == 0 || lines[i].strip != lines[i - 1].strip) {
            strips.emplace_back();
        }
        strips.back().push_back(i);
    }
    return strips;
}

Sequence skipping(const std::vector<Sequence>& strips, std::size_t skip)
{
    Sequence sequence;
    for (std::size_t first = 0; first < skip; ++first) {
        Sequence pass;
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

/// The cheapest ways to fly the lines in this order.
class WayChooser {
public:
    WayChooser(std::span<const StripLine> lines, const Sequence& sequence, const OrderCost& cost)
        : cost_{&cost}
    {
        for (const auto index : sequence) {
            const auto& line = lines[index];
            stages_.push_back({Visit{index, line.from, line.to}, Visit{index, line.to, line.from}});
        }
    }

    Order choose() const
    {
        std::vector<Costs> best{first_costs()};
        for (std::size_t stage = 1; stage < stages_.size(); ++stage) {
            best.push_back(next_costs(stage, best.back()));
        }
        return trace(best);
    }

private:
    struct Reached {
        double time_s = std::numeric_limits<double>::infinity();
        std::size_t before = 0;
    };
    using Costs = std::array<Reached, 2>;

    Costs first_costs() const
    {
        Costs costs;
        for (std::size_t way = 0; way < 2; ++way) {
            const auto& visit = stages_.front()[way];
            costs[way].time_s = cost_->from_base(visit) + cost_->along(visit);
        }
        return costs;
    }

    Costs next_costs(std::size_t stage, const Costs& before) const
    {
        Costs costs;
        for (std::size_t way = 0; way < 2; ++way) {
            const auto& visit = stages_[stage][way];
            for (std::size_t last = 0; last < 2; ++last) {
                const double time_s = before[last].time_s +
                                      cost_->between(stages_[stage - 1][last], visit) +
                                      cost_->along(visit);
                if (time_s < costs[way].time_s) {
                    costs[way] = {time_s, last};
                }
            }
        }
        return costs;
    }

    Order trace(const std::vector<Costs>& best) const
    {
        const auto& last = stages_.back();
        const double forward_s = best.back()[0].time_s + cost_->to_base(last[0]);
        const double reversed_s = best.back()[1].time_s + cost_->to_base(last[1]);
        std::size_t way = reversed_s < forward_s ? 1 : 0;
        Order order{.visits = {}, .time_s = std::min(forward_s, reversed_s)};
        for (std::size_t stage = stages_.size(); stage-- > 0;) {
            order.visits.push_back(stages_[stage][way]);
            way = best[stage][way].before;
        }
        std::ranges::reverse(order.visits);
        return order;
    }

    const OrderCost* cost_;
    std::vector<std::array<Visit, 2>> stages_;
};

}  // namespace

Order skip_lanes(std::span<const StripLine> lines, const OrderCost& cost)
{
    Order best{.visits = {}, .time_s = std::numeric_limits<double>::infinity()};
    if (lines.empty()) {
        return best;
    }
    const auto strips = by_strip(lines);
    for (std::size_t skip = 1; skip <= std::min(widest_skip, strips.size()); ++skip) {
        auto sequence = skipping(strips, skip);
        for (int side = 0; side < 2; ++side) {
            auto order = WayChooser{lines, sequence, cost}.choose();
            if (order.time_s < best.time_s) {
                best = std::move(order);
            }
            std::ranges::reverse(sequence);
        }
    }
    return best;
}

}  // namespace transect::planner
