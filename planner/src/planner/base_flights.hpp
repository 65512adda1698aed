/// What sorties between several bases cost.

#pragma once

#include <map>
#include <utility>
#include <vector>

#include "planner/base_links.hpp"
#include "planner/order_trial.hpp"

namespace transect::planner {

/// What must outlive the flights between bases.
struct BaseSetting {
    const Mission& mission;
    const Environment& environment;
    Instant horizon;  ///< of areas to keep clear of
};

/// Flies sorties between the bases of a mission, against fuel, limits and the worse day.
class BaseFlights {
public:
    /// Of the further bases with fuel, the four nearest to a line are looked at. `levels` by task,
    /// and must outlive this.
    BaseFlights(
        const BaseSetting& setting,
        const std::vector<FlownLevel>& levels,
        const std::vector<TaskLine>& lines);

    std::size_t count() const { return places_.size(); }
    const Aerodrome& base(std::size_t index) const { return bases_[index]; }
    /// The way out from there and back to there.
    Transit transit(std::size_t base) const;

    std::size_t nearest(const TaskLine& line) const;

    /// Straight ways with the wind behind, and half of those between lines.
    Duration estimate(const SortieOrder& order, BasePair bases) const;

    OrderTrial::Result fly(const SortieOrder& order, BasePair bases) const;

private:
    struct Between {
        Between(
            const BaseSetting& setting,
            const std::vector<FlownLevel>& levels,
            const SortieBases& bases);
        SortieSimulation simulation;
        KeepClear keep_clear;
        OrderTrial trial;
    };
    Between& between(BasePair bases) const;
    double fastest_m_s(const Simulator::Level& level) const;

    BaseSetting setting_;
    const std::vector<FlownLevel>* levels_;
    std::vector<Aerodrome> bases_;
    std::vector<PlanePoint> places_;
    mutable std::map<std::pair<std::size_t, std::size_t>, Between>
        between_;  ///< made when asked for
};

}  // namespace transect::planner
