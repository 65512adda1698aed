#include "flightlog/src/readers/igc_record.hpp"

#include <algorithm>

#include "flightlog/src/readers/nmea_sentence.hpp"
#include "flightlog/src/readers/number.hpp"
#include "flightlog/src/readers/plausible.hpp"

namespace transect::flightlog {
namespace {

bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool all_digits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

/// Degrees, minutes and their thousandths without a point: "2824566N", and more digits of them.
struct WrittenAngle {
    std::string_view text;
    std::string_view more_digits;
    std::size_t degree_digits = 2;
    std::string_view letters = "NS";
};

std::optional<double> degrees_of(const WrittenAngle& written)
{
    const auto digits = written.text.substr(0, written.text.size() - 1);
    const auto letter = written.text.back();
    if (!all_digits(digits) || written.letters.find(letter) == std::string_view::npos) {
        return std::nullopt;
    }
    const auto whole = digits.substr(written.degree_digits, 2);
    const auto more = all_digits(written.more_digits) ? written.more_digits : "";
    const auto minutes = to_number(
        std::string{whole} + '.' + std::string{digits.substr(written.degree_digits + 2)} +
        std::string{more});
    const auto degrees = to_number(digits.substr(0, written.degree_digits));
    if (!minutes || !degrees || *minutes >= 60.0) {
        return std::nullopt;
    }
    const double value_deg = *degrees + *minutes / 60.0;
    return letter == written.letters.back() ? -value_deg : value_deg;
}

std::optional<std::chrono::microseconds> time_of(
    std::string_view record, const IgcExtensions& extensions)
{
    const auto fraction = extensions.value(record, "TDS");
    auto text = std::string{record.substr(1, 6)};
    if (all_digits(fraction)) {
        text += '.' + std::string{fraction};
    }
    return nmea_time(text);
}

}  // namespace

void IgcExtensions::declare(std::string_view record)
{
    constexpr std::size_t entry = 7;
    columns_.clear();
    length_ = fixed_length;
    const auto declared = record.substr(std::min<std::size_t>(3, record.size()));
    for (std::size_t at = 0; at + entry <= declared.size(); at += entry) {
        const auto first = to_number(declared.substr(at, 2));
        const auto last = to_number(declared.substr(at + 2, 2));
        const bool is_range = all_digits(declared.substr(at, 4)) && first && last &&
                              *first > static_cast<double>(fixed_length) && *last >= *first;
        if (!is_range) {
            return;
        }
        const auto begin = static_cast<std::size_t>(*first) - 1;
        const auto end = static_cast<std::size_t>(*last);
        columns_[std::string{declared.substr(at + 4, 3)}] = {begin, end - begin};
        length_ = std::max(length_, end);
    }
}

std::string_view IgcExtensions::value(std::string_view record, const std::string& name) const
{
    const auto found = columns_.find(name);
    if (found == columns_.end() || record.size() < found->second.first + found->second.count) {
        return {};
    }
    return record.substr(found->second.first, found->second.count);
}

std::optional<IgcFix> parse_igc_fix(std::string_view record, const IgcExtensions& extensions)
{
    if (record.size() < 35 || (record[24] != 'A' && record[24] != 'V')) {
        return std::nullopt;
    }
    const auto time = time_of(record, extensions);
    const auto latitude_deg =
        degrees_of({record.substr(7, 8), extensions.value(record, "LAD"), 2, "NS"});
    const auto longitude_deg =
        degrees_of({record.substr(15, 9), extensions.value(record, "LOD"), 3, "EW"});
    const auto position = plausible_point({latitude_deg, longitude_deg});
    if (!time || !position) {
        return std::nullopt;
    }
    return IgcFix{
        *time,
        *position,
        record[24] == 'A',
        to_number(record.substr(25, 5)),
        to_number(record.substr(30, 5))};
}

}  // namespace transect::flightlog
