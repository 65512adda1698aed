/// The items of MISB ST 0601 that tell where the aircraft was and where the turret looked.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "transect/instant.hpp"

#include "flightlog/src/readers/klv_packets.hpp"

namespace transect::flightlog {

/// Angles in degrees, heights in metres, as the standard has them; absent when the packet has no
/// such item, an item of another size, or the value that means "out of range".
struct St0601Values {
    std::optional<Instant> time = {};
    std::optional<std::string> tail_number = {};
    std::optional<std::string> platform = {};
    std::optional<std::string> sensor_name = {};  ///< empty where the item is there without a name
    bool has_targets = false;                     ///< a set of ST 0903, item 74
    std::optional<std::uint64_t> flags = {};      ///< item 47
    std::optional<std::uint64_t> version = {};    ///< of the standard, item 65
    /// Of the nested ST 0102 set: 1 unclassified to 5 top secret.
    std::optional<std::uint64_t> classification = {};
    std::optional<double> heading_deg = {};
    std::optional<double> pitch_deg = {};
    std::optional<double> roll_deg = {};
    std::optional<double> true_airspeed_m_s = {};
    std::optional<double> indicated_airspeed_m_s = {};
    std::optional<double> ground_speed_m_s = {};
    std::optional<double> wind_from_deg = {};  ///< true
    std::optional<double> wind_speed_m_s = {};
    std::optional<double> magnetic_heading_deg = {};
    std::optional<double> latitude_deg = {};
    std::optional<double> longitude_deg = {};
    std::optional<double> msl_height_m = {};
    std::optional<double> ellipsoid_height_m = {};
    std::optional<double> horizontal_field_deg = {};
    std::optional<double> vertical_field_deg = {};
    std::optional<double> relative_azimuth_deg = {};
    std::optional<double> relative_elevation_deg = {};
    std::optional<double> relative_roll_deg = {};
    std::optional<double> slant_range_m = {};
    std::optional<double> centre_latitude_deg = {};
    std::optional<double> centre_longitude_deg = {};
    std::optional<double> centre_msl_m = {};
    std::optional<double> centre_ellipsoid_m = {};
    /// Latitude and longitude of upper left, upper right, lower right and lower left; empty unless
    /// all are there, in full or as offsets from the centre.
    std::vector<double> corners_deg = {};
};

/// Nested sets and unknown tags are passed over; of two items with one tag the later counts.
St0601Values decode(std::span<const KlvItem> items);

/// Floating point mapped to an integer (MISB ST 1201, form B) over [low, high]. Nothing for the
/// special values (infinities, not a number, out of range) and for sizes other than 1 to 8 bytes.
struct ImapRange {
    double low = 0.0;
    double high = 0.0;
};
std::optional<double> decode_imap(std::string_view bytes, ImapRange range);

}  // namespace transect::flightlog
