#include <algorithm>
#include <cmath>

#include "terrain/view_kernel.hpp"

namespace transect::terrain {
namespace {

/// In degrees as on a CurvePoint.
struct Box {
    double south_deg;
    double north_deg;
    double west_deg;
    double east_deg;
};

std::optional<CellRange> cells_around(const TileInView& tile, const Box& box)
{
    const double first_row = tile.row(box.south_deg);
    const double last_row = tile.row(box.north_deg);
    const double first_column = tile.column(box.west_deg);
    const double last_column = tile.column(box.east_deg);
    if (!(first_row >= 0.0 && first_column >= 0.0 && last_row < tile.cell_rows() &&
          last_column < tile.cell_columns())) {
        return std::nullopt;
    }
    return CellRange{
        .first_row = static_cast<int>(first_row),
        .last_row = static_cast<int>(last_row),
        .first_column = static_cast<int>(first_column),
        .last_column = static_cast<int>(last_column)};
}

bool touches(const TileInView& tile, const Box& box)
{
    return box.north_deg >= tile.south_deg() && box.south_deg <= tile.north_deg() &&
           box.east_deg >= tile.west_deg() && box.west_deg <= tile.east_deg();
}

/// The part of a straight piece between two parallel borders; false if there is none.
bool clip(double place, double speed, double last, Share& share)
{
    if (speed == 0.0) {
        return place >= 0.0 && place <= last;
    }
    const double a = -place / speed;
    const double b = (last - place) / speed;
    share.from = std::max(share.from, std::min(a, b));
    share.to = std::min(share.to, std::max(a, b));
    return share.from <= share.to;
}

/// Straight between two places, in degrees; rows and columns of `piece` are those of no tile.
RayPiece on_tile(const TileInView& tile, const RayPiece& in_degrees)
{
    RayPiece piece = in_degrees;
    piece.row = tile.row(in_degrees.row);
    piece.column = tile.column(in_degrees.column);
    piece.rows = tile.row(in_degrees.row + in_degrees.rows) - piece.row;
    piece.columns = tile.column(in_degrees.column + in_degrees.columns) - piece.column;
    return piece;
}

struct Descent {
    double height_m;  ///< to come down to
    double length_m;  ///< of the ray
};

/// Where a ray comes down to a height, or a little before; nothing if it stays above. The height
/// is a convex function, so that Newton's steps from above never go too far.
std::optional<double> first_below(const RayCurve& curve, const Descent& to)
{
    double t_m = 0.0;
    for (int step = 0; step < 3; ++step) {
        const double above_m = curve.at(t_m).height_m - to.height_m;
        if (above_m <= 0.0) {
            return t_m;
        }
        const double climb = curve.climb(t_m);
        if (!(climb < 0.0)) {
            return std::nullopt;
        }
        t_m += above_m / -climb;
        if (!(t_m < to.length_m)) {
            return std::nullopt;
        }
    }
    return t_m;
}

struct CurveOverCell {
    const RayCurve& curve;
    const TileInView& tile;
    TileInView::Cell cell;
    double fall = 0.0;  ///< how fast the ray nears the surface
};

/// From the root on a straight piece to that on the curve itself, by a Newton step.
double onto_surface(const CurveOverCell& at, double t_m)
{
    const CurvePoint point = at.curve.at(t_m);
    const double clear_m = point.height_m - at.tile.surface(at.cell).height_m(
                                                at.tile.row(point.latitude_deg) - at.cell.row,
                                                at.tile.column(point.east_deg) - at.cell.column);
    constexpr double most_m = 1.0;  // more where the ray grazes: there the root is as good
    const double step_m = clear_m / at.fall;
    return std::abs(step_m) < most_m ? std::max(0.0, t_m + step_m) : t_m;
}

}  // namespace

/// Part of a ray.
struct TerrainView::Kernel::Span {
    double t_m = 0.0;
    double length_m = 0.0;
    CurvePoint from;
    CurvePoint to;
};

RayEnd TerrainView::Kernel::cast(const LocalDirection& direction, double range_m) const
{
    if (is_blind_) {
        return {};
    }
    const auto end = [](const Met& met, double start_m) {
        return RayEnd{.meets = met.what, .slant_range = (start_m + met.t_m) * metre};
    };
    double start_m = std::min(range_m, near_.reach_m());
    if (const auto met = follow(near_.curve(direction), near_.bend(), start_m)) {
        return end(*met, 0.0);
    }
    while (start_m < range_m) {
        const auto [expansion, turned] = onward(direction, start_m);
        const double length_m = std::min(range_m - start_m, expansion.reach_m());
        if (const auto met = follow(expansion.curve(turned), expansion.bend(), length_m)) {
            return end(*met, start_m);
        }
        start_m += length_m;
    }
    return {.meets = RayMeets::nothing, .slant_range = range_m * metre};
}

/// In strides that double while the ray is clear of the ground. Where it may not be, the highest
/// ground below the stride tells how far it is: the height is a convex function of the way, so that
/// the ray stays above its tangent.
std::optional<TerrainView::Kernel::Met> TerrainView::Kernel::follow(
    const RayCurve& curve, const CurveBend& bend, double length_m) const
{
    const auto start_m = first_below(curve, {ceiling_m_, length_m});
    if (!start_m) {
        return std::nullopt;
    }
    Span span{.t_m = *start_m, .length_m = 0.0, .from = curve.at(*start_m), .to = {}};
    double stride_m = first_stride_m(curve, span);
    while (span.t_m < length_m) {
        double next_m = std::min(span.t_m + stride_m, length_m);
        span.length_m = next_m - span.t_m;
        span.to = curve.at(next_m);
        const auto [highest_m, tile] = highest_below(span, bend);
        if (lowest_m(span, bend) > highest_m) {
            stride_m *= 2.0;
        } else if (span.length_m <= leaf_m_) {
            if (const auto met = walk(curve, span, tile)) {
                return met;
            }
        } else {
            stride_m = 0.5 * span.length_m;
            const double clear_m = clear_way_m(curve, span, highest_m);
            if (clear_m < leaf_m_) {
                continue;
            }
            stride_m = std::max(leaf_m_, std::min(stride_m, span.length_m - clear_m));
            next_m = span.t_m + clear_m;
            span.to = curve.at(next_m);
        }
        if (span.to.height_m > ceiling_m_ && curve.climb(next_m) >= 0.0) {
            return std::nullopt;
        }
        span.t_m = next_m;
        span.from = span.to;
    }
    return std::nullopt;
}

/// How far the ray certainly stays above a height, within the span.
double TerrainView::Kernel::clear_way_m(const RayCurve& curve, const Span& span, double highest_m)
{
    const double above_m = span.from.height_m - highest_m;
    const double fall = -curve.climb(span.t_m);
    return above_m > 0.0 && fall > 0.0 && above_m < fall * span.length_m ? above_m / fall : 0.0;
}

/// Down to the ground below the camera, were it level.
double TerrainView::Kernel::first_stride_m(const RayCurve& curve, const Span& span) const
{
    constexpr double usual = 8.0;
    const double down_m = (span.from.height_m - ground_m_) / -curve.climb(span.t_m);
    return down_m > leaf_m_ && down_m < near_.reach_m() ? down_m : usual * leaf_m_;
}

double TerrainView::Kernel::lowest_m(const Span& span, const CurveBend& bend)
{
    const double bow = span.length_m * span.length_m / 8.0;
    return std::min(span.from.height_m, span.to.height_m) - bow * bend.height_m_m2;
}

TerrainView::Kernel::Below TerrainView::Kernel::highest_below(
    const Span& span, const CurveBend& bend) const
{
    const double bow = span.length_m * span.length_m / 8.0;
    const auto [south, north] = std::minmax(span.from.latitude_deg, span.to.latitude_deg);
    const auto [west, east] = std::minmax(span.from.east_deg, span.to.east_deg);
    const double latitude_bow = bow * bend.latitude_deg_m2;
    const double east_bow = bow * bend.east_deg_m2;
    const Box box{
        .south_deg = south - latitude_bow,
        .north_deg = north + latitude_bow,
        .west_deg = west - east_bow,
        .east_deg = east + east_bow};
    for (const auto& tile : in_view_) {
        if (const auto cells = cells_around(tile, box)) {
            return {std::min(ceiling_m_, tile.highest_m(*cells)), &tile};
        }
        if (tiles_overlap_ && touches(tile, box)) {
            break;
        }
    }
    return {ceiling_m_, nullptr};
}

/// The tile that counts after `from`, and the part of the piece over which it does.
const TileInView* TerrainView::Kernel::next_tile(
    const RayPiece& piece, double from, Share& share) const
{
    constexpr double rounding = 1e-7;  // of a piece: less than 0.1 mm
    double until = 1.0;
    for (const auto& tile : in_view_) {
        const RayPiece on = on_tile(tile, piece);
        Share own;
        if (!clip(on.row, on.rows, tile.cell_rows(), own) ||
            !clip(on.column, on.columns, tile.cell_columns(), own)) {
            continue;
        }
        if (own.from <= from + rounding && own.to > from + rounding) {
            share = {.from = from, .to = std::min(until, own.to)};
            return &tile;
        }
        if (own.from > from + rounding) {
            until = std::min(until, own.from);
        }
    }
    return nullptr;
}

std::optional<TerrainView::Kernel::Met> TerrainView::Kernel::walk(
    const RayCurve& curve, const Span& span, const TileInView* only) const
{
    const double middle_m = span.t_m + 0.5 * span.length_m;
    const double climb_change = 2.0 * curve.height_m[1] + 6.0 * middle_m * curve.height_m[2];
    const RayPiece in_degrees{
        .row = span.from.latitude_deg,
        .column = span.from.east_deg,
        .rows = span.to.latitude_deg - span.from.latitude_deg,
        .columns = span.to.east_deg - span.from.east_deg,
        .height_m = span.from.height_m,
        .climb_m = span.to.height_m - span.from.height_m,
        .sag_m = 0.5 * climb_change * span.length_m * span.length_m};
    if (only != nullptr) {
        return walk_on(*only, curve, span, {in_degrees, Share{}});
    }
    constexpr double almost_all = 1.0 - 2e-7;
    Share share{.from = 0.0, .to = 0.0};
    while (share.to < almost_all) {
        const double from = share.to;
        const auto* const tile = next_tile(in_degrees, from, share);
        if (tile == nullptr) {
            if (std::min(span.from.height_m, span.to.height_m) - in_degrees.sag_m > ceiling_m_) {
                return std::nullopt;
            }
            return Met{RayMeets::unknown, span.t_m + from * span.length_m};
        }
        if (const auto met = walk_on(*tile, curve, span, {in_degrees, share})) {
            return met;
        }
    }
    return std::nullopt;
}

std::optional<TerrainView::Kernel::Met> TerrainView::Kernel::walk_on(
    const TileInView& tile, const RayCurve& curve, const Span& span, const PieceShare& part) const
{
    const auto hit = walk_cells(tile, on_tile(tile, part.in_degrees), part.share, ceiling_m_);
    if (!hit) {
        return std::nullopt;
    }
    const double t_m = span.t_m + hit->at * span.length_m;
    if (hit->is_unknown) {
        return Met{RayMeets::unknown, t_m};
    }
    return Met{
        RayMeets::ground, onto_surface({curve, tile, hit->cell, hit->fall_m / span.length_m}, t_m)};
}

}  // namespace transect::terrain
