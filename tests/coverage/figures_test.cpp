#include "transect/coverage/figures.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

#include "support/catch.hpp"
#include "support/draw.hpp"

namespace transect::coverage {
namespace {

Instant at(double seconds)
{
    return Instant{} + (1.8e9 + seconds) * second;
}

Window window(double from_s, double to_s)
{
    return {at(from_s), at(to_s)};
}

Pass pass(double from_s, double to_s)
{
    return {at(from_s), at(to_s), (to_s - from_s) * second};
}

constexpr double close = 1e-6;

TEST_CASE("gaps of 5, 10 and 15 in 100 give a time average of 3.5", "[coverage][figures]")
{
    // AGI's own example, with its rule that the window's ends bound gaps.
    const std::vector<Pass> passes{pass(5.0, 40.0), pass(50.0, 85.0)};
    const auto figures = cell_figures(passes, {.window = window(0.0, 100.0)});
    CHECK(figures.accesses == 2);
    REQUIRE(figures.revisit.has_value());
    CHECK_THAT(figures.revisit->time_average / second, test::is_close_to(3.5, close));
    CHECK_THAT(figures.revisit->longest / second, test::is_close_to(15.0, close));
    CHECK_THAT(figures.revisit->mean / second, test::is_close_to(10.0, close));
    REQUIRE(figures.mean_age.has_value());
    CHECK_THAT(*figures.mean_age / second, test::is_close_to(1.75, close));
    CHECK_THAT(figures.dwell / second, test::is_close_to(70.0, close));
}

TEST_CASE("between looks only, the window's ends bound no gap", "[coverage][figures]")
{
    const std::vector<Pass> passes{pass(5.0, 40.0), pass(50.0, 85.0)};
    const LookSettings settings{
        .window = window(0.0, 100.0), .end_gaps = EndGaps::between_looks_only};
    const auto figures = cell_figures(passes, settings);
    REQUIRE(figures.revisit.has_value());
    CHECK_THAT(figures.revisit->longest / second, test::is_close_to(10.0, close));
    CHECK_THAT(figures.revisit->time_average / second, test::is_close_to(1.0, close));
    CHECK(look_gaps(passes, settings).size() == 1);
    const auto once = cell_figures({passes.data(), 1}, settings);
    CHECK(once.accesses == 1);
    CHECK_FALSE(once.revisit.has_value());
    CHECK_FALSE(once.mean_age.has_value());
    CHECK_FALSE(gap_quantile({passes.data(), 1}, settings, 0.5).has_value());
}

TEST_CASE("a cell without a look has one gap and no age", "[coverage][figures]")
{
    const auto figures = cell_figures({}, {.window = window(0.0, 100.0)});
    CHECK(figures.accesses == 0);
    CHECK_FALSE(figures.access.has_value());
    CHECK(figures.dwell == Duration{});
    REQUIRE(figures.revisit.has_value());
    CHECK_THAT(figures.revisit->longest / second, test::is_close_to(100.0, close));
    CHECK_FALSE(figures.mean_age.has_value());
    CHECK_FALSE(age_at({}, {.window = window(0.0, 100.0)}, at(50.0)).has_value());
}

TEST_CASE("a cell in view all the time has no gap", "[coverage][figures]")
{
    const std::vector<Pass> passes{pass(-10.0, 110.0)};
    const LookSettings settings{.window = window(0.0, 100.0)};
    const auto figures = cell_figures(passes, settings);
    REQUIRE(figures.revisit.has_value());
    CHECK(figures.revisit->longest == Duration{});
    CHECK(figures.revisit->mean == Duration{});
    CHECK(figures.mean_age == Duration{});
    CHECK_THAT(figures.dwell / second, test::is_close_to(100.0, close));
    CHECK(gap_quantile(passes, settings, 1.0) == Duration{});
}

TEST_CASE("passes shorter than the least view are no looks", "[coverage][figures]")
{
    const std::vector<Pass> passes{
        pass(10.0, 10.4), {at(20.0), at(60.0), 0.9 * second}, pass(70.0, 71.0)};
    const auto counted = looks(passes, {.window = window(0.0, 100.0)});
    REQUIRE(counted.size() == 1);
    CHECK(counted.front().start == at(70.0));
    CHECK(looks(passes, {.window = window(0.0, 100.0), .min_view = Duration{}}).size() == 3);
}

TEST_CASE("a look cut by the window keeps its part", "[coverage][figures]")
{
    // Half of the time in view, wherever the absences are.
    const std::vector<Pass> passes{{at(-20.0), at(20.0), 20.0 * second}, pass(95.0, 130.0)};
    const auto figures = cell_figures(passes, {.window = window(0.0, 100.0)});
    REQUIRE(figures.access.has_value());
    CHECK_THAT(figures.access->shortest / second, test::is_close_to(5.0, close));
    CHECK_THAT(figures.access->longest / second, test::is_close_to(20.0, close));
    CHECK_THAT(figures.access->mean / second, test::is_close_to(12.5, close));
    CHECK_THAT(figures.dwell / second, test::is_close_to(15.0, close));
    CHECK(looks(passes, {.window = window(20.0, 95.0)}).empty());
}

TEST_CASE("age counts from the end of the last look", "[coverage][figures]")
{
    const std::vector<Pass> passes{pass(10.0, 20.0), pass(50.0, 50.5), pass(60.0, 70.0)};
    const auto age_s = [&](double seconds) {
        const auto age = age_at(passes, {.window = window(0.0, 1.0)}, at(seconds));
        return age ? *age / second : -1.0;
    };
    CHECK(age_s(5.0) == -1.0);
    CHECK(age_s(10.5) == -1.0);  // not yet seen for long enough
    CHECK_THAT(age_s(11.0), test::is_close_to(0.0, close));
    CHECK_THAT(age_s(55.0), test::is_close_to(35.0, close));  // the short pass is no look
    CHECK_THAT(age_s(60.5), test::is_close_to(40.5, close));
    CHECK_THAT(age_s(65.0), test::is_close_to(0.0, close));
    CHECK_THAT(age_s(100.0), test::is_close_to(30.0, close));
}

TEST_CASE("a cell is observed once its view was long enough, at the latest", "[coverage][figures]")
{
    const LookSettings settings{.window = window(0.0, 1.0)};
    CHECK(observed_at(pass(10.0, 20.0), settings) == at(11.0));
    CHECK(observed_at(pass(10.0, 10.5), settings) == std::nullopt);
    CHECK(observed_at({at(10.0), at(50.0), 3.0 * second}, settings) == at(48.0));
    CHECK(observed_at(pass(10.0, 11.0), settings) == at(11.0));
}

TEST_CASE("a window must end after its start", "[coverage][figures]")
{
    CHECK_THROWS_AS(cell_figures({}, {.window = window(5.0, 5.0)}), std::domain_error);
    CHECK_THROWS_AS(look_gaps({}, {.window = window(5.0, 4.0)}), std::domain_error);
    CHECK_THROWS_AS(gap_quantile({}, {.window = window(0.0, 5.0)}, 1.1), std::domain_error);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(gap_quantile({}, {.window = window(0.0, 5.0)}, nan), std::domain_error);
}

/// On whole seconds, so that steps of a second see everything.
std::vector<Pass> random_passes(test::Draw& draw)
{
    std::vector<Pass> passes;
    double time_s = std::floor(draw.between(0.0, 200.0));
    const int count = static_cast<int>(draw.between(0.0, 7.0));
    for (int i = 0; i < count; ++i) {
        const double length_s = 1.0 + std::floor(draw.between(0.0, 40.0));
        passes.push_back(pass(time_s, time_s + length_s));
        time_s += length_s + 1.0 + std::floor(draw.between(0.0, 90.0));
    }
    return passes;
}

/// Second by second, at the middle of each.
struct Stepped {
    int begin_s;
    int end_s;
    double least_view_s;
    std::vector<Pass> passes;

    bool in_view(int second_number) const
    {
        const auto moment = at(second_number + 0.5);
        for (const auto& p : passes) {
            if (p.dwell / second >= least_view_s && p.start < moment && moment < p.end) {
                return true;
            }
        }
        return false;
    }

    /// Of the gap that the second lies in, 0 in view.
    int gap_s(int second_number) const
    {
        if (in_view(second_number)) {
            return 0;
        }
        int first = second_number;
        while (first > begin_s && !in_view(first - 1)) {
            --first;
        }
        int last = second_number;
        while (last + 1 < end_s && !in_view(last + 1)) {
            ++last;
        }
        return last + 1 - first;
    }

    bool reaches_end(int second_number) const
    {
        const auto none_in_view = [this](int from, int to) {
            for (int s = from; s < to; ++s) {
                if (in_view(s)) {
                    return false;
                }
            }
            return true;
        };
        return none_in_view(begin_s, second_number + 1) || none_in_view(second_number, end_s);
    }
};

TEST_CASE("figures of random passes are what stepping through time finds", "[coverage][figures]")
{
    const std::uint64_t seed = GENERATE(1U, 2U, 3U, 4U);
    const auto end_gaps = GENERATE(EndGaps::window_ends_count, EndGaps::between_looks_only);
    CAPTURE(seed, end_gaps);
    test::Draw draw{seed};
    for (int round = 0; round < 60; ++round) {
        const auto passes = random_passes(draw);
        const int begin_s = static_cast<int>(draw.between(0.0, 150.0));
        const int end_s = begin_s + 1 + static_cast<int>(draw.between(0.0, 400.0));
        const double least_view_s = std::floor(draw.between(0.0, 8.0));
        CAPTURE(round, begin_s, end_s, least_view_s);
        const Stepped stepped{begin_s, end_s, least_view_s, passes};
        int accesses = 0;
        double dwell_s = 0.0;
        double gap_integral = 0.0;
        double longest_s = 0.0;
        std::vector<int> gap_of_second;
        for (int s = begin_s; s < end_s; ++s) {
            const bool view = stepped.in_view(s);
            accesses += view && (s == begin_s || !stepped.in_view(s - 1)) ? 1 : 0;
            dwell_s += view ? 1.0 : 0.0;
            if (end_gaps == EndGaps::between_looks_only && stepped.reaches_end(s)) {
                continue;
            }
            gap_of_second.push_back(stepped.gap_s(s));
            gap_integral += gap_of_second.back();
            longest_s = std::max(longest_s, 1.0 * gap_of_second.back());
        }
        const LookSettings settings{
            .window = window(begin_s, end_s),
            .min_view = least_view_s * second,
            .end_gaps = end_gaps};
        const auto figures = cell_figures(passes, settings);
        REQUIRE(figures.accesses == static_cast<std::size_t>(accesses));
        REQUIRE_THAT(figures.dwell / second, test::is_close_to(dwell_s, close));
        if (end_gaps == EndGaps::between_looks_only && accesses < 2) {
            REQUIRE_FALSE(figures.revisit.has_value());
            continue;
        }
        REQUIRE(figures.revisit.has_value());
        const double average_s = gap_integral / (end_s - begin_s);
        REQUIRE_THAT(figures.revisit->longest / second, test::is_close_to(longest_s, close));
        REQUIRE_THAT(figures.revisit->time_average / second, test::is_close_to(average_s, close));
        REQUIRE(figures.mean_age.has_value() == (accesses > 0));

        const double share = draw.between(0.01, 0.99);
        CAPTURE(share);
        const auto quantile = gap_quantile(passes, settings, share);
        REQUIRE(quantile.has_value());
        double below = 0.0;
        double at_or_below = 0.0;
        for (const int gap : gap_of_second) {
            below += gap < *quantile / second - close ? 1.0 : 0.0;
            at_or_below += gap <= *quantile / second + close ? 1.0 : 0.0;
        }
        const double all = static_cast<double>(gap_of_second.size());
        REQUIRE(at_or_below >= share * all - close);
        REQUIRE((below < share * all || *quantile == Duration{}));
    }
}

TEST_CASE("mean age is the average of ages at every moment", "[coverage][figures]")
{
    const std::uint64_t seed = 7;
    CAPTURE(seed);
    test::Draw draw{seed};
    for (int round = 0; round < 40; ++round) {
        auto passes = random_passes(draw);
        const int end_s = 300 + static_cast<int>(draw.between(0.0, 300.0));
        // A look that ends where the window begins makes the age there 0, as the rule has it.
        passes.insert(passes.begin(), pass(-50.0, 0.0));
        const LookSettings all_count{.window = window(0.0, end_s), .min_view = Duration{}};
        double sum_s = 0.0;
        for (int s = 0; s < end_s; ++s) {
            sum_s += *age_at(passes, all_count, at(s + 0.5)) / second;
        }
        passes.erase(passes.begin());
        const auto figures =
            cell_figures(passes, {.window = window(0.0, end_s), .min_view = Duration{}});
        if (figures.accesses > 0) {
            REQUIRE(figures.mean_age.has_value());
            REQUIRE_THAT(*figures.mean_age / second, test::is_close_to(sum_s / end_s, close));
        }
    }
}

/// Draws every look's success as often as asked.
TEST_CASE("cumulative detection is what many searches find", "[coverage][figures]")
{
    const std::uint64_t seed = 21;
    CAPTURE(seed);
    test::Draw draw{seed};
    const std::vector<LookDetection> three{{at(0.0), 0.3}, {at(60.0), 0.5}, {at(86400.0), 0.2}};
    constexpr int searches = 200'000;
    int found = 0;
    int found_by_days = 0;
    for (int i = 0; i < searches; ++i) {
        std::vector<bool> success;
        for (const auto& look : three) {
            success.push_back(draw.between(0.0, 1.0) < look.probability);
        }
        found += success[0] || success[1] || success[2] ? 1 : 0;
        found_by_days += success[1] || success[2] ? 1 : 0;
    }
    // 5 sigma of 200,000 draws is 0.0056.
    CHECK_THAT(
        cumulative_detection(three, SameDay::all_independent),
        test::is_close_to(1.0 * found / searches, 0.006));
    CHECK_THAT(
        cumulative_detection(three, SameDay::best_look_counts),
        test::is_close_to(1.0 * found_by_days / searches, 0.006));
    CHECK_THAT(
        cumulative_detection(three, SameDay::best_look_counts), test::is_close_to(0.6, 1e-12));
}

TEST_CASE("without looks nothing is detected, and no chance exceeds one", "[coverage][figures]")
{
    CHECK(cumulative_detection({}, SameDay::best_look_counts) == 0.0);
    const std::vector<LookDetection> sure{{at(0.0), 1.0}, {at(1.0), 0.5}};
    CHECK(cumulative_detection(sure, SameDay::best_look_counts) == 1.0);
    const std::vector<LookDetection> wrong{{at(0.0), std::numeric_limits<double>::quiet_NaN()}};
    CHECK_THROWS_AS(cumulative_detection(wrong, SameDay::best_look_counts), std::domain_error);
}

}  // namespace
}  // namespace transect::coverage
