#include "flightlog/src/input/lines.hpp"

#include <algorithm>

namespace transect::flightlog {
namespace {

std::string_view without_carriage_return(std::string_view text)
{
    return text.ends_with('\r') ? text.substr(0, text.size() - 1) : text;
}

/// A CR with more behind it, where there is no LF: old spreadsheets end lines with CR alone.
std::size_t lone_carriage_return(std::string_view text)
{
    const auto at = text.find('\r');
    return at + 1 < text.size() ? at : std::string_view::npos;
}

/// A byte order mark before the first line is none of its letters.
std::string_view without_mark(std::string_view text, std::size_t number)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return number == 1 && text.starts_with(mark) ? text.substr(mark.size()) : text;
}

}  // namespace

std::optional<Line> Lines::next()
{
    if (rest_.empty()) {
        return std::nullopt;
    }
    auto end = has_line_feed_ ? rest_.find('\n') : std::string_view::npos;
    if (end == std::string_view::npos) {
        has_line_feed_ = false;
        end = lone_carriage_return(rest_);
    }
    const bool complete = end != std::string_view::npos;
    const Line line{
        .text = without_mark(without_carriage_return(rest_.substr(0, end)), number_),
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
    const auto end = line_end(ahead.substr(0, max_line_bytes + 2));
    if (end == std::string_view::npos && ahead.size() > max_line_bytes) {
        return long_line();
    }
    const bool complete = end != std::string_view::npos;
    const auto text = without_carriage_return(ahead.substr(0, end));
    const bool too_long = text.size() > max_line_bytes;
    taken_ = complete ? end + 1 : ahead.size();
    return Line{
        .text = too_long ? std::string_view{} : without_mark(text, number_),
        .number = number_++,
        .complete = complete,
        .too_long = too_long};
}

/// What was searched for an LF in vain is not searched again.
std::size_t LineReader::line_end(std::string_view ahead)
{
    const auto offset = input_->offset();
    const auto known = std::max(no_line_feed_before_, offset) - offset;
    const auto end = ahead.find('\n', static_cast<std::size_t>(known));
    if (end != std::string_view::npos) {
        return end;
    }
    no_line_feed_before_ = offset + ahead.size();
    return lone_carriage_return(ahead);
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
