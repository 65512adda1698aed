/// Positions on the WGS84 ellipsoid and the geodesics between them.

#pragma once

#include "transect/units.hpp"

namespace transect {

/// Geodetic latitude in [-90, 90] degrees; construction rejects anything else, NaN included.
class Latitude {
public:
    explicit Latitude(Angle angle);

    Angle angle() const { return angle_; }

    friend auto operator<=>(const Latitude&, const Latitude&) = default;

private:
    Angle angle_;
};

/// Longitude, kept in [-180, 180) degrees: 180 becomes -180. Construction rejects anything beyond
/// [-180, 180], NaN included.
class Longitude {
public:
    explicit Longitude(Angle angle);

    Angle angle() const { return angle_; }

    friend auto operator<=>(const Longitude&, const Longitude&) = default;

private:
    Angle angle_;
};

/// A direction over the ground, clockwise from true north, kept in [0, 360) degrees.
class Bearing {
public:
    explicit Bearing(Angle clockwise_from_true_north);

    Angle angle() const { return angle_; }

    friend auto operator<=>(const Bearing&, const Bearing&) = default;

private:
    Angle angle_;
};

/// The turn from one bearing to another, in [-180, 180) degrees; positive is to the right.
Angle operator-(Bearing to, Bearing from);
Bearing operator+(Bearing bearing, Angle turn);

struct GeoPoint {
    Latitude latitude;
    Longitude longitude;

    friend bool operator==(const GeoPoint&, const GeoPoint&) = default;
};

/// The shortest path between two points.
struct GeodesicLeg {
    Length distance;
    Bearing departure;
    Bearing arrival;
};

GeodesicLeg geodesic_leg(GeoPoint from, GeoPoint to);

/// The point reached by flying `distance` along the geodesic that leaves `from` on `departure`.
GeoPoint travel(GeoPoint from, Bearing departure, Length distance);

}  // namespace transect
