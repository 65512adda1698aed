/// Fuel on board over the time of a flight, by two witnesses.

#pragma once

#include <optional>
#include <span>
#include <vector>

#include "transect/flightlog/log_file.hpp"

namespace transect::flightlog {

/// By the integral of the flow, and by the gauges. What a log does not tell is absent.
struct FuelFigures {
    std::optional<Mass> by_flow = {};
    std::optional<Mass> by_gauge = {};
};

/// Of the records of one flight. Const functions may run concurrently.
class FuelCurve {
public:
    FuelCurve() = default;
    /// Between records further apart than `longest_gap` the flow is not known.
    FuelCurve(std::span<const Record> records, Duration longest_gap);

    /// By gauge: the median of the readings within a minute. By flow: that at the first record less
    /// what the flow adds up to; nothing if the flow was missing for more than a minute till then.
    FuelFigures on_board(Instant when) const;

    /// By flow: nothing if the flow is missing at any moment between the two. By gauge: nothing for
    /// less than five minutes, since gauges swing.
    FuelFigures used(Instant from, Instant to) const;

    /// As if the clock had told so much more.
    void shift(Duration by);

private:
    struct Point {
        Instant time;
        Mass burnt;             ///< since the first record, where the flow is known
        Duration without_flow;  ///< since the first record
        std::optional<Mass> gauge;
    };
    struct Sum {
        Mass burnt;
        Duration without_flow;
    };

    Sum sum_at(Instant when) const;
    std::optional<Mass> gauge_at(Instant when) const;

    std::vector<Point> points_;  ///< times strictly increase
};

}  // namespace transect::flightlog
