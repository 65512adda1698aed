/// Figures of merit of one cell: how often, how long and how lately it was looked at.

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "transect/coverage/coverage.hpp"
#include "transect/instant.hpp"
#include "transect/units.hpp"

namespace transect::coverage {

/// The time that figures are about.
struct Window {
    Instant start;
    Instant end;
};

/// What bounds the first and the last gap between looks.
enum class EndGaps {
    /// The window's own ends, as if the cell had been looked at then (AGI's STK, "optimistic"). A
    /// cell without a look has one gap, the window.
    window_ends_count,
    /// Looks alone: time before the first and after the last belongs to no gap.
    between_looks_only,
};

/// Which passes are looks. A pass counts as one when it held the cell for `min_view` in all; then
/// its part in the window counts, however short.
struct LookSettings {
    Window window;
    Duration min_view = 1.0 * second;
    EndGaps end_gaps = EndGaps::window_ends_count;
    Duration rounding = 20e-6 * second;  ///< of the times of passes: a view may look so much short
};

/// Passes here and below are those of one cell, in order of time and apart from each other. Of a
/// look that the window cuts, dwell is taken in proportion to the time kept (exact for a pass
/// without absences). Throws std::domain_error when the window does not end after its start.
std::vector<Pass> looks(std::span<const Pass> passes, const LookSettings& settings);

/// Between looks, in order of time; those of no length are left out.
std::vector<Duration> look_gaps(std::span<const Pass> passes, const LookSettings& settings);

struct CellFigures {
    struct Access {
        Duration shortest;
        Duration mean;
        Duration longest;
    };
    struct Revisit {
        Duration longest;
        Duration mean;
        /// Σg²/T for gaps g in a window of length T: the gap in which a moment chosen at random
        /// lies, on average, with 0 for the time in view. Gaps of 5, 10 and 15 in 100 give 3.5.
        Duration time_average;
    };

    std::size_t accesses = 0;      ///< looks
    std::optional<Access> access;  ///< how long looks are, absences included; nothing without one
    Duration dwell;                ///< in looks, without absences
    /// Nothing where no gap is known: with between_looks_only, of fewer than two looks.
    std::optional<Revisit> revisit;
    /// Σg²/2T: how old the last look is on average over the window. Nothing without a look, since
    /// what was never seen has no age. With window_ends_count, age starts at 0 with the window.
    std::optional<Duration> mean_age;
};

CellFigures cell_figures(std::span<const Pass> passes, const LookSettings& settings);

/// The same of what looks() gave.
CellFigures look_figures(std::span<const Pass> looks, const LookSettings& settings);

/// The least gap g so that for `share` of the time (0 to 1) the gap is no longer than g. Time in
/// view counts as a gap of 0; time that belongs to no gap does not count. Nothing where no gap is
/// known; std::domain_error for a share outside [0, 1].
std::optional<Duration> gap_quantile(
    std::span<const Pass> passes, const LookSettings& settings, double share);

/// When the pass had held the cell for the least view, at the latest: absences are taken to come
/// first. Whatever the window; nothing for a shorter pass.
std::optional<Instant> observed_at(const Pass& pass, const LookSettings& settings);

/// Time since the end of the last look, 0 in a look, whatever the window. A look that has not
/// reached the least view by then is none yet. Nothing when no look came before.
std::optional<Duration> age_at(
    std::span<const Pass> passes, const LookSettings& settings, Instant time);

/// One look's chance to find what is in the cell.
struct LookDetection {
    Instant time;
    double probability = 0.0;
};

/// Looks of one sensor on one (UTC) day see the same things in the same light: they are not
/// independent unless there is reason to say so.
enum class SameDay {
    best_look_counts,
    all_independent,
};

/// 1 − Π(1 − p) of looks by one sensor, in order of time; 0 without a look. Throws
/// std::domain_error for a probability outside [0, 1].
double cumulative_detection(std::span<const LookDetection> looks, SameDay same_day);

}  // namespace transect::coverage
