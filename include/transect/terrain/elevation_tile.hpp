/// The ground's height on a regular grid of latitudes and longitudes.

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "transect/geo/altitude.hpp"
#include "transect/geo/geo_point.hpp"
#include "transect/terrain/geo_box.hpp"
#include "transect/terrain/max_pyramid.hpp"
#include "transect/units.hpp"

namespace transect::terrain {

/// Where posts stand: the points at which heights are known.
struct PostGrid {
    Latitude south;  ///< of the southernmost posts
    Longitude west;  ///< of the westernmost posts
    Angle latitude_step;
    Angle longitude_step;
    int rows = 0;     ///< posts from south to north
    int columns = 0;  ///< posts from west to east
};

/// Between the outermost posts.
GeoBox extent(const PostGrid& grid);

/// What a tile of that many posts takes in memory, with its bounds.
std::size_t tile_bytes(double rows, double columns);

/// What is certain about the ground inside a box.
struct GroundBounds {
    MslHeight lowest;
    MslHeight highest;
    double steepest_slope = 0.0;  ///< rise over run, an upper bound
};

/// An immutable part of the ground: posts with heights above mean sea level, and between them the
/// bilinear surface over latitude and longitude. Made once, then shared.
class ElevationTile {
public:
    /// Heights in metres, row by row from the south, each row from the west; NaN is an unknown
    /// height. Throws std::invalid_argument for fewer than two rows or columns, steps that are not
    /// positive, a grid that leaves the earth, a wrong number of heights, and infinite ones.
    ElevationTile(const PostGrid& grid, std::vector<float> heights_m);

    const PostGrid& grid() const { return grid_; }
    const GeoBox& extent() const { return extent_; }

    /// Nothing outside the grid, and nothing where one of the four posts around is unknown.
    std::optional<MslHeight> height(GeoPoint point) const;

    /// Nothing if anything inside the box is outside the grid or unknown.
    std::optional<GroundBounds> bounds(const GeoBox& box) const;

    /// Row by row from the south; NaN is unknown.
    const std::vector<float>& heights_m() const { return heights_m_; }

    /// Upper bounds of the heights of cells; infinite where a post is unknown.
    const MaxPyramid& highest_m() const { return highest_m_; }

    std::size_t bytes() const;

private:
    PostGrid grid_;
    GeoBox extent_;
    std::vector<float> heights_m_;
    MaxPyramid highest_m_;
    MaxPyramid negative_lowest_m_;
    MaxPyramid steepest_;
};

}  // namespace transect::terrain
