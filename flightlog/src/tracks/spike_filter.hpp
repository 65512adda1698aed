/// Single positions that no aircraft can have flown to.

#pragma once

#include <cstddef>
#include <optional>

#include "transect/flightlog/log_file.hpp"

namespace transect::flightlog {

/// A record is a spike when its neighbours agree with each other, and flying from one over it to
/// the other would take an acceleration of more than 5 g, or a speed above 400 m/s both ways, with
/// 100 m at least between it and where the aircraft was then if it flew straight. First and last
/// records have one neighbour only and are none.
class SpikeFilter {
public:
    /// The record before, if that is no spike; nothing for the first.
    std::optional<Record> push(const Record& record);

    /// The last record.
    std::optional<Record> flush();

    std::size_t spikes() const { return spikes_; }

private:
    std::optional<Record> before_;  ///< the last that passed
    std::optional<Record> waiting_;
    std::size_t spikes_ = 0;
};

}  // namespace transect::flightlog
