/// B records of IGC files.

#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "transect/geo/geo_point.hpp"

namespace transect::flightlog {

/// Further columns that an I record declares, by their three letters.
class IgcExtensions {
public:
    /// Takes an I record: "I023638FXA3941ENL"; a damaged one declares nothing.
    void declare(std::string_view record);

    /// Digits of a B record; empty if it has none of that name.
    std::string_view value(std::string_view record, const std::string& name) const;

    /// Of a whole B record.
    std::size_t length() const { return length_; }

private:
    struct Columns {
        std::size_t first = 0;  ///< from 0
        std::size_t count = 0;
    };

    static constexpr std::size_t fixed_length = 35;

    std::map<std::string, Columns, std::less<>> columns_;
    std::size_t length_ = fixed_length;
};

struct IgcFix {
    std::chrono::microseconds time_of_day{};
    GeoPoint position;
    bool is_three_dimensional = false;
    std::optional<double> pressure_altitude_m;
    std::optional<double> gnss_altitude_m;
};

/// Nothing for a record whose fixed columns cannot be read.
std::optional<IgcFix> parse_igc_fix(std::string_view record, const IgcExtensions& extensions);

}  // namespace transect::flightlog
