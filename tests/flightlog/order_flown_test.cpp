#include "transect/flightlog/order_flown.hpp"

#include <algorithm>
#include <cstdlib>
#include <functional>

#include "support/catch.hpp"
#include "support/sample_plan.hpp"

namespace transect::flightlog {
namespace {

const PlannedLines& six_lines()
{
    static const PlannedLines lines{
        test::sample_plan({.sorties = 1, .transects_per_sortie = 6}).plan};
    return lines;
}

/// A run an hour, by the numbers of the transects; negative numbers are flown backwards.
OrderFlown flown(const std::vector<int>& numbers)
{
    std::vector<LineRun> runs;
    for (const int number : numbers) {
        const auto entry = Instant{} + static_cast<double>(runs.size()) * hour;
        runs.push_back(
            {.line = static_cast<std::size_t>(std::abs(number)) - 1,
             .direction = number < 0 ? LineDirection::reversed : LineDirection::as_planned,
             .parts = {{0, {{entry}, {entry + minute}}}}});
    }
    std::ranges::reverse(runs);  // in any order
    return order_flown(six_lines(), runs);
}

std::vector<int> numbers_of(const OrderFlown& order, OrderKind kind)
{
    std::vector<int> numbers;
    for (const auto& step : order.steps) {
        if (step.kind == kind) {
            numbers.push_back(static_cast<int>(step.line) + 1);
        }
    }
    return numbers;
}

using Numbers = std::vector<int>;

TEST_CASE("an order flown as planned is in order", "[flightlog]")
{
    const auto order = flown({1, 2, 3, 4, 5, 6});
    CHECK(order.in_order == 1.0);
    CHECK(order.skipped.empty());
    CHECK(numbers_of(order, OrderKind::in_order) == Numbers{1, 2, 3, 4, 5, 6});
}

TEST_CASE("transects out of order, skipped and repeated are named", "[flightlog]")
{
    const auto order = flown({1, 4, 2, 3, 2, 6});
    CHECK(numbers_of(order, OrderKind::in_order) == Numbers{1, 2, 3, 6});
    CHECK(numbers_of(order, OrderKind::out_of_order) == Numbers{4});
    CHECK(numbers_of(order, OrderKind::repeated) == Numbers{2});
    CHECK(order.skipped == std::vector<std::size_t>{4});
    CHECK(order.in_order == 4.0 / 5.0);
}

TEST_CASE("runs that follow each other on one transect are one step", "[flightlog]")
{
    CHECK(flown({1, 1, 2}).steps.size() == 2);
    const auto back = flown({1, -1, 2});
    CHECK(back.steps.size() == 3);
    CHECK(back.steps[1].direction == LineDirection::reversed);
    CHECK(numbers_of(back, OrderKind::repeated) == Numbers{1});
}

TEST_CASE("where nothing was flown there is no share in order", "[flightlog]")
{
    const auto order = flown({});
    CHECK_FALSE(order.in_order);
    CHECK(order.skipped.size() == 6);
}

/// By trying every choice of steps.
int longest_by_brute_force(const Numbers& numbers)
{
    int longest = 0;
    for (unsigned choice = 0; choice < 1U << numbers.size(); ++choice) {
        Numbers chosen;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if ((choice >> i & 1U) != 0) {
                chosen.push_back(numbers[i]);
            }
        }
        if (std::ranges::adjacent_find(chosen, std::greater_equal{}) == chosen.end()) {
            longest = std::max(longest, static_cast<int>(chosen.size()));
        }
    }
    return longest;
}

TEST_CASE("the longest common subsequence is that of brute force", "[flightlog]")
{
    Numbers numbers{1, 2, 3, 4, 5, 6};
    do {
        const auto order = flown(numbers);
        const auto in_order = numbers_of(order, OrderKind::in_order);
        CAPTURE(numbers);
        REQUIRE(static_cast<int>(in_order.size()) == longest_by_brute_force(numbers));
        REQUIRE(std::ranges::is_sorted(in_order));
    } while (std::next_permutation(numbers.begin(), numbers.end()));
}

}  // namespace
}  // namespace transect::flightlog
