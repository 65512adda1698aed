/// What is left of a log when it is cut.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "transect/flightlog/log_file.hpp"

namespace transect::test {

/// None for what is refused.
std::vector<flightlog::LogFile> logs_of(std::string_view text);

/// Empty when the records of `cut` are the first of `whole`: same times and places, and heights
/// that are the same or absent. Else what is wrong.
std::string difference(const flightlog::LogFile& cut, const flightlog::LogFile& whole);

/// Cuts a log at every byte. Empty when each cut leaves the records before it, but for the last
/// `margin`; else what is wrong. `row_ends` are the offsets behind its rows, and all are used.
struct CutCheck {
    std::string_view text;
    std::vector<std::size_t> row_ends;
    std::size_t margin = 0;
};
std::string first_fault_of_cuts(const CutCheck& check);

}  // namespace transect::test
