#include "flightlog/src/input/utf16_stream.hpp"

#include <algorithm>
#include <cstdint>

namespace transect::flightlog {
namespace {

constexpr char32_t replacement = 0xFFFD;

std::uint32_t byte_at(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

std::uint32_t unit_at(std::string_view bytes, std::size_t at, ByteOrder order)
{
    const auto first = byte_at(bytes, at);
    const auto second = byte_at(bytes, at + 1);
    return order == ByteOrder::little_endian ? second << 8U | first : first << 8U | second;
}

bool is_high_surrogate(std::uint32_t unit)
{
    return unit >= 0xD800U && unit < 0xDC00U;
}

bool is_low_surrogate(std::uint32_t unit)
{
    return unit >= 0xDC00U && unit < 0xE000U;
}

void append_utf8(std::string& text, char32_t code)
{
    const auto byte = [&](char32_t bits) { text.push_back(static_cast<char>(bits)); };
    const auto tail = [&](unsigned shift) { byte(0x80U | (code >> shift & 0x3FU)); };
    if (code < 0x80U) {
        byte(code);
    } else if (code < 0x800U) {
        byte(0xC0U | code >> 6U);
        tail(0);
    } else if (code < 0x10000U) {
        byte(0xE0U | code >> 12U);
        tail(6);
        tail(0);
    } else {
        byte(0xF0U | code >> 18U);
        tail(12);
        tail(6);
        tail(0);
    }
}

bool is_printable(char letter)
{
    return letter >= ' ' && letter <= '~';
}

}  // namespace

std::optional<ByteOrder> utf16_byte_order(std::string_view head)
{
    if (head.size() < 4) {
        return std::nullopt;
    }
    const bool little =
        is_printable(head[0]) && head[1] == '\0' && is_printable(head[2]) && head[3] == '\0';
    if (little || head.starts_with("\xFF\xFE")) {
        return ByteOrder::little_endian;
    }
    const bool big =
        head[0] == '\0' && is_printable(head[1]) && head[2] == '\0' && is_printable(head[3]);
    if (big || head.starts_with("\xFE\xFF")) {
        return ByteOrder::big_endian;
    }
    return std::nullopt;
}

std::size_t Utf16Stream::read(std::span<char> into)
{
    if (taken_ == decoded_.size() && !decode()) {
        return 0;
    }
    const auto part = std::string_view{decoded_}.substr(taken_, into.size());
    std::ranges::copy(part, into.begin());
    taken_ += part.size();
    return part.size();
}

bool Utf16Stream::decode()
{
    constexpr std::size_t piece = 8192;
    const auto bytes = input_->peek(piece).substr(0, piece);
    decoded_.clear();
    taken_ = 0;
    std::size_t at = 0;
    while (at + 1 < bytes.size()) {
        char32_t code = unit_at(bytes, at, order_);
        std::size_t length = 2;
        if (is_high_surrogate(code) && at + 3 < bytes.size()) {
            const auto next = unit_at(bytes, at + 2, order_);
            const auto pair = 0x10000U + ((code - 0xD800U) << 10U) + (next - 0xDC00U);
            length = is_low_surrogate(next) ? 4 : 2;
            code = is_low_surrogate(next) ? pair : replacement;
        } else if (is_high_surrogate(code) && at > 0) {
            break;  // its other half comes with the next piece
        } else if (is_high_surrogate(code) || is_low_surrogate(code)) {
            code = replacement;
        }
        append_utf8(decoded_, code);
        at += length;
    }
    input_->skip(at);
    return at > 0;
}

}  // namespace transect::flightlog
