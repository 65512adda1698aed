#include "terrain/cell_walk.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace transect::terrain {
namespace {

/// A quadratic, positive at zero, on [0, last].
struct Parabola {
    double constant = 0.0;
    double linear = 0.0;
    double square = 0.0;
};

/// The least root, computed without cancellation.
std::optional<double> first_root(const Parabola& f, double last)
{
    const double end = f.constant + last * (f.linear + last * f.square);
    const bool can_dip = f.square > 0.0 && f.linear < 0.0 && -f.linear < 2.0 * f.square * last;
    if (end > 0.0 && !can_dip) {
        return std::nullopt;
    }
    const double discriminant = f.linear * f.linear - 4.0 * f.square * f.constant;
    if (!(discriminant >= 0.0)) {
        return end > 0.0 ? std::nullopt : std::optional{last};
    }
    // With a positive constant, the least positive root is 2c / (−b + √D) in both signs of the
    // square term.
    const double divisor = -f.linear + std::sqrt(discriminant);
    const double root = divisor > 0.0 ? 2.0 * f.constant / divisor : last;
    if (end > 0.0 && !(root <= last)) {
        return std::nullopt;
    }
    return std::min(root, last);
}

/// Steps from cell to cell along one axis. Cells are integers and the number of steps is known in
/// advance, so that a walk ends whatever rounding does.
class AxisSteps {
public:
    struct Line {
        double place;
        double speed;
        int cells;
    };

    AxisSteps(const Line& line, Share share)
        : line_{line},
          cell_{cell_at(line.place + share.from * line.speed, line)},
          left_{cell_at(line.place + share.to * line.speed, line) - cell_},
          direction_{left_ < 0 ? -1 : 1},
          inverse_speed_{1.0 / line.speed}
    {
        left_ = std::abs(left_);
        find_next();
    }

    int cell() const { return cell_; }
    /// Where the next step is due; infinite after the last.
    double next() const { return next_; }

    void step()
    {
        cell_ += direction_;
        --left_;
        find_next();
    }

private:
    static int cell_at(double place, const Line& line)
    {
        return std::clamp(static_cast<int>(place), 0, line.cells - 1);
    }

    void find_next()
    {
        const int border = direction_ > 0 ? cell_ + 1 : cell_;
        next_ = left_ > 0 ? (border - line_.place) * inverse_speed_
                          : std::numeric_limits<double>::infinity();
    }

    Line line_;
    int cell_;
    int left_;
    int direction_;
    double inverse_speed_;  ///< not finite for a line that never steps, which does not use it
    double next_ = 0.0;
};

/// The piece's height above the cell's surface, counted from `from`.
Parabola clearance(
    const RayPiece& piece, const TileInView::Surface& surface, TileInView::Cell cell, double from)
{
    const double r = piece.row + from * piece.rows - cell.row;
    const double c = piece.column + from * piece.columns - cell.column;
    const double ground_slope = piece.rows * (surface.north_m + c * surface.twist_m) +
                                piece.columns * (surface.east_m + r * surface.twist_m);
    return {
        .constant = piece.height_at(from) - surface.height_m(r, c),
        .linear = piece.climb_m + piece.sag_m * (2.0 * from - 1.0) - ground_slope,
        .square = piece.sag_m - surface.twist_m * piece.rows * piece.columns};
}

struct CellPosts {
    TileInView::Cell cell;
    TileInView::Posts posts;
};

std::optional<CellHit> meet(
    const CellPosts& at, const RayPiece& piece, Share share, double ceiling_m)
{
    if (at.posts.is_any_unknown()) {
        const bool may_meet =
            std::min(piece.height_at(share.from), piece.height_at(share.to)) - piece.sag_m <=
            ceiling_m;
        return may_meet ? std::optional{CellHit{share.from, true, at.cell, 0.0}} : std::nullopt;
    }
    const auto f = clearance(piece, TileInView::Surface{at.posts}, at.cell, share.from);
    if (!(f.constant > 0.0)) {
        return CellHit{share.from, false, at.cell, -f.linear};
    }
    if (const auto root = first_root(f, share.to - share.from)) {
        return CellHit{share.from + *root, false, at.cell, -f.linear - 2.0 * f.square * *root};
    }
    return std::nullopt;
}

}  // namespace

TileInView::Posts TileInView::posts(Cell cell) const
{
    const std::size_t south =
        static_cast<std::size_t>(cell.row) * stride_ + static_cast<std::size_t>(cell.column);
    const std::size_t north = south + stride_;
    return {heights_m_[south], heights_m_[south + 1], heights_m_[north], heights_m_[north + 1]};
}

std::optional<CellHit> walk_cells(
    const TileInView& tile, const RayPiece& piece, Share share, double ceiling_m)
{
    AxisSteps rows{{piece.row, piece.rows, tile.cell_rows()}, share};
    AxisSteps columns{{piece.column, piece.columns, tile.cell_columns()}, share};
    double from = share.from;
    double height_m = piece.height_at(from);
    while (true) {
        const double next = std::min(rows.next(), columns.next());
        const double to = std::clamp(next, from, share.to);
        const double next_height_m = piece.height_at(to);
        const TileInView::Cell cell{rows.cell(), columns.cell()};
        const auto posts = tile.posts(cell);
        // Between its ends a piece sags less than `sag_m` / 4 below them.
        const double lowest_m = std::min(height_m, next_height_m) - 0.25 * piece.sag_m;
        if (!posts.are_below(lowest_m)) {
            if (const auto hit = meet({cell, posts}, piece, {from, to}, ceiling_m)) {
                return hit;
            }
        }
        if (std::isinf(next)) {
            return std::nullopt;
        }
        (rows.next() <= columns.next() ? rows : columns).step();
        from = to;
        height_m = next_height_m;
    }
}

}  // namespace transect::terrain
