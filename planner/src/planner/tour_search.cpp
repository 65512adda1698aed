#include "planner/tour_search.hpp"

#include <algorithm>

namespace transect::planner {
namespace {

constexpr double noticeable = 1e-9;  // of the whole cost
constexpr std::size_t neighbours = 10;
constexpr std::size_t longest_moved = 3;
constexpr std::size_t longest_exchanged = 30;

/// By way, bases included: what may come next.
std::vector<std::vector<Way>> near_ways(const TourCosts& costs, std::size_t bases)
{
    std::vector<std::vector<Way>> near;
    for (Way way = 0; way < costs.ways(); ++way) {
        near.push_back(costs.nearest(way, neighbours));
    }
    std::vector<Way> first(costs.ways());
    for (Way way = 0; way < costs.ways(); ++way) {
        first[way] = way;
    }
    std::ranges::sort(first, [&](Way a, Way b) {
        return costs.from_base(a) < costs.from_base(b) ||
               (costs.from_base(a) == costs.from_base(b) && a < b);
    });
    first.resize(std::min(first.size(), 2 * neighbours));
    near.resize(near.size() + 2 * bases, first);
    return near;
}

bool is_better(const TourSequence& a, const TourSequence& b)
{
    return a.keeps_limit() != b.keeps_limit() ? a.keeps_limit()
                                              : a.cost() < b.cost() - noticeable * b.cost();
}

}  // namespace

TourSearch::TourSearch(
    const TourCosts& costs, SortieLimit limit, const Tour& start, std::uint64_t seed)
    : current_{costs, limit, start},
      best_{current_},
      near_{near_ways(costs, current_.items() - costs.lines())},
      state_{seed},
      is_queued_(current_.items(), 0)
{
    for (std::size_t place = 0; place < current_.size(); ++place) {
        look_at(place);
    }
    descend();
    best_ = current_;
}

/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014).
std::size_t TourSearch::draw(std::size_t below)
{
    state_ += 0x9E3779B97F4A7C15U;
    auto mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return (mixed ^ (mixed >> 31U)) % below;
}

void TourSearch::look_at(std::size_t place)
{
    const auto item = line_of(current_.at(place));
    if (is_queued_[item] == 0) {
        is_queued_[item] = 1;
        queue_.push_back(item);
    }
}

void TourSearch::look_around(const Change& change)
{
    for (const auto place : {change.first, change.middle, change.middle + 1, change.last}) {
        look_at(place - 1);
        look_at(std::min(place, current_.size() - 1));
        look_at(std::min(place + 1, current_.size()));
    }
}

void TourSearch::descend()
{
    while (!queue_.empty()) {
        const auto item = queue_.front();
        queue_.pop_front();
        is_queued_[item] = 0;
        while (improve_at(item)) {
        }
    }
}

bool TourSearch::improve_at(std::size_t item)
{
    const auto place = current_.place_of(item);
    const Way way = current_.at(place);
    Best best;
    const double to_next = current_.link(way, current_.at(place + 1));
    std::size_t rank = 0;
    for (const auto next : near_[way]) {
        if (is_hopeless(rank++, current_.link(way, next) - to_next)) {
            break;
        }
        consider_next(best, {place, next});
    }
    if (place > 0) {
        // The same seen backwards: what comes before is what comes next on the way back.
        const Way turned = reversed(way);
        const double to_last = current_.link(turned, reversed(current_.at(place - 1)));
        rank = 0;
        for (const auto next : near_[turned]) {
            if (is_hopeless(rank++, current_.link(turned, next) - to_last)) {
                break;
            }
            consider_last(best, {place, next});
        }
    }
    if (!(best.added < -noticeable * current_.cost())) {
        return false;
    }
    current_.apply(best.change);
    look_around(best.change);
    return true;
}

/// A dearer connection is worth a look only where it may relieve a sortie above the limit.
bool TourSearch::is_hopeless(std::size_t rank, double dearer) const
{
    constexpr std::size_t relieving = 3;
    return dearer >= 0.0 && (current_.keeps_limit() || rank >= relieving);
}

void TourSearch::consider(Best& best, const Change& change) const
{
    const double added = current_.change_in_cost(change);
    if (added < best.added) {
        best = {change, added};
    }
}

/// The items at [first, last] between those that are at `gap` and after it.
void TourSearch::consider_moved(Best& best, const Stretch& moved, std::size_t gap) const
{
    const auto [first, last, is_reversed] = moved;
    if (first < 1 || last >= current_.size() || gap >= current_.size()) {
        return;
    }
    if (gap > last) {
        consider(best, {first, last, gap, is_reversed, false});
    } else if (gap + 1 < first) {
        consider(best, {gap + 1, first - 1, last, false, is_reversed});
    }
}

/// `way` after the item at `place`.
void TourSearch::consider_next(Best& best, const Neighbour& neighbour) const
{
    const auto [place, next] = neighbour;
    const auto other = current_.place_of(line_of(next));
    const bool is_opposite = current_.at(other) != next;
    if (is_opposite && other > place) {
        consider(best, {place + 1, other, other, true, false});
    } else if (is_opposite && place > 0) {
        consider(best, {other + 1, place, place, true, false});
    }
    for (std::size_t more = 0; more < longest_moved; ++more) {
        if (is_opposite) {
            consider_moved(best, {other - std::min(other, more), other, true}, place);
            consider_moved(best, {place - std::min(place, more), place, true}, other);
        } else {
            consider_moved(best, {other, other + more, false}, place);
            if (other > 0) {
                consider_moved(best, {place - std::min(place, more), place, false}, other - 1);
            }
        }
    }
}

/// The reverse of `way` before the item at `place`.
void TourSearch::consider_last(Best& best, const Neighbour& neighbour) const
{
    const auto [place, last] = neighbour;
    const auto other = current_.place_of(line_of(last));
    const bool is_opposite = current_.at(other) == last;
    if (is_opposite && other < place && other > 0) {
        consider(best, {other, place - 1, place - 1, true, false});
    } else if (is_opposite && other > place) {
        consider(best, {place, other - 1, other - 1, true, false});
    }
    for (std::size_t more = 0; more < longest_moved; ++more) {
        if (is_opposite) {
            consider_moved(best, {other, other + more, true}, place - 1);
            if (other > 0) {
                consider_moved(best, {place, place + more, true}, other - 1);
            }
        } else {
            consider_moved(best, {other - std::min(other, more), other, false}, place - 1);
            consider_moved(best, {place, place + more, false}, other);
        }
    }
}

TourSearch::Change TourSearch::disturbance()
{
    const auto movable = current_.size() - 1;
    const auto most = std::min(longest_exchanged, movable - 1);
    const auto first = 1 + draw(movable - 1);
    const auto middle = std::min(first + draw(most), movable - 1);
    const auto last = std::min(middle + 1 + draw(most), movable);
    const auto ways = draw(4);
    return {first, middle, last, (ways & 1U) != 0, (ways & 2U) != 0};
}

void TourSearch::improve(std::size_t iterations)
{
    if (current_.size() < 4) {
        return;
    }
    for (std::size_t i = 0; i < iterations; ++i) {
        const auto change = disturbance();
        const auto before = current_;
        current_.apply(change);
        look_around(change);
        descend();
        if (is_better(current_, best_)) {
            best_ = current_;
        }
        if (current_.cost() > before.cost()) {
            current_ = before;
        }
    }
}

}  // namespace transect::planner
