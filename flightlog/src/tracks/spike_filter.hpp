/// Single positions that no aircraft can have flown to.

#pragma once

#include <cstddef>
#include <optional>

#include "transect/flightlog/log_file.hpp"
#include "transect/flightlog/record_sink.hpp"

namespace transect::flightlog {

/// A record is a spike when the way from the one before over it to the next is a detour of more
/// than 200 m that took more than 5 g or 400 m/s, while those two agree with each other. Recorders
/// stamp their rows unevenly, so the times of both steps count together. Steps of more than 30 s
/// tell nothing; first and last records are no spikes.
class SpikeFilter {
public:
    /// Passes the record before on to the sink unless it is a spike.
    void push(const Record& record, RecordSink& sink);

    /// The last record is passed on.
    void flush(RecordSink& sink);

    std::size_t spikes() const { return spikes_; }

private:
    struct Fix {
        Instant time;
        GeoPoint position;
    };

    bool is_spike(const Record& next) const;
    void pass(RecordSink& sink);

    std::optional<Fix> passed_;
    std::optional<Record> waiting_;
    std::size_t spikes_ = 0;
};

}  // namespace transect::flightlog
