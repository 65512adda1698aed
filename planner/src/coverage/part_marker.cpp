#include "coverage/part_marker.hpp"

#include <algorithm>
#include <utility>

namespace transect::coverage {
namespace {

constexpr int part_shift = 2;
static_assert(parts_side == 1 << part_shift);

}  // namespace

void PartMarker::mark(const PlaneRing& ring, Shape shape)
{
    next_.trace(ring, parts_per_metre_, shape);
    if (next_.is_single() && last_.is_single()) {
        mark_single();
    } else {
        mark_any();
    }
    std::swap(last_, next_);
}

/// One range a row, as nearly all outlines have.
void PartMarker::mark_single()
{
    auto row = next_.first_row();
    for (const auto& range : next_.single()) {
        const auto before = last_.only(row);
        if (range.first < before.first || range.last > before.last) {
            mark({row, range.first, std::min(before.first, range.last)});
            mark({row, std::max(range.first, before.last), range.last});
        }
        ++row;
    }
}

void PartMarker::mark_any()
{
    for (auto row = next_.first_row(); row < next_.last_row(); ++row) {
        const auto before = last_.at(row);
        for (const auto& range : next_.at(row)) {
            auto first = range.first;
            for (const auto& other : before) {
                mark({row, first, std::min(other.first, range.last)});
                first = std::max(first, other.last);
            }
            mark({row, first, range.last});
        }
    }
}

void PartMarker::mark(const Run& run)
{
    constexpr std::uint32_t mask = parts_side - 1;
    const auto row_shift = (static_cast<std::uint32_t>(run.row) & mask) << part_shift;
    auto first = run.first;
    while (first < run.last) {
        const auto column = first >> part_shift;
        const auto last = std::min(run.last, (column + 1) << part_shift);
        const auto begin = static_cast<std::uint32_t>(first) & mask;
        const auto count = static_cast<std::uint32_t>(last - first);
        const auto bits = ((1U << count) - 1U) << begin << row_shift;
        auto& seen = grid_.at({column, run.row >> part_shift}).state.parts_seen;
        seen = static_cast<std::uint16_t>(seen | bits);
        first = last;
    }
}

}  // namespace transect::coverage
