/// The table of a Garmin log: columns, units and widths of a Cessna 208B.

#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace transect::formats {

/// In the order of the file. Names as in the file, without the engine's number.
enum class GarminColumn : std::size_t {
    local_date,
    local_time,
    utc_offset,
    active_waypoint,
    latitude,
    longitude,
    indicated_altitude,
    baro_setting,
    msl_altitude,
    outside_temperature,
    indicated_airspeed,
    ground_speed,
    vertical_speed,
    pitch,
    roll,
    lateral_acceleration,
    normal_acceleration,
    heading,
    track,
    volts,
    amps,
    fuel_left,
    fuel_right,
    fuel_flow,
    oil_temperature,
    oil_pressure,
    torque,
    propeller_speed,
    gas_generator,
    turbine_temperature,
    gps_altitude,
    true_airspeed,
    hsi_source,
    course,
    nav1,
    nav2,
    com1,
    com2,
    horizontal_deviation,
    vertical_deviation,
    wind_speed,
    wind_direction,
    waypoint_distance,
    waypoint_bearing,
    magnetic_variation,
    autopilot_on,
    roll_mode,
    pitch_mode,
    roll_command,
    pitch_command,
    gps_vertical_speed,
    gps_fix,
    horizontal_alert_limit,
    vertical_alert_limit,
    horizontal_protection_was,
    horizontal_protection_fd,
    vertical_protection_was,
    count
};

/// One row, blank at first. Text is right-aligned to the width of its column.
class GarminRow {
public:
    void set(GarminColumn column, std::string_view text);
    /// With the decimals that the card writes in this column.
    void set(GarminColumn column, double value);

    /// "a, b, …" with the line end.
    std::string text() const;

private:
    std::array<std::string, static_cast<std::size_t>(GarminColumn::count)> cells_;
};

/// The second and third line of a file.
std::string garmin_units_line();
std::string garmin_names_line();

}  // namespace transect::formats
