/// Plans what remains of a plan after an interruption.

#pragma once

#include <optional>
#include <span>

#include "transect/planner/planning.hpp"

namespace transect::planner {

/// A stretch of one transect that was flown, in shares of its length from its entry.
struct FlownPart {
    int transect = 0;  ///< its number in the plan
    double from = 0.0;
    double to = 1.0;
};

/// Where the aircraft is now, in the air.
struct Present {
    Instant time;
    GeoPoint position;
    Mass fuel;                             ///< on board
    std::optional<SetHeight> height = {};  ///< that of the transit if not given
    std::optional<Bearing> track = {};     ///< towards the first transect if not given
    std::optional<Instant> took_off = {};  ///< for limits that count from the take-off
};

/// What remains, in the order of the plan and with its settings, shared out anew to sorties from
/// the base and back to it: the first at the take-off of the plan's mission or, with `present`,
/// begun in the air there and then with what is left of the sortie last begun.
///
/// A transect that is whole keeps its number. The rest of a cut one begins ten seconds of flight
/// before where it was left, has a number of its own and tells which it continues. Rests shorter
/// than five seconds of flight count as flown, with a note. Predictions are those of what remains.
///
/// Nothing to fly, and a note, where all is flown. Error findings where the aircraft does not get
/// home from where it is, and as for every plan. Throws std::domain_error for a transect that the
/// plan has not, and for shares that are not 0 <= from <= to <= 1.
PlannedFlights resume(
    const Plan& plan,
    std::span<const FlownPart> flown,
    const std::optional<Present>& present = std::nullopt);

}  // namespace transect::planner
