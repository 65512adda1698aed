/// What an aircraft did when, by its own track: taxi, take-off, climb … landing.

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "transect/aircraft/profile.hpp"
#include "transect/geo/geo_point.hpp"
#include "transect/instant.hpp"

namespace transect::flight {

enum class Phase {
    unknown,  ///< holes, missing heights or speeds, and what fits nothing below
    parked,   ///< standing before it first moves and after it last moved
    taxi,     ///< on the ground, stops on the way included
    take_off,
    climb,
    transit,  ///< level
    orbit,    ///< level, turning one way about one place for a full circle or more
    descent,
    landing,
    touch_and_go,
    go_around,
};

/// "unknown", "parked", "taxi", "take-off", …
std::string to_string(Phase phase);

/// One moment of a recorded flight. What is not known is absent.
struct TrackPoint {
    Instant time;
    GeoPoint position;
    std::optional<Length> height = {};  ///< above any one surface, the same all along
    std::optional<Speed> ground_speed = {};
    std::optional<Speed> indicated_airspeed = {};
};

/// Defaults suit a Cessna 208B. Speeds on the ground and for flying are indicated airspeeds where
/// the log tells them, else ground speeds.
struct PhaseThresholds {
    Speed moving = 5.0 * knot;      ///< over the ground; slower is standing
    Speed roll = 30.0 * knot;       ///< faster than any taxiing
    Speed on_ground = 40.0 * knot;  ///< slower does not fly
    Speed rotation = 58.0 * knot;   ///< faster flies, if it also rises
    Speed touching = 80.0 * knot;   ///< a wheel that touches is not faster
    Speed climb_begins = 450.0 * foot_per_minute;
    Speed climb_ends = 300.0 * foot_per_minute;
    Length clear_of_ground = 50.0 * foot;  ///< take-off ends and landing begins at this height
    Length on_runway = 10.0 * metre;       ///< heights by GPS agree so well on one field
    Length low_approach = 500.0 * foot;    ///< above the field: lower is an approach to it
    Length field_radius = 5.0 * kilometre;
    Duration smoothing = 10.0 * second;  ///< either way, for vertical speeds and turns
    Duration shortest = 20.0 * second;   ///< of climb, transit and descent
    TurnRate orbit_turn = 0.3 * degree / second;
    /// In a longer hole an aircraft in the air may have landed and taken off again.
    Duration bridged_hole = 2.0 * minute;
};

/// Speeds in the same proportions to the stall speed as the defaults to that of the 208B, 78 kt.
PhaseThresholds phase_thresholds(const aircraft::Limits& limits);

struct PhaseInterval {
    Phase phase = Phase::unknown;
    Instant start;
    Instant end;
};

/// What was seen. A log that begins in the air has an unseen take-off and no time of it.
struct FlightTimes {
    std::optional<Instant> block_off = {};  ///< first movement after standing
    std::optional<Instant> block_on = {};   ///< last standstill
    std::vector<Instant> take_offs = {};    ///< reaching rotation speed, or height if that is first
    std::vector<Instant> landings = {};     ///< low over the runway and below rotation speed
    std::size_t unseen_take_offs = 0;       ///< before the log begins or in a hole
    std::size_t unseen_landings = 0;        ///< after the log ends or in a hole
    std::size_t touch_and_goes = 0;  ///< seen, at fields of which this flight tells the height
    std::size_t go_arounds = 0;      ///< likewise
    std::optional<Duration> block = {};
    std::optional<Duration> air = {};  ///< sum; nothing if a take-off or landing is unseen
};

struct FlightPhases {
    std::vector<PhaseInterval> intervals = {};  ///< one begins where the one before ends
    FlightTimes times = {};
};

/// Phases of one flight, from its first to its last point; times strictly increase. Between points
/// further apart than `max_gap`, or where height or speed is not known for so long, the phase is
/// unknown. Boundaries are times of points, at most one a second.
///
/// Take-offs and landings are where speed and height tell the same; a field's height is that of the
/// aircraft just before or after. Up to 500 ft above it a take-off is followed by a climb and a
/// landing follows a descent, however shallow. An approach below 500 ft above such a field that
/// climbs again is a touch-and-go if the height stays level at the field's for 3 s at a speed that
/// wheels stand, and a go-around otherwise. A landing slower than 40 kt is no touch-and-go but a
/// landing and a take-off.
FlightPhases find_phases(
    std::span<const TrackPoint> track, const PhaseThresholds& thresholds, Duration max_gap);

}  // namespace transect::flight
