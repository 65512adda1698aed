#include "flightlog/src/readers/nmea_sentence.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "flightlog/src/readers/number.hpp"

namespace transect::flightlog {
namespace {

bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool is_upper(char letter)
{
    return letter >= 'A' && letter <= 'Z';
}

std::optional<int> digits(std::string_view text)
{
    if (text.empty() || text.size() > 9 || !std::ranges::all_of(text, is_digit)) {
        return std::nullopt;
    }
    int value = 0;
    for (const char digit : text) {
        value = value * 10 + (digit - '0');
    }
    return value;
}

Checksum checked(std::string_view body, std::size_t star)
{
    if (star == std::string_view::npos) {
        return Checksum::absent;
    }
    unsigned sum = 0;
    for (const char letter : body.substr(0, star)) {
        sum ^= static_cast<unsigned char>(letter);
    }
    const auto written = body.substr(star + 1, 2);
    unsigned value = 0;
    const auto* const end = written.data() + written.size();
    const auto [stop, error] = std::from_chars(written.data(), end, value, 16);
    const bool is_whole = written.size() == 2 && error == std::errc{} && stop == end;
    return is_whole && value == sum ? Checksum::good : Checksum::bad;
}

struct Axis {
    char positive = 'N';
    char negative = 'S';
    double limit_deg = 90.0;
};

/// As two fields: "4231.8291", "N".
struct WrittenAngle {
    std::string_view number;
    std::string_view hemisphere;
};

std::optional<Angle> angle(const WrittenAngle& written, const Axis& axis)
{
    const auto& [text, hemisphere] = written;
    const bool is_plain =
        std::ranges::all_of(text, [](char letter) { return is_digit(letter) || letter == '.'; });
    const auto number = is_plain ? to_number(text) : std::nullopt;
    if (!number || hemisphere.size() != 1) {
        return std::nullopt;
    }
    const double degrees = std::floor(*number / 100.0);
    const double minutes = *number - degrees * 100.0;
    const double value_deg = degrees + minutes / 60.0;
    const bool is_negative = hemisphere.front() == axis.negative;
    const bool is_known = is_negative || hemisphere.front() == axis.positive;
    if (!is_known || minutes >= 60.0 || value_deg > axis.limit_deg) {
        return std::nullopt;
    }
    return (is_negative ? -value_deg : value_deg) * degree;
}

}  // namespace

std::string_view NmeaSentence::field(std::size_t number) const
{
    return number > 0 && number <= fields.size() ? fields[number - 1] : std::string_view{};
}

std::optional<NmeaSentence> find_sentence(std::string_view line)
{
    const auto start = line.rfind('$');
    if (start == std::string_view::npos) {
        return std::nullopt;
    }
    const auto body = line.substr(start + 1);
    constexpr std::size_t address = 5;
    const bool is_address = body.size() > address && body[address] == ',' &&
                            std::ranges::all_of(body.substr(0, address), is_upper);
    if (!is_address) {
        return std::nullopt;
    }
    const auto star = body.find('*');
    NmeaSentence sentence{.type = body.substr(2, 3), .fields = {}, .checksum = checked(body, star)};
    auto rest =
        body.substr(address + 1, star == std::string_view::npos ? star : star - address - 1);
    sentence.fields.reserve(static_cast<std::size_t>(std::ranges::count(rest, ',')) + 1);
    while (true) {
        const auto comma = rest.find(',');
        sentence.fields.push_back(trimmed(rest.substr(0, comma)));
        if (comma == std::string_view::npos) {
            return sentence;
        }
        rest.remove_prefix(comma + 1);
    }
}

std::optional<std::chrono::microseconds> nmea_time(std::string_view field)
{
    const auto whole = field.substr(0, field.find('.'));
    const auto fraction = field.size() > whole.size() ? field.substr(whole.size()) : "0";
    const bool is_fraction = fraction == "." || std::ranges::all_of(fraction.substr(1), is_digit);
    const auto number = digits(whole);
    if (whole.size() != 6 || !number || !is_fraction) {
        return std::nullopt;
    }
    const std::chrono::hours hours{*number / 10000};
    const std::chrono::minutes minutes{*number / 100 % 100};
    const std::chrono::seconds seconds{*number % 100};
    // 60 is a leap second.
    if (hours.count() > 23 || minutes.count() > 59 || seconds.count() > 60) {
        return std::nullopt;
    }
    const double part = fraction == "." ? 0.0 : to_number(fraction).value_or(0.0);
    return hours + minutes + seconds + std::chrono::microseconds{std::llround(part * 1e6)};
}

std::optional<std::chrono::sys_days> nmea_date(std::string_view field)
{
    const auto number = digits(field);
    if (field.size() != 6 || !number) {
        return std::nullopt;
    }
    const int year = *number % 100;
    const std::chrono::year_month_day date{
        std::chrono::year{year >= 80 ? 1900 + year : 2000 + year},
        std::chrono::month{static_cast<unsigned>(*number / 100 % 100)},
        std::chrono::day{static_cast<unsigned>(*number / 10000)}};
    return date.ok() ? std::optional{std::chrono::sys_days{date}} : std::nullopt;
}

std::optional<GeoPoint> nmea_position(const NmeaSentence& sentence, std::size_t first_field)
{
    const auto written = [&](std::size_t number) {
        return WrittenAngle{sentence.field(number), sentence.field(number + 1)};
    };
    const auto latitude = angle(written(first_field), {'N', 'S', 90.0});
    const auto longitude = angle(written(first_field + 2), {'E', 'W', 180.0});
    if (!latitude || !longitude) {
        return std::nullopt;
    }
    return GeoPoint{Latitude{*latitude}, Longitude{*longitude}};
}

}  // namespace transect::flightlog
