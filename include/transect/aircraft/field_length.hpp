/// Take-off and landing distances from the flight manual.

#pragma once

#include <optional>

#include "transect/aircraft/performance_table.hpp"
#include "transect/geo/altitude.hpp"
#include "transect/units.hpp"

namespace transect::aircraft {

/// Tables over `pressure_altitude_ft`, `temperature_c` and `mass_lb`, in this order, with the
/// columns `ground_roll_ft` and `over_50ft_ft`.
struct FieldLengthTables {
    std::optional<PerformanceTable> take_off = {};
    std::optional<PerformanceTable> landing = {};
};

/// An aerodrome on the day.
struct FieldCondition {
    PressureAltitude altitude;
    Temperature temperature;
};

struct FieldLength {
    Length ground_roll;
    Length over_50ft;  ///< to or from 50 ft above the runway
};

/// Level dry runway without wind, as the table has it; nothing where the table does not reach.
std::optional<FieldLength> field_length(
    const PerformanceTable& table, const FieldCondition& condition, Mass mass);

/// What of the condition or the mass the table does not reach.
std::optional<PerformanceTable::Outside> outside_table(
    const PerformanceTable& table, const FieldCondition& condition, Mass mass);

/// The heaviest mass up to which every mass of the table needs no more than `available` to 50 ft.
/// The distance is linear between the table's masses, so this is exact. Zero when even the lightest
/// needs more; nothing where the table does not reach the condition.
std::optional<Mass> heaviest_within(
    const PerformanceTable& table, const FieldCondition& condition, Length available);

}  // namespace transect::aircraft
