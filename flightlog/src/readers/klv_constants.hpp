/// What turrets send less often than their pose: it holds until it is sent again.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "transect/flightlog/log_file.hpp"
#include "transect/sensor/camera.hpp"

#include "flightlog/src/readers/st0601.hpp"

namespace transect::flightlog {

/// "EO Nose", "MWIR Zoom"; nothing where the name tells neither or both.
std::optional<sensor::Band> band_of(std::string_view sensor_name);

class KlvConstants {
public:
    /// Of every packet that is trusted, in their order.
    void keep(const St0601Values& values);

    /// Band, and whether the image is invalid (item 47), of the packet kept last. First prints of
    /// versions 13 to 16 of the standard had the flags in reverse order: there they tell nothing.
    void describe(const St0601Values& values, Record& record);

    /// Adds to its statistics and findings.
    void describe(LogFile& log) const;

private:
    bool says_invalid(const St0601Values& values);

    std::optional<std::string> platform_;
    std::optional<std::string> tail_number_;
    std::optional<std::string> sensor_name_;
    std::optional<sensor::Band> band_;
    std::optional<std::uint64_t> version_;
    std::uint64_t classification_ = 0;
    std::size_t electro_optical_ = 0;
    std::size_t infrared_ = 0;
    std::size_t target_sets_ = 0;
    std::size_t invalid_ = 0;
    std::size_t ambiguous_ = 0;
};

}  // namespace transect::flightlog
