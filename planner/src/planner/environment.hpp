/// What stays the same during a flight, and the air that it meets.

#pragma once

#include <optional>

#include "transect/aircraft/atmosphere.hpp"
#include "transect/aircraft/performance.hpp"
#include "transect/aircraft/wind_field.hpp"
#include "transect/finding.hpp"
#include "transect/geo/local_plane.hpp"
#include "transect/planner/mission.hpp"

namespace transect::planner {

/// The air at one place and time, in the numbers that the simulation steps.
struct MovingAir {
    PlanePoint wind_m_s;  ///< the way the air moves, in the plane
    TemperatureDifference isa_deviation;

    /// Along a unit vector, by the wind triangle; zero if the wind does not allow it.
    double ground_speed_m_s(PlanePoint course, double airspeed_m_s) const;
};

/// Where and when in the plane.
struct Spot {
    PlanePoint position;
    double height_m = 0.0;  ///< geometric, above mean sea level
    Instant time;
};

/// How much worse a day is than the mission tells. The mission's own deviation from standard is
/// not changed by it, only temperatures that come with the wind.
struct Erosion {
    double flow_factor = 1.0;
    PlanePoint wind_change_m_s = {};
    TemperatureDifference warmer = {};
};

struct Environment {
    explicit Environment(const Mission& mission, const LocalPlane& plane, const Erosion& day = {});

    aircraft::Profile profile;
    aircraft::Performance performance;
    aircraft::Altimetry altimetry;
    LocalPlane plane;
    aircraft::WindField wind;
    Erosion erosion;                  ///< all fuel flow and air of the flight have it
    std::optional<MovingAir> steady;  ///< where the wind is the same everywhere and always

    /// Nothing where the wind is not known. Where the source of the wind has no temperature, the
    /// mission's deviation from standard holds. The directions of a wind that is the same at all
    /// places count from the plane's north.
    std::optional<MovingAir> moving_air(const Spot& spot) const;

    /// At this height, so much warmer than standard.
    aircraft::Air air(double height_m, TemperatureDifference isa_deviation) const;
    double true_airspeed_m_s(
        Speed calibrated, double height_m, TemperatureDifference isa_deviation) const;

    /// The error finding for a spot where it is not known.
    Finding wind_unknown(const Spot& spot) const;
};

}  // namespace transect::planner
