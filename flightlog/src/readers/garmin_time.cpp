#include "flightlog/src/readers/garmin_time.hpp"

#include <algorithm>
#include <array>

#include "flightlog/src/readers/number.hpp"

namespace transect::flightlog {
namespace {

bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

struct Digits {
    int value = 0;
    std::size_t count = 0;
};

/// The run of at most four digits that the text begins with.
Digits leading_digits(std::string_view text)
{
    Digits digits;
    while (digits.count < text.size() && digits.count < 4 && is_digit(text[digits.count])) {
        digits.value = digits.value * 10 + (text[digits.count] - '0');
        ++digits.count;
    }
    return digits;
}

/// Three numbers with one separator between, and nothing else.
std::optional<std::array<Digits, 3>> parse_triple(
    std::string_view text, std::string_view separators)
{
    std::array<Digits, 3> triple{};
    char separator = 0;
    for (std::size_t i = 0; i < triple.size(); ++i) {
        if (i > 0) {
            const bool fits =
                !text.empty() && separators.find(text.front()) != std::string_view::npos;
            if (!fits || (i == 2 && text.front() != separator)) {
                return std::nullopt;
            }
            separator = text.front();
            text.remove_prefix(1);
        }
        triple.at(i) = leading_digits(text);
        if (triple.at(i).count == 0) {
            return std::nullopt;
        }
        text.remove_prefix(triple.at(i).count);
    }
    return text.empty() ? std::optional{triple} : std::nullopt;
}

}  // namespace

std::optional<WrittenDate> parse_written_date(std::string_view cell)
{
    const auto triple = parse_triple(trimmed(cell), "-/.");
    if (!triple) {
        return std::nullopt;
    }
    const auto& [first, second, third] = *triple;
    const bool year_first = first.count == 4 && third.count <= 2;
    const bool year_last = third.count == 4 && first.count <= 2;
    if (second.count > 2 || (!year_first && !year_last)) {
        return std::nullopt;
    }
    return WrittenDate{first.value, second.value, third.value, year_first};
}

std::optional<std::chrono::sys_days> to_days(const WrittenDate& date, DateOrder order)
{
    const bool day_first = order == DateOrder::day_first;
    const int year = date.year_first ? date.first : date.third;
    const int month = date.year_first || day_first ? date.second : date.first;
    const int day = date.year_first ? date.third : (day_first ? date.first : date.second);
    const std::chrono::year_month_day calendar{
        std::chrono::year{year},
        std::chrono::month{static_cast<unsigned>(month)},
        std::chrono::day{static_cast<unsigned>(day)}};
    if (!calendar.ok() || year < 1980 || year > 2099) {
        return std::nullopt;
    }
    return std::chrono::sys_days{calendar};
}

std::optional<std::chrono::seconds> parse_time_of_day(std::string_view cell)
{
    const auto triple = parse_triple(trimmed(cell), ":");
    if (!triple) {
        return std::nullopt;
    }
    const auto& [hours, minutes, seconds] = *triple;
    // 60 is a leap second.
    if (hours.value > 23 || minutes.value > 59 || seconds.value > 60 || seconds.count > 2) {
        return std::nullopt;
    }
    return std::chrono::hours{hours.value} + std::chrono::minutes{minutes.value} +
           std::chrono::seconds{seconds.value};
}

std::optional<std::chrono::minutes> parse_utc_offset(std::string_view cell)
{
    auto text = trimmed(cell);
    const bool west = text.starts_with('-');
    if (west || text.starts_with('+')) {
        text.remove_prefix(1);
    }
    const auto hours = leading_digits(text);
    text.remove_prefix(hours.count);
    if (hours.count == 0 || hours.value > 14 || !text.starts_with(':')) {
        return std::nullopt;
    }
    text.remove_prefix(1);
    const auto minutes = leading_digits(text);
    // Spreadsheets add seconds.
    const auto rest = text.substr(minutes.count);
    if (minutes.count != 2 || minutes.value > 59 || (!rest.empty() && rest != ":00")) {
        return std::nullopt;
    }
    const auto offset = std::chrono::hours{hours.value} + std::chrono::minutes{minutes.value};
    return west ? -offset : offset;
}

std::optional<std::chrono::sys_days> day_in_file_name(std::string_view file)
{
    const auto start = file.rfind("log_");
    if (start == std::string_view::npos || file.size() < start + 11 || file[start + 10] != '_') {
        return std::nullopt;
    }
    const auto digits = file.substr(start + 4, 6);
    if (!std::ranges::all_of(digits, is_digit)) {
        return std::nullopt;
    }
    const int year = 2000 + leading_digits(digits.substr(0, 2)).value;
    const int month = leading_digits(digits.substr(2, 2)).value;
    const int day = leading_digits(digits.substr(4, 2)).value;
    return to_days({year, month, day, true}, DateOrder::day_first);
}

}  // namespace transect::flightlog
