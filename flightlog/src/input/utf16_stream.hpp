/// Texts in UTF-16, which recorders on Windows write.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "flightlog/src/input/byte_stream.hpp"
#include "flightlog/src/input/log_input.hpp"

namespace transect::flightlog {

enum class ByteOrder { little_endian, big_endian };

/// By its byte order mark, or by the zeros beside its first two letters; nothing for other texts.
std::optional<ByteOrder> utf16_byte_order(std::string_view head);

/// What `input` holds from here on, as UTF-8. Half a letter at the end is left out.
class Utf16Stream final : public ByteStream {
public:
    Utf16Stream(LogInput& input, ByteOrder order) : input_{&input}, order_{order} {}

    std::size_t read(std::span<char> into) override;

private:
    bool decode();

    LogInput* input_;
    ByteOrder order_;
    std::string decoded_;
    std::size_t taken_ = 0;
};

}  // namespace transect::flightlog
