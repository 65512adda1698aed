/// The order in which transects were flown, held against the order planned.

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "transect/flightlog/line_runs.hpp"

namespace transect::flightlog {

enum class OrderKind {
    in_order,
    out_of_order,
    repeated,  ///< flown in another step too
};

/// "in order", "out of order", "repeated".
std::string to_string(OrderKind kind);

/// Runs along one transect in one direction that follow each other.
struct OrderStep {
    std::size_t line = 0;    ///< index into PlannedLines::lines()
    std::size_t flight = 0;  ///< of the first run
    LineDirection direction = LineDirection::as_planned;
    Instant entry;
    OrderKind kind = OrderKind::in_order;
};

struct OrderFlown {
    std::vector<OrderStep> steps = {};      ///< as flown
    std::vector<std::size_t> skipped = {};  ///< lines without a run, in the order planned
    /// Share of the transects flown that are in a longest common subsequence of both orders;
    /// nothing where none was flown.
    std::optional<double> in_order = {};
};

/// The order planned is that of the lines; runs are those of all flights.
OrderFlown order_flown(const PlannedLines& lines, std::span<const LineRun> runs);

}  // namespace transect::flightlog
