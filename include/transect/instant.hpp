/// Points in time, always UTC, and their ISO 8601 text.

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "transect/units.hpp"

namespace transect {

/// Microseconds, because that is what MISB ST 0601 records.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// `to - from`; negative when `to` is the earlier.
Duration elapsed(Instant from, Instant to);

/// Rounded to the microsecond.
Instant operator+(Instant instant, Duration later);

/// "2026-11-23T07:00:00Z"; a fraction is added only when it is not zero.
std::string to_iso8601(Instant instant);

/// Accepts "2026-11-23T07:00:00Z", fractions of a second, and an offset such as +01:00 instead of
/// Z. Nothing for any other text, including a time without offset.
std::optional<Instant> parse_iso8601(std::string_view text);

}  // namespace transect
