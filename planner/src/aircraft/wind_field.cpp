#include "transect/aircraft/wind_field.hpp"

#include <algorithm>
#include <utility>

#include "transect/aircraft/atmosphere.hpp"

namespace transect::aircraft {
namespace {

template <typename Winds>
Winds checked(Winds winds)
{
    require_valid(winds);
    return winds;
}

}  // namespace

WindField::WindField(const ConstantWind& wind) : source_{std::make_shared<const Source>(wind)} {}

WindField::WindField(WindsAloft forecasts)
    : source_{std::make_shared<const Source>(checked(std::move(forecasts)))}
{}

WindField::WindField(WindGrid grid)
    : source_{std::make_shared<const Source>(checked(std::move(grid)))}
{}

std::optional<LocalWind> WindField::at(const AirPlace& place) const
{
    if (const auto* const grid = std::get_if<WindGrid>(source_.get())) {
        return wind_at(*grid, place);
    }
    if (const auto* const winds = std::get_if<WindsAloft>(source_.get())) {
        return wind_at(*winds, place.altitude, place.time);
    }
    return components(std::get<ConstantWind>(*source_));
}

std::optional<ConstantWind> WindField::constant() const
{
    const auto* const wind = std::get_if<ConstantWind>(source_.get());
    return wind != nullptr ? std::optional{*wind} : std::nullopt;
}

bool WindField::varies_by_place() const
{
    return std::holds_alternative<WindGrid>(*source_);
}

std::optional<PressureAltitude> WindField::lowest_level() const
{
    if (const auto* const grid = std::get_if<WindGrid>(source_.get())) {
        return pressure_altitude(grid->levels.front());
    }
    if (const auto* const winds = std::get_if<WindsAloft>(source_.get())) {
        PressureAltitude lowest = lowest_wind_level;
        for (const auto& forecast : winds->forecasts) {
            lowest = std::max(lowest, forecast.levels.front().altitude);
        }
        return lowest;
    }
    return std::nullopt;
}

}  // namespace transect::aircraft
