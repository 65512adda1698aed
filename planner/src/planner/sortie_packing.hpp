/// Shares transects out to sorties.

#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "planner/ordering.hpp"

namespace transect::planner {

/// One line of one task, before it has a number.
struct TaskLine {
    std::size_t task = 0;  ///< index among the tasks flown
    StripLine line;
};

/// A line in the order and direction flown.
struct TaskVisit {
    std::size_t task = 0;
    PlanePoint from;
    PlanePoint to;
};
using SortieOrder = std::vector<TaskVisit>;

/// The order in which one sortie would fly these lines, or nothing if it cannot with its reserves.
using TrySortie = std::function<std::optional<SortieOrder>(std::span<const TaskLine>)>;

struct Packing {
    std::vector<SortieOrder> sorties;
    std::vector<TaskLine> unserved;  ///< not even alone
};

/// Neighbouring lines go together: each sortie takes as many of the remaining lines as it can,
/// which gives their number; then the lines are shared out evenly over that many, if every share
/// can be flown.
Packing pack(std::span<const TaskLine> lines, const TrySortie& try_sortie);

}  // namespace transect::planner
