#include "planner/tour_sequence.hpp"

#include <algorithm>
#include <array>

namespace transect::planner {

TourSequence::TourSequence(const TourCosts& costs, SortieLimit limit, const Tour& tour)
    : costs_{&costs}, limit_{limit}, place_(costs.lines() + std::max<std::size_t>(1, tour.size()))
{
    auto base = static_cast<Way>(costs.ways());
    ways_.push_back(base);
    for (std::size_t i = 0; i < tour.size(); ++i) {
        if (i > 0) {
            base += 2;
            ways_.push_back(base);
        }
        ways_.insert(ways_.end(), tour[i].begin(), tour[i].end());
    }
    ways_.push_back(ways_.front());
    sums_.resize(ways_.size());
    sortie_.resize(ways_.size());
    update(1, size());
}

double TourSequence::link(Way last, Way next) const
{
    if (is_base(last)) {
        return is_base(next) ? 0.0 : costs_->from_base(next);
    }
    return is_base(next) ? costs_->to_base(last) : costs_->between(last, next);
}

double TourSequence::inside(const Part& part) const
{
    const auto& low = sums_[part.first];
    const auto& high = sums_[part.last];
    return part.reversed ? high.backward - low.backward + along(reversed(ways_[part.first]))
                         : high.forward - low.forward + along(ways_[part.first]);
}

Way TourSequence::front(const Part& part) const
{
    return part.reversed ? reversed(ways_[part.last]) : ways_[part.first];
}

Way TourSequence::back(const Part& part) const
{
    return part.reversed ? reversed(ways_[part.first]) : ways_[part.last];
}

std::size_t TourSequence::base_at_or_before(std::size_t place) const
{
    return bases_[sortie_[place]];
}

void TourSequence::run_through(Running& running, const Part& part) const
{
    const double joined = link(running.last, front(part));
    running.total += joined + inside(part);
    running.last = back(part);
    // The bases in it are those numbered from `begin` up to `end`.
    const auto begin = sortie_[part.first] + (base_at_or_before(part.first) == part.first ? 0 : 1);
    const auto end = sortie_[part.last] + 1;
    if (begin >= end) {
        running.sortie += joined + inside(part);
        return;
    }
    const auto first_base = bases_[begin];
    const auto last_base = bases_[end - 1];
    const double before_base = inside({part.first, first_base, part.reversed});
    const double after_base = inside({last_base, part.last, part.reversed});
    running.excess +=
        excess_of(running.sortie + joined + (part.reversed ? after_base : before_base));
    for (auto base = begin; base + 1 < end; ++base) {
        running.excess += excess_of(inside({bases_[base], bases_[base + 1], part.reversed}));
    }
    running.sortie = part.reversed ? before_base : after_base;
}

double TourSequence::change_in_cost(const Change& change) const
{
    const bool is_one_part = change.middle == change.last;
    const Part first{change.first, change.middle, change.first_reversed};
    const Part second{change.middle + 1, change.last, change.second_reversed};
    const Way before = ways_[change.first - 1];
    const Way after = ways_[change.last + 1];
    double added = sums_[change.first - 1].forward - sums_[change.last + 1].forward + along(after) +
                   inside(first) + link(back(first), after);
    added += is_one_part
                 ? link(before, front(first))
                 : link(before, front(second)) + inside(second) + link(back(second), front(first));
    if (excess_ <= 0.0 && added >= 0.0) {
        return 0.0;
    }
    const auto begin = base_at_or_before(change.first - 1);
    const auto end = bases_[sortie_[change.last] + 1];
    double excess_before = 0.0;
    for (auto sortie = sortie_[begin]; bases_[sortie] < end; ++sortie) {
        excess_before += excess_of(inside({bases_[sortie], bases_[sortie + 1], false}));
    }
    Running running{.last = ways_[begin]};
    if (change.first - 1 > begin) {
        run_through(running, {begin + 1, change.first - 1, false});
    }
    if (!is_one_part) {
        run_through(running, second);
    }
    run_through(running, first);
    run_through(running, {change.last + 1, end, false});
    const double all = added + limit_.penalty * (running.excess - excess_before);
    return all < 0.0 ? all : 0.0;
}

void TourSequence::apply(const Change& change)
{
    const auto at = [&](std::size_t place) {
        return ways_.begin() + static_cast<std::ptrdiff_t>(place);
    };
    const auto turn = [](auto begin, auto end) {
        std::reverse(begin, end);
        std::transform(begin, end, begin, reversed);
    };
    const auto first = at(change.first);
    const auto second = at(change.middle + 1);
    const auto end = at(change.last + 1);
    if (change.first_reversed) {
        turn(first, second);
    }
    if (change.second_reversed) {
        turn(second, end);
    }
    std::rotate(first, second, end);
    update(change.first, change.last + 1);
}

void TourSequence::update(std::size_t first, std::size_t last)
{
    const auto old = sums_[last];
    for (auto i = first; i <= last; ++i) {
        const Way way = ways_[i];
        const Way before = ways_[i - 1];
        const auto& sums = sums_[i - 1];
        sums_[i] = {
            sums.forward + link(before, way) + along(way),
            sums.backward + link(reversed(way), reversed(before)) + along(reversed(way))};
        if (i < size()) {
            place_[line_of(way)] = i;
        }
    }
    const Sums moved{sums_[last].forward - old.forward, sums_[last].backward - old.backward};
    for (auto i = last + 1; i < sums_.size(); ++i) {
        sums_[i].forward += moved.forward;
        sums_[i].backward += moved.backward;
    }
    find_bases();
}

void TourSequence::find_bases()
{
    bases_.clear();
    for (std::size_t i = 0; i < ways_.size(); ++i) {
        if (is_base(ways_[i])) {
            bases_.push_back(i);
        }
        sortie_[i] = bases_.size() - 1;
    }
    excess_ = 0.0;
    for (std::size_t i = 0; i + 1 < bases_.size(); ++i) {
        excess_ += excess_of(inside({bases_[i], bases_[i + 1], false}));
    }
}

Tour TourSequence::tour() const
{
    Tour tour;
    for (std::size_t i = 0; i + 1 < bases_.size(); ++i) {
        const auto begin = ways_.begin() + static_cast<std::ptrdiff_t>(bases_[i] + 1);
        const auto end = ways_.begin() + static_cast<std::ptrdiff_t>(bases_[i + 1]);
        if (begin != end) {
            tour.emplace_back(begin, end);
        }
    }
    return tour;
}

}  // namespace transect::planner
