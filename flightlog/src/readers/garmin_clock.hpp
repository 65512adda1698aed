/// The time of each row in UTC.

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "transect/flightlog/log_file.hpp"
#include "transect/instant.hpp"
#include "transect/source_text.hpp"

#include "flightlog/src/readers/garmin_header.hpp"
#include "flightlog/src/readers/garmin_time.hpp"

namespace transect::flightlog {

struct RowTime {
    std::optional<Instant> instant = {};
    DropReason reason = DropReason::no_time;  ///< when there is no instant
};

/// Whether the first part of a log, header included, tells a UTC offset and how dates are written.
bool tells_clock(const GarminLayout& layout, SourceText head);

/// UTC = local time - offset. A row without offset takes that of the row before, and the first rows
/// the first that is found ahead of them.
class GarminClock {
public:
    /// `head` is the first part of the log, header included; its `file` is a name that may tell the
    /// day. Throws InputError when dates have their year last and nothing tells day from month.
    GarminClock(const GarminLayout& layout, SourceText head);

    RowTime read(std::string_view date, std::string_view time, std::string_view offset);

private:
    std::optional<std::chrono::sys_days> day(std::string_view date);

    DateOrder order_ = DateOrder::day_first;
    std::optional<std::chrono::minutes> offset_;
    std::string offset_text_;
    std::string day_text_;
    std::optional<std::chrono::sys_days> day_;
};

}  // namespace transect::flightlog
