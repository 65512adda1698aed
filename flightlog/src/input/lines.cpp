#include "flightlog/src/input/lines.hpp"

namespace transect::flightlog {
namespace {

std::string_view without_carriage_return(std::string_view text)
{
    return text.ends_with('\r') ? text.substr(0, text.size() - 1) : text;
}

}  // namespace

std::optional<Line> Lines::next()
{
    if (rest_.empty()) {
        return std::nullopt;
    }
    const auto end = rest_.find('\n');
    const bool complete = end != std::string_view::npos;
    const Line line{
        .text = without_carriage_return(rest_.substr(0, end)),
        .number = number_,
        .complete = complete};
    rest_.remove_prefix(complete ? end + 1 : rest_.size());
    ++number_;
    return line;
}

std::optional<Line> LineReader::next()
{
    input_->skip(taken_);
    taken_ = 0;
    const auto ahead = input_->peek(max_line_bytes + 2);
    if (ahead.empty()) {
        return std::nullopt;
    }
    const auto end = ahead.substr(0, max_line_bytes + 2).find('\n');
    if (end == std::string_view::npos && ahead.size() > max_line_bytes) {
        return long_line();
    }
    const bool complete = end != std::string_view::npos;
    const auto text = without_carriage_return(ahead.substr(0, end));
    const bool too_long = text.size() > max_line_bytes;
    taken_ = complete ? end + 1 : ahead.size();
    return Line{
        .text = too_long ? std::string_view{} : text,
        .number = number_++,
        .complete = complete,
        .too_long = too_long};
}

/// Goes on to its end, with its text lost: nothing reads it.
Line LineReader::long_line()
{
    while (true) {
        const auto ahead = input_->peek(max_line_bytes);
        const auto end = ahead.find('\n');
        if (end != std::string_view::npos || ahead.empty()) {
            input_->skip(ahead.empty() ? 0 : end + 1);
            return {.text = {}, .number = number_++, .complete = !ahead.empty(), .too_long = true};
        }
        input_->skip(ahead.size());
    }
}

}  // namespace transect::flightlog
