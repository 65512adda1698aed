/// Sums over the cells of a zone that its figures are made of.

#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "transect/coverage/zone_figures.hpp"

namespace transect::coverage {

/// Weights are shares of cells in the zone. Cells that nobody saw need not be added.
class ZoneSums {
public:
    explicit ZoneSums(const ZoneFigureSettings& settings);

    struct SeenCell {
        double weight = 0.0;
        const CellRecord& record;
        std::span<const Pass> passes;
    };
    void add(const SeenCell& cell);

    /// `whole` is the zone's area in cells.
    ZoneFigures figures(double whole) const;

private:
    struct DurationSum {
        double weight = 0.0;
        Duration weighted;
        Duration longest;

        void add(double cell_weight, Duration duration);
    };
    struct Event {
        Instant time;
        double weight = 0.0;
    };

    void add_looks(const SeenCell& cell, std::span<const Pass> looks);
    void add_age(const SeenCell& cell);
    void add_detection(const SeenCell& cell, std::span<const Pass> looks);
    std::vector<CoverageStep> accumulated(double whole) const;

    const ZoneFigureSettings& settings_;
    Instant age_at_;
    double seen_ = 0.0;
    std::vector<double> folds_;
    double accesses_ = 0.0;
    std::size_t most_accesses_ = 0;
    DurationSum dwell_;
    DurationSum longest_gap_;
    DurationSum mean_gap_;
    DurationSum time_average_gap_;
    DurationSum mean_age_;
    DurationSum age_;
    std::vector<double> ages_;
    std::vector<double> distances_;
    double detection_single_ = 0.0;
    double detection_cumulative_ = 0.0;
    std::vector<Event> first_observed_;
};

}  // namespace transect::coverage
