#include "planner/tour_bound.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "planner/even_costs.hpp"
#include "planner/reach_bound.hpp"
#include "planner/rounded_cuts.hpp"

namespace transect::planner {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// More lines than this would take too long for every pair of ends to be looked at.
constexpr std::size_t most_lines = 1000;
constexpr std::size_t steps = 400;
/// Pairs of ends looked at in all steps together.
constexpr double most_work = 1.5e8;

/// Directed costs between ends of lines, which are numbered like the ways that begin there.
class EndCosts {
public:
    explicit EndCosts(const TourCosts& costs) : ends_{costs.ways()}, cost_(ends_ * ends_, infinite)
    {
        for (Way a = 0; a < ends_; ++a) {
            for (Way b = 0; b < ends_; ++b) {
                if (line_of(a) != line_of(b)) {
                    cost_[a * ends_ + b] = between(costs, a, b);
                    shortest_ = std::min(shortest_, cost_[a * ends_ + b]);
                }
            }
        }
    }

    double operator()(std::size_t from, std::size_t to) const { return cost_[from * ends_ + to]; }
    /// Of all that were computed exactly; 0 where there is no connection.
    double shortest() const { return shortest_ < infinite ? std::max(0.0, shortest_) : 0.0; }

private:
    /// Far apart, what no path can undercut.
    static double between(const TourCosts& costs, Way a, Way b)
    {
        const auto way = costs.entry(b) - costs.entry(a);
        const auto& parts = costs.parts();
        const double distance_m = length_m(way);
        if (distance_m <= parts.exact_within_m) {
            return costs.between(reversed(a), b);
        }
        const double even = parts.least_per_m * (distance_m - parts.run_m) -
                            length_m(parts.potential) * parts.run_m;
        return std::max(0.0, even - dot(parts.potential, way));
    }

    std::size_t ends_;
    std::vector<double> cost_;
    double shortest_ = infinite;
};

class Relaxation {
public:
    Relaxation(const TourCosts& costs, const BoundRequest& request)
        : request_{request},
          costs_{&costs},
          between_{costs},
          ends_(costs.ways()),
          base_{.potential = dot(costs.parts().potential, costs.parts().base)},
          rank_(costs.lines(), 0)
    {
        for (Way end = 0; end < ends_.size(); ++end) {
            ends_[end].potential = dot(costs.parts().potential, costs.entry(end));
        }
        const EvenCosts even{costs};
        const auto order = by_distance(even);
        for (std::size_t rank = 0; rank < order.size(); ++rank) {
            rank_[order[rank]] = rank;
        }
        cuts_ = rounded_cuts(even, order, {request.most_per_sortie, between_.shortest()});
        for (const auto& cut : cuts_) {
            request_.fewest_sorties = std::max(request_.fewest_sorties, cut.sorties);
        }
        request_.most_sorties = std::max(request_.most_sorties, request_.fewest_sorties);
    }

    TourBound solve()
    {
        const auto pairs = static_cast<double>(ends_.size() * ends_.size());
        const auto allowed = std::clamp(most_work / pairs, 20.0, static_cast<double>(steps));
        double best = -infinite;
        double stride = 2.0;
        std::size_t since_better = 0;
        for (std::size_t step = 0; step < static_cast<std::size_t>(allowed); ++step) {
            const double bound = relaxed();
            if (bound > best) {
                best = bound;
                since_better = 0;
            } else if (++since_better == 15) {
                stride *= 0.6;
                since_better = 0;
            }
            if (!move(stride * std::max(request_.known_cost - bound, 1e-6 * std::abs(best)))) {
                break;
            }
        }
        const bool has_cuts =
            std::ranges::any_of(cuts_, [](const Cut& cut) { return cut.price > 0.0; });
        return {
            has_cuts ? "forest of sorties with rounded cuts" : "forest of sorties",
            best,
            request_.fewest_sorties};
    }

private:
    /// Multipliers of an end, or of the base, and how its constraints are broken.
    struct End {
        double price = 0.0;      ///< of having one connection
        double potential = 0.0;  ///< of being left as often as it is reached
        int connections = 0;
        int arrivals_less_departures = 0;
    };
    /// In the cheaper direction.
    struct Link {
        double cost = infinite;
        Way from = 0;
        Way to = 0;
    };
    struct BaseLink {
        double cost = infinite;
        Way end = 0;
        bool is_outward = false;
    };

    /// The value for the multipliers now, and in ends and cuts how the constraints are broken.
    double relaxed()
    {
        price_cuts();
        grow_tree();
        std::vector<BaseLink> base;
        for (Way end = 0; end < ends_.size(); ++end) {
            const double rise = ends_[end].potential - base_.potential;
            const double out = costs_->from_base(end) + rise;
            const double home = costs_->to_base(reversed(end)) - rise;
            base.push_back({std::min(out, home) - ends_[end].price, end, out <= home});
        }
        std::ranges::sort(base, {}, &BaseLink::cost);
        std::ranges::sort(tree_, {}, &Link::cost);
        return value(base, best_number(base));
    }

    void price_cuts()
    {
        inside_.assign(costs_->lines(), 0.0);
        for (const auto& cut : cuts_) {
            inside_[cut.first_rank] += cut.price;
        }
        std::partial_sum(inside_.begin(), inside_.end(), inside_.begin());
    }

    /// Prim's algorithm over lines; a link between two of them is the cheapest of the eight.
    void grow_tree()
    {
        tree_.clear();
        std::vector<Link> link(costs_->lines());
        std::vector<std::size_t> open(costs_->lines() - 1);
        std::iota(open.begin(), open.end(), std::size_t{1});
        std::size_t added = 0;
        while (!open.empty()) {
            std::size_t nearest = 0;
            for (std::size_t i = 0; i < open.size(); ++i) {
                update(link[open[i]], added, open[i]);
                if (link[open[i]].cost < link[open[nearest]].cost) {
                    nearest = i;
                }
            }
            added = open[nearest];
            tree_.push_back(link[added]);
            open[nearest] = open.back();
            open.pop_back();
        }
    }

    void update(Link& link, std::size_t from, std::size_t to) const
    {
        const double inside = inside_[std::min(rank_[from], rank_[to])];
        for (std::size_t a = 2 * from; a < 2 * from + 2; ++a) {
            for (std::size_t b = 2 * to; b < 2 * to + 2; ++b) {
                const double rise = ends_[b].potential - ends_[a].potential;
                const double there = between_(a, b) + rise;
                const double back = between_(b, a) - rise;
                const double cost =
                    std::min(there, back) - ends_[a].price - ends_[b].price + inside;
                if (cost < link.cost) {
                    link = {cost, static_cast<Way>(a), static_cast<Way>(b)};
                    if (back < there) {
                        std::swap(link.from, link.to);
                    }
                }
            }
        }
    }

    /// One more sortie: the dearest link of the tree less, two more connections of the base.
    std::size_t best_number(const std::vector<BaseLink>& base) const
    {
        auto best = request_.fewest_sorties;
        double change = 0.0;
        double least = 0.0;
        const auto most = std::min(request_.most_sorties, costs_->lines());
        for (auto sorties = request_.fewest_sorties; sorties < most; ++sorties) {
            change += base[2 * sorties].cost + base[2 * sorties + 1].cost -
                      tree_[costs_->lines() - 1 - sorties].cost;
            if (change < least) {
                least = change;
                best = sorties + 1;
            }
        }
        return best;
    }

    static void fly(End& from, End& to)
    {
        --from.arrivals_less_departures;
        ++to.arrivals_less_departures;
    }

    double value(const std::vector<BaseLink>& base, std::size_t sorties)
    {
        base_.arrivals_less_departures = 0;
        double sum = 0.0;
        for (auto& end : ends_) {
            end.connections = 0;
            end.arrivals_less_departures = 0;
            sum += end.price;
        }
        for (Way way = 0; way < ends_.size(); way += 2) {
            sum += fly_line(way);
        }
        for (std::size_t i = 0; i < 2 * sorties; ++i) {
            auto& end = ends_[base[i].end];
            sum += base[i].cost;
            ++end.connections;
            base[i].is_outward ? fly(base_, end) : fly(end, base_);
        }
        for (std::size_t i = 0; i + sorties < costs_->lines(); ++i) {
            sum += tree_[i].cost;
            ++ends_[tree_[i].from].connections;
            ++ends_[tree_[i].to].connections;
            fly(ends_[tree_[i].from], ends_[tree_[i].to]);
        }
        return sum + value_of_cuts(sorties);
    }

    double fly_line(Way way)
    {
        auto& first = ends_[way];
        auto& last = ends_[reversed(way)];
        const double rise = last.potential - first.potential;
        const double there = costs_->along(way) + rise;
        const double back = costs_->along(reversed(way)) - rise;
        there <= back ? fly(first, last) : fly(last, first);
        return std::min(there, back);
    }

    double value_of_cuts(std::size_t sorties)
    {
        double sum = 0.0;
        for (auto& cut : cuts_) {
            const auto lines = costs_->lines() - cut.first_rank;
            cut.excess = -static_cast<double>(lines - cut.sorties);
            sum += cut.price * cut.excess;
            for (std::size_t i = 0; i + sorties < costs_->lines(); ++i) {
                const auto inner =
                    std::min(rank_[line_of(tree_[i].from)], rank_[line_of(tree_[i].to)]);
                cut.excess += inner >= cut.first_rank ? 1.0 : 0.0;
            }
        }
        return sum;
    }

    /// Along the subgradient; false where it is zero.
    bool move(double stride)
    {
        const auto squared = [](double number) { return number * number; };
        double square = squared(base_.arrivals_less_departures);
        for (const auto& end : ends_) {
            square += squared(1.0 - end.connections) + squared(end.arrivals_less_departures);
        }
        for (const auto& cut : cuts_) {
            square += cut.price > 0.0 || cut.excess > 0.0 ? squared(cut.excess) : 0.0;
        }
        if (!(square > 0.0)) {
            return false;
        }
        const double step = stride / square;
        base_.potential += step * base_.arrivals_less_departures;
        for (auto& end : ends_) {
            end.price += step * (1.0 - end.connections);
            end.potential += step * end.arrivals_less_departures;
        }
        for (auto& cut : cuts_) {
            cut.price = std::max(0.0, cut.price + step * cut.excess);
        }
        return true;
    }

    BoundRequest request_;
    const TourCosts* costs_;
    EndCosts between_;
    std::vector<End> ends_;
    End base_;
    std::vector<std::size_t> rank_;  ///< by line, from the nearest to the farthest
    std::vector<Cut> cuts_;
    std::vector<double> inside_;  ///< by rank: the prices of the cuts that contain it
    std::vector<Link> tree_;
};

std::size_t sorties_for(double cost, double most_per_sortie)
{
    return most_per_sortie < infinite
               ? static_cast<std::size_t>(std::ceil(cost / most_per_sortie - 1e-9))
               : 1;
}

/// Every line, and the way there and back of the sorties.
TourBound simple_bound(const TourCosts& costs, const BoundRequest& request)
{
    const EvenCosts even{costs};
    double lines = 0.0;
    double nearest = infinite;
    for (std::size_t line = 0; line < even.lines(); ++line) {
        lines += even.line(line);
        nearest = std::min(
            nearest,
            std::min(
                even.base(static_cast<Way>(2 * line)), even.base(static_cast<Way>(2 * line + 1))));
    }
    const auto sorties = std::max(
        request.fewest_sorties, sorties_for(lines + 2.0 * nearest, request.most_per_sortie));
    return {"lines and transits", lines + 2.0 * static_cast<double>(sorties) * nearest, sorties};
}

}  // namespace

TourBound lower_bound(const TourCosts& costs, const BoundRequest& request)
{
    if (costs.lines() == 0) {
        return {"nothing to fly", 0.0, 0};
    }
    if (costs.lines() > most_lines) {
        return simple_bound(costs, request);
    }
    auto known = request;
    known.fewest_sorties =
        std::max(known.fewest_sorties, fewest_sorties(costs, request.most_per_sortie));
    auto best = Relaxation{costs, known}.solve();
    for (;;) {
        // Whatever all costs at least has to fit into the sorties.
        best.fewest_sorties =
            std::max(best.fewest_sorties, sorties_for(best.cost, request.most_per_sortie));
        if (best.fewest_sorties <= known.fewest_sorties) {
            break;
        }
        known.fewest_sorties = best.fewest_sorties;
        best = Relaxation{costs, known}.solve();
    }
    const auto reach = reach_bound(costs, request.most_per_sortie);
    return reach.cost > best.cost ? reach : best;
}

std::size_t fewest_sorties(const TourCosts& costs, double most_per_sortie)
{
    if (costs.lines() == 0 || !(most_per_sortie < infinite)) {
        return std::min<std::size_t>(1, costs.lines());
    }
    const auto reach = reach_bound(costs, most_per_sortie);
    return std::max(reach.fewest_sorties, sorties_for(reach.cost, most_per_sortie));
}

}  // namespace transect::planner
