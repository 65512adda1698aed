#include "formats/html_text.hpp"

#include <cstddef>

namespace transect::formats {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0U) == 0x80U;
}

/// Of the sequence that `lead` begins; 0 for a byte that begins none.
std::size_t sequence_length(unsigned char lead)
{
    if (lead < 0x80U) {
        return 1;
    }
    if (lead >= 0xC2U && lead <= 0xDFU) {
        return 2;
    }
    if (lead >= 0xE0U && lead <= 0xEFU) {
        return 3;
    }
    return lead >= 0xF0U && lead <= 0xF4U ? 4 : 0;
}

/// Overlong forms, surrogates and code points above U+10FFFF show in the second byte (Unicode
/// 15.0, table 3-7).
bool second_byte_fits(std::string_view sequence)
{
    const auto second = static_cast<unsigned char>(sequence[1]);
    switch (static_cast<unsigned char>(sequence[0])) {
        case 0xE0U:
            return second >= 0xA0U;
        case 0xEDU:
            return second <= 0x9FU;
        case 0xF0U:
            return second >= 0x90U;
        case 0xF4U:
            return second <= 0x8FU;
        default:
            return true;
    }
}

/// The bytes of the character that `text` starts with; 0 when it is not UTF-8.
std::size_t character_length(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    const auto length = sequence_length(lead);
    if (length == 0 || length > text.size()) {
        return 0;
    }
    for (const char byte : text.substr(1, length - 1)) {
        if (!is_continuation(static_cast<unsigned char>(byte))) {
            return 0;
        }
    }
    const bool fits = length == 1 || second_byte_fits(text);
    return fits ? length : 0;
}

bool is_hidden_control(char character)
{
    const auto code = static_cast<unsigned char>(character);
    return (code < 0x20U && character != '\t' && character != '\n') || code == 0x7FU;
}

std::string_view entity(char character)
{
    switch (character) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

}  // namespace

std::string displayable(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto length = character_length(text);
        if (length == 0 || is_hidden_control(text.front())) {
            result += replacement;
        } else {
            result += text.substr(0, length);
        }
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return result;
}

std::string html_text(std::string_view text)
{
    std::string result;
    for (const char character : displayable(text)) {
        const auto escaped = entity(character);
        if (escaped.empty()) {
            result += character;
        } else {
            result += escaped;
        }
    }
    return result;
}

std::string script_json(std::string_view json)
{
    std::string result;
    result.reserve(json.size());
    for (const char character : json) {
        if (character == '<') {
            result += "\\u003c";
        } else {
            result += character;
        }
    }
    return result;
}

}  // namespace transect::formats
