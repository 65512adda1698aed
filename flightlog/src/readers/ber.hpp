/// Lengths and tags of KLV (SMPTE 336, basic encoding rules).

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace transect::flightlog {

struct BerLength {
    std::size_t value = 0;
    std::size_t bytes = 0;  ///< that the length itself takes
};

/// Short form below 128, long form 0x81 to 0x88. Nothing when cut, for the indefinite form 0x80,
/// and for more than a file can hold.
std::optional<BerLength> parse_ber_length(std::string_view bytes);

struct BerTag {
    std::uint32_t value = 0;
    std::size_t bytes = 0;
};

/// Seven bits a byte, most significant first. Nothing when cut or beyond 28 bits.
std::optional<BerTag> parse_ber_tag(std::string_view bytes);

/// Big-endian unsigned integer of at most eight bytes.
std::uint64_t big_endian(std::string_view bytes);

}  // namespace transect::flightlog
