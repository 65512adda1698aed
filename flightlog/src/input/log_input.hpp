/// A log while it is read.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "flightlog/src/input/byte_stream.hpp"

namespace transect::flightlog {

/// Looks ahead into a stream. Memory is bounded by the farthest look ahead, whatever the size of
/// the log. The stream must outlive it.
class LogInput {
public:
    LogInput(std::string name, ByteStream& bytes) : name_{std::move(name)}, bytes_{&bytes} {}

    /// For messages.
    const std::string& name() const { return name_; }

    /// What comes next: at least `least` bytes, fewer only where the log ends before. The view
    /// holds until the next call of `peek`.
    std::string_view peek(std::size_t least)
    {
        if (end_ - begin_ < least && !ended_) {
            fill(least);
        }
        return std::string_view{buffer_.data(), end_}.substr(begin_);
    }

    /// Goes on by so many bytes of those that `peek` showed.
    void skip(std::size_t bytes)
    {
        begin_ += bytes;
        offset_ += bytes;
    }

    /// Of the next byte, from the start of the log.
    std::uint64_t offset() const { return offset_; }

private:
    void fill(std::size_t least);

    std::string name_;
    ByteStream* bytes_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::uint64_t offset_ = 0;
    bool ended_ = false;
};

}  // namespace transect::flightlog
