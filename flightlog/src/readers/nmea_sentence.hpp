/// Sentences of NMEA 0183.

#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "transect/geo/geo_point.hpp"

namespace transect::flightlog {

enum class Checksum { good, bad, absent };

struct NmeaSentence {
    std::string_view type;  ///< three letters, without the talker's two: "RMC"
    std::vector<std::string_view> fields;
    Checksum checksum = Checksum::absent;

    /// From 1, as in descriptions of the sentences; empty for one that is not there.
    std::string_view field(std::size_t number) const;
};

/// The last sentence of a line, which other text may precede. Nothing where there is none, or a
/// maker's own.
std::optional<NmeaSentence> find_sentence(std::string_view line);

/// "hhmmss" with any decimals.
std::optional<std::chrono::microseconds> nmea_time(std::string_view field);

/// "ddmmyy"; years from 80 on are those of the last century.
std::optional<std::chrono::sys_days> nmea_date(std::string_view field);

/// Of four fields: "ddmm.mmmm", "N", "dddmm.mmmm", "E".
std::optional<GeoPoint> nmea_position(const NmeaSentence& sentence, std::size_t first_field);

}  // namespace transect::flightlog
