/// Where elevation tiles come from.

#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "transect/geo/altitude.hpp"
#include "transect/geo/geo_point.hpp"
#include "transect/terrain/elevation_tile.hpp"
#include "transect/terrain/geo_box.hpp"

namespace transect::terrain {

using TilePointer = std::shared_ptr<const ElevationTile>;

/// Hands out tiles; each stays alive as long as somebody holds it. Const functions may run in
/// several threads. Where tiles overlap, the first in the source's order counts. Where there is no
/// tile, and where a post of one is unknown, the ground is unknown: never level, never zero.
class ElevationSource {
public:
    ElevationSource() = default;
    ElevationSource(const ElevationSource&) = delete;
    ElevationSource& operator=(const ElevationSource&) = delete;
    ElevationSource(ElevationSource&&) = delete;
    ElevationSource& operator=(ElevationSource&&) = delete;
    virtual ~ElevationSource() = default;

    /// All that touch the box, in the source's order. May throw InputError when a file turns out to
    /// be damaged, or when the tiles together exceed the memory allowed.
    virtual std::vector<TilePointer> tiles(const GeoBox& box) const = 0;

    /// The first with the point inside or on its edge; null if there is none.
    TilePointer tile_at(GeoPoint point) const;

    /// On the bilinear surface; nothing where it is unknown.
    std::optional<MslHeight> height(GeoPoint point) const;
};

/// Tiles that are in memory.
class ElevationInMemory : public ElevationSource {
public:
    explicit ElevationInMemory(std::vector<TilePointer> tiles);

    std::vector<TilePointer> tiles(const GeoBox& box) const override;

private:
    std::vector<TilePointer> tiles_;
};

}  // namespace transect::terrain
