/// Elevation tiles that are loaded when they are first needed.

#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "transect/terrain/elevation_source.hpp"

namespace transect::terrain {

/// A tile as it is known before it is loaded.
struct TileListing {
    GeoBox extent;
    std::size_t bytes = 0;
};

/// Loads tiles. Called by one thread at a time.
class TileLoader {
public:
    TileLoader() = default;
    TileLoader(const TileLoader&) = delete;
    TileLoader& operator=(const TileLoader&) = delete;
    TileLoader(TileLoader&&) = delete;
    TileLoader& operator=(TileLoader&&) = delete;
    virtual ~TileLoader() = default;

    /// All there are, in the order in which they count where they overlap.
    virtual std::vector<TileListing> listings() const = 0;
    virtual TilePointer load(std::size_t index) const = 0;
    /// For errors: the file or folder.
    virtual std::string name() const = 0;
};

/// Keeps the tiles used last, up to a number of bytes. Tiles that somebody still holds live on
/// after they have been dropped here, so a user who holds many can exceed the number.
class CachedElevation : public ElevationSource {
public:
    CachedElevation(std::unique_ptr<const TileLoader> loader, std::size_t max_memory_bytes);

    /// InputError, with the memory that would do, when the tiles of one box exceed it; what
    /// TileLoader::load throws.
    std::vector<TilePointer> tiles(const GeoBox& box) const override;

private:
    struct Kept {
        TilePointer tile;
        std::list<std::size_t>::iterator use;
    };

    TilePointer tile(std::size_t index) const;
    void drop_oldest_beyond_limit() const;

    std::unique_ptr<const TileLoader> loader_;
    std::vector<TileListing> listings_;
    std::size_t max_memory_bytes_;
    mutable std::mutex mutex_;
    mutable std::list<std::size_t> last_used_first_;
    mutable std::map<std::size_t, Kept> kept_;
    mutable std::size_t kept_bytes_ = 0;
};

}  // namespace transect::terrain
