/// A recorded track made ready for telling phases.

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "transect/flight/phases.hpp"

namespace transect::flight {

/// A point with known height and speed, about a second after the one before.
struct PhasePoint {
    Instant time;
    GeoPoint position;
    double time_s = 0.0;  ///< after the first point of the track
    double height_m = 0.0;
    double climb_m_s = 0.0;  ///< slope of a line through the heights around
    std::optional<Speed> ground_speed = {};
    std::optional<Speed> airspeed = {};

    Speed speed() const { return airspeed ? *airspeed : ground_speed.value_or(Speed{}); }
    Speed speed_over_ground() const { return ground_speed ? *ground_speed : speed(); }
};

/// Indices [begin, end).
struct PointRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    friend bool operator==(const PointRange&, const PointRange&) = default;
};

struct PhaseTrack {
    std::vector<PhasePoint> points;
    std::vector<PointRange> runs;  ///< without a hole inside; in order, all points
};

PhaseTrack phase_track(
    std::span<const TrackPoint> track, const PhaseThresholds& thresholds, Duration max_gap);

}  // namespace transect::flight
