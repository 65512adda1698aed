/// Times of day that no date stands beside.

#pragma once

#include <chrono>
#include <optional>

#include "transect/instant.hpp"

namespace transect::flightlog {

/// When recorders by GPS came into use. Receivers without a date begin at 1980-01-06.
inline constexpr Instant gps_since{
    std::chrono::sys_days{std::chrono::year{1990} / std::chrono::January / 1}};

/// Gives times of day the date that brings them nearest to the time before. So midnight turns the
/// day, and a clock that is set back by less than half a day stays on its day.
class DayClock {
public:
    /// Such a time of day is known to be of that date.
    Instant set(std::chrono::sys_days date, std::chrono::microseconds time_of_day);

    /// Nothing as long as no date is known.
    std::optional<Instant> read(std::chrono::microseconds time_of_day);

    bool knows_date() const { return last_.has_value(); }

private:
    std::optional<Instant> last_;
};

}  // namespace transect::flightlog
