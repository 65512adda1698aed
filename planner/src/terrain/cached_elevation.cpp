#include "transect/terrain/cached_elevation.hpp"

#include <utility>

#include <fmt/format.h>

#include "transect/error.hpp"

namespace transect::terrain {

CachedElevation::CachedElevation(
    std::unique_ptr<const TileLoader> loader, std::size_t max_memory_bytes)
    : loader_{std::move(loader)},
      listings_{loader_->listings()},
      max_memory_bytes_{max_memory_bytes}
{}

std::vector<TilePointer> CachedElevation::tiles(const GeoBox& box) const
{
    std::vector<std::size_t> wanted;
    std::size_t bytes = 0;
    for (std::size_t index = 0; index < listings_.size(); ++index) {
        if (intersect(listings_[index].extent, box)) {
            wanted.push_back(index);
            bytes += listings_[index].bytes;
        }
    }
    if (bytes > max_memory_bytes_) {
        throw InputError{
            {.file = loader_->name()},
            fmt::format(
                "the terrain in sight of one place takes {} bytes; {} are allowed",
                bytes,
                max_memory_bytes_)};
    }
    std::vector<TilePointer> result;
    result.reserve(wanted.size());
    const std::lock_guard lock{mutex_};
    for (const std::size_t index : wanted) {
        result.push_back(tile(index));
    }
    return result;
}

TilePointer CachedElevation::tile(std::size_t index) const
{
    const auto found = kept_.find(index);
    if (found != kept_.end()) {
        last_used_first_.splice(last_used_first_.begin(), last_used_first_, found->second.use);
        return found->second.tile;
    }
    auto loaded = loader_->load(index);
    last_used_first_.push_front(index);
    kept_[index] = {loaded, last_used_first_.begin()};
    kept_bytes_ += loaded->bytes();
    drop_oldest_beyond_limit();
    return loaded;
}

void CachedElevation::drop_oldest_beyond_limit() const
{
    while (kept_bytes_ > max_memory_bytes_ && kept_.size() > 1) {
        const auto oldest = kept_.find(last_used_first_.back());
        kept_bytes_ -= oldest->second.tile->bytes();
        kept_.erase(oldest);
        last_used_first_.pop_back();
    }
}

}  // namespace transect::terrain
