#include "transect/terrain/cached_elevation.hpp"

#include <atomic>
#include <thread>

#include "transect/error.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "terrain/brute_ray.hpp"

namespace transect {
namespace {

using terrain::CachedElevation;
using terrain::TilePointer;

/// Ten tiles in a row from 0° E, 0.05° apart, all level at their number.
class Row : public terrain::TileLoader {
public:
    explicit Row(std::atomic<int>& loads) : loads_{loads} {}

    std::vector<terrain::TileListing> listings() const override
    {
        std::vector<terrain::TileListing> result;
        for (std::size_t index = 0; index < 10; ++index) {
            result.push_back({terrain::extent(grid(index)), terrain::tile_bytes(60, 60)});
        }
        return result;
    }

    TilePointer load(std::size_t index) const override
    {
        ++loads_;
        return std::make_shared<const terrain::ElevationTile>(
            grid(index), std::vector<float>(60 * 60, static_cast<float>(index)));
    }

    std::string name() const override { return "row"; }

private:
    static terrain::PostGrid grid(std::size_t index)
    {
        return {
            .south = Latitude{0.0 * degree},
            .west = Longitude{0.05 * static_cast<double>(index) * degree},
            .latitude_step = 0.01 / 59.0 * degree,
            .longitude_step = 0.01 / 59.0 * degree,
            .rows = 60,
            .columns = 60};
    }

    std::atomic<int>& loads_;
};

GeoPoint inside(int index)
{
    return test::point(0.005, 0.05 * index + 0.005);
}

TEST_CASE(
    "tiles are loaded when first needed, and the least recently used are dropped", "[terrain]")
{
    std::atomic<int> loads{0};
    const CachedElevation source{
        std::make_unique<const Row>(loads), 2 * terrain::tile_bytes(60, 60)};
    CHECK(loads == 0);
    const auto first = source.tile_at(inside(0));
    REQUIRE(first);
    CHECK(source.height(inside(1)) == MslHeight{1.0 * metre});
    CHECK(source.tile_at(inside(0)) == first);
    CHECK(loads == 2);
    CHECK(source.height(inside(2)) == MslHeight{2.0 * metre});  // drops the second
    CHECK(source.tile_at(inside(0)) == first);
    CHECK(loads == 3);
    CHECK(source.height(inside(1)));
    CHECK(loads == 4);
    CHECK(source.tile_at(test::point(0.005, 0.03)) == nullptr);
    CHECK(first->height(inside(0)) == MslHeight{});
}

TEST_CASE("more terrain in sight than memory allows is refused, with the size", "[terrain]")
{
    std::atomic<int> loads{0};
    const CachedElevation source{
        std::make_unique<const Row>(loads), 2 * terrain::tile_bytes(60, 60)};
    const terrain::GeoBox all{
        Latitude{0.0 * degree}, Latitude{1.0 * degree}, Longitude{0.0 * degree}, 1.0 * degree};
    CHECK_THROWS_AS(source.tiles(all), InputError);
    CHECK(loads == 0);
}

TEST_CASE("the bytes of a tile are foreseen", "[terrain]")
{
    for (const int posts : {2, 3, 9, 10, 60, 201}) {
        const auto count = static_cast<std::size_t>(posts) * static_cast<std::size_t>(posts);
        const terrain::ElevationTile tile{
            {.south = Latitude{0.0 * degree},
             .west = Longitude{0.0 * degree},
             .latitude_step = 0.001 * degree,
             .longitude_step = 0.001 * degree,
             .rows = posts,
             .columns = posts},
            std::vector<float>(count, 1.0F)};
        CHECK(tile.bytes() <= terrain::tile_bytes(posts, posts));
    }
}

TEST_CASE("several threads share a cache", "[terrain]")
{
    std::atomic<int> loads{0};
    std::atomic<int> wrong{0};
    const CachedElevation source{
        std::make_unique<const Row>(loads), 3 * terrain::tile_bytes(60, 60)};
    {
        std::vector<std::jthread> threads;
        for (std::uint64_t seed = 0; seed < 4; ++seed) {
            threads.emplace_back([&, seed] {
                test::Draw draw{seed};
                for (int k = 0; k < 2000; ++k) {
                    const int index = static_cast<int>(draw.between(0.0, 10.0));
                    wrong += source.height(inside(index)) == MslHeight{index * metre} ? 0 : 1;
                }
            });
        }
    }
    CHECK(wrong == 0);
}

}  // namespace
}  // namespace transect
