/// The air: International Standard Atmosphere with a deviation, airspeeds, and what an altimeter
/// shows in it.

#pragma once

#include "transect/geo/altitude.hpp"
#include "transect/units.hpp"

namespace transect::aircraft {

inline constexpr Density sea_level_density = 1.225 * kilogram_per_cubic_metre;
inline constexpr Pressure sea_level_pressure = 1013.25 * hectopascal;

struct Air {
    Temperature temperature = Temperature::from_kelvin(288.15);
    Pressure pressure = sea_level_pressure;
    Density density = sea_level_density;

    double density_ratio() const { return density / sea_level_density; }
    double pressure_ratio() const { return pressure / sea_level_pressure; }
};

/// ISA (ICAO Doc 7488) below 11 km: the pressure is the standard one at this pressure altitude, the
/// temperature is `isa_deviation` warmer, the density follows from both. std::domain_error above.
Air air_at(PressureAltitude altitude, TemperatureDifference isa_deviation);

/// The air of a pressure and temperature that somebody measured: ρ = p / (R·T).
Air measured_air(Pressure pressure, Temperature temperature);

/// Pressure at a station with this QNH: the standard pressure of its elevation, scaled to the QNH.
/// An altimeter set to the QNH differs from it by less than 0.2 ft for each 1,000 ft and hPa.
Pressure station_pressure(Pressure qnh, MslHeight elevation);

/// Where the standard atmosphere has this density: h = (T0/L)·[1 − (ρ/ρ0)^(1/4.255876)], of the
/// troposphere. Neither a true height nor a pressure altitude.
Length density_altitude(const Air& air);

/// How much warmer than the standard atmosphere it is.
TemperatureDifference isa_deviation(PressureAltitude altitude, Temperature temperature);

/// Where the standard atmosphere has this pressure.
PressureAltitude pressure_altitude(Pressure pressure);

/// Compressible flow: qc = p0·[(1 + 0.2·(Vc/a0)²)^3.5 − 1], M = √(5·[(qc/p + 1)^(2/7) − 1]).
Speed true_airspeed(Speed calibrated, const Air& air);
Speed calibrated_airspeed(Speed true_airspeed, const Air& air);

/// True airspeed over the speed of sound, √(1.4·R·T).
double mach_number(Speed true_airspeed, const Air& air);

/// Connects heights above mean sea level, pressure altitudes and what an altimeter reads, on a day
/// when the QNH of one station is known. The altimeter is right at the station; above it the column
/// of air is longer or shorter than standard by its temperature, which is `isa_deviation` away from
/// standard everywhere.
class Altimetry {
public:
    struct Day {
        Pressure qnh = sea_level_pressure;
        TemperatureDifference isa_deviation;
        MslHeight station;
    };

    explicit Altimetry(const Day& day);

    /// Of an altimeter set to the QNH that reads `indicated`.
    PressureAltitude pressure_altitude_at_indicated(Length indicated) const;
    Length indicated(PressureAltitude altitude) const;

    MslHeight height(PressureAltitude altitude) const;
    PressureAltitude pressure_altitude(MslHeight height) const;

    Air air(MslHeight height) const;

    TemperatureDifference isa_deviation() const { return day_.isa_deviation; }

private:
    Day day_;
    PressureAltitude at_indicated_zero_;
};

}  // namespace transect::aircraft
