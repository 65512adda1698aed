/// Walks along a flight and shows its frames where they tell something new.

#pragma once

#include <optional>

#include <Eigen/Core>

#include "transect/coverage/observe.hpp"
#include "transect/flight/trajectory.hpp"

#include "coverage/cell_keeper.hpp"
#include "coverage/frame_maker.hpp"
#include "coverage/look_path.hpp"

namespace transect::coverage {

/// Frames are inserted until the outline moves evenly from one to the next, to a tenth of a cell,
/// and by no more than half its width, nor on terrain by more than half a cell; frames that move it
/// by less than a quarter of a cell are passed over.
class Follower {
public:
    Follower(const ObserveSettings& settings, FrameMaker& frames, CellKeeper& keeper);

    /// From the last sample to the next one. What lies between counts when both have a look, are at
    /// most the gap apart, and the look turned no faster than the settings allow.
    void go_on(const flight::Sample& from, const flight::Sample& to, Duration max_gap);

    /// What follows does not continue from the last sample.
    void end();

private:
    struct Moment {
        double part = 0.0;  ///< of the way between two samples
        const Frame& frame;
    };
    /// From one sample to the next.
    struct Step {
        const flight::Sample& from;
        const flight::Sample& to;
    };
    struct Way {
        LookPath path;
        Instant start;
        Duration duration;
    };

    Frame frame(const flight::Sample& sample);
    bool turns_too_fast(const Step& step);
    void arrive(const Step& step, const Frame& next);
    bool waits() const { return shown_ && latest_ && latest_->time != shown_->time; }
    bool hardly_moves(const Frame& next) const;
    void insert(const Way& way, Moment before, Moment after, int splits_left);
    bool goes_too_far(const Frame& before, const Frame& after) const;
    bool is_uneven(const Frame& before, const Frame& middle, const Frame& after) const;
    bool may_be_uneven(const Frame& next) const;
    void show(const Frame& frame);

    const ObserveSettings& settings_;
    FrameMaker& frames_;
    CellKeeper& keeper_;
    std::optional<Frame> before_shown_;
    std::optional<Frame> shown_;
    std::optional<Frame> latest_;                 ///< of the last sample; may wait to be shown
    std::optional<Eigen::Matrix3d> latest_axes_;  ///< of its camera
};

}  // namespace transect::coverage
