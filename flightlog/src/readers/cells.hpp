/// Lines and cells of a comma-separated file, as views into its text.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace transect::flightlog {

/// A longer line is no row of any known log.
inline constexpr std::size_t max_line_bytes = std::size_t{64} << 10U;

struct Line {
    std::string_view text;   ///< without its end
    std::size_t number = 0;  ///< from 1
    bool complete = true;    ///< false for a last line without line end
};

/// Walks over the lines of a text; ends may be LF or CR LF.
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
};

/// Every cell of a line, trimmed. Cells may be quoted; a doubled quote inside stays doubled.
std::vector<std::string_view> split_cells(std::string_view line);

}  // namespace transect::flightlog
