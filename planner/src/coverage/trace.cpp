#include "coverage/trace.hpp"

#include <algorithm>
#include <utility>

namespace transect::coverage {
namespace {

/// Vertices keep this far from the centres, in cells, so that rings neither touch nor cross.
constexpr double nearest_to_centre = 0.05;

/// Along the grid lines; the unit of both numbers is a cell.
struct Step {
    std::int32_t east = 0;
    std::int32_t north = 0;
};

constexpr Step to_left(Step ahead)
{
    return {-ahead.north, ahead.east};
}

constexpr Step to_right(Step ahead)
{
    return {ahead.north, -ahead.east};
}

/// The cell beside a grid corner that lies ahead and to one side of somebody standing there.
Cell cell_ahead(Cell corner, Step ahead, Step aside)
{
    // Of the four cells at a corner, the one north-east of it has its numbers.
    const auto east = ahead.east + aside.east;
    const auto north = ahead.north + aside.north;
    return {corner.column + (east > 0 ? 0 : -1), corner.row + (north > 0 ? 0 : -1)};
}

class Tracer {
public:
    Tracer(const CellMask& mask, const CellShare& share, double cell_m)
        : mask_{mask}, share_{share}, cell_m_{cell_m}, group_(mask.size()), walked_(mask.size())
    {}

    std::vector<PlanePolygon> outlines()
    {
        const auto& [low, high] = mask_.box();
        for (auto row = low.row; row < high.row; ++row) {
            for (auto column = low.column; column < high.column; ++column) {
                visit({column, row});
            }
        }
        return std::move(polygons_);
    }

private:
    /// In order of rows from the south, a group is first met at its outer ring and later at holes.
    void visit(Cell cell)
    {
        if (!mask_.at(cell)) {
            return;
        }
        auto& group = group_[mask_.place(cell)];
        if (group == 0) {
            polygons_.emplace_back();
            mark_group(cell, static_cast<std::uint32_t>(polygons_.size()));
            polygons_.back().outer = ring(cell);
        } else if (has_lower_side(cell) && !walked_[mask_.place(cell)]) {
            polygons_[group - 1].holes.push_back(ring(cell));
        }
    }

    bool has_lower_side(Cell cell) const { return !mask_.at({cell.column, cell.row - 1}); }

    void mark_group(Cell seed, std::uint32_t number)
    {
        std::vector<Cell> open{seed};
        group_[mask_.place(seed)] = number;
        while (!open.empty()) {
            const auto cell = open.back();
            open.pop_back();
            for (const auto& [east, north] : {Step{1, 0}, Step{-1, 0}, Step{0, 1}, Step{0, -1}}) {
                const Cell next{cell.column + east, cell.row + north};
                if (mask_.at(next) && group_[mask_.place(next)] == 0) {
                    group_[mask_.place(next)] = number;
                    open.push_back(next);
                }
            }
        }
    }

    /// Starts along the lower side of a cell and keeps marked cells on the left.
    PlaneRing ring(Cell start)
    {
        PlaneRing result;
        Cell corner = start;
        Step ahead{1, 0};
        do {
            result.push_back(vertex(corner, ahead));
            if (ahead.east == 1) {
                walked_[mask_.place(corner)] = true;
            }
            corner = {corner.column + ahead.east, corner.row + ahead.north};
            ahead = turned(corner, ahead);
        } while (corner != start || ahead.east != 1);
        return result;
    }

    /// On the way between the centres of the cells to the left and to the right.
    PlanePoint vertex(Cell corner, Step ahead) const
    {
        const auto marked = cell_ahead(corner, ahead, to_left(ahead));
        const auto aside = to_right(ahead);
        const Cell other{marked.column + aside.east, marked.row + aside.north};
        const double way = std::clamp(
            share_(marked) + share_(other) - 0.5, nearest_to_centre, 1.0 - nearest_to_centre);
        return {
            (marked.column + 0.5 + way * aside.east) * cell_m_,
            (marked.row + 0.5 + way * aside.north) * cell_m_};
    }

    /// Where only corners touch, stays with its own cell.
    Step turned(Cell corner, Step ahead) const
    {
        if (!mask_.at(cell_ahead(corner, ahead, to_left(ahead)))) {
            return to_left(ahead);
        }
        if (mask_.at(cell_ahead(corner, ahead, to_right(ahead)))) {
            return to_right(ahead);
        }
        return ahead;
    }

    const CellMask& mask_;
    const CellShare& share_;
    double cell_m_;
    std::vector<std::uint32_t> group_;  ///< 0 for none yet
    std::vector<bool> walked_;          ///< cells whose lower side is in a ring
    std::vector<PlanePolygon> polygons_;
};

}  // namespace

CellMask::CellMask(const CellBox& box)
    : box_{box},
      width_{static_cast<std::size_t>(box.high.column - box.low.column)},
      marks_(width_ * static_cast<std::size_t>(box.high.row - box.low.row))
{}

bool CellMask::holds(Cell cell) const
{
    return cell.column >= box_.low.column && cell.column < box_.high.column &&
           cell.row >= box_.low.row && cell.row < box_.high.row;
}

std::size_t CellMask::place(Cell cell) const
{
    return static_cast<std::size_t>(cell.row - box_.low.row) * width_ +
           static_cast<std::size_t>(cell.column - box_.low.column);
}

std::vector<PlanePolygon> outlines(const CellMask& mask, const CellShare& share, double cell_m)
{
    return Tracer{mask, share, cell_m}.outlines();
}

}  // namespace transect::coverage
