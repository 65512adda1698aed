#include "flightlog/src/input/log_input.hpp"

#include <algorithm>

namespace transect::flightlog {
namespace {

/// Many logs are no longer.
constexpr std::size_t first_piece = std::size_t{16} << 10U;
/// Small enough to stay in a processor's cache.
constexpr std::size_t piece = std::size_t{64} << 10U;

}  // namespace

void LogInput::fill(std::size_t least)
{
    const auto held = std::span{buffer_}.subspan(begin_, end_ - begin_);
    std::ranges::copy(held, buffer_.begin());
    begin_ = 0;
    end_ = held.size();
    if (offset_ > 0) {
        buffer_.resize(std::max(buffer_.size(), least + piece));
    }
    while (end_ < least && !ended_) {
        if (end_ == buffer_.size()) {
            buffer_.resize(std::max(first_piece, std::min(2 * end_, least + piece)));
        }
        const auto room = std::min(piece, buffer_.size() - end_);
        const auto count = bytes_->read(std::span{buffer_}.subspan(end_, room));
        end_ += count;
        ended_ = count == 0;
    }
}

}  // namespace transect::flightlog
