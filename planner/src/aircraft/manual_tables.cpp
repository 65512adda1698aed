#include "transect/aircraft/manual_tables.hpp"

#include <array>
#include <cmath>
#include <span>
#include <string_view>

namespace transect::aircraft {
namespace {

constexpr std::string_view rate_column = "rate_ft_per_min";
constexpr std::string_view flow_column = "fuel_flow_lb_per_h";
constexpr std::string_view speed_column = "tas_kt";

std::array<double, 3> point(const FlightCondition& condition)
{
    // Pressure altitudes that come from a pressure are off by a rounding: whole feet stay whole.
    constexpr double grain = 1e-6;
    const double altitude_ft = pressure_altitude(condition.air.pressure).above_datum() / foot;
    const double nearest_ft = std::round(altitude_ft);
    return {
        std::abs(altitude_ft - nearest_ft) < grain ? nearest_ft : altitude_ft,
        condition.isa_deviation / kelvin,
        condition.mass / pound};
}

std::optional<double> value(
    const PerformanceTable& table, std::span<const double> point, std::string_view column)
{
    const auto index = table.column(column);
    return index ? table.at(point, *index) : std::nullopt;
}

std::optional<FuelFlow> flow_at(
    const std::optional<PerformanceTable>& table, const FlightCondition& condition)
{
    const auto flow = table ? value(*table, point(condition), flow_column) : std::nullopt;
    return flow ? std::optional{*flow * pound_per_hour} : std::nullopt;
}

std::optional<SteadyRate> steady_rate(
    const std::optional<PerformanceTable>& table, const FlightCondition& condition)
{
    const auto rate = table ? value(*table, point(condition), rate_column) : std::nullopt;
    const auto flow = flow_at(table, condition);
    if (!rate || !flow) {
        return std::nullopt;
    }
    return SteadyRate{*rate * foot_per_minute, *flow};
}

/// Speed and flow at one power setting.
struct Cruise {
    double speed_kt = 0.0;
    double flow_pph = 0.0;
};

std::optional<Cruise> cruise_at(
    const PerformanceTable& table, const FlightCondition& condition, double setting)
{
    const auto [altitude_ft, deviation_c, mass_lb] = point(condition);
    const std::array at{altitude_ft, deviation_c, mass_lb, setting};
    const auto speed = value(table, at, speed_column);
    const auto flow = value(table, at, flow_column);
    if (!speed || !flow) {
        return std::nullopt;
    }
    return Cruise{*speed, *flow};
}

}  // namespace

std::optional<SteadyRate> climb(const ManualTables& tables, const FlightCondition& condition)
{
    return steady_rate(tables.climb, condition);
}

std::optional<SteadyRate> descent(const ManualTables& tables, const FlightCondition& condition)
{
    auto result = steady_rate(tables.descent, condition);
    if (result) {
        result->rate = -result->rate;
    }
    return result;
}

std::optional<Speed> max_cruise(const ManualTables& tables, const FlightCondition& condition)
{
    if (!tables.cruise) {
        return std::nullopt;
    }
    const auto fastest =
        cruise_at(*tables.cruise, condition, tables.cruise->axes().back().values.back());
    return fastest ? std::optional{fastest->speed_kt * knot} : std::nullopt;
}

std::optional<FuelFlow> cruise_flow(const ManualTables& tables, const FlightCondition& condition)
{
    if (!tables.cruise) {
        return std::nullopt;
    }
    const double wanted_kt = condition.true_airspeed / knot;
    std::optional<Cruise> slower;
    for (const double setting : tables.cruise->axes().back().values) {
        const auto here = cruise_at(*tables.cruise, condition, setting);
        if (!here) {
            return std::nullopt;
        }
        if (here->speed_kt == wanted_kt) {
            return here->flow_pph * pound_per_hour;
        }
        if (slower && slower->speed_kt < wanted_kt && wanted_kt < here->speed_kt) {
            const double share =
                (wanted_kt - slower->speed_kt) / (here->speed_kt - slower->speed_kt);
            return (slower->flow_pph + share * (here->flow_pph - slower->flow_pph)) *
                   pound_per_hour;
        }
        slower = here;
    }
    // The fastest speed of the table, found by a search that stops short of it.
    constexpr double search_kt = 0.01;
    return slower && std::abs(slower->speed_kt - wanted_kt) < search_kt
               ? std::optional{slower->flow_pph * pound_per_hour}
               : std::nullopt;
}

std::optional<FuelFlow> holding_flow(const ManualTables& tables, const FlightCondition& condition)
{
    return flow_at(tables.holding, condition);
}

}  // namespace transect::aircraft
