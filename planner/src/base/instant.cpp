#include "transect/instant.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace transect {
namespace {

using std::chrono::microseconds;

/// Reads text from the front; every function returns nothing when what is expected is not there.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_{text} {}

    bool at_end() const { return rest_.empty(); }

    bool consume(char expected)
    {
        if (rest_.empty() || rest_.front() != expected) {
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }

    std::optional<int> digits(std::size_t count)
    {
        if (rest_.size() < count) {
            return std::nullopt;
        }
        int value = 0;
        for (const char digit : rest_.substr(0, count)) {
            if (digit < '0' || digit > '9') {
                return std::nullopt;
            }
            value = value * 10 + (digit - '0');
        }
        rest_.remove_prefix(count);
        return value;
    }

    /// Digits after a decimal point as microseconds; further digits are cut.
    std::optional<microseconds> fraction()
    {
        int value = 0;
        int count = 0;
        for (; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; ++count) {
            if (count < 6) {
                value = value * 10 + (rest_.front() - '0');
            }
            rest_.remove_prefix(1);
        }
        for (int i = count; i < 6; ++i) {
            value *= 10;
        }
        return count == 0 ? std::nullopt : std::optional{microseconds{value}};
    }

private:
    std::string_view rest_;
};

std::optional<std::chrono::sys_days> scan_date(Scanner& scanner)
{
    const auto year = scanner.digits(4);
    const bool first_dash = scanner.consume('-');
    const auto month = scanner.digits(2);
    const bool second_dash = scanner.consume('-');
    const auto day = scanner.digits(2);
    if (!year || !first_dash || !month || !second_dash || !day) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{
        std::chrono::year{*year},
        std::chrono::month{static_cast<unsigned>(*month)},
        std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{std::chrono::sys_days{date}} : std::nullopt;
}

std::optional<microseconds> scan_hours_minutes(Scanner& scanner)
{
    const auto hours = scanner.digits(2);
    const bool colon = scanner.consume(':');
    const auto minutes = scanner.digits(2);
    if (!hours || !colon || !minutes || *hours > 23 || *minutes > 59) {
        return std::nullopt;
    }
    return std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
}

std::optional<microseconds> scan_time_of_day(Scanner& scanner)
{
    auto time = scan_hours_minutes(scanner);
    if (!time || !scanner.consume(':')) {
        return std::nullopt;
    }
    const auto seconds = scanner.digits(2);
    if (!seconds || *seconds > 59) {
        return std::nullopt;
    }
    *time += std::chrono::seconds{*seconds};
    if (scanner.consume('.')) {
        const auto fraction = scanner.fraction();
        if (!fraction) {
            return std::nullopt;
        }
        *time += *fraction;
    }
    return time;
}

std::optional<microseconds> scan_offset(Scanner& scanner)
{
    if (scanner.consume('Z')) {
        return microseconds{0};
    }
    const bool east = scanner.consume('+');
    if (!east && !scanner.consume('-')) {
        return std::nullopt;
    }
    const auto offset = scan_hours_minutes(scanner);
    if (!offset) {
        return std::nullopt;
    }
    return east ? *offset : -*offset;
}

}  // namespace

Duration elapsed(Instant from, Instant to)
{
    return static_cast<double>((to - from).count()) * 1e-6 * second;
}

Instant operator+(Instant instant, Duration later)
{
    return instant + microseconds{std::llround(later / second * 1e6)};
}

std::string to_iso8601(Instant instant)
{
    // Not fmt's formatting of time points, which fmt 9 does in the local time zone.
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{instant - day};
    auto text = fmt::format(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()),
        time.hours().count(),
        time.minutes().count(),
        time.seconds().count());
    if (time.subseconds().count() != 0) {
        text += fmt::format(".{:06}", time.subseconds().count());
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text + 'Z';
}

std::optional<Instant> parse_iso8601(std::string_view text)
{
    Scanner scanner{text};
    const auto date = scan_date(scanner);
    if (!date || !scanner.consume('T')) {
        return std::nullopt;
    }
    const auto time = scan_time_of_day(scanner);
    if (!time) {
        return std::nullopt;
    }
    const auto offset = scan_offset(scanner);
    if (!offset || !scanner.at_end()) {
        return std::nullopt;
    }
    return *date + *time - *offset;
}

}  // namespace transect
