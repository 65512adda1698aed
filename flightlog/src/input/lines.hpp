/// The lines of a text, as views into it.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "flightlog/src/input/log_input.hpp"

namespace transect::flightlog {

/// A longer line is no row of any known log.
inline constexpr std::size_t max_line_bytes = std::size_t{64} << 10U;

struct Line {
    std::string_view text;   ///< without its end
    std::size_t number = 0;  ///< from 1
    bool complete = true;    ///< false for a last line without line end
    bool too_long = false;   ///< longer than max_line_bytes; the text is left out
};

/// Walks over the lines of a text in memory; ends may be LF, CR LF or, where there is no LF, CR. A
/// byte order mark is passed over.
class Lines {
public:
    explicit Lines(std::string_view text, std::size_t first_number = 1)
        : rest_{text}, number_{first_number}
    {}

    std::optional<Line> next();
    std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
    std::size_t number_ = 1;
    bool has_line_feed_ = true;  ///< as far as is known
};

/// The same for a log of any size. The text of a line holds until the next one is asked for.
class LineReader {
public:
    explicit LineReader(LogInput& input, std::size_t first_number = 1)
        : input_{&input}, number_{first_number}
    {}

    std::optional<Line> next();

private:
    std::size_t line_end(std::string_view ahead);
    Line long_line();

    LogInput* input_;
    std::size_t number_;
    std::size_t taken_ = 0;                  ///< bytes of the line before, still to be skipped
    std::uint64_t no_line_feed_before_ = 0;  ///< an offset in the log
};

}  // namespace transect::flightlog
