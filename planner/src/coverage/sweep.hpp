/// The ground that the footprint sweeps between two moments.

#pragma once

#include <optional>
#include <vector>

#include "coverage/frame.hpp"
#include "coverage/grid.hpp"
#include "coverage/row_spans.hpp"

namespace transect::coverage {

/// Part of the time between two frames, as shares of it from 0 to 1.
struct Share {
    double from = 0.0;
    double to = 1.0;

    bool empty() const { return !(from < to); }
};

/// What something is at both ends of the time; it changes evenly in between.
struct Change {
    double before = 0.0;
    double after = 0.0;

    double at(double part) const { return before + part * (after - before); }
};

/// The part of a share in which the value is at most zero.
Share while_not_positive(Share share, Change value);

/// Adds what frames show to the cells of a grid.
class Sweep {
public:
    Sweep(Grid& grid, std::size_t max_memory_bytes)
        : grid_{grid}, max_memory_bytes_{max_memory_bytes}
    {}

    /// The sides are those of the two outlines, neither of which may be empty.
    void between(const Frame& before, const Frame& after, const std::vector<MovingSide>& sides);

    /// What comes next does not continue from the last frame.
    void start_anew() { last_marked_s_.reset(); }

private:
    /// One step of the footprint. Lives as long as between() runs.
    struct Step {
        const Frame& before;
        const Frame& after;
        const std::vector<MovingSide>& sides;
        RowSpans before_rows;
        RowSpans after_rows;
        Change grazing_m2;  ///< squared ground distance at the required grazing angle
        double duration_s = 0.0;
    };

    void make_tiles(const RowSpans& rows);
    void mark_parts(const RowSpans& parts, const Frame& before);
    void mark(std::int32_t part_row, Span part_columns);
    void row(const Step& step, std::int32_t row, Span columns);
    static Share in_outline(const Step& step, PlanePoint centre);
    void show(const Step& step, Share shown, PlanePoint centre, CellState& state) const;
    void hold(double from_s, double to_s, CellState& state) const;
    Share at_quality(const Step& step, Share shown, PlanePoint centre, Change gsd_m) const;

    Grid& grid_;
    std::size_t max_memory_bytes_;
    std::optional<double> last_marked_s_;  ///< time of the frame whose parts are marked already
};

}  // namespace transect::coverage
