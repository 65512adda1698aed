/// The air that a mission planned with.

#pragma once

#include <optional>

#include "transect/aircraft/atmosphere.hpp"
#include "transect/aircraft/wind_field.hpp"
#include "transect/planner/mission.hpp"

namespace transect::flightlog {

/// Below 500 m under and above 9000 m over the sea nothing is known. Const functions may run
/// concurrently.
class PlannedAir {
public:
    explicit PlannedAir(const planner::Mission& mission);

    struct Place {
        GeoPoint position;
        MslHeight height;
        Instant time;
    };

    /// Nothing where the mission does not know it.
    std::optional<aircraft::LocalWind> wind(const Place& place) const;

    /// The same, and nothing where the plan only holds the wind of its lowest level.
    std::optional<aircraft::LocalWind> known_wind(const Place& place) const;

    struct Conditions {
        aircraft::Air air;
        TemperatureDifference isa_deviation;
    };
    /// With the temperature that comes with the wind, else the mission's own deviation.
    std::optional<Conditions> conditions(const Place& place) const;

private:
    std::optional<aircraft::AirPlace> air_place(const Place& place) const;

    aircraft::WindField wind_;
    aircraft::Altimetry altimetry_;
};

/// As forecasts give it; from north when there is none.
aircraft::ConstantWind as_forecast(const aircraft::LocalWind& wind);

}  // namespace transect::flightlog
