/// Places on the ground against zones and against an aircraft's view.

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "transect/geo/altitude.hpp"
#include "transect/geo/geo_point.hpp"
#include "transect/geo/polygon.hpp"
#include "transect/geo/region_frame.hpp"
#include "transect/terrain/ground.hpp"
#include "transect/terrain/terrain_view.hpp"

namespace transect::flightlog {

/// Areas in a plane, to be asked for many points. Edges are straight in the frame.
class PlaneZones {
public:
    PlaneZones(const RegionFrame& frame, const std::vector<MultiPolygon>& areas);

    /// Indices of the areas that hold the point, in order.
    std::vector<std::size_t> around(GeoPoint point) const;

private:
    RegionFrame frame_;
    std::vector<PlaneArea> areas_;
};

/// Nothing where nobody tells it.
std::optional<MslHeight> elevation(const std::optional<terrain::Ground>& ground, GeoPoint point);

/// The straight way between two places, on a sphere: 0.3 % of the part that the earth's curve has
/// in it, which is nothing beside a sighting's own error.
Length slant_range(const terrain::GroundPoint& from, const terrain::GroundPoint& to);

/// From one height to the other over lower ground, with the bend of light in standard air (7/6 of
/// the earth's radius). Nothing can be seen from farther away.
Length horizon(MslHeight eye, MslHeight seen, MslHeight between);

}  // namespace transect::flightlog
