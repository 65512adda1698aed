/// A convex footprint in the plane of the region frame.

#pragma once

#include <vector>

#include "transect/geo/plane_geometry.hpp"

namespace transect::coverage {

/// Corners of the convex hull, anticlockwise, none of them within a straight edge. Fewer than three
/// when the points lie on a line.
PlaneRing convex_hull(std::vector<PlanePoint> points);

/// Points p with dot(normal, p) <= offset_m; the normal has length 1 and points outwards.
struct HalfPlane {
    PlanePoint normal;
    double offset_m = 0.0;
};

class Outline {
public:
    Outline() = default;
    /// The convex hull of the points, without corners that its straight edges would miss by at most
    /// the tolerance; empty if the hull has no area.
    explicit Outline(std::vector<PlanePoint> points, double tolerance_m = 0.0);

    bool empty() const { return corners_.empty(); }
    const PlaneRing& corners() const { return corners_; }
    const std::vector<HalfPlane>& sides() const { return sides_; }

    /// How far the outline reaches in a direction: the largest dot(normal, corner).
    double support_m(PlanePoint normal) const;

private:
    PlaneRing corners_;
    std::vector<HalfPlane> sides_;
};

/// A side that moves and turns evenly with the outline.
struct MovingSide {
    HalfPlane before;
    HalfPlane after;
};

/// Each side with the one that it turns into. A side that comes or goes is paired with the parallel
/// line that touches the other outline. Neither outline may be empty.
std::vector<MovingSide> moving_sides(const Outline& before, const Outline& after);

}  // namespace transect::coverage
