/// The words of plan files.

#pragma once

#include <string_view>

#include "transect/planner/plan.hpp"

namespace transect::formats {

inline constexpr std::string_view plan_format = "transect/plan-1";

/// "run-in" for LegKind::run_in.
std::string_view word_for(planner::LegKind kind);

/// "inside", "aft caution", "forward of limit", "aft of limit", "not checked"
std::string_view word_for(aircraft::EnvelopeVerdict verdict);

}  // namespace transect::formats
