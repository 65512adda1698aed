/// From cells to outlines.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "transect/geo/plane_geometry.hpp"

#include "coverage/grid.hpp"

namespace transect::coverage {

/// Marked cells of a box.
class CellMask {
public:
    explicit CellMask(const CellBox& box);

    bool at(Cell cell) const { return holds(cell) && marks_[place(cell)] != 0; }
    void set(Cell cell, std::uint8_t mark) { marks_[place(cell)] = mark; }
    bool holds(Cell cell) const;
    const CellBox& box() const { return box_; }
    std::size_t size() const { return marks_.size(); }
    std::size_t place(Cell cell) const;

private:
    CellBox box_;
    std::size_t width_;
    std::vector<std::uint8_t> marks_;
};

/// How much of a cell is to be inside, from 0 to 1.
using CellShare = std::function<double(Cell)>;

/// One polygon for each group of marked cells that touch by their sides, in metres. Its vertices
/// lie between the centres of a marked and an unmarked cell beside each other, where a straight
/// border between them would give both cells their shares; so they are at most two cells apart.
/// With shares of 1 and 0 that is halfway, and along a straight border the vertices lie evenly on
/// both sides of it, which the cells' corners would not.
std::vector<PlanePolygon> outlines(const CellMask& mask, const CellShare& share, double cell_m);

}  // namespace transect::coverage
