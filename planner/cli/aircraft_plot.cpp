#include "cli/aircraft_plot.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "transect/formats/chart.hpp"

namespace transect::cli {
namespace {

using aircraft::CruiseKind;
using formats::Chart;
using formats::ChartSeries;
using formats::ChartStyle;

std::string conditions(const AircraftQuery& query)
{
    return fmt::format(
        "{:.0f} ft, ISA{:+.0f}, {}",
        query.altitude.above_datum() / foot,
        query.isa_deviation / kelvin,
        query.profile.trust);
}

/// From full tanks at the take-off mass to nothing but taxi fuel and reserve, then less mass with
/// full tanks.
ChartSeries range_curve(const AircraftQuery& query, CruiseKind kind)
{
    ChartSeries series{
        .name = kind == CruiseKind::max_cruise ? "maximum cruise" : "maximum range",
        .style = kind == CruiseKind::max_cruise ? ChartStyle::line : ChartStyle::dashed,
    };
    const aircraft::Performance performance{query.profile};
    const auto& limits = query.profile.limits;
    const Mass taxi = limits.max_ramp_mass - limits.max_take_off_mass;
    const auto add = [&](Mass take_off, Mass fuel) {
        const auto result = aircraft::block(
            performance,
            query.profile.schedule,
            {.cruise_altitude = query.altitude,
             .isa_deviation = query.isa_deviation,
             .take_off_mass = take_off,
             .fuel = fuel,
             .taxi = taxi,
             .reserve = query.reserve,
             .cruise = {.kind = kind}});
        if (const auto* const block = std::get_if<aircraft::Block>(&result)) {
            series.points.push_back(
                {block->range / nautical_mile, (take_off + taxi - fuel) / pound});
        }
    };
    constexpr int steps = 20;
    for (int i = 1; i <= steps; ++i) {
        add(query.mass, static_cast<double>(i) / steps * query.fuel);
    }
    constexpr int lighter = 5;
    constexpr Mass step = 250.0 * pound;
    for (int i = 1; i <= lighter; ++i) {
        add(query.mass - static_cast<double>(i) * step, query.fuel);
    }
    return series;
}

Chart range_chart(const AircraftQuery& query)
{
    return {
        .title = fmt::format(
            "Range, {:.0f} lb at take-off or less ({}, {:.0f} min reserve)",
            query.mass / pound,
            conditions(query),
            query.reserve / minute),
        .x = {.label = "Block range in still air (NM)"},
        .y = {.label = "Weight without fuel: empty weight and payload (lb)"},
        .series =
            {range_curve(query, CruiseKind::max_cruise), range_curve(query, CruiseKind::max_range)},
    };
}

/// Fuel flow over airspeed in level flight, from the stall margin of cruise flight to the fastest.
struct FlowCurves {
    std::vector<ChartSeries> flow;
    std::vector<ChartSeries> endurance;
};

FlowCurves flow_curves(const AircraftQuery& query)
{
    const aircraft::Performance performance{query.profile};
    const auto air = aircraft::air_at(query.altitude, query.isa_deviation);
    constexpr std::array styles{ChartStyle::line, ChartStyle::dashed, ChartStyle::dotted};
    constexpr Mass lighter = 1000.0 * pound;
    FlowCurves curves;
    Mass mass = query.mass;
    for (const auto style : styles) {
        ChartSeries flow{.name = fmt::format("{:.0f} lb", mass / pound), .style = style};
        auto endurance = flow;
        aircraft::FlightCondition flown{
            .air = air, .isa_deviation = query.isa_deviation, .true_airspeed = {}, .mass = mass};
        const auto fastest =
            aircraft::cruise_speed(performance, {.kind = CruiseKind::max_cruise}, flown);
        const auto slowest = aircraft::true_airspeed(
            aircraft::least_stall_margin * aircraft::stall_speed(query.profile.limits, mass, 1.0),
            air);
        constexpr int steps = 50;
        for (int i = 0; fastest && i <= steps; ++i) {
            flown.true_airspeed = slowest + static_cast<double>(i) / steps * (*fastest - slowest);
            const auto level = performance.level(flown);
            const double knots = aircraft::calibrated_airspeed(flown.true_airspeed, air) / knot;
            flow.points.push_back({knots, level.flow / pound_per_hour});
            endurance.points.push_back({knots, query.fuel / level.flow / hour});
        }
        curves.flow.push_back(std::move(flow));
        curves.endurance.push_back(std::move(endurance));
        mass -= lighter;
    }
    return curves;
}

bool is_empty(const Chart& chart)
{
    return std::ranges::all_of(
        chart.series, [](const ChartSeries& series) { return series.points.empty(); });
}

}  // namespace

std::string plot(const AircraftQuery& query)
{
    auto curves = flow_curves(query);
    std::vector<Chart> charts{
        range_chart(query),
        {.title = fmt::format("Fuel flow in level flight ({})", conditions(query)),
         .x = {.label = "Calibrated airspeed (kt)"},
         .y = {.label = "Fuel flow (lb/h)"},
         .series = std::move(curves.flow)},
        {.title = fmt::format(
             "Endurance of {:.0f} lb of fuel at that flow ({})",
             query.fuel / pound,
             conditions(query)),
         .x = {.label = "Calibrated airspeed (kt)"},
         .y = {.label = "Endurance (h)"},
         .series = std::move(curves.endurance)},
    };
    std::erase_if(charts, is_empty);
    return charts.empty() ? std::string{} : formats::svg(charts);
}

}  // namespace transect::cli
