#include "flightlog/src/readers/st0601.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "flightlog/src/readers/ber.hpp"

namespace transect::flightlog {
namespace {

using Value = std::optional<double>;
using Member = Value St0601Values::*;

enum class Coding { unsigned_integer, signed_integer, imap };

struct Mapping {
    std::uint32_t tag;
    Coding coding;
    std::size_t bytes;  ///< 0 for any size
    double low;
    double high;
    Member member;
};

using V = St0601Values;
constexpr auto plain = Coding::unsigned_integer;
constexpr auto both_signs = Coding::signed_integer;

/// Later rows win over earlier ones: the full and extended items are finer than the basic.
constexpr std::array mappings{
    Mapping{5, plain, 2, 0.0, 360.0, &V::heading_deg},
    Mapping{6, both_signs, 2, -20.0, 20.0, &V::pitch_deg},
    Mapping{90, both_signs, 4, -90.0, 90.0, &V::pitch_deg},
    Mapping{7, both_signs, 2, -50.0, 50.0, &V::roll_deg},
    Mapping{91, both_signs, 4, -90.0, 90.0, &V::roll_deg},
    Mapping{8, plain, 1, 0.0, 255.0, &V::true_airspeed_m_s},
    Mapping{9, plain, 1, 0.0, 255.0, &V::indicated_airspeed_m_s},
    Mapping{56, plain, 1, 0.0, 255.0, &V::ground_speed_m_s},
    Mapping{35, plain, 2, 0.0, 360.0, &V::wind_from_deg},
    Mapping{36, plain, 1, 0.0, 100.0, &V::wind_speed_m_s},
    Mapping{64, plain, 2, 0.0, 360.0, &V::magnetic_heading_deg},
    Mapping{13, both_signs, 4, -90.0, 90.0, &V::latitude_deg},
    Mapping{14, both_signs, 4, -180.0, 180.0, &V::longitude_deg},
    Mapping{15, plain, 2, -900.0, 19'000.0, &V::msl_height_m},
    Mapping{75, plain, 2, -900.0, 19'000.0, &V::ellipsoid_height_m},
    Mapping{104, Coding::imap, 0, -900.0, 40'000.0, &V::ellipsoid_height_m},
    Mapping{16, plain, 2, 0.0, 180.0, &V::horizontal_field_deg},
    Mapping{17, plain, 2, 0.0, 180.0, &V::vertical_field_deg},
    Mapping{18, plain, 4, 0.0, 360.0, &V::relative_azimuth_deg},
    Mapping{19, both_signs, 4, -180.0, 180.0, &V::relative_elevation_deg},
    Mapping{20, plain, 4, 0.0, 360.0, &V::relative_roll_deg},
    Mapping{21, plain, 4, 0.0, 5e6, &V::slant_range_m},
    Mapping{23, both_signs, 4, -90.0, 90.0, &V::centre_latitude_deg},
    Mapping{24, both_signs, 4, -180.0, 180.0, &V::centre_longitude_deg},
    Mapping{25, plain, 2, -900.0, 19'000.0, &V::centre_msl_m},
    Mapping{78, plain, 2, -900.0, 19'000.0, &V::centre_ellipsoid_m},
};

std::uint64_t largest_unsigned(std::size_t bytes)
{
    return (std::uint64_t{1} << 8U * bytes) - 1;
}

double decode_unsigned(std::string_view bytes, const Mapping& mapping)
{
    const auto steps = static_cast<double>(largest_unsigned(bytes.size()));
    return mapping.low +
           static_cast<double>(big_endian(bytes)) * (mapping.high - mapping.low) / steps;
}

/// The most negative integer means "out of range".
Value decode_signed(std::string_view bytes, const Mapping& mapping)
{
    const auto largest = static_cast<std::int64_t>(largest_unsigned(bytes.size()) >> 1U);
    auto integer = static_cast<std::int64_t>(big_endian(bytes));
    if (integer > largest) {
        integer -= 2 * (largest + 1);
    }
    if (integer < -largest) {
        return std::nullopt;
    }
    return static_cast<double>(integer) * mapping.high / static_cast<double>(largest);
}

Value decode_value(std::string_view bytes, const Mapping& mapping)
{
    if (mapping.coding == Coding::imap) {
        return decode_imap(bytes, {mapping.low, mapping.high});
    }
    if (bytes.size() != mapping.bytes) {
        return std::nullopt;
    }
    return mapping.coding == plain ? decode_unsigned(bytes, mapping)
                                   : decode_signed(bytes, mapping);
}

const KlvItem* last_item(std::span<const KlvItem> items, std::uint32_t tag)
{
    const KlvItem* found = nullptr;
    for (const auto& item : items) {
        if (item.tag == tag) {
            found = &item;
        }
    }
    return found;
}

/// Microseconds since 1970, within 1980 to 2099.
std::optional<Instant> decode_time(std::string_view bytes)
{
    using namespace std::chrono;
    constexpr Instant earliest{sys_days{year{1980} / 1 / 1}};
    constexpr Instant latest{sys_days{year{2100} / 1 / 1}};
    const auto count = big_endian(bytes);
    if (bytes.size() != 8 ||
        count > static_cast<std::uint64_t>(latest.time_since_epoch().count())) {
        return std::nullopt;
    }
    const Instant time{microseconds{static_cast<std::int64_t>(count)}};
    return time >= earliest && time < latest ? std::optional{time} : std::nullopt;
}

/// Printable ASCII only; an empty text is none.
std::optional<std::string> decode_text(std::string_view bytes)
{
    std::string text{bytes};
    std::erase_if(text, [](char letter) { return letter < ' ' || letter > '~'; });
    return text.empty() ? std::nullopt : std::optional{text};
}

std::optional<std::string> text_item(std::span<const KlvItem> items, std::uint32_t tag)
{
    const auto* const item = last_item(items, tag);
    return item == nullptr ? std::nullopt : decode_text(item->value);
}

std::optional<std::uint64_t> byte_item(std::span<const KlvItem> items, std::uint32_t tag)
{
    const auto* const item = last_item(items, tag);
    return item == nullptr || item->value.size() != 1 ? std::nullopt
                                                      : std::optional{big_endian(item->value)};
}

/// Item 1 of the nested set; nothing where its items do not fit.
std::optional<std::uint64_t> decode_classification(std::string_view set)
{
    constexpr std::uint64_t highest = 5;
    std::optional<std::uint64_t> classification;
    while (!set.empty()) {
        const auto tag = parse_ber_tag(set);
        const auto length = parse_ber_length(set.substr(tag ? tag->bytes : set.size()));
        if (!tag || !length || length->value > set.size() - tag->bytes - length->bytes) {
            return std::nullopt;
        }
        const auto value = set.substr(tag->bytes + length->bytes, length->value);
        if (tag->value == 1 && value.size() == 1) {
            classification = big_endian(value);
        }
        set.remove_prefix(tag->bytes + length->bytes + length->value);
    }
    const bool is_known = classification && *classification >= 1 && *classification <= highest;
    return is_known ? classification : std::nullopt;
}

constexpr std::uint32_t corner_numbers = 8;

/// From `first` on, latitudes and longitudes in turn; nothing if one is missing.
std::vector<double> corner_items(
    std::span<const KlvItem> items, const Mapping& latitude, const Mapping& longitude)
{
    std::vector<double> numbers;
    numbers.reserve(corner_numbers);
    for (std::uint32_t i = 0; i < corner_numbers; ++i) {
        const auto& mapping = i % 2 == 0 ? latitude : longitude;
        const auto* const item = last_item(items, mapping.tag + i - i % 2);
        const auto value = item == nullptr ? std::nullopt : decode_value(item->value, mapping);
        if (!value) {
            return {};
        }
        numbers.push_back(*value);
    }
    return numbers;
}

std::vector<double> decode_corners(std::span<const KlvItem> items, const St0601Values& values)
{
    constexpr Mapping latitude{82, both_signs, 4, -90.0, 90.0, nullptr};
    constexpr Mapping longitude{83, both_signs, 4, -180.0, 180.0, nullptr};
    constexpr Mapping latitude_offset{26, both_signs, 2, -0.075, 0.075, nullptr};
    constexpr Mapping longitude_offset{27, both_signs, 2, -0.075, 0.075, nullptr};
    auto full = corner_items(items, latitude, longitude);
    if (!full.empty() || !values.centre_latitude_deg || !values.centre_longitude_deg) {
        return full;
    }
    auto offsets = corner_items(items, latitude_offset, longitude_offset);
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        offsets[i] += i % 2 == 0 ? *values.centre_latitude_deg : *values.centre_longitude_deg;
    }
    return offsets;
}

}  // namespace

St0601Values decode(std::span<const KlvItem> items)
{
    St0601Values values;
    for (const auto& mapping : mappings) {
        const auto* const item = last_item(items, mapping.tag);
        if (item == nullptr) {
            continue;
        }
        if (const auto value = decode_value(item->value, mapping)) {
            values.*mapping.member = value;
        }
    }
    if (const auto* const time = last_item(items, 2)) {
        values.time = decode_time(time->value);
    }
    values.corners_deg = decode_corners(items, values);
    values.tail_number = text_item(items, 4);
    values.platform = text_item(items, 10);
    if (const auto* const name = last_item(items, 11)) {
        values.sensor_name = decode_text(name->value).value_or("");
    }
    values.has_targets = last_item(items, 74) != nullptr;
    values.flags = byte_item(items, 47);
    values.version = byte_item(items, 65);
    if (const auto* const security = last_item(items, 48)) {
        values.classification = decode_classification(security->value);
    }
    return values;
}

std::optional<double> decode_imap(std::string_view bytes, ImapRange range)
{
    constexpr std::uint64_t special = 0x80U;
    if (bytes.empty() || bytes.size() > 8 || (big_endian(bytes.substr(0, 1)) & special) != 0) {
        return std::nullopt;
    }
    const double range_bits = std::ceil(std::log2(range.high - range.low));
    const auto data_bits = static_cast<double>(8 * bytes.size() - 1);
    const double scale = std::exp2(data_bits - range_bits);
    const bool straddles_zero = range.low < 0.0 && range.high > 0.0;
    const double offset = straddles_zero ? scale * range.low - std::floor(scale * range.low) : 0.0;
    const double value = (static_cast<double>(big_endian(bytes)) - offset) / scale + range.low;
    const bool inside = value >= range.low && value <= range.high;
    return inside ? std::optional{value} : std::nullopt;
}

}  // namespace transect::flightlog
