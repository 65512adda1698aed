#include "flightlog/src/tracks/flight_records.hpp"

#include <algorithm>
#include <iterator>

namespace transect::flightlog {

std::span<const Record> records_of(const LogFile& log, const RecordedFlight& flight)
{
    const auto within = [&](const Record& record) {
        return record.time >= flight.start && record.time <= flight.end;
    };
    const auto& records = log.records;
    const auto first = std::ranges::find_if(records, within);
    const auto last = std::find_if(records.rbegin(), std::make_reverse_iterator(first), within);
    return {first, last.base()};
}

}  // namespace transect::flightlog
