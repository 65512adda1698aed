/// Ground that a sensor saw, cell by cell.

#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "transect/geo/region_frame.hpp"
#include "transect/instant.hpp"
#include "transect/units.hpp"

namespace transect::coverage {

/// What counts as having observed a cell.
struct Requirement {
    std::optional<Length> ground_sample_distance;  ///< at or better than this (geometric mean)
    Angle min_grazing = 10.0 * degree;             ///< of the line of sight above the ground
    Duration min_view = 1.0 * second;              ///< in one pass
    Duration pass_gap = 60.0 * second;             ///< a longer absence ends a pass
};

/// The cell size where none is asked for: min(100 m, swath/10).
Length default_cell(Length swath);

/// Thrown when an answer would need more memory than allowed; what() names the size that would do.
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

/// What is known of one cell that at least one frame showed. "At quality" is at or better than the
/// required sample distance and grazing angle.
struct CellRecord {
    std::uint16_t passes = 0;            ///< separate looks at quality, each at least min_view long
    Duration longest_pass;               ///< at quality
    Duration dwell;                      ///< at quality, all passes
    Length best_ground_sample_distance;  ///< of every frame
    Angle best_grazing;  ///< steepest line of sight above the ground, of every frame
    Instant first;       ///< in any frame, whatever the quality
    Instant last;
};

/// A time during which a cell was held at quality. Absences up to the pass gap lie within it and
/// are not part of the dwell.
struct Pass {
    Instant start;
    Instant end;
    Duration dwell;
};

/// Why nothing was seen of a cell.
enum class Unseen {
    not_in_view,  ///< no frame held it
    masked,       ///< by terrain, whenever a frame held it
    unknown,      ///< its ground, or what may stand before it, is in no elevation data
};

class Grid;

/// Immutable; copies share their cells. Const functions may run concurrently.
class Coverage {
public:
    explicit Coverage(std::shared_ptr<const Grid> grid);

    /// One pass held the cell as required.
    bool observed(Cell cell) const;
    /// Some frame showed the cell, at whatever quality and for however short (the raw union).
    bool seen(Cell cell) const;
    /// Nothing for a cell that was seen.
    std::optional<Unseen> unseen(Cell cell) const;
    /// The time in which some of the view ran over ground that is in no elevation data.
    Duration time_over_unknown() const;
    /// Nothing if no frame showed the cell.
    std::optional<CellRecord> record(Cell cell) const;
    /// In order of time; also those too short to count.
    std::vector<Pass> passes(Cell cell) const;

    const RegionFrame& frame() const;
    Length cell_size() const;
    const Requirement& requirement() const;

    std::size_t observed_cells() const;
    Area observed_area() const;
    std::size_t seen_cells() const;
    Area seen_area() const;

    /// All observed cells, by row, then column.
    std::vector<Cell> observed_list() const;

    /// Cells are kept in square blocks, this many a side; a block that no frame came near is
    /// absent.
    static constexpr std::int32_t block_side = 64;
    /// The south-west cells of the blocks that are present, by row, then column.
    std::vector<Cell> blocks() const;

    /// For the functions of this layer.
    const Grid& grid() const { return *grid_; }

private:
    std::shared_ptr<const Grid> grid_;
};

}  // namespace transect::coverage
