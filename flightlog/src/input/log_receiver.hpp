/// Where readers put what they find.

#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "transect/flightlog/log_file.hpp"
#include "transect/flightlog/record_sink.hpp"

#include "flightlog/src/readers/drop_counter.hpp"
#include "flightlog/src/tracks/spike_filter.hpp"

namespace transect::flightlog {

/// One log while it is read: keeps the account of its rows and hands on those that can be used.
class LogBuilder {
public:
    explicit LogBuilder(std::unique_ptr<RecordSink> sink) : sink_{std::move(sink)} {}

    /// Format, identity and findings, for the reader to fill in. Its counts and records are not
    /// kept here.
    LogFile& log() { return log_; }

    /// The next row tells a time and a place. It is dropped all the same when the row before has
    /// the same time, and when it is a spike.
    void use(const Record& record);
    void drop(DropReason reason);

    /// Of the last row that was used or found to be a spike.
    const std::optional<Instant>& last_time() const { return last_time_; }

private:
    friend class LogReceiver;
    StreamedLog finished();

    LogFile log_;
    std::unique_ptr<RecordSink> sink_;
    DropCounter drops_;
    SpikeFilter filter_;
    std::optional<Instant> last_time_;
};

/// The logs of one file, one for each recorder or aircraft that it tells of.
class LogReceiver {
public:
    explicit LogReceiver(SinkMaker make_sink) : make_sink_{std::move(make_sink)} {}

    /// The log of that name, made when it is first asked for. References stay valid. Files that
    /// hold one log only need no name.
    LogBuilder& log(const std::string& name = {});

    /// In the order in which they were made.
    std::vector<StreamedLog> finished();

private:
    SinkMaker make_sink_;
    std::deque<LogBuilder> logs_;
    std::map<std::string, LogBuilder*, std::less<>> by_name_;
};

}  // namespace transect::flightlog
