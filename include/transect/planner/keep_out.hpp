/// Areas that a flight keeps out of, or does not leave.

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "transect/finding.hpp"
#include "transect/geo/polygon.hpp"
#include "transect/instant.hpp"
#include "transect/planner/set_height.hpp"

namespace transect::planner {

/// A piece of airspace, borders included. It binds between its floor and its ceiling, from the one
/// time until the other; outside of that a flight may cross it, or leave it. Where several areas
/// are kept in at a height and time, a flight may be in any of them.
struct KeepArea {
    enum class Kind { keep_out, keep_in };

    Kind kind = Kind::keep_out;
    std::string name;
    MultiPolygon area;                      ///< a circle circumscribed; to keep in, inscribed
    std::optional<SetHeight> floor = {};    ///< the ground if not given
    std::optional<SetHeight> ceiling = {};  ///< unlimited if not given
    std::optional<Instant> from = {};       ///< since ever if not given
    std::optional<Instant> until = {};      ///< for ever if not given
    std::string source = {};                ///< who says so: "NOTAM A0123/26"
    std::optional<std::chrono::sys_days> dated = {};  ///< the day its source was valid
};

/// How old an area may be on the day of the flight before that is a finding.
inline constexpr std::chrono::days keep_area_age{28};

struct Mission;

/// Warnings for areas without date and for those older than keep_area_age, and notes for those
/// whose floor or ceiling counts from the ground: no terrain tells its height, so such an area is
/// kept from the ground up, or without ceiling.
std::vector<Finding> keep_area_findings(const Mission& mission);

}  // namespace transect::planner
