#include "flightlog/src/readers/day_clock.hpp"

namespace transect::flightlog {

using std::chrono::days;
using std::chrono::hours;

Instant DayClock::set(std::chrono::sys_days date, std::chrono::microseconds time_of_day)
{
    last_ = date + time_of_day;
    return *last_;
}

std::optional<Instant> DayClock::read(std::chrono::microseconds time_of_day)
{
    if (!last_) {
        return std::nullopt;
    }
    auto time = std::chrono::floor<days>(*last_) + time_of_day;
    if (time - *last_ > hours{12}) {
        time -= days{1};
    } else if (*last_ - time > hours{12}) {
        time += days{1};
    }
    last_ = time;
    return time;
}

}  // namespace transect::flightlog
