#include "flightlog/src/input/utf8.hpp"

#include <cstdint>

namespace transect::flightlog {
namespace {

/// The code point's least value for a sequence of so many bytes: less is an overlong form.
constexpr std::uint32_t least_of(std::size_t bytes)
{
    return bytes == 2 ? 0x80U : (bytes == 3 ? 0x800U : 0x10000U);
}

std::size_t bytes_of(unsigned char lead)
{
    if (lead < 0x80U) {
        return 1;
    }
    if (lead < 0xC0U) {
        return 0;
    }
    return lead < 0xE0U ? 2 : (lead < 0xF0U ? 3 : (lead < 0xF8U ? 4 : 0));
}

bool is_scalar(std::uint32_t code)
{
    return code <= 0x10FFFFU && !(code >= 0xD800U && code <= 0xDFFFU);
}

/// Of the character that the text begins with; 0 for none.
std::size_t character_bytes(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    const auto bytes = bytes_of(lead);
    if (bytes < 2) {
        return bytes;
    }
    if (bytes > text.size()) {
        return 0;
    }
    std::uint32_t code = lead & (0xFFU >> (bytes + 1));
    for (const char letter : text.substr(1, bytes - 1)) {
        const auto byte = static_cast<unsigned char>(letter);
        if ((byte & 0xC0U) != 0x80U) {
            return 0;
        }
        code = code << 6U | (byte & 0x3FU);
    }
    return code >= least_of(bytes) && is_scalar(code) ? bytes : 0;
}

}  // namespace

std::optional<std::size_t> first_not_utf8(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const auto bytes = character_bytes(text.substr(at));
        if (bytes == 0) {
            return at;
        }
        at += bytes;
    }
    return std::nullopt;
}

}  // namespace transect::flightlog
