#include "terrain/view_kernel.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <GeographicLib/Geocentric.hpp>

namespace transect::terrain {
namespace {

constexpr double full_circle_deg = 360.0;
constexpr double radians_per_degree = std::numbers::pi / 180.0;

const GeographicLib::Geocentric& earth()
{
    return GeographicLib::Geocentric::WGS84();
}

double to_deg(Angle angle)
{
    return angle / degree;
}

/// How far the camera lies east of the tile's westernmost posts, the short way round.
double east_of_tile_deg(GeoPoint camera, const PostGrid& grid)
{
    const double half_deg = 0.5 * (grid.columns - 1) * to_deg(grid.longitude_step);
    const double west_deg = to_deg(grid.west.angle());
    return std::remainder(to_deg(camera.longitude.angle()) - west_deg - half_deg, full_circle_deg) +
           half_deg;
}

bool overlap(const TileInView& a, const TileInView& b)
{
    constexpr double rounding_deg = 1e-9;
    return std::min(a.north_deg(), b.north_deg()) - std::max(a.south_deg(), b.south_deg()) >
               rounding_deg &&
           std::min(a.east_deg(), b.east_deg()) - std::max(a.west_deg(), b.west_deg()) >
               rounding_deg;
}

}  // namespace

TerrainView::Kernel::Kernel(
    const ElevationSource& source, GeoPoint camera, MslHeight height, const ViewLimits& limits)
    : camera_{camera},
      height_m_{height.above_datum() / metre},
      farthest_m_{limits.farthest / metre},
      range_{box_around(camera, limits.farthest)},
      near_{{to_deg(camera.latitude.angle()), 0.0, height_m_}}
{
    std::vector<double> rotation(rotation_.size());
    earth().Forward(
        to_deg(camera.latitude.angle()),
        to_deg(camera.longitude.angle()),
        height_m_,
        place_.x,
        place_.y,
        place_.z,
        rotation);
    std::ranges::copy(rotation, rotation_.begin());
    constexpr double polar_deg = 89.0;
    is_blind_ =
        to_deg(range_.north.angle()) > polar_deg || to_deg(range_.south.angle()) < -polar_deg;
    if (is_blind_) {
        return;
    }
    take_tiles(source);
    find_ceiling(limits.highest_possible);
    find_leaf();
    is_blind_ = is_below_ground();
}

void TerrainView::Kernel::take_tiles(const ElevationSource& source)
{
    tiles_ = source.tiles(range_);
    in_view_.reserve(tiles_.size());
    for (const auto& tile : tiles_) {
        const TileInView added{*tile, east_of_tile_deg(camera_, tile->grid())};
        tiles_overlap_ = tiles_overlap_ || std::ranges::any_of(in_view_, [&](const auto& other) {
                             return overlap(added, other);
                         });
        in_view_.push_back(added);
    }
}

/// Where all ground within the range is known, nothing can be met above the highest of it.
void TerrainView::Kernel::find_ceiling(MslHeight highest_possible)
{
    ceiling_m_ = highest_possible.above_datum() / metre;
    if (tiles_.size() == 1) {
        if (const auto known = tiles_.front()->bounds(range_)) {
            ceiling_m_ = known->highest.above_datum() / metre;
        }
    }
    for (const auto& tile : tiles_) {
        const auto highest_m = static_cast<double>(tile->highest_m().bound());
        if (std::isfinite(highest_m) && tiles_.size() > 1) {
            ceiling_m_ = std::max(ceiling_m_, highest_m);
        }
    }
}

/// The longest piece of a ray that is straight in latitude and longitude within 4 mm, and not much
/// longer than a block of the pyramid.
void TerrainView::Kernel::find_leaf()
{
    constexpr double straight_m = 0.004;
    constexpr double metres_per_degree = 111'000.0;
    const double bend_m = near_.bend().latitude_deg_m2 * metres_per_degree;
    leaf_m_ = std::sqrt(8.0 * straight_m / bend_m);
    for (const auto& tile : tiles_) {
        const double block = 8.0;
        leaf_m_ = std::min(
            leaf_m_, std::max(1.0, block * metres_per_degree * to_deg(tile->grid().latitude_step)));
    }
}

bool TerrainView::Kernel::is_below_ground()
{
    const auto ground = height(camera_);
    ground_m_ = ground ? ground->above_datum() / metre : height_m_;
    return ground && height_m_ < ground->above_datum() / metre;
}

TerrainView::Kernel::Vector TerrainView::Kernel::earth_centred(const LocalDirection& d) const
{
    const auto row = [&](std::size_t first) {
        return rotation_.at(first) * d.east + rotation_.at(first + 1) * d.north -
               rotation_.at(first + 2) * d.down;
    };
    return {row(0), row(3), row(6)};
}

TerrainView::Kernel::Onward TerrainView::Kernel::onward(
    const LocalDirection& direction, double t_m) const
{
    const Vector d = earth_centred(direction);
    double latitude_deg = 0.0;
    double longitude_deg = 0.0;
    double height_m = 0.0;
    std::vector<double> m(rotation_.size());
    earth().Reverse(
        place_.x + t_m * d.x,
        place_.y + t_m * d.y,
        place_.z + t_m * d.z,
        latitude_deg,
        longitude_deg,
        height_m,
        m);
    const double east_deg =
        std::remainder(longitude_deg - to_deg(camera_.longitude.angle()), full_circle_deg);
    const auto column = [&](std::size_t k) {
        return m.at(k) * d.x + m.at(k + 3) * d.y + m.at(k + 6) * d.z;
    };
    return {
        .expansion = LocalExpansion{{latitude_deg, east_deg, height_m}},
        .direction = {.north = column(1), .east = column(0), .down = -column(2)}};
}

GroundPoint TerrainView::Kernel::point_at(const LocalDirection& direction, double range_m) const
{
    const Vector d = earth_centred(direction);
    double latitude_deg = 0.0;
    double longitude_deg = 0.0;
    double height_m = 0.0;
    earth().Reverse(
        place_.x + range_m * d.x,
        place_.y + range_m * d.y,
        place_.z + range_m * d.z,
        latitude_deg,
        longitude_deg,
        height_m);
    return {
        .position = {Latitude{latitude_deg * degree}, Longitude{longitude_deg * degree}},
        .height = MslHeight{height_m * metre}};
}

LineOfSight TerrainView::Kernel::sees(const GroundPoint& point) const
{
    constexpr double own_ground_m = 0.02;
    Vector to;
    earth().Forward(
        to_deg(point.position.latitude.angle()),
        to_deg(point.position.longitude.angle()),
        point.height.above_datum() / metre + own_ground_m,
        to.x,
        to.y,
        to.z);
    to = {to.x - place_.x, to.y - place_.y, to.z - place_.z};
    const double range_m = std::sqrt(to.x * to.x + to.y * to.y + to.z * to.z);
    if (!(range_m <= farthest_m_)) {
        return LineOfSight::unknown;
    }
    if (range_m <= own_ground_m) {
        return LineOfSight::visible;
    }
    const auto column = [&](std::size_t k) {
        return (rotation_.at(k) * to.x + rotation_.at(k + 3) * to.y + rotation_.at(k + 6) * to.z) /
               range_m;
    };
    const LocalDirection direction{.north = column(1), .east = column(0), .down = -column(2)};
    switch (cast(direction, range_m - own_ground_m).meets) {
        case RayMeets::ground:
            return LineOfSight::masked;
        case RayMeets::nothing:
            return LineOfSight::visible;
        case RayMeets::unknown:
            break;
    }
    return LineOfSight::unknown;
}

std::optional<MslHeight> TerrainView::Kernel::height(GeoPoint point) const
{
    for (const auto& tile : tiles_) {
        if (contains(tile->extent(), point)) {
            return tile->height(point);
        }
    }
    return std::nullopt;
}

std::optional<GroundBounds> TerrainView::Kernel::bounds(const GeoBox& box) const
{
    const TilePointer* only = nullptr;
    for (const auto& tile : tiles_) {
        if (intersect(tile->extent(), box)) {
            if (only != nullptr) {
                return std::nullopt;
            }
            only = &tile;
        }
    }
    return only == nullptr ? std::nullopt : (*only)->bounds(box);
}

/// If a ray went through ground before its point, the ground would have to fall from there to the
/// point at least as steeply as the ray does.
bool TerrainView::Kernel::nothing_masked(const GeoBox& box, Angle least_depression) const
{
    if (is_blind_) {
        return false;
    }
    const auto ground = bounds(grown_to(box, camera_));
    if (!ground || !(ground->highest.above_datum() / metre < height_m_)) {
        return false;
    }
    // Over the ground's curve a ray comes down less steeply than at the camera: by the arc between.
    constexpr double least_radius_m = 6.33e6;
    const double least =
        least_depression / degree * radians_per_degree - farthest_m_ / least_radius_m;
    return least > 0.0 && least < std::numbers::pi / 2.0 + 1e-9 &&
           ground->steepest_slope < std::tan(std::min(least, 1.5));
}

}  // namespace transect::terrain
