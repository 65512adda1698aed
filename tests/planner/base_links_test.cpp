#include "planner/base_links.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

#include "support/catch.hpp"
#include "support/draw.hpp"

namespace transect::planner {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// Times by sortie, departure and arrival.
struct Times {
    std::size_t sorties;
    std::size_t bases;
    std::vector<double> seconds;

    double operator()(std::size_t sortie, BasePair pair) const
    {
        return seconds[(sortie * bases + pair.departure) * bases + pair.arrival];
    }
};

Times random_times(test::Draw& draw, std::size_t sorties, std::size_t bases)
{
    Times times{sorties, bases, {}};
    for (std::size_t i = 0; i < sorties * bases * bases; ++i) {
        const bool is_possible = draw.between(0.0, 1.0) > 0.3;
        times.seconds.push_back(is_possible ? draw.between(100.0, 1000.0) : infinite);
    }
    return times;
}

struct Best {
    std::size_t flown = 0;
    double seconds = 0.0;
};

/// Goes through every order and every base.
void go_on(const Times& times, std::vector<bool>& is_flown, std::size_t base, Best now, Best& best)
{
    if (base == 0 &&
        (now.flown > best.flown || (now.flown == best.flown && now.seconds < best.seconds))) {
        best = now;
    }
    for (std::size_t sortie = 0; sortie < times.sorties; ++sortie) {
        for (std::size_t to = 0; !is_flown[sortie] && to < times.bases; ++to) {
            const double seconds = times(sortie, {base, to});
            if (seconds < infinite) {
                is_flown[sortie] = true;
                go_on(times, is_flown, to, {now.flown + 1, now.seconds + seconds}, best);
                is_flown[sortie] = false;
            }
        }
    }
}

LinkRequest request(const Times& times)
{
    const auto flown = [&times](std::size_t sortie, BasePair pair) { return times(sortie, pair); };
    return {times.sorties, times.bases, flown, flown};
}

TEST_CASE("sorties are linked as the best of all orders is", "[planner][bases]")
{
    constexpr std::uint64_t seed = 20261124;
    CAPTURE(seed);
    test::Draw draw{seed};
    for (int i = 0; i < 200; ++i) {
        CAPTURE(i);
        const auto times = random_times(draw, 4, 3);
        Best best;
        std::vector<bool> is_flown(times.sorties, false);
        go_on(times, is_flown, 0, {}, best);
        auto asked = request(times);
        // An estimate that is never above the truth finds the same.
        if (i % 2 == 1) {
            asked.estimate_s = [&](std::size_t sortie, BasePair pair) {
                return std::min(
                    90.0 + 10.0 * static_cast<double>(pair.arrival), times(sortie, pair));
            };
        }
        const auto links = link_sorties(asked);
        CHECK(links.size() == best.flown);
        double seconds = 0.0;
        std::size_t base = 0;
        for (const auto& link : links) {
            CHECK(link.bases.departure == base);
            CHECK(link.flown_s == times(link.sortie, link.bases));
            base = link.bases.arrival;
            seconds += link.flown_s;
        }
        CHECK(base == 0);
        CHECK_THAT(seconds, test::is_close_to(best.seconds, 1e-3));
    }
}

TEST_CASE("sorties that gain nothing keep their order", "[planner][bases]")
{
    Times times{30, 2, {}};
    for (std::size_t sortie = 0; sortie < times.sorties; ++sortie) {
        const double seconds = 3600.0 + 7.3 * static_cast<double>(sortie % 5);
        times.seconds.insert(times.seconds.end(), {seconds, seconds, seconds, seconds});
    }
    const auto links = link_sorties(request(times));
    REQUIRE(links.size() == 30);
    for (std::size_t i = 0; i < links.size(); ++i) {
        CHECK(links[i].sortie == i);
        CHECK(links[i].bases == BasePair{0, 0});
    }
}

TEST_CASE("only what may be part of the answer is flown", "[planner][bases]")
{
    Times times{8, 4, {}};
    for (std::size_t i = 0; i < 8; ++i) {
        for (std::size_t pair = 0; pair < 16; ++pair) {
            times.seconds.push_back(pair == 0 ? 1000.0 : 5000.0);
        }
    }
    auto asked = request(times);
    int count = 0;
    asked.flown_s = [&](std::size_t sortie, BasePair pair) {
        ++count;
        return times(sortie, pair);
    };
    CHECK(link_sorties(asked).size() == 8);
    CHECK(count == 8);
}

}  // namespace
}  // namespace transect::planner
