/// What a log amounts to, counted while its records go by.

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "transect/finding.hpp"
#include "transect/flightlog/inspection.hpp"
#include "transect/flightlog/log_file.hpp"
#include "transect/flightlog/record_sink.hpp"
#include "transect/flightlog/timeline.hpp"

#include "flightlog/src/tracks/flight_times.hpp"
#include "flightlog/src/tracks/self_check.hpp"

namespace transect::flightlog {

class LogAccount {
public:
    /// The first `known` of the records were counted before and stand here as neighbours.
    void add(std::span<const Record> records, std::size_t known = 0);

    /// After the last record.
    void end() { flights_.end_flight(); }

    Inspection inspection(const LogFile& log) const;

    /// Clock faults, holes and jumps; a note for a log without records. Times before `kind_since`
    /// hint at a receiver that counts weeks from anew.
    std::vector<Finding> findings(const LogFile& log) const;

private:
    struct Breaks {
        std::size_t count = 0;
        Duration longest;
        std::size_t first_place = 0;
    };

    void add_span(std::span<const Record> fresh);
    void add_breaks(std::span<const Record> records, std::size_t known);

    std::optional<Record> earliest_;
    std::optional<Instant> latest_;
    Length distance_;
    FlightTimesCounter flights_;
    std::array<Breaks, 3> breaks_{};
    std::optional<Duration> longest_gap_;
    SelfCheck self_check_;
};

/// Counts in windows of records, so that memory does not grow with the log.
class Inspector final : public RecordSink {
public:
    void take(const Record& record) override;

    /// Adds the findings to those of the log.
    void finish(LogFile& log) override;

    const LogAccount& account() const { return account_; }

private:
    std::vector<Record> window_;
    std::size_t known_ = 0;
    LogAccount account_;
};

}  // namespace transect::flightlog
