#include "planner/sortie_packing.hpp"

#include <algorithm>

namespace transect::planner {
namespace {

struct Prefix {
    std::size_t size = 0;
    SortieOrder order;
};

/// The longest prefix that one sortie can fly, by doubling and bisection: a sortie that can fly
/// some lines can fly fewer of them, and long shares are dear to try.
Prefix longest_prefix(std::span<const TaskLine> lines, const TrySortie& try_sortie)
{
    Prefix best;
    std::size_t too_many = lines.size() + 1;
    std::size_t next = 1;
    while (best.size + 1 < too_many) {
        if (auto order = try_sortie(lines.first(next))) {
            best = {next, std::move(*order)};
        } else {
            too_many = next;
        }
        next = too_many <= lines.size() ? (best.size + too_many) / 2
                                        : std::min(2 * next, lines.size());
    }
    return best;
}

Packing greedy(std::span<const TaskLine> lines, const TrySortie& try_sortie)
{
    Packing packing;
    while (!lines.empty()) {
        auto prefix = longest_prefix(lines, try_sortie);
        if (prefix.size == 0) {
            packing.unserved.push_back(lines.front());
            lines = lines.subspan(1);
            continue;
        }
        packing.sorties.push_back(std::move(prefix.order));
        lines = lines.subspan(prefix.size);
    }
    return packing;
}

std::optional<std::vector<SortieOrder>> even_shares(
    std::span<const TaskLine> lines, std::size_t sorties, const TrySortie& try_sortie)
{
    std::vector<SortieOrder> shares;
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= sorties; ++i) {
        const std::size_t end = lines.size() * i / sorties;
        auto order = try_sortie(lines.subspan(begin, end - begin));
        if (!order) {
            return std::nullopt;
        }
        shares.push_back(std::move(*order));
        begin = end;
    }
    return shares;
}

}  // namespace

Packing pack(std::span<const TaskLine> lines, const TrySortie& try_sortie)
{
    auto packing = greedy(lines, try_sortie);
    if (packing.unserved.empty() && packing.sorties.size() > 1) {
        if (auto shares = even_shares(lines, packing.sorties.size(), try_sortie)) {
            packing.sorties = std::move(*shares);
        }
    }
    return packing;
}

}  // namespace transect::planner
