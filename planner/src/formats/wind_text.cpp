#include "formats/wind_text.hpp"

#include <variant>

#include <fmt/format.h>

#include "transect/aircraft/atmosphere.hpp"

#include "formats/crew_units.hpp"

namespace transect::formats {
namespace {

using aircraft::ConstantWind;
using aircraft::WindGrid;
using aircraft::WindsAloft;

std::string span_text(Instant first, Instant last)
{
    return fmt::format(
        "{} {} to {} {} UTC",
        date_text(first),
        clock_time(first),
        date_text(last),
        clock_time(last));
}

struct InWords {
    std::string operator()(const ConstantWind& wind) const
    {
        return fmt::format(
            "from {}° true, {} kt, constant", bearing_text(wind.from), knots(wind.speed));
    }

    std::string operator()(const WindsAloft& winds) const
    {
        const auto& first = winds.forecasts.front();
        const auto& last = winds.forecasts.back();
        return fmt::format(
            "aloft by level, up to {} ft pressure altitude, {}",
            feet(first.levels.back().altitude.above_datum()),
            first.valid ? span_text(*first.valid, *last.valid) : "all the time");
    }

    std::string operator()(const WindGrid& grid) const
    {
        return fmt::format(
            "forecast on a grid ({}), up to {} ft pressure altitude, {}",
            or_not_given(grid.source),
            feet(aircraft::pressure_altitude(grid.levels.back()).above_datum()),
            span_text(grid.times.front(), grid.times.back()));
    }
};

}  // namespace

std::string wind_text(const aircraft::WindField& wind)
{
    return std::visit(InWords{}, wind.source());
}

std::string wind_assumption(const aircraft::WindField& wind)
{
    if (wind.constant()) {
        return "Wind and temperature deviation are the same everywhere and all day.";
    }
    return "Wind, and temperature where it is given with the wind, vary as the forecast says. "
           "Heights, and reserve fuel, use the one temperature deviation of the mission.";
}

}  // namespace transect::formats
