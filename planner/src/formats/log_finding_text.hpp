/// Texts of the findings about logs and in reports of flights.

#pragma once

#include <span>
#include <string_view>

namespace transect::formats {

struct FindingText {
    std::string_view code;
    std::string_view text;  ///< fmt pattern over the finding's arguments
};

/// Sorted by code.
std::span<const FindingText> log_finding_texts();

}  // namespace transect::formats
