#include "coverage/follower.hpp"

#include <cmath>
#include <utility>

#include "sensor/viewing.hpp"

namespace transect::coverage {
namespace {

/// Allowed departure from even motion between frames, in cells.
constexpr double unevenness_in_cells = 0.1;
/// Estimates are trusted up to this part of it.
constexpr double trusted_part = 0.5;
/// Frames that move the outline by less wait, in cells.
constexpr double least_motion_in_cells = 0.25;
/// On terrain, where frames cost more and each is drawn to a tenth of a cell.
constexpr double least_motion_on_terrain_in_cells = 0.5;
/// Between two frames the outline moves by at most this much of its width.
constexpr double most_motion_in_widths = 0.5;
/// On terrain the outline changes as it moves.
constexpr double most_motion_in_cells = 0.5;
/// Frames between two samples are at most 2 to this power, which bounds the work of a wild log.
constexpr int deepest_split = 8;

}  // namespace

Follower::Follower(const ObserveSettings& settings, FrameMaker& frames, CellKeeper& keeper)
    : settings_{settings}, frames_{frames}, keeper_{keeper}
{}

void Follower::go_on(const flight::Sample& from, const flight::Sample& to, Duration max_gap)
{
    const auto apart = elapsed(from.time, to.time);
    if (!from.look || !to.look || !(apart > Duration{} && apart <= max_gap)) {
        end();
        return;
    }
    if (!latest_) {
        latest_ = frame(from);
    }
    auto next = frame(to);
    const Step step{from, to};
    if (turns_too_fast(step)) {
        end();
    } else {
        if (!shown_) {
            show(*latest_);
        }
        arrive(step, next);
    }
    latest_ = std::move(next);
}

void Follower::end()
{
    if (waits()) {
        show(*latest_);
    }
    keeper_.end();
    before_shown_.reset();
    shown_.reset();
    latest_.reset();
    latest_axes_.reset();
}

Frame Follower::frame(const flight::Sample& sample)
{
    return frames_.make(
        sample.time,
        {.position = sample.position, .height = sample.height, .look = sample.look.value()});
}

bool Follower::turns_too_fast(const Step& step)
{
    const Eigen::Matrix3d before =
        latest_axes_ ? *latest_axes_ : sensor::camera_axes(step.from.look.value());
    latest_axes_ = sensor::camera_axes(step.to.look.value());
    const Angle most = elapsed(step.from.time, step.to.time) * settings_.max_slew;
    if (most >= 180.0 * degree) {
        return false;
    }
    // The trace of the rotation from one to the other is 1 + 2 cos(turn).
    const double cosine = 0.5 * (before.cwiseProduct(*latest_axes_).sum() - 1.0);
    return !(cosine >= std::cos(most / radian));
}

void Follower::arrive(const Step& step, const Frame& next)
{
    if (!settings_.inserts_frames) {
        show(next);
        return;
    }
    if (hardly_moves(next)) {
        return;
    }
    if (waits()) {
        show(*latest_);
        if (hardly_moves(next)) {
            return;
        }
    }
    if (may_be_uneven(next)) {
        const auto& [from, to] = step;
        const Way way{LookPath{from, to}, from.time, elapsed(from.time, to.time)};
        insert(way, {0.0, *latest_}, {1.0, next}, deepest_split);
    } else {
        show(next);
    }
}

bool Follower::hardly_moves(const Frame& next) const
{
    const double least_in_cells =
        frames_.is_on_terrain() ? least_motion_on_terrain_in_cells : least_motion_in_cells;
    return !shown_->outline.empty() && !next.outline.empty() &&
           shown_->is_required == next.is_required &&
           shown_->reach.difference_m(next.reach) < least_in_cells * (settings_.cell / metre);
}

/// Halves the time until the outline moves evenly. What is sky at one end and ground at the other
/// is halved to the last.
// NOLINTNEXTLINE(misc-no-recursion): at most deepest_split levels
void Follower::insert(const Way& way, Moment before, Moment after, int splits_left)
{
    const bool all_sky = before.frame.outline.empty() && after.frame.outline.empty();
    if (splits_left > 0 && !all_sky) {
        const double part = 0.5 * (before.part + after.part);
        const auto middle = frames_.make(way.start + part * way.duration, way.path.at(part));
        if (is_uneven(before.frame, middle, after.frame)) {
            insert(way, before, {part, middle}, splits_left - 1);
            insert(way, {part, middle}, after, splits_left - 1);
            return;
        }
    }
    show(after.frame);
}

bool Follower::goes_too_far(const Frame& before, const Frame& after) const
{
    return before.reach.widths_to(after.reach) > most_motion_in_widths ||
           (frames_.is_on_terrain() && before.reach.difference_m(after.reach) >
                                           most_motion_in_cells * (settings_.cell / metre));
}

bool Follower::is_uneven(const Frame& before, const Frame& middle, const Frame& after) const
{
    if (before.outline.empty() || middle.outline.empty() || after.outline.empty()) {
        return true;
    }
    return goes_too_far(before, after) ||
           middle.reach.difference_m(before.reach, after.reach, 0.5) >
               unevenness_in_cells * (settings_.cell / metre);
}

/// Whether the step from what was shown last may be uneven, judged by the step before.
bool Follower::may_be_uneven(const Frame& next) const
{
    if (!before_shown_ || before_shown_->outline.empty() || shown_->outline.empty() ||
        next.outline.empty() || goes_too_far(*shown_, next)) {
        return true;
    }
    const double step = next.time - shown_->time;
    const double step_before = shown_->time - before_shown_->time;
    const double share = step_before / (step_before + step);
    const double off_chord_m = shown_->reach.difference_m(before_shown_->reach, next.reach, share);
    // With an even acceleration, the bow of a chord goes with the product of its two parts.
    const double bow_m = 0.25 * off_chord_m * step / step_before;
    return !(bow_m <= trusted_part * unevenness_in_cells * (settings_.cell / metre));
}

void Follower::show(const Frame& frame)
{
    before_shown_ = std::move(shown_);
    shown_ = frame;
    frames_.settle(*shown_);
    if (before_shown_ && (before_shown_->is_over_unknown || shown_->is_over_unknown)) {
        keeper_.add_unknown_time(shown_->time - before_shown_->time);
    }
    keeper_.show(*shown_);
}

}  // namespace transect::coverage
