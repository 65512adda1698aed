#include "flightlog/src/input/log_receiver.hpp"

#include <utility>

namespace transect::flightlog {

void LogBuilder::use(const Record& record)
{
    ++log_.rows;
    if (last_time_ == record.time) {
        drops_.add(DropReason::repeated_time);
        return;
    }
    last_time_ = record.time;
    filter_.push(record, *sink_);
}

void LogBuilder::drop(DropReason reason)
{
    ++log_.rows;
    drops_.add(reason);
}

StreamedLog LogBuilder::finished()
{
    filter_.flush(*sink_);
    for (std::size_t i = 0; i < filter_.spikes(); ++i) {
        drops_.add(DropReason::spike);
    }
    log_.dropped = drops_.list();
    log_.used = log_.rows - drops_.total();
    sink_->finish(log_);
    return {std::move(log_), std::move(sink_)};
}

LogBuilder& LogReceiver::log(const std::string& name)
{
    const auto found = by_name_.find(name);
    if (found != by_name_.end()) {
        return *found->second;
    }
    auto& made = logs_.emplace_back(make_sink_());
    made.log().name = name;
    by_name_.emplace(name, &made);
    return made;
}

std::vector<StreamedLog> LogReceiver::finished()
{
    std::vector<StreamedLog> finished;
    finished.reserve(logs_.size());
    for (auto& log : logs_) {
        finished.push_back(log.finished());
    }
    return finished;
}

}  // namespace transect::flightlog
