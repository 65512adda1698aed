/// Logs record by record, for files that are larger than memory.

#pragma once

#include <functional>
#include <memory>

#include "transect/flightlog/log_file.hpp"

namespace transect::flightlog {

/// Takes the usable records of one log, in the order of the file.
class RecordSink {
public:
    RecordSink() = default;
    RecordSink(const RecordSink&) = delete;
    RecordSink& operator=(const RecordSink&) = delete;
    RecordSink(RecordSink&&) = delete;
    RecordSink& operator=(RecordSink&&) = delete;
    virtual ~RecordSink() = default;

    virtual void take(const Record& record) = 0;

    /// After the last record, with what the file told besides.
    virtual void finish(LogFile& log) = 0;
};

/// Called once for each log that a file turns out to hold.
using SinkMaker = std::function<std::unique_ptr<RecordSink>()>;

/// A log whose records went to a sink.
struct StreamedLog {
    LogFile log;  ///< without its records
    std::unique_ptr<RecordSink> sink;
};

}  // namespace transect::flightlog
