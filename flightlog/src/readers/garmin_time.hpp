/// Date, time and UTC offset as Garmin cards write them, and as Excel leaves them.

#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace transect::flightlog {

/// How a date with its year last is meant.
enum class DateOrder { day_first, month_first };

struct WrittenDate {
    int first = 0;
    int second = 0;
    int third = 0;
    bool year_first = true;
};

/// "2022-04-17", "2022/4/17", "17/04/2022", "4.17.2022": three numbers, the year with four digits.
std::optional<WrittenDate> parse_written_date(std::string_view cell);

/// Nothing when it is no date of 1980 to 2099.
std::optional<std::chrono::sys_days> to_days(const WrittenDate& date, DateOrder order);

/// "13:48:43".
std::optional<std::chrono::seconds> parse_time_of_day(std::string_view cell);

/// "-05:00", "+05:45", "00:00": local time minus UTC.
std::optional<std::chrono::minutes> parse_utc_offset(std::string_view cell);

/// The day in the name that the card gives: "log_220417_134843_LFAQ.csv".
std::optional<std::chrono::sys_days> day_in_file_name(std::string_view file);

}  // namespace transect::flightlog
