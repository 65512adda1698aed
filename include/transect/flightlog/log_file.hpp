/// A flight log as its file tells it, before anything is repaired or concluded.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "transect/finding.hpp"
#include "transect/geo/altitude.hpp"
#include "transect/geo/geo_point.hpp"
#include "transect/instant.hpp"
#include "transect/sensor/camera.hpp"

namespace transect::flightlog {

enum class LogFormat {
    garmin_g1000,  ///< CSV of a G1000, G1000 NXi, Perspective or TXi
    garmin_g3x,    ///< the same family, with other meanings
    misb_st0601,   ///< KLV packets of a turret, raw or in an MPEG transport stream
    gpx,
    kml,        ///< gx:Track, and Track of KML 2.3
    nmea_0183,  ///< RMC and GGA sentences
    igc,        ///< of gliders' loggers
    readsb,     ///< trace JSON of readsb and tar1090
    opensky,    ///< state vectors, CSV or JSON
    sbs,        ///< BaseStation messages
    gpsbabel,   ///< another one that GPSBabel made GPX of
    unknown,    ///< a file that is no log, in a folder or an archive with logs
};

/// "garmin-g1000", "garmin-g3x", "misb-st0601", "gpx", "kml", "nmea-0183", "igc", "readsb",
/// "opensky", "sbs", "gpsbabel", "unknown".
std::string to_string(LogFormat format);

/// Why a row (of a CSV) or a packet (of KLV) was not used.
enum class DropReason {
    cut_last_row,
    blank_row,
    row_too_long,
    column_count,
    no_time,
    no_utc_offset,
    no_position,
    stale_position,
    unreadable,
    repeated_time,
    spike,
    bad_checksum,
    damaged_packet,
};

/// For people, without a full stop: "no position (no GPS fix)".
std::string to_string(DropReason reason);

/// What `Record::place` counts.
enum class PlaceUnit {
    line,  ///< from 1
    byte,  ///< from the start of the file, or of the KLV that a transport stream carries
};

struct Dropped {
    DropReason reason = DropReason::blank_row;
    std::size_t count = 0;
};

struct MeasuredWind {
    Bearing from;
    Speed speed;
};

/// The point on the ground that the turret itself reported at the centre of its image.
struct FrameCentre {
    GeoPoint position;
    std::optional<MslHeight> msl_elevation;
    std::optional<EllipsoidHeight> ellipsoid_elevation;
};

/// Upper left, upper right, lower right and lower left of the image on the ground, as the turret
/// itself reported them.
using FrameCorners = std::array<GeoPoint, 4>;

/// One usable row or packet. What the log does not tell is absent, never zero.
struct Record {
    Instant time;
    GeoPoint position;
    std::optional<MslHeight> msl_height = {};  ///< by GPS, never by the altimeter
    std::optional<EllipsoidHeight> ellipsoid_height = {};
    std::optional<Length> indicated_altitude = {};  ///< depends on the altimeter setting
    std::optional<Speed> ground_speed = {};
    std::optional<Bearing> track = {};    ///< true, whatever the log's own reference
    std::optional<Bearing> heading = {};  ///< true
    std::optional<Angle> pitch = {};      ///< nose up
    std::optional<Angle> roll = {};       ///< right wing down
    std::optional<Speed> true_airspeed = {};
    std::optional<Speed> indicated_airspeed = {};
    std::optional<Mass> fuel = {};  ///< in all tanks
    std::optional<FuelFlow> fuel_flow = {};
    std::optional<MeasuredWind> wind = {};
    std::optional<Angle> magnetic_variation = {};  ///< east positive, whatever the log's own sign
    std::optional<sensor::CameraLook> look = {};
    bool look_is_by_corners = false;  ///< and not by attitude and gimbal, of which some is missing
    std::optional<FrameCentre> frame_centre = {};
    std::optional<FrameCorners> corners = {};
    std::optional<sensor::Band> band = {};   ///< of the image, as the sensor's name tells
    bool image_is_invalid = false;           ///< the turret says so: nothing counts as seen
    std::optional<Length> slant_range = {};  ///< from the camera to the frame centre, as reported
    /// Where it stands in the file, in the unit of its log.
    std::size_t place = 0;
};

struct KlvStatistics {
    std::size_t packets = 0;
    std::size_t bad_checksum = 0;
    std::uint64_t skipped_bytes = 0;  ///< before, between and behind packets, where no key stands
    /// The corners that it reports are those of a level image, whatever its angles say; the looks
    /// of kept records follow the corners.
    bool image_is_level = false;
    std::size_t invalid_images = 0;   ///< packets with a position whose image is invalid
    std::size_t electro_optical = 0;  ///< packets with a position, by the name of their sensor
    std::size_t infrared = 0;
    std::size_t target_sets = 0;  ///< packets with a set of moving targets (ST 0903), passed over
    /// The highest that any packet told (ST 0102): "UNCLASSIFIED" to "TOP SECRET".
    std::optional<std::string> classification = {};
};

/// Of the MPEG transport stream that carried the KLV.
struct TransportStatistics {
    std::size_t packets = 0;
    std::size_t packet_bytes = 0;           ///< from one to the next: 188, 192 or 204
    std::size_t klv_streams = 0;            ///< in which a set of ST 0601 began
    std::size_t continuity_errors = 0;      ///< in all streams, video too
    std::size_t klv_continuity_errors = 0;  ///< of these in KLV
    std::size_t duplicates = 0;             ///< packets sent twice, as is allowed
    std::size_t resyncs = 0;                ///< packets did not follow each other
    std::size_t skipped_bytes = 0;          ///< outside packets, before the first too
    std::size_t transport_errors = 0;       ///< packets marked as damaged, or without sync byte
    std::size_t scrambled = 0;
};

/// rows = used + the sum of all dropped counts.
struct LogFile {
    std::string name;  ///< as given by the user
    LogFormat format = LogFormat::garmin_g1000;
    std::optional<std::string> aircraft = {};   ///< "Cessna 208B", "C208B N97826"
    std::optional<std::string> system_id = {};  ///< of the recording unit
    /// When recorders of this kind came into use: an earlier time is a fault of the clock.
    Instant kind_since = {};
    PlaceUnit place_unit = PlaceUnit::line;
    /// Some logs tell the time of day but no date: their times count from an unknown midnight.
    bool is_dated = true;
    std::size_t rows = 0;
    std::size_t used = 0;
    std::vector<Dropped> dropped = {};  ///< counts above zero, in the order of DropReason
    std::vector<Record> records = {};   ///< in the order of the file; empty if they were streamed
    std::vector<Finding> findings = {};
    std::optional<KlvStatistics> klv = {};
    std::optional<TransportStatistics> transport = {};
};

}  // namespace transect::flightlog
