/// Rays from one camera position onto the terrain.

#pragma once

#include <memory>
#include <optional>

#include "transect/geo/altitude.hpp"
#include "transect/geo/geo_point.hpp"
#include "transect/terrain/elevation_source.hpp"
#include "transect/terrain/geo_box.hpp"
#include "transect/units.hpp"

namespace transect::terrain {

/// In the local frame of the camera: unit length, `down` along the ellipsoid's normal.
struct LocalDirection {
    double north = 0.0;
    double east = 0.0;
    double down = 0.0;
};

enum class RayMeets {
    ground,
    nothing,  ///< within the range: sky, or ground beyond it
    unknown,  ///< ran over unknown ground, or off the data, before it met ground
};

struct RayEnd {
    RayMeets meets = RayMeets::unknown;
    Length slant_range;  ///< to the ground, or to where the unknown begins; the range for `nothing`
};

enum class LineOfSight { visible, masked, unknown };

struct GroundPoint {
    GeoPoint position;
    MslHeight height;
};

struct ViewLimits {
    /// Slant range at which rays end.
    Length farthest = 20.0 * kilometre;
    /// No ground anywhere is higher. A ray above it passes over unknown ground. Everest is 8,849 m.
    MslHeight highest_possible{9000.0 * metre};
};

/// Made once per camera position: it takes the tiles within the range from the source, then casts
/// any number of rays without asking again. Immutable.
///
/// Rays are straight in space. The ground is the bilinear surface of the tiles. Heights above mean
/// sea level stand in for heights above the ellipsoid on both ends, which shifts both alike (the
/// direction is off by less than undulation / earth radius, 5 µrad, as in sensor/footprint.hpp).
///
/// A ray that passes above a cell with an unknown post, or above ground where there is no tile,
/// ends there as unknown, unless it is above `highest_possible`: a hill may stand there.
///
/// A view that reaches within one degree of a pole knows no ground.
class TerrainView {
public:
    /// Throws what the source throws, and std::invalid_argument when a height is not finite or the
    /// range not positive and finite.
    TerrainView(
        const ElevationSource& source,
        GeoPoint camera,
        MslHeight height,
        const ViewLimits& limits = {});

    /// Where the ray first meets the surface, within 1 cm of height. A direction that is not of
    /// unit length is taken as if it were; one without direction (zero, NaN) ends as unknown. From
    /// a camera below the ground, or where the ground below it is unknown, all is unknown.
    RayEnd cast(const LocalDirection& direction) const;

    /// The point on the ray at a range that cast() gave.
    GroundPoint point_at(const LocalDirection& direction, Length slant_range) const;

    /// Whether a point on the surface can be seen. Ground within 2 cm of the point does not mask
    /// it. A point beyond the range is unknown.
    LineOfSight sees(const GroundPoint& point) const;

    /// The surface below a point; nothing where it is unknown or out of range.
    std::optional<MslHeight> height(GeoPoint point) const;

    /// Bounds of the ground inside a box; nothing if any of it is unknown, out of range or in more
    /// than one tile.
    std::optional<GroundBounds> bounds(const GeoBox& box) const;

    /// True only if it is certain that no ground inside the box is masked when rays to it go down
    /// at least `least_depression` below the horizontal at the camera: nothing between the camera
    /// and the box, inside it included, is as steep as they are. False proves nothing.
    bool nothing_masked(const GeoBox& box, Angle least_depression) const;

private:
    class Kernel;
    std::shared_ptr<const Kernel> kernel_;
};

}  // namespace transect::terrain
