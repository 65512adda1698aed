/// The ground at the centres of cells.

#pragma once

#include <array>
#include <map>
#include <memory>
#include <vector>

#include "transect/geo/region_frame.hpp"
#include "transect/terrain/elevation_source.hpp"
#include "transect/terrain/ground.hpp"
#include "transect/terrain/terrain_view.hpp"

#include "coverage/grid.hpp"

namespace transect::coverage {

/// Level, or read from elevation data once for each tile that is looked at. For one thread.
class CellGround {
public:
    /// Level ground.
    explicit CellGround(double level_m) : level_m_{level_m} {}
    CellGround(
        RegionFrame frame, double cell_m, std::shared_ptr<const terrain::ElevationSource> source);

    bool is_level() const { return source_ == nullptr; }

    /// Above mean sea level; NaN where it is unknown.
    double height_m(Cell cell)
    {
        return source_ ? static_cast<double>(tile(tile_of(cell)).heights_m[place_in_tile(cell)])
                       : level_m_;
    }

    /// Of ground read from elevation data.
    terrain::GroundPoint point(Cell cell);

private:
    /// Latitude and longitude over a tile, as parabolas through three places each way: within a
    /// centimetre for tiles of 10 km.
    struct Patch {
        GeoPoint centre;
        std::array<double, 9> north_deg{};  ///< of the centre, by row, then column
        std::array<double, 9> east_deg{};

        GeoPoint at(double row, double column) const;  ///< both from -1 to 1
    };
    struct GroundTile {
        Patch patch;
        std::vector<float> heights_m;
    };

    GroundTile& tile(TileIndex index)
    {
        if (recent_ == nullptr || index != recent_index_) {
            recent_ = &find_or_read(index);
            recent_index_ = index;
        }
        return *recent_;
    }
    GroundTile& find_or_read(TileIndex index);
    GroundTile read(TileIndex index) const;
    Patch patch(TileIndex index) const;

    double level_m_ = 0.0;
    std::shared_ptr<const RegionFrame> frame_;
    double cell_m_ = 0.0;
    std::shared_ptr<const terrain::ElevationSource> source_;
    std::map<TileIndex, GroundTile> tiles_;
    TileIndex recent_index_;
    GroundTile* recent_ = nullptr;
};

}  // namespace transect::coverage
