/// What is odd about a log's times and places.

#pragma once

#include <vector>

#include "transect/flightlog/log_file.hpp"

namespace transect::flightlog {

/// Nothing is repaired: each finding says what was seen and what shift would explain it.
std::vector<Finding> clock_findings(const LogFile& log);

}  // namespace transect::flightlog
