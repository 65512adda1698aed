/// Whether the runways are long enough.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "transect/aircraft/field_length.hpp"
#include "transect/finding.hpp"
#include "transect/planner/bases.hpp"

namespace transect::planner {

/// One take-off or landing of one flight. What is not known is not there, and then not checked.
struct FieldCheck {
    enum class Phase { take_off, landing };

    Phase phase = Phase::take_off;
    std::string aerodrome = {};
    Mass mass = {};
    aircraft::FieldCondition condition = {PressureAltitude{}, Temperature::from_celsius(15.0)};
    Length density_altitude = {};
    double factor = 1.0;                          ///< the operator's, on the distance to 50 ft
    std::optional<aircraft::FieldLength> length;  ///< from the table, without the factor
    std::optional<aircraft::PerformanceTable::Outside> outside = {};  ///< of the table
    std::optional<Length> runway = {};

    /// With the factor.
    std::optional<Length> needed() const;
};

/// The aerodrome under the mission's QNH and temperature; at alternates these are assumed.
aircraft::FieldCondition field_condition(const Mission& mission, const Aerodrome& aerodrome);

struct FieldMasses {
    Mass take_off;
    Mass landing;
};
/// Take-off (of a sortie that does not begin in the air) and landing, then a landing at each
/// alternate with the mass that the flight would land with where it is planned to.
std::vector<FieldCheck> field_checks(
    const Mission& mission, const SortieBases& bases, const FieldMasses& masses);

/// Errors for runways that are too short at a base, warnings at alternates and for what a table
/// does not reach.
std::vector<Finding> field_findings(const Mission& mission, const std::vector<FieldCheck>& checks);

/// The heaviest mass that the runway of the departure allows at take-off, ramp and obstacles aside;
/// nothing when table or runway are not known or the table does not reach the day.
std::optional<Mass> take_off_limit(const Mission& mission, const Aerodrome& departure);

/// What of take-off and landing nothing checks ("take-off and landing distance"); empty when all of
/// the bases is.
std::string unchecked_fields(const Mission& mission);

}  // namespace transect::planner
