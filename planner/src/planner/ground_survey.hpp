/// How high the ground of an area is, from elevation data.

#pragma once

#include <optional>
#include <vector>

#include "transect/geo/altitude.hpp"
#include "transect/geo/local_plane.hpp"
#include "transect/terrain/elevation_source.hpp"

namespace transect::planner {

/// A square of the plane with known ground in it.
struct GroundCell {
    PlanePoint middle;
    double lowest_m = 0.0;   ///< above mean sea level, a lower bound
    double highest_m = 0.0;  ///< the same, an upper bound
};

struct GroundRange {
    MslHeight lowest;
    MslHeight highest;
};

/// Squares that cover an area. Heights are those of all posts that tell the ground in a square, so
/// that they bound it from both sides, and take in what lies less than a square beyond the outline.
struct GroundSurvey {
    double side_m = 0.0;
    std::vector<GroundCell> cells;
    double unknown_share = 0.0;  ///< of the area, about

    /// Nothing where no ground is known.
    std::optional<GroundRange> range() const;
};

/// The area is some 65,000 squares large, or less: they are no smaller than 30 m. Throws what the
/// source throws.
GroundSurvey survey(
    const terrain::ElevationSource& source, const PlaneArea& area, const LocalPlane& plane);

}  // namespace transect::planner
