#include "transect/planner/bases.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "transect/planner/plan.hpp"

namespace transect::planner {
const Aerodrome* find_base(const Mission& mission, std::string_view identifier)
{
    if (identifier.empty() || identifier == mission.base.identifier) {
        return &mission.base;
    }
    const auto further = std::ranges::find_if(mission.bases, [&](const FurtherBase& base) {
        return base.aerodrome.identifier == identifier;
    });
    return further == mission.bases.end() ? nullptr : &further->aerodrome;
}

const Aerodrome& base_named(const Mission& mission, std::string_view identifier)
{
    const auto* const base = find_base(mission, identifier);
    if (base == nullptr) {
        throw std::domain_error{"unknown base '" + std::string{identifier} + "'"};
    }
    return *base;
}

bool has_fuel(const Mission& mission, const Aerodrome& base)
{
    const auto is_it = [&](const FurtherBase& further) {
        return further.aerodrome.identifier == base.identifier && !further.fuel.empty();
    };
    return base.identifier == mission.base.identifier || std::ranges::any_of(mission.bases, is_it);
}

std::vector<Aerodrome> bases_with_fuel(const Mission& mission)
{
    std::vector<Aerodrome> result{mission.base};
    for (const auto& further : mission.bases) {
        if (!further.fuel.empty()) {
            result.push_back(further.aerodrome);
        }
    }
    return result;
}

SortieBases home_bases(const Mission& mission)
{
    return {mission.base, mission.base};
}

SortieBases bases_of(const Mission& mission, const Sortie& sortie)
{
    const auto& departure = base_named(mission, sortie.departure);
    if (!sortie.airborne && !has_fuel(mission, departure)) {
        throw std::domain_error{"no fuel at '" + departure.identifier + "' to start with"};
    }
    return {departure, base_named(mission, sortie.arrival), sortie.airborne};
}

}  // namespace transect::planner
