/// Where a log's records do not follow each other.

#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "transect/flightlog/log_file.hpp"

namespace transect::flightlog {

struct TimeSpan {
    Instant from;
    Instant to;
};

enum class BreakKind {
    hole,           ///< longer than the log's rhythm explains
    clock_step,     ///< the clock went back
    position_jump,  ///< further away than the speed allows
};

/// Between the record before `next` and that one nothing is known.
struct Break {
    BreakKind kind = BreakKind::hole;
    std::size_t next = 0;  ///< index into the records
    Instant from;
    Instant to;  ///< before `from` when the clock stepped back
};

/// Median time between records, as recorders are steady; one second if there are fewer than two.
Duration sample_period(std::span<const Record> records);

/// A longer time between samples is a hole: three sample periods.
Duration longest_gap(std::span<const Record> records);

/// In the order of the records. A jump is a step of more than 1.5 times what the faster of the
/// neighbouring speeds explains, and 20 m.
std::vector<Break> find_breaks(std::span<const Record> records);

}  // namespace transect::flightlog
