#include "flightlog/klv_builder.hpp"

#include <cmath>

namespace transect::test {
namespace {

const std::string key = hex("060e2b34020b01010e01030101000000");

/// As in the standard's own example code: bytes at odd offsets count as they are, others shifted.
std::string sum_of(const std::string& bytes)
{
    std::uint16_t sum = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        sum = static_cast<std::uint16_t>(sum + (byte << (8 * ((i + 1) % 2))));
    }
    return integer(sum, 2);
}

std::uint64_t signed_units(double value, double range, unsigned bits)
{
    const double largest = std::pow(2.0, bits - 1) - 1.0;
    return static_cast<std::uint64_t>(std::lround(value / range * largest));
}

std::uint64_t unsigned_units(double value, double low, double high, unsigned bits)
{
    const double largest = std::pow(2.0, bits) - 1.0;
    return static_cast<std::uint64_t>(std::llround((value - low) / (high - low) * largest));
}

}  // namespace

std::string hex(const std::string& digits)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
    }
    return bytes;
}

std::string integer(std::uint64_t value, std::size_t bytes)
{
    std::string text;
    for (std::size_t i = bytes; i-- > 0;) {
        text += static_cast<char>(value >> (8 * i) & 0xFFU);
    }
    return text;
}

std::string ber(std::size_t length)
{
    if (length < 128) {
        return integer(length, 1);
    }
    const auto long_form = [&](std::size_t bytes) {
        return integer(0x80U + bytes, 1) + integer(length, bytes);
    };
    return length < 256 ? long_form(1) : long_form(2);
}

std::string item(unsigned tag, const std::string& value)
{
    const auto tag_bytes =
        tag < 128 ? integer(tag, 1) : integer(0x80U | tag >> 7U, 1) + integer(tag & 0x7FU, 1);
    return tag_bytes + ber(value.size()) + value;
}

std::string packet(const std::string& items)
{
    const auto bytes = key + ber(items.size() + 4) + items + hex("0102");
    return bytes + sum_of(bytes);
}

std::string packet_with_payload_sum(const std::string& items)
{
    const auto payload = items + hex("0102");
    return key + ber(items.size() + 4) + payload + sum_of(payload);
}

std::string pose_items(std::uint64_t microseconds)
{
    // The ground 900 m below is 1558.8 m ahead at 30° down: 0.0144756° of longitude at 14.5 N,
    // where a degree is 107.784 km less the curve of the earth (0.2 m).
    constexpr double ahead_deg = 1558.6 / 107'787.0;
    return item(2, integer(microseconds, 8)) + item(4, "TZ-1") +
           item(5, integer(unsigned_units(90.0, 0, 360, 16), 2)) + item(6, integer(0, 2)) +
           item(7, integer(0, 2)) + item(10, "C208B") +
           item(13, integer(signed_units(14.5, 90.0, 32), 4)) +
           item(14, integer(signed_units(-3.9, 180.0, 32), 4)) +
           item(15, integer(unsigned_units(1300.0, -900.0, 19'000.0, 16), 2)) +
           item(16, integer(unsigned_units(10.0, 0.0, 180.0, 16), 2)) +
           item(17, integer(unsigned_units(5.6, 0.0, 180.0, 16), 2)) + item(18, integer(0, 4)) +
           item(19, integer(signed_units(-30.0, 180.0, 32), 4)) + item(20, integer(0, 4)) +
           item(23, integer(signed_units(14.5, 90.0, 32), 4)) +
           item(24, integer(signed_units(-3.9 + ahead_deg, 180.0, 32), 4)) +
           item(25, integer(unsigned_units(400.0, -900.0, 19'000.0, 16), 2));
}

}  // namespace transect::test
