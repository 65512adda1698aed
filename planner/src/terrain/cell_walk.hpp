/// A short straight piece of a ray over the cells of one tile.

#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>

#include "transect/terrain/elevation_tile.hpp"

namespace transect::terrain {

/// A tile as one camera sees it: places in it are whole steps from its south-western post.
class TileInView {
public:
    /// `camera_east_deg`: how far the camera lies east of the westernmost posts.
    TileInView(const ElevationTile& tile, double camera_east_deg)
        : heights_m_{tile.heights_m()},
          highest_m_{&tile.highest_m()},
          stride_{static_cast<std::size_t>(tile.grid().columns)},
          cell_rows_{tile.grid().rows - 1},
          cell_columns_{tile.grid().columns - 1},
          rows_per_deg_{degree / tile.grid().latitude_step},
          columns_per_deg_{degree / tile.grid().longitude_step},
          south_deg_{tile.grid().south.angle() / degree},
          west_deg_{-camera_east_deg}
    {}

    double row(double latitude_deg) const { return (latitude_deg - south_deg_) * rows_per_deg_; }
    double column(double east_deg) const { return (east_deg - west_deg_) * columns_per_deg_; }

    int cell_rows() const { return cell_rows_; }
    int cell_columns() const { return cell_columns_; }
    double south_deg() const { return south_deg_; }
    double north_deg() const { return south_deg_ + cell_rows_ / rows_per_deg_; }
    /// East of the camera.
    double west_deg() const { return west_deg_; }
    double east_deg() const { return west_deg_ + cell_columns_ / columns_per_deg_; }

    double highest_m(const CellRange& cells) const
    {
        return static_cast<double>(highest_m_->bound(cells));
    }

    /// The row of the post, and the column.
    struct Cell {
        int row = 0;
        int column = 0;
    };

    /// Around a cell.
    struct Posts {
        float south_west_m = 0.0F;
        float south_east_m = 0.0F;
        float north_west_m = 0.0F;
        float north_east_m = 0.0F;

        /// By more than a millimetre or two, and none of them unknown.
        bool are_below(double height_m) const
        {
            constexpr double rounding_m = 0.001;  // of heights up to 10 km
            const auto limit_m = static_cast<float>(height_m - rounding_m);
            // Not &&: four comparisons cost less than a branch.
            const int west =
                static_cast<int>(limit_m > south_west_m) & static_cast<int>(limit_m > north_west_m);
            const int east =
                static_cast<int>(limit_m > south_east_m) & static_cast<int>(limit_m > north_east_m);
            return (west & east) != 0;
        }

        bool is_any_unknown() const
        {
            return std::isnan((south_west_m + south_east_m) + (north_west_m + north_east_m));
        }
    };

    /// The bilinear surface z = sw + north·r + east·c + twist·r·c of a cell, r and c from its
    /// south-western post.
    struct Surface {
        explicit Surface(const Posts& posts)
            : south_west_m{static_cast<double>(posts.south_west_m)},
              north_m{static_cast<double>(posts.north_west_m) - south_west_m},
              east_m{static_cast<double>(posts.south_east_m) - south_west_m},
              twist_m{static_cast<double>(posts.north_east_m) - south_west_m - north_m - east_m}
        {}

        double height_m(double r, double c) const
        {
            return south_west_m + r * north_m + c * (east_m + r * twist_m);
        }

        double south_west_m;
        double north_m;
        double east_m;
        double twist_m;
    };

    Posts posts(Cell cell) const;
    Surface surface(Cell cell) const { return Surface{posts(cell)}; }

private:
    std::span<const float> heights_m_;
    const MaxPyramid* highest_m_;
    std::size_t stride_;
    int cell_rows_;
    int cell_columns_;
    double rows_per_deg_;
    double columns_per_deg_;
    double south_deg_;
    double west_deg_;
};

/// From one end (0) to the other (1): straight in rows and columns, and in height a parabola.
struct RayPiece {
    double row = 0.0;
    double column = 0.0;
    double rows = 0.0;
    double columns = 0.0;
    double height_m = 0.0;
    double climb_m = 0.0;
    double sag_m = 0.0;  ///< height = height_m + climb_m·s − sag_m·s·(1 − s)

    double height_at(double s) const { return height_m + s * (climb_m - sag_m * (1.0 - s)); }
};

struct Share {
    double from = 0.0;
    double to = 1.0;
};

struct CellHit {
    double at = 0.0;  ///< between 0 and 1
    bool is_unknown = false;
    TileInView::Cell cell;
    double fall_m = 0.0;  ///< by how much it nears the surface, were it to do so all along
};

/// The first ground or unknown cell that the piece meets between two places inside the tile.
/// Nothing is unknown to a piece above `ceiling_m`.
std::optional<CellHit> walk_cells(
    const TileInView& tile, const RayPiece& piece, Share share, double ceiling_m);

}  // namespace transect::terrain
