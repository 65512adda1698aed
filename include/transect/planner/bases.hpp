/// Where sorties start and end.

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "transect/planner/airborne_start.hpp"
#include "transect/planner/mission.hpp"

namespace transect::planner {

struct Sortie;

/// The base or further base of this identifier, the base for empty text; null where the mission has
/// none. It lives as long as the mission.
const Aerodrome* find_base(const Mission& mission, std::string_view identifier);

/// The same; std::domain_error where the mission has none.
const Aerodrome& base_named(const Mission& mission, std::string_view identifier);

/// Whether fuel can be had there: always at the base, at a further base where it is told of.
bool has_fuel(const Mission& mission, const Aerodrome& base);

/// The base, then all further bases with fuel.
std::vector<Aerodrome> bases_with_fuel(const Mission& mission);

/// Where one sortie starts and ends.
struct SortieBases {
    Aerodrome departure;
    Aerodrome arrival;
    std::optional<AirborneStart> airborne = {};  ///< instead of a departure
};
SortieBases home_bases(const Mission& mission);
/// Throws std::domain_error for a base that the mission does not have, and for a departure from one
/// without fuel.
SortieBases bases_of(const Mission& mission, const Sortie& sortie);

}  // namespace transect::planner
