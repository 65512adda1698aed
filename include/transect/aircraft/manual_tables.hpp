/// Tables of the flight manual, which come before the model wherever they cover.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "transect/aircraft/performance_table.hpp"
#include "transect/aircraft/power_model.hpp"

namespace transect::aircraft {

/// Axes of all: pressure_altitude_ft, isa_deviation_c, mass_lb, in this order; flight without bank.
struct ManualTables {
    /// Items of the profile that were fitted when the manual's figures were taken.
    std::vector<std::string> configuration;
    /// rate_ft_per_min, fuel_flow_lb_per_h; at the schedule's climb speed.
    std::optional<PerformanceTable> climb;
    /// tas_kt, fuel_flow_lb_per_h; a fourth axis, setting, counts power settings upwards (torque,
    /// or 1, 2, 3). The highest is maximum cruise.
    std::optional<PerformanceTable> cruise;
    /// fuel_flow_lb_per_h; at holding speed.
    std::optional<PerformanceTable> holding;
    /// rate_ft_per_min (positive), fuel_flow_lb_per_h.
    std::optional<PerformanceTable> descent;
};

struct SteadyRate {
    Speed rate;  ///< positive upwards
    FuelFlow flow;
};

// Each answers nothing where its table is missing or does not reach; none extrapolates. Airspeed
// and load factor of the condition are not used, but for the airspeed in cruise_flow().

std::optional<SteadyRate> climb(const ManualTables& tables, const FlightCondition& condition);
std::optional<SteadyRate> descent(const ManualTables& tables, const FlightCondition& condition);

/// True airspeed at the highest setting.
std::optional<Speed> max_cruise(const ManualTables& tables, const FlightCondition& condition);

/// Linear in true airspeed between the neighbouring settings.
std::optional<FuelFlow> cruise_flow(const ManualTables& tables, const FlightCondition& condition);

std::optional<FuelFlow> holding_flow(const ManualTables& tables, const FlightCondition& condition);

}  // namespace transect::aircraft
