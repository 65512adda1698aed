#include "planner/base_links.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>

namespace transect::planner {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
/// All subsets of so many sorties are gone through.
constexpr std::size_t most_at_once = 12;

/// Sorties of one list that follow each other there.
struct Window {
    std::size_t first = 0;
    std::size_t size = 0;
};

/// Dynamic programming over the sets of sorties flown and the base reached.
class Linking {
public:
    Linking(const LinkRequest& request, Window window)
        : request_{&request}, window_{window}, times_(window.size * request.bases * request.bases)
    {
        for (std::size_t sortie = 0; sortie < window.size; ++sortie) {
            for (std::size_t from = 0; from < request.bases; ++from) {
                for (std::size_t to = 0; to < request.bases; ++to) {
                    time(sortie, {from, to}).seconds =
                        request.estimate_s(window.first + sortie, {from, to});
                }
            }
        }
    }

    std::vector<Link> run()
    {
        while (true) {
            reach_all();
            auto links = trace(best_set());
            bool is_flown = true;
            for (const auto& link : links) {
                auto& known = time(link.sortie, link.bases);
                if (!known.is_flown) {
                    is_flown = false;
                    known = {request_->flown_s(window_.first + link.sortie, link.bases), true};
                }
            }
            if (is_flown) {
                for (auto& link : links) {
                    link.sortie += window_.first;
                }
                return links;
            }
        }
    }

private:
    using Set = std::uint32_t;

    /// What was flown, and where the aircraft is then.
    struct Standing {
        Set set = 0;
        std::size_t base = 0;
    };
    struct Time {
        double seconds = infinite;
        bool is_flown = false;
    };
    struct Reached {
        double seconds = infinite;
        std::size_t last = 0;  ///< sortie
        std::size_t from = 0;  ///< where that started
    };

    Time& time(std::size_t sortie, BasePair bases)
    {
        return times_
            [(sortie * request_->bases + bases.departure) * request_->bases + bases.arrival];
    }

    Reached& reached(const Standing& now) { return reached_[now.set * request_->bases + now.base]; }

    void reach_all()
    {
        reached_.assign((std::size_t{1} << window_.size) * request_->bases, {});
        reached({0, 0}).seconds = 0.0;
        for (Set set = 1; set < Set{1} << window_.size; ++set) {
            for (std::size_t base = 0; base < request_->bases; ++base) {
                reached({set, base}) = best_way({set, base});
            }
        }
    }

    /// Equal times keep the order of the list: the last of it is flown last.
    Reached best_way(const Standing& now)
    {
        constexpr double equal_s = 1e-6;
        Reached best;
        for (std::size_t sortie = window_.size; sortie-- > 0;) {
            const Set before = now.set & ~(Set{1} << sortie);
            for (std::size_t from = 0; before != now.set && from < request_->bases; ++from) {
                const double seconds =
                    reached({before, from}).seconds + time(sortie, {from, now.base}).seconds;
                if (seconds < best.seconds - equal_s || !(best.seconds < infinite)) {
                    best = {seconds, sortie, from};
                }
            }
        }
        return best;
    }

    /// The largest that ends at home, the quickest of those.
    Set best_set()
    {
        Set best = 0;
        for (Set set = 1; set < Set{1} << window_.size; ++set) {
            if (!(reached({set, 0}).seconds < infinite)) {
                continue;
            }
            const auto more = std::popcount(set) - std::popcount(best);
            if (more > 0 || (more == 0 && reached({set, 0}).seconds < reached({best, 0}).seconds)) {
                best = set;
            }
        }
        return best;
    }

    std::vector<Link> trace(Set set)
    {
        std::vector<Link> links;
        std::size_t base = 0;
        while (set != 0) {
            const auto& way = reached({set, base});
            const BasePair bases{way.from, base};
            links.push_back({way.last, bases, time(way.last, bases).seconds});
            set &= ~(Set{1} << way.last);
            base = bases.departure;
        }
        std::ranges::reverse(links);
        return links;
    }

    const LinkRequest* request_;
    Window window_;
    std::vector<Time> times_;
    std::vector<Reached> reached_;
};

}  // namespace

std::vector<Link> link_sorties(const LinkRequest& request)
{
    const std::size_t windows = (request.sorties + most_at_once - 1) / most_at_once;
    std::vector<Link> links;
    for (std::size_t i = 0; i < windows; ++i) {
        const std::size_t first = request.sorties * i / windows;
        const std::size_t end = request.sorties * (i + 1) / windows;
        const auto part = Linking{request, {first, end - first}}.run();
        links.insert(links.end(), part.begin(), part.end());
    }
    return links;
}

}  // namespace transect::planner
