/// Times that somebody declared useless for looking.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "transect/instant.hpp"
#include "transect/source_text.hpp"

namespace transect::flightlog {

/// One line of an analyst's list: between these times nothing was seen.
struct SensorInterval {
    Instant from;
    Instant to;
    std::string state;   ///< why: "cloud", "dust", "stowed" or "off"
    std::string sensor;  ///< "EO", "IR", or empty for every one
    std::string remark;
};

/// CSV with the columns from, to and state, and sensor and remark if wanted, in any order; times as
/// "2026-11-23T08:15:00Z". Throws InputError for another column, a time or state that is none, and
/// an interval that ends before it begins.
std::vector<SensorInterval> read_intervals(const std::filesystem::path& file);

/// The same from memory.
std::vector<SensorInterval> parse_intervals(SourceText source);

}  // namespace transect::flightlog
