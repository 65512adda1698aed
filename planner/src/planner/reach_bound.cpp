#include "planner/reach_bound.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "planner/even_costs.hpp"

namespace transect::planner {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::size_t most_lines = 320;
constexpr int number_of_axes = 12;

/// One axis through the base; costs and reaches are in cost units, a metre being `least_per_m`.
class AxisBound {
public:
    AxisBound(const EvenCosts& costs, PlanePoint axis) : costs_{&costs}, axis_{axis}
    {
        for (std::size_t line = 0; line < costs.lines(); ++line) {
            const auto first = static_cast<Way>(2 * line);
            const double a = place(first);
            const double b = place(reversed(first));
            reach_.push_back(std::max(std::abs(a), std::abs(b)));
            work_.push_back(costs.line(line) - std::abs(a - b));
            transit_ = std::min(
                transit_,
                std::min(costs.base(first) - std::abs(a), costs.base(first + 1) - std::abs(b)));
        }
        turn_ = cheapest_turn();
        for (auto& work : work_) {
            work += turn_;
        }
    }

    TourBound bound(double most) const
    {
        std::vector<std::size_t> farthest(reach_.size());
        std::iota(farthest.begin(), farthest.end(), std::size_t{0});
        std::ranges::stable_sort(
            farthest, std::greater{}, [this](std::size_t line) { return reach_[line]; });
        TourBound result{"reach of sorties", 0.0, 0};
        // Lines that lead along the axis spare transit; where they are flown is not known.
        double room = std::accumulate(work_.begin(), work_.end(), 0.0, [](double sum, double work) {
            return sum + std::max(0.0, -work);
        });
        for (const auto line : farthest) {
            result.cost += work_[line];
            // The part of a line that fits may stay with the sorties before.
            room -= std::max(0.0, work_[line]);
            if (room >= -1e-9 * std::abs(most) && result.fewest_sorties > 0) {
                continue;
            }
            const double there = 2.0 * (reach_[line] + transit_) - turn_;
            const double capacity = most - there;
            if (!(capacity > 0.0)) {
                continue;
            }
            ++result.fewest_sorties;
            result.cost += there;
            room += capacity;
        }
        return result;
    }

private:
    double place(Way end) const
    {
        const auto& costs = costs_->true_costs();
        return costs.parts().least_per_m * dot(costs.entry(end) - costs.parts().base, axis_);
    }

    /// What a connection costs beyond the way that it makes along the axis.
    double cheapest_turn() const
    {
        double least = infinite;
        for (Way a = 0; a < costs_->ends(); ++a) {
            for (Way b = a + 1; b < costs_->ends(); ++b) {
                if (line_of(a) != line_of(b)) {
                    const double way = std::abs(place(a) - place(b));
                    least = std::min(least, costs_->between(a, b) - way);
                }
            }
        }
        return least < infinite ? least : 0.0;
    }

    const EvenCosts* costs_;
    PlanePoint axis_;
    std::vector<double> reach_;  ///< by line, its farther end
    std::vector<double> work_;   ///< by line, with a turn, beyond the way along the axis
    double turn_ = 0.0;
    double transit_ = infinite;  ///< out or home, beyond the way along the axis
};

bool is_small_enough(const TourCosts& costs, double most_per_sortie)
{
    return costs.lines() > 0 && costs.lines() <= most_lines && most_per_sortie < infinite;
}

std::vector<PlanePoint> axes()
{
    std::vector<PlanePoint> result;
    for (int i = 0; i < number_of_axes; ++i) {
        const double angle = i * std::acos(-1.0) / number_of_axes;
        result.push_back({std::sin(angle), std::cos(angle)});
    }
    return result;
}

}  // namespace

TourBound reach_bound(const TourCosts& costs, double most_per_sortie)
{
    TourBound best{"reach of sorties", 0.0, 1};
    if (!is_small_enough(costs, most_per_sortie)) {
        return best;
    }
    const EvenCosts even{costs};
    for (const auto& axis : axes()) {
        const auto bound = AxisBound{even, axis}.bound(most_per_sortie);
        best.fewest_sorties = std::max(best.fewest_sorties, bound.fewest_sorties);
        best.cost = std::max(best.cost, bound.cost);
    }
    return best;
}

}  // namespace transect::planner
