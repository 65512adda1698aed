#include "coverage/cell_ground.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace transect::coverage {
namespace {

/// Tiles beyond this number start the collection anew: 64 MiB of heights.
constexpr std::size_t most_tiles = 4096;
constexpr double full_circle_deg = 360.0;

/// The parabolas that are 1 at one of -1, 0 and 1 and 0 at the others.
std::array<double, 3> weights(double at)
{
    return {0.5 * at * (at - 1.0), 1.0 - at * at, 0.5 * at * (at + 1.0)};
}

/// Of the middle of the cell in its tile, from -1 to 1.
double in_tile(std::int32_t index)
{
    constexpr std::uint32_t mask = tile_side - 1;
    const auto place = static_cast<double>(static_cast<std::uint32_t>(index) & mask);
    return (place + 0.5) / (0.5 * tile_side) - 1.0;
}

Longitude turned(Longitude from, double east_deg)
{
    return Longitude{std::remainder(from.angle() / degree + east_deg, full_circle_deg) * degree};
}

}  // namespace

CellGround::CellGround(
    RegionFrame frame, double cell_m, std::shared_ptr<const terrain::ElevationSource> source)
    : frame_{std::make_shared<const RegionFrame>(std::move(frame))},
      cell_m_{cell_m},
      source_{std::move(source)}
{}

GeoPoint CellGround::Patch::at(double row, double column) const
{
    const auto by_row = weights(row);
    const auto by_column = weights(column);
    double north = 0.0;
    double east = 0.0;
    for (std::size_t i = 0; i < by_row.size(); ++i) {
        for (std::size_t j = 0; j < by_column.size(); ++j) {
            const double weight = by_row.at(i) * by_column.at(j);
            north += weight * north_deg.at(3 * i + j);
            east += weight * east_deg.at(3 * i + j);
        }
    }
    return {Latitude{centre.latitude.angle() + north * degree}, turned(centre.longitude, east)};
}

CellGround::Patch CellGround::patch(TileIndex index) const
{
    const double half_m = 0.5 * tile_side * cell_m_;
    const auto place = [&](double row, double column) {
        return frame_->reverse(
            {.x_m = (2.0 * index.column + 1.0 + column) * half_m,
             .y_m = (2.0 * index.row + 1.0 + row) * half_m});
    };
    Patch result{.centre = place(0.0, 0.0)};
    std::size_t node = 0;
    for (const double row : {-1.0, 0.0, 1.0}) {
        for (const double column : {-1.0, 0.0, 1.0}) {
            const auto point = place(row, column);
            result.north_deg.at(node) =
                (point.latitude.angle() - result.centre.latitude.angle()) / degree;
            result.east_deg.at(node) =
                terrain::eastward(result.centre.longitude, point.longitude) / degree;
            ++node;
        }
    }
    return result;
}

terrain::GroundPoint CellGround::point(Cell cell)
{
    const auto& patch = tile(tile_of(cell)).patch;
    return {
        .position = patch.at(in_tile(cell.row), in_tile(cell.column)),
        .height = MslHeight{height_m(cell) * metre}};
}

CellGround::GroundTile& CellGround::find_or_read(TileIndex index)
{
    const auto found = tiles_.find(index);
    if (found != tiles_.end()) {
        return found->second;
    }
    if (tiles_.size() >= most_tiles) {
        tiles_.clear();
    }
    return tiles_.emplace(index, read(index)).first->second;
}

CellGround::GroundTile CellGround::read(TileIndex index) const
{
    GroundTile result{.patch = patch(index), .heights_m = std::vector<float>(cells_per_tile)};
    // A little more than the tile, whose corners reach furthest.
    const auto box = terrain::box_around(result.patch.centre, tile_side * cell_m_ * metre);
    const terrain::ElevationInMemory near{source_->tiles(box)};
    for (std::int32_t row = 0; row < tile_side; ++row) {
        for (std::int32_t column = 0; column < tile_side; ++column) {
            const auto height = near.height(result.patch.at(in_tile(row), in_tile(column)));
            result.heights_m[place_in_tile({column, row})] =
                height ? static_cast<float>(height->above_datum() / metre)
                       : std::numeric_limits<float>::quiet_NaN();
        }
    }
    return result;
}

}  // namespace transect::coverage
