/// Shortest paths of bounded curvature (L. E. Dubins, Am. J. Math. 79, 1957), in still and in
/// moving air. Turns are flown at constant bank in the air; over the ground they become trochoids.

#pragma once

#include <array>
#include <optional>

#include "transect/geo/plane_geometry.hpp"
#include "transect/units.hpp"

namespace transect::aircraft {

/// A place and the way the nose points, clockwise from plane north.
struct AirPose {
    PlanePoint position;
    Angle heading;
};

enum class Turn { left, straight, right };

struct AirSegment {
    Turn turn = Turn::straight;
    Length length;  ///< through the air
};

/// Two arcs with a straight line or a third arc between them.
struct AirPath {
    std::array<AirSegment, 3> segments;
    Length radius;
};

Length length(const AirPath& path);

/// Where `segment` leads, in the air.
AirPose advanced(const AirPose& from, const AirSegment& segment, Length radius);

/// The shortest of the six Dubins words in still air; it always exists. `radius` must be positive.
AirPath shortest_path(const AirPose& from, const AirPose& to, Length radius);

/// How the air moves over the plane.
struct AirMotion {
    double east_m_s = 0.0;
    double north_m_s = 0.0;
};

/// Like shortest_path() in air that drifts: the end is at `to` over the ground, with the nose on
/// to.heading. Seen from the air the goal moves against the wind (T. G. McGee, J. K. Hedrick, 2007;
/// L. Techy, C. A. Woolsey, J. Guid. Control Dyn. 32, 2009), and of all paths of one of the six
/// words, with arcs below a full circle, whose length is flown just when the goal is there, this is
/// the shortest. A middle arc may be short: in wind that can be the earliest way. Exact to
/// rounding. Nothing when the wind is not weaker than the airspeed.
std::optional<AirPath> shortest_path_in_wind(
    const AirPose& from, const AirPose& to, Length radius, Speed true_airspeed, AirMotion wind);

}  // namespace transect::aircraft
