/// Ground that a sensor saw, cell by cell.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "transect/flight/trajectory.hpp"
#include "transect/geo/polygon.hpp"
#include "transect/geo/region_frame.hpp"
#include "transect/sensor/camera.hpp"
#include "transect/terrain/ground.hpp"

namespace transect::coverage {

/// What counts as having observed a cell.
struct Requirement {
    std::optional<Length> ground_sample_distance;  ///< at or better than this (geometric mean)
    Duration min_view = 1.0 * second;              ///< in one pass
    Duration pass_gap = 60.0 * second;             ///< a longer absence ends a pass
};

/// Thrown when the tiles that a flight touches would need more memory than allowed.
class MemoryLimit : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Square cells in a region frame. Column 0, row 0 has its south-west corner at the plane's origin;
/// indices may be negative.
struct Cell {
    std::int32_t column = 0;
    std::int32_t row = 0;

    friend auto operator<=>(const Cell&, const Cell&) = default;
};

/// What is known of one cell that at least one frame touched.
struct CellRecord {
    std::uint16_t passes = 0;  ///< separate looks at required quality, each at least min_view long
    bool seen = false;         ///< inside any frame, whatever the quality and for however short
    Duration longest_pass;     ///< at required quality
    Duration dwell;            ///< time inside frames at required quality, all passes
    Length best_ground_sample_distance;
    Instant first;
    Instant last;
};

/// Immutable; copies share their tiles.
class Coverage {
public:
    /// A cell counts as observed when one pass held it as required.
    bool observed(Cell cell) const;
    /// Nothing if no frame touched the cell.
    std::optional<CellRecord> record(Cell cell) const;

    const RegionFrame& frame() const;
    Length cell_size() const;
    std::size_t observed_cells() const;
    Area observed_area() const;

    /// All observed cells, by row, then column.
    std::vector<Cell> observed_list() const;
};

}  // namespace transect::coverage
