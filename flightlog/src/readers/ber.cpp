#include "flightlog/src/readers/ber.hpp"

namespace transect::flightlog {
namespace {

constexpr unsigned continues = 0x80U;  ///< top bit: long form, or more bytes follow
constexpr std::size_t longest_long_form = 8;
constexpr std::size_t longest_tag = 4;
constexpr std::uint64_t largest_length = std::uint64_t{1} << 48U;

unsigned byte_at(std::string_view bytes, std::size_t index)
{
    return static_cast<unsigned char>(bytes[index]);
}

}  // namespace

std::optional<BerLength> parse_ber_length(std::string_view bytes)
{
    if (bytes.empty()) {
        return std::nullopt;
    }
    const unsigned first = byte_at(bytes, 0);
    if (first < continues) {
        return BerLength{first, 1};
    }
    const std::size_t count = first - continues;
    if (count == 0 || count > longest_long_form || bytes.size() <= count) {
        return std::nullopt;
    }
    const auto value = big_endian(bytes.substr(1, count));
    if (value > largest_length) {
        return std::nullopt;
    }
    return BerLength{value, 1 + count};
}

std::optional<BerTag> parse_ber_tag(std::string_view bytes)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes.size() && i < longest_tag; ++i) {
        const unsigned byte = byte_at(bytes, i);
        value = value << 7U | (byte & ~continues);
        if (byte < continues) {
            return BerTag{value, i + 1};
        }
    }
    return std::nullopt;
}

std::uint64_t big_endian(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (const char byte : bytes) {
        value = value << 8U | static_cast<unsigned char>(byte);
    }
    return value;
}

}  // namespace transect::flightlog
