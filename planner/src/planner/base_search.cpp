#include "planner/base_search.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace transect::planner {
namespace {

using Shares = BaseSearch::Shares;

void append(Shares& shares, Shares more)
{
    std::ranges::move(more.sorties, std::back_inserter(shares.sorties));
    std::ranges::move(more.unserved, std::back_inserter(shares.unserved));
}

/// Each line from its nearest base, bases in the order of the list.
Shares from_nearest(const std::vector<TaskLine>& lines, const BaseSearch& search)
{
    std::vector<std::vector<TaskLine>> groups(search.bases);
    for (const auto& line : lines) {
        groups[search.nearest_base(line)].push_back(line);
    }
    Shares shares;
    for (std::size_t base = 0; base < groups.size(); ++base) {
        if (!groups[base].empty()) {
            append(shares, search.share_out(std::move(groups[base]), base));
        }
    }
    return shares;
}

Shares from_home(const std::vector<TaskLine>& lines, const BaseSearch& search)
{
    auto shares = search.share_out(lines, 0);
    if (!shares.unserved.empty()) {
        append(shares, from_nearest(std::exchange(shares.unserved, {}), search));
    }
    return shares;
}

/// Flown orders by sortie and pair of bases.
class FlownOrders {
public:
    explicit FlownOrders(const BaseSearch& search) : search_{&search} {}

    double fly_s(const SortieOrder& order, std::size_t sortie, BasePair bases)
    {
        auto flown = search_->fly(order, bases);
        if (!flown) {
            return std::numeric_limits<double>::infinity();
        }
        orders_[key(sortie, bases)] = std::move(flown->order);
        return flown->flight_time / second;
    }

    const SortieOrder& of(const Link& link) const
    {
        return orders_.at(key(link.sortie, link.bases));
    }

private:
    std::pair<std::size_t, std::size_t> key(std::size_t sortie, BasePair bases) const
    {
        return {sortie, bases.departure * search_->bases + bases.arrival};
    }

    const BaseSearch* search_;
    std::map<std::pair<std::size_t, std::size_t>, SortieOrder> orders_;
};

struct Linked {
    BasedShares answer;
    std::vector<SortieOrder> left_out;
};

Linked link(const Shares& shares, const BaseSearch& search)
{
    FlownOrders flown{search};
    const auto links = link_sorties(
        {.sorties = shares.sorties.size(),
         .bases = search.bases,
         .estimate_s =
             [&](std::size_t sortie, BasePair bases) {
                 return search.estimate(shares.sorties[sortie], bases) / second;
             },
         .flown_s =
             [&](std::size_t sortie, BasePair bases) {
                 return flown.fly_s(shares.sorties[sortie], sortie, bases);
             }});
    Linked linked;
    linked.answer.unserved = shares.unserved;
    std::vector<bool> is_linked(shares.sorties.size(), false);
    for (const auto& link : links) {
        is_linked[link.sortie] = true;
        linked.answer.sorties.push_back({flown.of(link), link.bases});
        linked.answer.flight_time += link.flown_s * second;
    }
    for (std::size_t sortie = 0; sortie < is_linked.size(); ++sortie) {
        if (is_linked[sortie]) {
            continue;
        }
        linked.left_out.push_back(shares.sorties[sortie]);
        for (const auto& visit : shares.sorties[sortie]) {
            linked.answer.unserved.push_back(
                {visit.task, {.strip = 0, .from = visit.from, .to = visit.to}});
        }
    }
    return linked;
}

/// Two sorties where one was left out: the way there and the way home may be one too long for it.
Shares halved(const Shares& shares, const std::vector<SortieOrder>& left_out)
{
    Shares result{.sorties = {}, .unserved = shares.unserved};
    for (const auto& order : shares.sorties) {
        const auto is_it = [&](const SortieOrder& other) {
            return other.front().from == order.front().from && other.front().to == order.front().to;
        };
        const auto half = order.begin() + std::ssize(order) / 2;
        if (half != order.begin() && std::ranges::any_of(left_out, is_it)) {
            result.sorties.emplace_back(order.begin(), half);
            result.sorties.emplace_back(half, order.end());
        } else {
            result.sorties.push_back(order);
        }
    }
    return result;
}

BasedShares linked(const Shares& shares, const BaseSearch& search)
{
    auto whole = link(shares, search);
    if (whole.left_out.empty()) {
        return whole.answer;
    }
    auto parts = link(halved(shares, whole.left_out), search).answer;
    return total_length_m(parts.unserved) < total_length_m(whole.answer.unserved) ? parts
                                                                                  : whole.answer;
}

}  // namespace

BasedShares search_bases(const std::vector<TaskLine>& lines, const BaseSearch& search)
{
    const auto planned_from_home = linked(from_home(lines, search), search);
    const auto planned_nearby = linked(from_nearest(lines, search), search);
    const double left_m = total_length_m(planned_from_home.unserved);
    const double left_nearby_m = total_length_m(planned_nearby.unserved);
    const bool nearby_is_better = left_nearby_m == left_m
                                      ? search.is_better(planned_nearby, planned_from_home)
                                      : left_nearby_m < left_m;
    return nearby_is_better ? planned_nearby : planned_from_home;
}

}  // namespace transect::planner
