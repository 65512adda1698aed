#include "transect/terrain/elevation_source.hpp"

#include <utility>

namespace transect::terrain {

TilePointer ElevationSource::tile_at(GeoPoint point) const
{
    const auto found = tiles({point.latitude, point.latitude, point.longitude, Angle{}});
    return found.empty() ? nullptr : found.front();
}

std::optional<MslHeight> ElevationSource::height(GeoPoint point) const
{
    const auto tile = tile_at(point);
    return tile ? tile->height(point) : std::nullopt;
}

ElevationInMemory::ElevationInMemory(std::vector<TilePointer> tiles) : tiles_{std::move(tiles)}
{
    std::erase(tiles_, nullptr);
}

std::vector<TilePointer> ElevationInMemory::tiles(const GeoBox& box) const
{
    std::vector<TilePointer> result;
    for (const auto& tile : tiles_) {
        if (intersect(tile->extent(), box)) {
            result.push_back(tile);
        }
    }
    return result;
}

}  // namespace transect::terrain
