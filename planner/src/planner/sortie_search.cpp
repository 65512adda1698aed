#include "planner/sortie_search.hpp"

#include <algorithm>
#include <numeric>

#include "planner/tour_search.hpp"
#include "planner/tour_start.hpp"

namespace transect::planner {
namespace {

constexpr std::size_t rounds = 8;  ///< between which the order is cut anew

std::vector<Way> in_one(const Tour& tour)
{
    std::vector<Way> order;
    for (const auto& sortie : tour) {
        order.insert(order.end(), sortie.begin(), sortie.end());
    }
    return order;
}

class SortieSearch {
public:
    SortieSearch(const TourCosts& costs, const SortieRequest& request)
        : costs_{&costs}, request_{request}
    {}

    Tour run(std::span<const Way> order)
    {
        auto best = improved(cut_into_sorties(*costs_, order, request_.most));
        constexpr int most_reductions = 6;
        for (int i = 0;
             i < most_reductions && best.size() > std::max<std::size_t>(1, request_.fewest);
             ++i) {
            auto fewer = improved(with_one_less(best));
            if (!is_better(fewer, best)) {
                break;
            }
            best = std::move(fewer);
        }
        if (request_.objective == Objective::least_flight_time) {
            best = with_more(std::move(best));
        }
        return best;
    }

private:
    bool keeps_limit(const Tour& tour) const
    {
        return longest_sortie(*costs_, tour) <= request_.most * (1.0 + 1e-9);
    }

    /// What keeps the limit comes first, then fewer sorties, then less cost.
    bool is_better(const Tour& a, const Tour& b) const
    {
        if (keeps_limit(a) != keeps_limit(b)) {
            return keeps_limit(a);
        }
        const bool counts = request_.objective == Objective::fewest_sorties;
        return counts && a.size() != b.size() ? a.size() < b.size()
                                              : tour_cost(*costs_, a) < tour_cost(*costs_, b);
    }

    Tour improved(Tour tour) const
    {
        for (std::size_t round = 0; round < rounds; ++round) {
            TourSearch search{*costs_, {.most = request_.most}, tour, request_.seed + round};
            search.improve(request_.iterations / rounds);
            tour = search.best();
            auto cut = cut_into_sorties(*costs_, in_one(tour), request_.most);
            if (is_better(cut, tour)) {
                tour = std::move(cut);
            }
        }
        return tour;
    }

    /// The cheapest sortie joins the next one, over the limit if need be.
    Tour with_one_less(Tour tour) const
    {
        std::size_t least = 0;
        for (std::size_t i = 1; i < tour.size(); ++i) {
            if (sortie_cost(*costs_, tour[i]) < sortie_cost(*costs_, tour[least])) {
                least = i;
            }
        }
        const std::size_t into = least > 0 ? least - 1 : 1;
        tour[into].insert(tour[into].end(), tour[least].begin(), tour[least].end());
        tour.erase(tour.begin() + static_cast<std::ptrdiff_t>(least));
        return tour;
    }

    /// More sorties may spare more flight than their transits cost.
    Tour with_more(Tour best) const
    {
        for (;;) {
            auto more = best;
            more.emplace_back();
            more = improved(std::move(more));
            if (!is_better(more, best)) {
                return best;
            }
            best = std::move(more);
        }
    }

    const TourCosts* costs_;
    SortieRequest request_;
};

}  // namespace

Tour search_sorties(
    const TourCosts& costs, std::span<const Way> order, const SortieRequest& request)
{
    return order.empty() ? Tour{} : SortieSearch{costs, request}.run(order);
}

std::size_t sortie_iterations(const TourCosts& costs, int effort)
{
    constexpr std::size_t visits = 1'200'000;
    const auto once = visits / std::max<std::size_t>(1, costs.lines());
    return std::clamp<std::size_t>(once, 3000, 12'000) * static_cast<std::size_t>(effort);
}

double tour_cost(const TourCosts& costs, const Tour& tour)
{
    return std::accumulate(
        tour.begin(), tour.end(), 0.0, [&](double sum, const std::vector<Way>& sortie) {
            return sum + sortie_cost(costs, sortie);
        });
}

double longest_sortie(const TourCosts& costs, const Tour& tour)
{
    double longest = 0.0;
    for (const auto& sortie : tour) {
        longest = std::max(longest, sortie_cost(costs, sortie));
    }
    return longest;
}

}  // namespace transect::planner
