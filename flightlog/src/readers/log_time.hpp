/// Times as logs in XML and JSON write them.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "transect/finding.hpp"
#include "transect/instant.hpp"

namespace transect::flightlog {

/// ISO 8601, taken as UTC where it has no zone, as the formats say. Counts how often that was.
class LogTimes {
public:
    std::optional<Instant> read(std::string_view text);

    /// Nothing if every time had its zone.
    std::optional<Finding> finding() const;

private:
    std::size_t without_zone_ = 0;
};

}  // namespace transect::flightlog
