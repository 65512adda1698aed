#include "transect/formats/garmin_csv.hpp"

#include <cmath>
#include <cstddef>
#include <optional>

#include <fmt/format.h>

#include "transect/aircraft/atmosphere.hpp"
#include "transect/aircraft/wind.hpp"
#include "transect/version.hpp"

#include "formats/crew_units.hpp"
#include "formats/garmin_columns.hpp"
#include "formats/gps_noise.hpp"
#include "formats/route_points.hpp"
#include "formats/simulated_seconds.hpp"

namespace transect::formats {
namespace {

using enum GarminColumn;

constexpr double litres_per_us_gallon = 3.785411784;
constexpr std::size_t rows_without_date = 3;
constexpr std::size_t rows_without_position = 15;  ///< those without date included
constexpr std::size_t block_bytes = 8192;

/// Towards true north and east.
struct HorizontalSpeed {
    Speed north;
    Speed east;
};

HorizontalSpeed towards(Bearing direction, Speed speed)
{
    const double angle = direction.angle() / radian;
    return {std::cos(angle) * speed, std::sin(angle) * speed};
}

Speed magnitude(HorizontalSpeed speed)
{
    return std::hypot(speed.north / knot, speed.east / knot) * knot;
}

Bearing direction(HorizontalSpeed speed)
{
    return Bearing{std::atan2(speed.east / knot, speed.north / knot) * radian};
}

/// What blows the aircraft along is not in its airspeed.
HorizontalSpeed air_velocity(const flight::Sample& sample, const aircraft::ConstantWind& wind)
{
    const auto ground = towards(sample.track, sample.ground_speed);
    const auto from = towards(wind.from, wind.speed);
    return {ground.north + from.north, ground.east + from.east};
}

/// As it is forecast, from components towards east and north.
aircraft::ConstantWind as_forecast(const aircraft::LocalWind& wind)
{
    const HorizontalSpeed against{.north = -wind.north, .east = -wind.east};
    return {.from = direction(against), .speed = magnitude(against)};
}

double degrees_0_360(Bearing bearing)
{
    const double degrees = bearing.angle() / degree;
    return degrees >= 359.95 ? 0.0 : degrees;  // one decimal must not print 360.0
}

class LogWriter {
public:
    explicit LogWriter(const SimulatedLog& log)
        : log_{log},
          altimetry_{
              {.qnh = log.mission.weather.qnh,
               .isa_deviation = log.mission.weather.isa_deviation,
               .station = log.mission.base.elevation}},
          noise_{log.seed}
    {}

    std::string text()
    {
        auto result = header() + garmin_units_line() + garmin_names_line();
        std::size_t number = 0;
        for (const auto& now : simulated_seconds(log_.mission, log_.flight)) {
            GarminRow row;
            if (number >= rows_without_date) {
                set_time(row, now.sample.time);
            }
            set_air(row, now);
            set_fuel(row, now);
            if (number >= rows_without_position) {
                set_position(row, now.sample);
                set_motion(row, now);
            } else {
                row.set(gps_fix, "NoSoln");
            }
            result += row.text();
            noise_.advance();
            ++number;
        }
        return result;
    }

private:
    std::string header() const
    {
        constexpr std::size_t longest_handling = 100;
        return fmt::format(
            "#airframe_info, log_version=\"1.03\", log_content_version=\"1.02\", Product=\"GIFD\", "
            "airframe_name=\"Cessna 208B\", unit_software_version=\"Transect {}\", "
            "system_id=\"SIMULATED\", mode=SIMULATED, handling=\"{}\", \n",
            version,
            card_text(log_.mission.tasking.handling, longest_handling));
    }

    static void set_time(GarminRow& row, Instant time)
    {
        row.set(local_date, date_text(time));
        row.set(local_time, clock_time(time));
        row.set(utc_offset, "+00:00");
    }

    void set_air(GarminRow& row, const SimulatedSecond& now) const
    {
        const auto& weather = log_.mission.weather;
        const auto& sample = now.sample;
        const auto pressure = altimetry_.pressure_altitude(sample.height);
        const auto local = local_wind(sample);
        const auto air =
            aircraft::air_at(pressure, local.isa_deviation.value_or(altimetry_.isa_deviation()));
        row.set(indicated_altitude, altimetry_.indicated(pressure) / foot);
        row.set(baro_setting, weather.qnh / inch_of_mercury);
        row.set(outside_temperature, air.temperature.in_celsius());
        if (!now.is_airborne || local.wind) {
            const Speed airspeed =
                now.is_airborne ? magnitude(air_velocity(sample, *local.wind)) : Speed{};
            row.set(indicated_airspeed, aircraft::calibrated_airspeed(airspeed, air) / knot);
            row.set(true_airspeed, airspeed / knot);
        }
        row.set(vertical_speed, now.vertical_speed / foot_per_minute);
        row.set(hsi_source, "GPS");
        if (sample.attitude) {
            const double load = 1.0 / std::cos(sample.attitude->roll / radian);
            row.set(pitch, sample.attitude->pitch / degree);
            row.set(roll, sample.attitude->roll / degree);
            row.set(lateral_acceleration, 0.0);
            row.set(normal_acceleration, load - 1.0);
        }
    }

    void set_fuel(GarminRow& row, const SimulatedSecond& now) const
    {
        const Density density = log_.mission.aircraft.limits.fuel_density;
        const Mass gallon = litres_per_us_gallon * kilogram * (density / kilogram_per_litre);
        if (now.fuel) {
            const double half = 0.5 * (*now.fuel / gallon);
            row.set(fuel_left, half);
            row.set(fuel_right, half);
        }
        if (now.fuel_flow) {
            row.set(fuel_flow, *now.fuel_flow * hour / gallon);
        }
    }

    void set_position(GarminRow& row, const flight::Sample& sample) const
    {
        const double north_m = noise_.north() / metre;
        const double east_m = noise_.east() / metre;
        const auto position = travel(
            sample.position,
            Bearing{std::atan2(east_m, north_m) * radian},
            std::hypot(north_m, east_m) * metre);
        const MslHeight height = sample.height + noise_.up();
        row.set(latitude, position.latitude.angle() / degree);
        row.set(longitude, position.longitude.angle() / degree);
        row.set(msl_altitude, height.above_datum() / foot);
        if (log_.mission.geoid_undulation) {
            row.set(gps_altitude, (height.above_datum() + *log_.mission.geoid_undulation) / foot);
        }
        row.set(gps_fix, "3DDiff");
        row.set(horizontal_alert_limit, "3704");  // metres: en route
        row.set(horizontal_protection_was, "7");
        row.set(horizontal_protection_fd, 7.5);
        row.set(vertical_protection_was, "12");
    }

    void set_motion(GarminRow& row, const SimulatedSecond& now) const
    {
        const auto& sample = now.sample;
        const auto wind = local_wind(sample).wind;
        const Angle variation = log_.magnetic_model.variation(
            sample.position,
            EllipsoidHeight{
                sample.height.above_datum() + log_.mission.geoid_undulation.value_or(Length{})},
            sample.time);
        row.set(ground_speed, sample.ground_speed / knot);
        if (sample.attitude || wind) {
            const auto nose =
                sample.attitude ? sample.attitude->heading : direction(air_velocity(sample, *wind));
            row.set(heading, degrees_0_360(nose + -variation));
        }
        row.set(track, degrees_0_360(sample.track + -variation));
        row.set(magnetic_variation, variation / degree);
        row.set(gps_vertical_speed, now.vertical_speed / foot_per_minute);
        if (now.is_airborne && wind) {
            row.set(wind_speed, wind->speed / knot);
            row.set(wind_direction, (wind->from - Bearing{Angle{}}) / degree);
        }
    }

    struct WindThere {
        std::optional<aircraft::ConstantWind> wind;
        std::optional<TemperatureDifference> isa_deviation;
    };
    WindThere local_wind(const flight::Sample& sample) const
    {
        const auto& field = log_.mission.weather.wind;
        if (const auto constant = field.constant()) {
            return {constant, {}};
        }
        const auto local = field.at(
            {.position = sample.position,
             .altitude = altimetry_.pressure_altitude(sample.height),
             .time = sample.time});
        return local ? WindThere{as_forecast(*local), local->isa_deviation} : WindThere{};
    }

    const SimulatedLog& log_;
    aircraft::Altimetry altimetry_;
    GpsNoise noise_;
};

/// Power goes off before the last block is full: the rest of it never reaches the card.
std::string cut_to_blocks(std::string text)
{
    if (text.size() < block_bytes) {
        return text;
    }
    text.resize(text.size() / block_bytes * block_bytes);
    return text;
}

}  // namespace

std::string garmin_csv(const SimulatedLog& log)
{
    return cut_to_blocks(LogWriter{log}.text());
}

}  // namespace transect::formats
