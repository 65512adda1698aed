/// From a log to what the rest of the program calls a flight.

#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "transect/flight/trajectory.hpp"
#include "transect/flightlog/flight_phases.hpp"
#include "transect/flightlog/log_file.hpp"
#include "transect/flightlog/timeline.hpp"
#include "transect/terrain/geoid_model.hpp"

namespace transect::flightlog {

/// A pause of more than this, or a clock that steps back by more, ends a flight.
inline constexpr Duration longest_pause = 30.0 * minute;

/// Fuel burnt by two witnesses that should agree.
struct FuelUsed {
    std::optional<Mass> by_flow = {};   ///< integral; unknown if a minute or more is
    std::optional<Mass> by_gauge = {};  ///< first minute's median less last minute's
};

/// The log of a turret that tells where it looked on a flight of another log.
struct JoinedTurret {
    std::size_t log = 0;   ///< index of the log it comes from
    TimeSpan span;         ///< by the flight's clock
    Duration offset;       ///< added to its times
    Duration uncertainty;  ///< of the offset, one standard deviation
};

/// The usable rows of a log between two long pauses.
struct RecordedFlight {
    std::size_t log = 0;                     ///< index of the log it comes from
    std::vector<JoinedTurret> turrets = {};  ///< whose places and looks are among the pieces
    Instant start = {};
    Instant end = {};
    Length distance = {};
    FuelUsed fuel = {};
    FlightAccount account = {};
    std::vector<Break> breaks = {};  ///< inside the flight
    std::size_t without_height = 0;  ///< records left out because their height is unknown
    std::size_t without_geoid = 0;   ///< of these, with a height above the ellipsoid
    std::size_t by_geoid = 0;        ///< records whose height follows from one above the ellipsoid
    flight::Basis basis = flight::Basis::assumed;  ///< measured if any record has a look
    /// Broken wherever the log is: between two of them nothing is known. Looks are those that the
    /// log recorded.
    std::vector<flight::Trajectory> pieces = {};
};

struct ReconstructSettings {
    std::size_t log = 0;
    /// Ellipsoid to mean sea level, for records that tell only a height above the ellipsoid.
    std::optional<Length> geoid_undulation = {};
    /// The same, place by place; it comes first.
    std::shared_ptr<const terrain::GeoidModel> geoid = {};
    flight::PhaseThresholds thresholds = {};
};

/// What a record tells, else by the geoid; nothing where neither can be known.
std::optional<MslHeight> sea_level_height(
    const Record& record, const ReconstructSettings& settings);

/// The same of the frame centre; nothing without one.
std::optional<MslHeight> sea_level_height_of_centre(
    const Record& record, const ReconstructSettings& settings);

/// Some height stands above the ellipsoid only.
bool needs_geoid(const LogFile& log);

/// Heights above mean sea level by GPS; a record that tells none, and none above the ellipsoid with
/// a known undulation, is left out. Track and ground speed that a log does not tell follow from its
/// positions.
std::vector<RecordedFlight> reconstruct(
    const LogFile& log, const ReconstructSettings& settings = {});

}  // namespace transect::flightlog
