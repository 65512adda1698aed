/// Coordinates, heights and numbers of one line of OpenAir.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "transect/geo/geo_point.hpp"
#include "transect/planner/set_height.hpp"

namespace transect::formats {

/// Reads a line from left to right, and fails at the column where it stands.
class OpenAirLine {
public:
    struct Place {
        std::string_view file;
        std::size_t line = 0;
    };
    OpenAirLine(std::string_view text, Place place) : text_{text}, place_{place} {}

    /// The letters that come next, as they stand there; perhaps none.
    std::string_view word();
    /// What is left, without blanks at its ends.
    std::string_view rest();
    /// Digits with or without a fraction.
    double number();
    /// Steps over the character if it comes next.
    bool take(char character);
    void expect(char character);
    void expect_end();

    /// "12:34:56 N 003:12:00 W" or "12:34.933N 003:12.000W".
    GeoPoint coordinate();

    [[noreturn]] void fail(const std::string& problem) const;

private:
    void skip_blanks();
    double degrees(double greatest);

    std::string_view text_;
    Place place_;
    std::size_t next_ = 0;
};

/// What AL and AH can say.
struct OpenAirLimit {
    enum class Kind { ground, height, unlimited };
    Kind kind = Kind::ground;
    planner::SetHeight height = {};
};
OpenAirLimit openair_limit(OpenAirLine& line);

}  // namespace transect::formats
