#include "coverage/cell_keeper.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "coverage/outline_change.hpp"
#include "coverage/outline_sweep.hpp"
#include "coverage/terrain_sight.hpp"

namespace transect::coverage {
namespace {

/// The best sample distance is known to within this share of it.
constexpr double sharpness_error = 0.01;

/// To the nearest tick; `to` must not be before `from`.
Tick part_way(Tick from, Tick to, double share)
{
    const double way = share * static_cast<double>(to - from);
    const auto whole = static_cast<Tick>(way);
    return from + whole + (way - whole >= 0.5 ? 1 : 0);
}

void note(const Sight& sight, BestSight& best)
{
    best.gsd_m = std::min(best.gsd_m, static_cast<float>(sight.gsd_m));
    best.flatness = std::min(best.flatness, static_cast<float>(sight.flatness));
}

}  // namespace

/// Cells as they enter and leave between two frames.
class FrameVisitor {
public:
    FrameVisitor(CellKeeper& keeper, const Frame& before, const Frame& after)
        : keeper_{keeper},
          before_{before},
          after_{after},
          all_required_{before.is_required && after.is_required},
          is_short_{!after.view.is_far_from(before.view, sharpness_error)}
    {}

    void enter(Cell cell, double share)
    {
        if (can_see(cell)) {
            appear(cell, at(share), is_short_ ? seen_from(after_, cell) : between(cell, share));
        } else {
            keeper_.hidden_.insert(cell);
        }
    }

    void leave(Cell cell, double share)
    {
        if (!was_hidden(cell)) {
            disappear(cell, at(share), is_short_ ? seen_from(before_, cell) : between(cell, share));
        } else {
            keeper_.hidden_.erase(cell);
        }
    }

    /// Cells beside each other that stay in the outline.
    void look_again(Cell first, std::int32_t last_column)
    {
        if (all_required_ && keeper_.ground_.is_level()) {
            look_at_level(first, last_column);
            return;
        }
        for (; first.column < last_column; ++first.column) {
            look_again(first);
        }
    }

private:
    /// What look_again() does where all cells are held and stay so.
    void look_at_level(Cell first, std::int32_t last_column)
    {
        const double cell_m = keeper_.grid_.cell_m();
        keeper_.grid_.for_each_part(first, last_column, [&](Cell cell, std::span<BestSight> best) {
            after_.view.improve(best, centre(cell), cell_m);
        });
        const auto passed = after_.view.passed(centre(first), cell_m, keeper_.witness_->view);
        last_column = std::min(last_column, first.column + passed.last);
        for (first.column += passed.first; first.column < last_column; ++first.column) {
            note_nearest(first, keeper_.grid_.at(first));
        }
    }

    void look_again(Cell cell)
    {
        const bool sees = can_see(cell);
        if (was_hidden(cell) == sees) {
            change_sight(cell, sees);
        } else if (sees) {
            update(cell);
        }
    }

    Tick at(double share) const { return part_way(before_.time, after_.time, share); }

    PlanePoint centre(Cell cell) const
    {
        const double cell_m = keeper_.grid_.cell_m();
        return {(cell.column + 0.5) * cell_m, (cell.row + 0.5) * cell_m};
    }

    double ground_m(Cell cell) const { return keeper_.ground_.height_m(cell); }

    bool was_hidden(Cell cell) const
    {
        return !keeper_.hidden_.empty() && keeper_.hidden_.contains(cell);
    }

    bool can_see(Cell cell) const
    {
        if (after_.sight == nullptr || after_.sight->is_clear()) {
            return true;
        }
        const auto line = after_.sight->to(keeper_.ground_.point(cell));
        if (line == SightLine::masked || line == SightLine::unknown) {
            keeper_.grid_.hide(cell, line == SightLine::masked ? Hidden::masked : Hidden::unknown);
        }
        return line == SightLine::clear;
    }

    /// Terrain comes to hide a cell, or ceases to, halfway since the last look at it.
    void change_sight(Cell cell, bool sees)
    {
        const auto time = part_way(keeper_.witness_->time, after_.time, 0.5);
        if (sees) {
            keeper_.hidden_.erase(cell);
            appear(cell, time, seen_from(after_, cell));
        } else {
            keeper_.hidden_.insert(cell);
            disappear(cell, time, seen_from(before_, cell));
        }
    }

    void appear(Cell cell, Tick time, const Sight& sight)
    {
        const auto place = keeper_.grid_.at(cell);
        place.state.first = std::min(place.state.first, time);
        place.state.last = std::max(place.state.last, time);
        note(sight, place.best);
        if (all_required_ || keeper_.limits_.excess(sight) <= 0.0) {
            keeper_.grid_.begin_hold(place, time);
        }
    }

    void disappear(Cell cell, Tick time, const Sight& sight)
    {
        const auto place = keeper_.grid_.at(cell);
        place.state.last = std::max(place.state.last, time);
        note(sight, place.best);
        if (!all_required_) {
            settle(cell, place, sight, time);
        }
        if (place.state.held_since != never) {
            note_nearest(cell, place);
            Grid::end_hold(place.state, time);
        }
    }

    /// A cell that stays in view.
    void update(Cell cell)
    {
        const auto place = keeper_.grid_.at(cell);
        const auto sight = seen_from(after_, cell);
        note(sight, place.best);
        note_nearest(cell, place);
        if (!all_required_) {
            settle(cell, place, sight, after_.time);
        }
    }

    Sight seen_from(const Frame& frame, Cell cell) const
    {
        return frame.view.at(centre(cell), ground_m(cell));
    }

    Sight between(Cell cell, double share) const
    {
        const auto from = seen_from(before_, cell);
        const auto to = seen_from(after_, cell);
        return {
            .gsd_m = from.gsd_m + share * (to.gsd_m - from.gsd_m),
            .flatness = from.flatness + share * (to.flatness - from.flatness)};
    }

    /// The steepest view of a cell that was held may lie between two looks at it.
    void note_nearest(Cell cell, Grid::Place place) const
    {
        const auto& witness = *keeper_.witness_;
        if (place.state.held_since == never || after_.time <= witness.time) {
            return;
        }
        const double share = after_.view.nearest_share(centre(cell), witness.view);
        const double since = 1.0 * place.state.held_since - witness.time;
        if (share > 0.0 && share < 1.0 && share * (after_.time - witness.time) > since) {
            const double flatness =
                after_.view.flatness(centre(cell), ground_m(cell), {witness.view, share});
            place.best.flatness = std::min(place.best.flatness, static_cast<float>(flatness));
        }
    }

    /// Holds the cell or not, as the requirement has it. It came to be met, or ceased to be, where
    /// a line from what the last witness saw crosses it.
    void settle(Cell cell, Grid::Place place, const Sight& sight, Tick time)
    {
        const double now = keeper_.limits_.excess(sight);
        const bool was_held = place.state.held_since != never;
        if (was_held == (now <= 0.0)) {
            return;
        }
        const auto& witness = *keeper_.witness_;
        const double then = keeper_.limits_.excess(witness.view.at(centre(cell), ground_m(cell)));
        const bool crosses = (then <= 0.0) != (now <= 0.0);
        const double share = crosses ? then / (then - now) : 0.5;
        const auto since = was_held ? std::max(witness.time, place.state.held_since) : witness.time;
        const auto change = part_way(since, time, share);
        if (was_held) {
            Grid::end_hold(place.state, change);
        } else {
            keeper_.grid_.begin_hold(place, change);
        }
    }

    CellKeeper& keeper_;
    const Frame& before_;
    const Frame& after_;
    bool all_required_;
    bool is_short_;
};

CellKeeper::CellKeeper(Grid& grid, CellGround& ground, const KeeperSettings& settings)
    : grid_{grid},
      ground_{ground},
      settings_{settings},
      limits_{grid.requirement()},
      cells_per_metre_{1.0 / grid.cell_m()},
      parts_{grid}
{}

void CellKeeper::show(const Frame& frame)
{
    if (frame.outline.empty()) {
        end();
        return;
    }
    grid_.refuse_beyond_hope(cell_box(frame.outline, cells_per_metre_));
    next_rows_.trace(frame.outline, cells_per_metre_, frame.shape);
    const bool is_swept = sweeps_to(frame);
    if (is_swept) {
        passed_over_ = passed_over(frame);
    }
    if (settings_.marks_parts) {
        parts_.mark(is_swept ? passed_over_ : frame.outline, frame.shape);
    }
    if (last_) {
        move_to(frame);
    } else {
        start(frame);
    }
    std::swap(rows_, next_rows_);
    last_ = frame;
}

void CellKeeper::start(const Frame& frame)
{
    witness_ = Witness{frame.time, frame.view};
    FrameVisitor visitor{*this, frame, frame};
    jump(visitor);
}

void CellKeeper::jump(FrameVisitor& visitor)
{
    OutlineChange{{rows_, next_rows_}, visitor}.jump();
}

void CellKeeper::move_to(const Frame& frame)
{
    if (last_->is_required && !frame.is_required) {
        witness_ = Witness{last_->time, last_->view};
    }
    FrameVisitor visitor{*this, *last_, frame};
    change(visitor, frame);
    witness_->turned += frame.view.turn(last_->view);
    if (needs_refresh(frame)) {
        refresh(frame);
    }
}

void CellKeeper::change(FrameVisitor& visitor, const Frame& frame)
{
    if (!sweeps_to(frame)) {
        last_outline_.reset();
    }
    if (!sweeps()) {
        jump(visitor);
    } else if (!sweeps_to(frame)) {
        OutlineChange{{rows_, next_rows_}, visitor}.move();
    } else {
        between_.trace(passed_over_, cells_per_metre_, Shape::convex);
        Outline outline{frame.outline};
        const auto sides = moving_sides(last_outline(), outline);
        last_outline_ = std::move(outline);
        const OutlineSweep sweep{rows_, next_rows_, between_, sides, grid_.cell_m()};
        SweptCells{sweep, visitor}.visit();
    }
}

/// Of the last frame, kept from when it was the next one.
const Outline& CellKeeper::last_outline()
{
    if (!last_outline_) {
        last_outline_ = Outline{last_->outline};
    }
    return *last_outline_;
}

/// All that a convex outline may pass over.
PlaneRing CellKeeper::passed_over(const Frame& frame) const
{
    auto corners = last_->outline;
    corners.insert(corners.end(), frame.outline.begin(), frame.outline.end());
    return convex_hull(std::move(corners));
}

bool CellKeeper::needs_refresh(const Frame& frame) const
{
    const bool may_mask = frame.sight != nullptr && !frame.sight->is_clear();
    if (may_mask || !hidden_.empty()) {
        return frame.view.is_far_from(witness_->view, 2.0 * sharpness_error);
    }
    if (last_->is_required != frame.is_required) {
        return true;
    }
    if (frame.is_required) {
        return frame.gsd_spread > 1.0 + sharpness_error &&
               frame.view.hidden_share(witness_->view, witness_->turned) > sharpness_error;
    }
    return frame.view.is_far_from(witness_->view, 2.0 * sharpness_error);
}

void CellKeeper::refresh(const Frame& frame)
{
    FrameVisitor visitor{*this, *last_, frame};
    for (auto row = next_rows_.first_row(); row < next_rows_.last_row(); ++row) {
        for (const auto& range : next_rows_.at(row)) {
            visitor.look_again({range.first, row}, range.last);
        }
    }
    witness_ = Witness{frame.time, frame.view};
}

void CellKeeper::end()
{
    if (last_) {
        FrameVisitor visitor{*this, *last_, *last_};
        next_rows_.clear();
        jump(visitor);
    }
    hidden_.clear();
    rows_.clear();
    parts_.restart();
    last_outline_.reset();
    last_.reset();
}

}  // namespace transect::coverage
