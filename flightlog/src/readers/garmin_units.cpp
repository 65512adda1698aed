#include "flightlog/src/readers/garmin_units.hpp"

#include <algorithm>
#include <array>

#include "transect/units.hpp"

namespace transect::flightlog {
namespace {

struct KnownUnit {
    UnitKind kind;
    std::string_view text;
    double base_units;  ///< volumes: in US gallons
    bool is_volume = false;
};

constexpr double litres_per_gallon = 3.785411784;
constexpr double seconds_per_hour = hour / second;

constexpr std::array known_units{
    KnownUnit{UnitKind::text, "", 1.0},
    KnownUnit{UnitKind::angle, "degrees", 1.0},
    KnownUnit{UnitKind::angle, "deg", 1.0},
    KnownUnit{UnitKind::length, "ft", foot / metre},
    KnownUnit{UnitKind::length, "ft Baro", foot / metre},
    KnownUnit{UnitKind::length, "m", 1.0},
    KnownUnit{UnitKind::gps_height, "ft", foot / metre},
    KnownUnit{UnitKind::gps_height, "ft msl", foot / metre},
    KnownUnit{UnitKind::gps_height, "ft wgs", foot / metre},
    KnownUnit{UnitKind::speed, "kt", knot / metre_per_second},
    KnownUnit{UnitKind::speed, "kts", knot / metre_per_second},
    KnownUnit{UnitKind::speed, "mph", 0.44704},
    KnownUnit{UnitKind::speed, "km/h", 1.0 / 3.6},
    KnownUnit{UnitKind::fuel, "gals", 1.0, true},
    KnownUnit{UnitKind::fuel, "gal", 1.0, true},
    KnownUnit{UnitKind::fuel, "l", 1.0 / litres_per_gallon, true},
    KnownUnit{UnitKind::fuel, "lbs", pound / kilogram},
    KnownUnit{UnitKind::fuel, "lb", pound / kilogram},
    KnownUnit{UnitKind::fuel, "kgs", 1.0},
    KnownUnit{UnitKind::fuel, "kg", 1.0},
    KnownUnit{UnitKind::fuel_flow, "gph", 1.0 / seconds_per_hour, true},
    KnownUnit{UnitKind::fuel_flow, "gal/hour", 1.0 / seconds_per_hour, true},
    KnownUnit{UnitKind::fuel_flow, "lph", 1.0 / litres_per_gallon / seconds_per_hour, true},
    KnownUnit{UnitKind::fuel_flow, "pph", pound / kilogram / seconds_per_hour},
    KnownUnit{UnitKind::fuel_flow, "lb/hour", pound / kilogram / seconds_per_hour},
    KnownUnit{UnitKind::fuel_flow, "kg/h", 1.0 / seconds_per_hour},
};

}  // namespace

std::optional<double> base_units_of(std::string_view unit, UnitKind kind, double pounds_per_gallon)
{
    if (kind == UnitKind::text) {
        return 1.0;
    }
    const auto fits = [&](const KnownUnit& known) {
        return known.kind == kind && known.text == unit;
    };
    const auto* const known = std::ranges::find_if(known_units, fits);
    if (known == known_units.end()) {
        return std::nullopt;
    }
    if (known->is_volume) {
        return known->base_units * pounds_per_gallon * (pound / kilogram);
    }
    return known->base_units;
}

}  // namespace transect::flightlog
