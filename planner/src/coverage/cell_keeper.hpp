/// Writes down what the frames of a flight show of the cells.

#pragma once

#include <optional>
#include <set>

#include "coverage/cell_ground.hpp"
#include "coverage/frame.hpp"
#include "coverage/grid.hpp"
#include "coverage/outline.hpp"
#include "coverage/outline_rows.hpp"
#include "coverage/part_marker.hpp"

namespace transect::coverage {

class FrameVisitor;

/// How the ground between two frames counts.
enum class Between {
    swept,   ///< what the outline passes over, and when it does
    nothing  ///< each frame stands until the next one
};

struct KeeperSettings {
    Between between = Between::swept;
    /// Whether parts of cells are marked, for gaps with smooth edges.
    bool marks_parts = true;
};

class CellKeeper {
public:
    /// Grid and ground must outlive the keeper.
    CellKeeper(Grid& grid, CellGround& ground, const KeeperSettings& settings);

    /// The first frame after a hole, or the one that continues from the last.
    void show(const Frame& frame);

    /// Ends the views of all cells at the last frame. Nothing follows on it.
    void end();

    void add_unknown_time(Tick ticks) { grid_.add_unknown_time(ticks); }

private:
    friend class FrameVisitor;

    struct Witness {
        Tick time = 0;
        GroundView view;
        double turned = 0.0;  ///< by the look since then, to and fro, in radians
    };

    void start(const Frame& frame);
    void jump(FrameVisitor& visitor);
    void move_to(const Frame& frame);
    void change(FrameVisitor& visitor, const Frame& frame);
    bool sweeps() const { return settings_.between == Between::swept && last_.has_value(); }
    /// Exactly, between convex outlines.
    bool sweeps_to(const Frame& frame) const
    {
        return sweeps() && last_->shape == Shape::convex && frame.shape == Shape::convex;
    }
    const Outline& last_outline();
    PlaneRing passed_over(const Frame& frame) const;
    bool needs_refresh(const Frame& frame) const;
    void refresh(const Frame& frame);

    Grid& grid_;
    CellGround& ground_;
    KeeperSettings settings_;
    SightLimits limits_;
    double cells_per_metre_;
    std::optional<Frame> last_;
    std::optional<Outline> last_outline_;  ///< where it is known
    /// The frame at which all cells in view were last looked at.
    std::optional<Witness> witness_;
    OutlineRows rows_;
    OutlineRows next_rows_;
    OutlineRows between_;
    /// Cells in the outline that cannot be seen now.
    std::set<Cell> hidden_;
    /// On the way from the last outline to the next one.
    PlaneRing passed_over_;
    PartMarker parts_;
};

}  // namespace transect::coverage
