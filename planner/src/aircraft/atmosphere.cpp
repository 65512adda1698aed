#include "transect/aircraft/atmosphere.hpp"

#include <cmath>
#include <stdexcept>

#include "aircraft/gravity.hpp"

namespace transect::aircraft {
namespace {

// ICAO Doc 7488: temperature and lapse rate of the troposphere, gas constant.
constexpr double sea_level_temperature_k = 288.15;
constexpr double lapse_k_per_m = 0.0065;
constexpr double gas_constant = 287.05287;
constexpr double pressure_exponent = gravity_m_s2 / (lapse_k_per_m * gas_constant);
constexpr double tropopause_m = 11'000.0;
constexpr double speed_of_sound_factor = 1.4 * gas_constant;

double standard_temperature_k(double pressure_altitude_m)
{
    return sea_level_temperature_k - lapse_k_per_m * pressure_altitude_m;
}

double speed_of_sound_m_s(double temperature_k)
{
    return std::sqrt(speed_of_sound_factor * temperature_k);
}

/// Impact pressure over static pressure at a Mach number, and back.
double impact_ratio(double mach)
{
    return std::pow(1.0 + 0.2 * mach * mach, 3.5) - 1.0;
}

double mach_at(double impact_pressure_ratio)
{
    return std::sqrt(5.0 * (std::pow(impact_pressure_ratio + 1.0, 2.0 / 7.0) - 1.0));
}

}  // namespace

Air air_at(PressureAltitude altitude, TemperatureDifference isa_deviation)
{
    const double altitude_m = altitude.above_datum() / metre;
    if (!(altitude_m <= tropopause_m && altitude_m >= -tropopause_m)) {
        throw std::domain_error{"pressure altitude outside the troposphere"};
    }
    const double standard_k = standard_temperature_k(altitude_m);
    const double temperature_k = standard_k + isa_deviation / kelvin;
    const Pressure pressure =
        std::pow(standard_k / sea_level_temperature_k, pressure_exponent) * sea_level_pressure;
    return measured_air(pressure, Temperature::from_kelvin(temperature_k));
}

Air measured_air(Pressure pressure, Temperature temperature)
{
    return {
        .temperature = temperature,
        .pressure = pressure,
        .density = (pressure / pascal) / (gas_constant * temperature.in_kelvin()) *
                   kilogram_per_cubic_metre,
    };
}

Pressure station_pressure(Pressure qnh, MslHeight elevation)
{
    const double standard_k = standard_temperature_k(elevation.above_datum() / metre);
    return std::pow(standard_k / sea_level_temperature_k, pressure_exponent) * qnh;
}

Length density_altitude(const Air& air)
{
    constexpr double density_exponent = pressure_exponent - 1.0;
    const double share = std::pow(air.density_ratio(), 1.0 / density_exponent);
    return sea_level_temperature_k / lapse_k_per_m * (1.0 - share) * metre;
}

TemperatureDifference isa_deviation(PressureAltitude altitude, Temperature temperature)
{
    return temperature -
           Temperature::from_kelvin(standard_temperature_k(altitude.above_datum() / metre));
}

PressureAltitude pressure_altitude(Pressure pressure)
{
    const double ratio = std::pow(pressure / sea_level_pressure, 1.0 / pressure_exponent);
    return PressureAltitude{sea_level_temperature_k / lapse_k_per_m * (1.0 - ratio) * metre};
}

Speed true_airspeed(Speed calibrated, const Air& air)
{
    const double sea_level_mach =
        calibrated / metre_per_second / speed_of_sound_m_s(sea_level_temperature_k);
    const double mach = mach_at(impact_ratio(sea_level_mach) / air.pressure_ratio());
    return mach * speed_of_sound_m_s(air.temperature.in_kelvin()) * metre_per_second;
}

Speed calibrated_airspeed(Speed true_airspeed, const Air& air)
{
    const double sea_level_mach =
        mach_at(impact_ratio(mach_number(true_airspeed, air)) * air.pressure_ratio());
    return sea_level_mach * speed_of_sound_m_s(sea_level_temperature_k) * metre_per_second;
}

double mach_number(Speed true_airspeed, const Air& air)
{
    return true_airspeed / metre_per_second / speed_of_sound_m_s(air.temperature.in_kelvin());
}

Altimetry::Altimetry(const Day& day)
    : day_{day}, at_indicated_zero_{aircraft::pressure_altitude(day.qnh)}
{}

PressureAltitude Altimetry::pressure_altitude_at_indicated(Length indicated) const
{
    return at_indicated_zero_ + indicated;
}

Length Altimetry::indicated(PressureAltitude altitude) const
{
    return altitude - at_indicated_zero_;
}

MslHeight Altimetry::height(PressureAltitude altitude) const
{
    const auto station = pressure_altitude_at_indicated(day_.station.above_datum());
    // ∫ (1 + ΔT / T_standard(h)) dh from the station upwards: the hypsometric equation.
    const double colder_k = standard_temperature_k(altitude.above_datum() / metre);
    const double warmer_k = standard_temperature_k(station.above_datum() / metre);
    const Length stretch =
        day_.isa_deviation / kelvin / lapse_k_per_m * std::log(warmer_k / colder_k) * metre;
    return day_.station + (altitude - station) + stretch;
}

PressureAltitude Altimetry::pressure_altitude(MslHeight height) const
{
    PressureAltitude guess = pressure_altitude_at_indicated(height.above_datum());
    // Contracts by ΔT / T, below 0.2, in each round.
    constexpr int most_rounds = 20;
    for (int i = 0; i < most_rounds; ++i) {
        const Length missing = height - this->height(guess);
        guess = guess + missing;
        if (abs(missing) < 1e-6 * metre) {
            break;
        }
    }
    return guess;
}

Air Altimetry::air(MslHeight height) const
{
    return air_at(pressure_altitude(height), day_.isa_deviation);
}

}  // namespace transect::aircraft
