/// The same sortie on a worse day.

#pragma once

#include <span>

#include "planner/fuel_ledger.hpp"

namespace transect::planner {

/// Flies sorties of one mission again on a day that is worse than planned.
class ErodedDay {
public:
    /// From the base and back to it.
    ErodedDay(const Mission& mission, const LocalPlane& plane);
    ErodedDay(const Mission& mission, const LocalPlane& plane, const SortieBases& bases);

    struct Sortie {
        Instant take_off;
        std::span<const TransectTask> transects;
    };
    ErodedCase fly(const Sortie& sortie, const FuelLedger& planned) const;

    /// Error findings where the final reserve does not survive.
    static std::vector<Finding> findings(const ErodedCase& eroded);

private:
    Mission mission_;
    LocalPlane plane_;
    Environment environment_;
    SortieSimulation simulation_;
    FuelAccount account_;
};

}  // namespace transect::planner
