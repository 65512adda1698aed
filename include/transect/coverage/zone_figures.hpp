/// Figures of merit of an area: how much of it, how often, how lately and how well.

#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "transect/coverage/coverage.hpp"
#include "transect/coverage/figures.hpp"
#include "transect/geo/polygon.hpp"

namespace transect::coverage {

/// The chance that one look finds what is in the cell, 0 to 1.
using DetectionOfLook = std::function<double(const CellRecord&, const Pass&)>;

struct ZoneFigureSettings {
    LookSettings looks;
    /// For data age; without it, the window's end.
    std::optional<Instant> age_at = {};
    /// Bounds of the classes of age and of sample distance, rising.
    std::vector<Duration> age_bounds = {
        1.0 * hour, 6.0 * hour, 24.0 * hour, 72.0 * hour, 168.0 * hour, 720.0 * hour};
    std::vector<Length> distance_bounds = {
        0.1 * metre, 0.2 * metre, 0.5 * metre, 1.0 * metre, 2.0 * metre, 5.0 * metre, 10.0 * metre};
    DetectionOfLook detection = {};  ///< without it, no probability is given
    SameDay same_day = SameDay::best_look_counts;
    std::size_t most_folds = 20;    ///< of N-fold shares
    std::size_t curve_steps = 200;  ///< of coverage over time; it is exact to 1/curve_steps
};

/// A duration over the part of a zone for which it is known.
struct AreaDuration {
    double share = 0.0;  ///< of the zone, for which it is known
    Duration mean;       ///< over that part, weighted by area
    Duration longest;
};

/// From one bound, inclusive, to the next.
template <typename Quantity>
struct AreaClass {
    Quantity from = {};
    std::optional<Quantity> to = {};  ///< nothing for the last class
    double share = 0.0;               ///< of the zone
};

/// At `time` and from then on, this share of the zone is observed.
struct CoverageStep {
    Instant time;
    double share = 0.0;
};

/// Shares are of the zone's area, cells on its edge by their exact part in it; a zone without a gap
/// has exactly 1. Looks are at the quality that the coverage requires.
struct ZoneFigures {
    Area area;
    double seen = 0.0;           ///< in any frame of the whole coverage, at whatever quality
    std::vector<double> folds;   ///< [N-1] is the share with N looks or more; empty without a look
    double mean_accesses = 0.0;  ///< over the zone
    std::size_t most_accesses = 0;
    Duration mean_dwell;  ///< over the zone, what was never looked at included
    Duration longest_dwell;

    /// Of the part that was looked at: what never was has no revisit time and no age, and its
    /// share is what is missing from `share`. With between_looks_only, of the part with two looks.
    AreaDuration longest_gap;
    AreaDuration mean_gap;
    AreaDuration time_average_gap;
    AreaDuration mean_age;

    /// At one moment, of what was looked at until then, in the window or before.
    AreaDuration age;
    double never_looked_at = 0.0;  ///< until then
    std::vector<AreaClass<Duration>> ages;

    /// By the best sample distance of every frame, whatever the grazing angle; of the part seen.
    std::vector<AreaClass<Length>> distances;

    struct Detection {
        double single = 0.0;      ///< of each cell's best look
        double cumulative = 0.0;  ///< of all its looks
    };
    std::optional<Detection> detection;  ///< over the zone, 0 where it was never looked at

    /// Coverage in the window over time, a staircase: a cell is observed when its first look had
    /// lasted for the least view, at the latest. The first step is the first cell, the last one
    /// the last.
    std::vector<CoverageStep> accumulated;
};

/// Block by block; the time taken grows with the passes of the cells in the zone. Parts of the zone
/// must not overlap. Throws std::domain_error for a window that does not end after its start,
/// bounds that do not rise, and a probability outside [0, 1].
ZoneFigures zone_figures(
    const Coverage& coverage, const MultiPolygon& zone, const ZoneFigureSettings& settings);

}  // namespace transect::coverage
