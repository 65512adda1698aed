/// What a flight must keep clear of while it is planned, and ways around it.

#pragma once

#include <array>
#include <map>
#include <tuple>

#include "planner/active_areas.hpp"
#include "planner/detour.hpp"

namespace transect::planner {

/// Added to areas while planning, so that small differences between plan and flight do not count.
inline constexpr double planned_clearance_m = 200.0;
/// Where the base lies within the planned clearance of an area.
inline constexpr double least_clearance_m = 20.0;

class AreaRouter {
public:
    /// From the first take-off until `horizon` any area may bind whose time begins or ends there.
    AreaRouter(const Mission& mission, const LocalPlane& plane, Instant horizon);

    bool is_idle() const { return areas_.empty(); }
    const ActiveAreas& areas() const { return areas_; }

    struct Heights {
        double low_m = 0.0;
        double high_m = 0.0;

        friend auto operator<=>(const Heights&, const Heights&) = default;
    };
    /// What may bind between these heights.
    const PlaneArea& forbidden(const Heights& heights);

    /// Over corners so many turn radii away, one after the other.
    static constexpr std::array stand_offs{0.35, 0.7, 1.3, 2.5};
    const Detours& detours(const Heights& heights, double stand_off_m);

private:
    ActiveAreas areas_;
    PlaneBox box_;
    Instant begin_;
    Instant horizon_;
    std::map<Heights, PlaneArea> forbidden_;
    std::map<std::tuple<Heights, int>, Detours> detours_;
};

}  // namespace transect::planner
