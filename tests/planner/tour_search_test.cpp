#include "planner/tour_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "planner/sortie_search.hpp"
#include "planner/tour_bound.hpp"
#include "planner/tour_start.hpp"
#include "support/catch.hpp"
#include "support/draw.hpp"

namespace transect::planner {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// Lines at random places of a square of 100 by 100; connections are straight, and those to the
/// east dearer, as in a wind from there.
TourCosts random_costs(test::Draw& draw, std::size_t lines)
{
    struct Point {
        double x = 0.0;
        double y = 0.0;
    };
    const auto travel = [](Point from, Point to) {
        return std::hypot(to.x - from.x, to.y - from.y) + 0.3 * (to.x - from.x);
    };
    std::vector<Point> entry;
    TourCosts::Parts parts;
    for (std::size_t i = 0; i < 2 * lines; ++i) {
        entry.push_back({draw.between(0.0, 100.0), draw.between(0.0, 100.0)});
        parts.entry.push_back({entry.back().x, entry.back().y});
    }
    const Point base{-20.0, 30.0};
    parts.base = {base.x, base.y};
    parts.potential = {-0.3, 0.0};
    parts.least_per_m = 1.0;
    for (Way way = 0; way < 2 * lines; ++way) {
        const auto from = entry[way];
        const auto to = entry[reversed(way)];
        parts.along.push_back(travel(from, to));
        parts.from_base.push_back(travel(base, from));
        parts.to_base.push_back(travel(to, base));
    }
    parts.between = [entry, travel](Way last, Way next) {
        return travel(entry[reversed(last)], entry[next]);
    };
    return TourCosts{std::move(parts)};
}

/// Calls `look` with every order of the lines in every choice of ways.
template <typename Look>
void for_each_order(std::size_t lines, Look look)
{
    std::vector<std::size_t> sequence(lines);
    std::iota(sequence.begin(), sequence.end(), std::size_t{0});
    do {
        for (std::size_t ways = 0; ways < (std::size_t{1} << lines); ++ways) {
            std::vector<Way> order;
            for (std::size_t i = 0; i < lines; ++i) {
                order.push_back(static_cast<Way>(2 * sequence[i] + ((ways >> i) & 1U)));
            }
            look(order);
        }
    } while (std::ranges::next_permutation(sequence).found);
}

/// The best cut of one order, by trying all of them.
double best_cut(const TourCosts& costs, const std::vector<Way>& order, double most)
{
    double best = infinite;
    for (std::size_t cuts = 0; cuts < (std::size_t{1} << (order.size() - 1)); ++cuts) {
        Tour tour(1);
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (i > 0 && ((cuts >> (i - 1)) & 1U) != 0) {
                tour.emplace_back();
            }
            tour.back().push_back(order[i]);
        }
        if (longest_sortie(costs, tour) <= most) {
            best = std::min(best, tour_cost(costs, tour));
        }
    }
    return best;
}

std::vector<int> strips_of(const TourCosts& costs)
{
    std::vector<int> strips(costs.lines());
    std::iota(strips.begin(), strips.end(), 0);
    return strips;
}

TEST_CASE("the search finds the best order of few lines, and the bound stays below", "[planner]")
{
    constexpr std::uint64_t seed = 20261122;
    CAPTURE(seed);
    test::Draw draw{seed};
    for (int round = 0; round < 30; ++round) {
        CAPTURE(round);
        const auto costs = random_costs(draw, 5);
        double best = infinite;
        for_each_order(5, [&](const std::vector<Way>& order) {
            best = std::min(best, sortie_cost(costs, order));
        });
        TourSearch search{costs, {}, {skip_lanes(costs, strips_of(costs))}, 1};
        search.improve(500);
        CHECK_THAT(search.best_cost(), test::is_close_to(best, 1e-6));
        const auto bound = lower_bound(
            costs, {.most_per_sortie = infinite, .known_cost = best, .most_sorties = 1});
        CHECK(bound.cost <= best + 1e-6);
        CHECK(bound.cost >= 0.8 * best);
    }
}

TEST_CASE("sorties within a limit are nearly always the best there are, and bounded", "[planner]")
{
    constexpr std::uint64_t seed = 20261123;
    CAPTURE(seed);
    test::Draw draw{seed};
    int with_several = 0;
    int best_found = 0;
    for (int round = 0; round < 20; ++round) {
        CAPTURE(round);
        const auto costs = random_costs(draw, 4);
        double longest_alone = 0.0;
        for (std::size_t line = 0; line < costs.lines(); ++line) {
            const auto way = static_cast<Way>(2 * line);
            longest_alone = std::max(
                longest_alone,
                std::min(sortie_cost(costs, {way}), sortie_cost(costs, {reversed(way)})));
        }
        const double most = 1.3 * longest_alone;
        double best = infinite;
        for_each_order(4, [&](const std::vector<Way>& order) {
            best = std::min(best, best_cut(costs, order, most));
        });
        const auto tour = search_sorties(
            costs,
            skip_lanes(costs, strips_of(costs)),
            {.most = most, .objective = Objective::least_flight_time, .iterations = 2000});
        with_several += tour.size() > 1 ? 1 : 0;
        CHECK(longest_sortie(costs, tour) <= most * (1.0 + 1e-9));
        CHECK(tour_cost(costs, tour) >= best - 1e-6);
        CHECK(tour_cost(costs, tour) <= 1.06 * best);
        best_found += tour_cost(costs, tour) <= best + 1e-6 ? 1 : 0;
        const auto bound = lower_bound(
            costs, {.most_per_sortie = most, .known_cost = best, .most_sorties = costs.lines()});
        CHECK(bound.cost <= best + 1e-6);
        CHECK(bound.fewest_sorties <= tour.size());
    }
    CHECK(with_several > 10);
    CHECK(best_found >= 17);
}

TEST_CASE("an order is cut into sorties as well as can be", "[planner]")
{
    constexpr std::uint64_t seed = 20261124;
    CAPTURE(seed);
    test::Draw draw{seed};
    for (int round = 0; round < 50; ++round) {
        const auto costs = random_costs(draw, 8);
        std::vector<Way> order(8);
        for (Way i = 0; i < 8; ++i) {
            order[i] = 2 * i;
        }
        const double most = 700.0;
        const auto tour = cut_into_sorties(costs, order, most);
        CHECK(longest_sortie(costs, tour) <= most);
        CHECK(tour_cost(costs, tour) >= best_cut(costs, order, most) - 1e-9);
        std::vector<Way> joined;
        for (const auto& sortie : tour) {
            joined.insert(joined.end(), sortie.begin(), sortie.end());
        }
        CHECK(joined == order);
    }
}

TEST_CASE("every line is flown once, whatever the search does", "[planner]")
{
    test::Draw draw{7};
    const auto costs = random_costs(draw, 40);
    const auto tour = search_sorties(
        costs, skip_lanes(costs, strips_of(costs)), {.most = 900.0, .iterations = 2000});
    std::vector<int> flown(40, 0);
    for (const auto& sortie : tour) {
        for (const Way way : sortie) {
            ++flown[line_of(way)];
        }
    }
    CHECK(std::ranges::all_of(flown, [](int times) { return times == 1; }));
}

TEST_CASE("what the search counts is what its tour costs", "[planner]")
{
    test::Draw draw{8};
    const auto costs = random_costs(draw, 30);
    TourSearch search{costs, {}, {skip_lanes(costs, strips_of(costs))}, 3};
    search.improve(300);
    CHECK_THAT(tour_cost(costs, search.best()), test::is_close_to(search.best_cost(), 1e-6));
}

TEST_CASE("the same seed gives the same tour, more iterations never a worse one", "[planner]")
{
    test::Draw draw{9};
    const auto costs = random_costs(draw, 30);
    const Tour start{skip_lanes(costs, strips_of(costs))};
    TourSearch once{costs, {}, start, 5};
    once.improve(200);
    TourSearch again{costs, {}, start, 5};
    again.improve(200);
    CHECK(once.best() == again.best());
    again.improve(200);
    CHECK(again.best_cost() <= once.best_cost());
}

}  // namespace
}  // namespace transect::planner
