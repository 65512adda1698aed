/// Whether one sortie could fly some transects of a plan.

#pragma once

#include <span>

#include "planner/eroded_case.hpp"
#include "planner/fuel_ledger.hpp"

namespace transect::planner {

class SortieTrial {
public:
    /// From the base or from the air, to the base; the plan must outlive it.
    SortieTrial(const Plan& plan, Instant begin, const std::optional<AirborneStart>& airborne);
    SortieTrial(const SortieTrial&) = delete;  // its parts point to each other
    SortieTrial& operator=(const SortieTrial&) = delete;
    SortieTrial(SortieTrial&&) = delete;
    SortieTrial& operator=(SortieTrial&&) = delete;
    ~SortieTrial() = default;

    /// With reserves, on a worse day too, and within the limits.
    bool can_fly(std::span<const Transect> transects) const;
    /// How many of the first transects one sortie can fly: one that can fly some can fly fewer.
    std::size_t longest_prefix(std::span<const Transect> transects) const;

    struct Home {
        SortieRun run;
        FuelLedger fuel;
    };
    /// Straight to the base.
    Home go_home() const;

private:
    bool is_within_limits(const SortieRun& run) const;

    const Plan* plan_;
    Instant begin_;
    Instant take_off_;  ///< as far as it is known
    Environment environment_;
    SortieBases bases_;
    SortieSimulation simulation_;
    FuelAccount account_;
    ErodedDay eroded_day_;
};

}  // namespace transect::planner
