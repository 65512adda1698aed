/// Lines of tasks on their way to become transects.

#pragma once

#include <cstddef>
#include <vector>

#include "planner/strips.hpp"

namespace transect::planner {

/// One line of one task, before it has a number.
struct TaskLine {
    std::size_t task = 0;  ///< index among the tasks flown
    StripLine line;
};

inline double total_length_m(const std::vector<TaskLine>& lines)
{
    double sum_m = 0.0;
    for (const auto& [task, line] : lines) {
        sum_m += length_m(line.to - line.from);
    }
    return sum_m;
}

/// A line in the direction flown.
struct TaskVisit {
    std::size_t task = 0;
    PlanePoint from;
    PlanePoint to;
};
using SortieOrder = std::vector<TaskVisit>;

}  // namespace transect::planner
