/// Reads and writes plans, "transect/plan-1".

#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "transect/planner/plan.hpp"
#include "transect/source_text.hpp"

namespace transect::formats {

/// The plan with its mission inside, complete in itself but for terrain, as write_mission() has it.
/// Numbers read back the same, so a plan that is read and flown again is the same flight.
std::string plan_json(
    const planner::Plan& plan,
    std::span<const planner::SortieFlight> flights,
    const std::filesystem::path& folder = {});

/// What was decided and predicted; legs and fuel follow from planner::fly(). Throws InputError with
/// place and key for what is not a plan, for a newer version (by name), and for a plan that does
/// not fit together.
planner::Plan read_plan(const std::filesystem::path& file);
planner::Plan parse_plan(SourceText json);

}  // namespace transect::formats
