/// What a crew takes to the aircraft.

#pragma once

#include <optional>
#include <span>

#include "transect/formats/background.hpp"
#include "transect/formats/page.hpp"
#include "transect/geo/magnetic_model.hpp"
#include "transect/planner/plan.hpp"

namespace transect::formats {

struct BriefingSources {
    Background background;
    /// Without one, and on dates that it does not cover, headings are printed as true.
    std::optional<MagneticModel> magnetic_model = {};
};

/// Page 1 is the summary; then come the map, one section a sortie (navigation log, fuel ledger,
/// route points), the sensor settings, assumptions, and what nobody checked. In knots, feet,
/// nautical miles and pounds, with kilograms and litres beside them. What is not known is printed
/// as "not given" or "not checked". `flights` are those of `plan.sorties`, in order;
/// std::logic_error when their numbers differ.
Page briefing(
    const planner::Plan& plan,
    std::span<const planner::SortieFlight> flights,
    const BriefingSources& sources);

}  // namespace transect::formats
