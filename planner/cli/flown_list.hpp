/// What a crew says it has flown: "1-12,14,15:0.6".

#pragma once

#include <string_view>
#include <vector>

#include "transect/planner/resume.hpp"

namespace transect::cli {

/// Whether a text can only be meant as such a list.
bool is_flown_list(std::string_view text);

/// Numbers of transects of the plan, ranges of them, and shares flown from the entry on (15 to
/// 60 %); or "none". Throws UsageError for anything else, for transects that the plan has not and
/// for those given twice.
std::vector<planner::FlownPart> parse_flown_list(std::string_view text, const planner::Plan& plan);

}  // namespace transect::cli
