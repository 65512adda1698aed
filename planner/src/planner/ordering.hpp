/// In which order, and which way, lines are flown.

#pragma once

#include <functional>
#include <span>
#include <vector>

#include "planner/strips.hpp"

namespace transect::planner {

/// A line as it is flown: with its place in the given list.
struct Visit {
    std::size_t line = 0;
    PlanePoint from;
    PlanePoint to;
};

/// What an order is judged by. All times in seconds.
struct OrderCost {
    std::function<double(const Visit& visit)> along;
    std::function<double(const Visit& last, const Visit& next)> between;
    std::function<double(const Visit& first)> from_base;
    std::function<double(const Visit& last)> to_base;
};

struct Order {
    std::vector<Visit> visits;
    double time_s = 0.0;
};

/// An ordering method: any callable of this shape.
using Ordering = std::function<Order(std::span<const StripLine>, const OrderCost&)>;

/// Skips lanes: strips 1, 1+k, 1+2k, … out and the ones between on the way back, for the k and the
/// starting side that take least time. The way each line is flown is optimal for the order (dynamic
/// programming over both ways). The lines are sorted by strip.
Order skip_lanes(std::span<const StripLine> lines, const OrderCost& cost);

}  // namespace transect::planner
