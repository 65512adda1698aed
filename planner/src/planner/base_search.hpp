/// Shares lines out to sorties between several bases.

#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "transect/units.hpp"

#include "planner/base_links.hpp"
#include "planner/task_line.hpp"

namespace transect::planner {

struct BasedSortie {
    SortieOrder order;
    BasePair bases;
};

struct BasedShares {
    std::vector<BasedSortie> sorties;  ///< in the order flown
    std::vector<TaskLine> unserved;
    Duration flight_time;
};

struct BaseSearch {
    std::size_t bases = 1;  ///< the first is home
    /// Shares lines out to sorties that start and land at one base.
    struct Shares {
        std::vector<SortieOrder> sorties;
        std::vector<TaskLine> unserved;
    };
    std::function<Shares(std::vector<TaskLine> lines, std::size_t base)> share_out;
    /// The lines of a sortie in the best order between two bases; nothing where it cannot be flown.
    struct Flown {
        SortieOrder order;
        Duration flight_time;
    };
    std::function<std::optional<Flown>(const SortieOrder& order, BasePair bases)> fly;
    /// Not above the flight time.
    std::function<Duration(const SortieOrder& order, BasePair bases)> estimate;
    std::function<std::size_t(const TaskLine& line)> nearest_base;
    /// Whether the first of two answers that serve the same is to be preferred.
    std::function<bool(const BasedShares&, const BasedShares&)> is_better;
};

/// The better of two: sorties planned from home, and each line planned from the base that is
/// nearest to it; both are then linked from base to base for the least flight time. Lines out of
/// reach from home are tried from other bases.
BasedShares search_bases(const std::vector<TaskLine>& lines, const BaseSearch& search);

}  // namespace transect::planner
