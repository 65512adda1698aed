/// What the header of a Garmin CSV says about its columns: which they are, in which units and with
/// which meaning.

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "transect/flightlog/log_file.hpp"
#include "transect/source_text.hpp"

namespace transect::flightlog {

/// The columns that are read.
enum class Field {
    date,
    time,
    utc_offset,
    latitude,
    longitude,
    indicated_altitude,
    msl_height,
    ellipsoid_height,
    indicated_airspeed,
    ground_speed,
    pitch,
    roll,
    heading,
    track,
    fuel_left,
    fuel_right,
    first_flow,
    second_flow,
    true_airspeed,
    wind_speed,
    wind_from,
    variation,
    gps_fix,
};
inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::gps_fix) + 1;

struct Column {
    std::size_t index = 0;  ///< in the row, from 0
    Field field = Field::date;
    double base_units = 1.0;  ///< of one unit of the file
};

enum class NorthReference { true_north, magnetic_north };

struct GarminLayout {
    LogFormat format = LogFormat::garmin_g1000;
    std::optional<std::string> aircraft;
    std::optional<std::string> system_id;
    Instant kind_since;
    std::size_t column_count = 0;
    std::vector<Column> columns;  ///< ascending by index, each field at most once
    NorthReference track_reference = NorthReference::magnetic_north;
    double variation_sign = 1.0;     ///< makes the file's variation east positive
    bool wind_is_true = true;        ///< otherwise its reference is unknown
    std::size_t header_bytes = 0;    ///< what stands before the first row
    std::size_t first_row_line = 1;  ///< counts from 1
    std::vector<Finding> findings;

    bool has(Field field) const;
};

/// The column's name in messages, "Latitude".
std::string_view column_name(Field field);

/// From the first part of a log. Throws InputError when the columns of time and position are not
/// all there.
GarminLayout parse_garmin_header(SourceText source);

}  // namespace transect::flightlog
