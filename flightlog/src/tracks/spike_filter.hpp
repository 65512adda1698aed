/// Single positions that no aircraft can have flown to.

#pragma once

#include <cstddef>
#include <optional>

#include "transect/flightlog/log_file.hpp"
#include "transect/flightlog/record_sink.hpp"

namespace transect::flightlog {

/// A record is a spike when the two before it and the one after it agree, and it does not: it lies
/// 100 m at least from where those before lead, which took more than 5 g or 400 m/s. Steps of more
/// than 30 s tell nothing. A second record that does not agree is a jump, which stays.
class SpikeFilter {
public:
    /// Passes it on to the sink, or keeps it until the next one tells what it is.
    void push(const Record& record, RecordSink& sink);

    /// The record that still waits is passed on.
    void flush(RecordSink& sink);

    std::size_t spikes() const { return spikes_; }

private:
    struct Fix {
        Instant time;
        GeoPoint position;
    };

    bool agrees(const Record& record) const;
    void pass(const Record& record, RecordSink& sink);

    std::optional<Fix> before_last_;
    std::optional<Fix> last_;
    std::optional<Record> waiting_;
    std::size_t spikes_ = 0;
};

}  // namespace transect::flightlog
