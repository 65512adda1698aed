#include "planner/area_router.hpp"

#include <algorithm>
#include <cmath>

namespace transect::planner {
namespace {

/// How far around bases and tasks ways may lead.
constexpr double most_detour_m = 300'000.0;

PlaneBox region(const Mission& mission, const LocalPlane& plane)
{
    PlaneBox box;
    box.include(plane.forward(mission.base.position));
    for (const auto& further : mission.bases) {
        box.include(plane.forward(further.aerodrome.position));
    }
    for (const auto& task : mission.tasks) {
        for (const auto& part : task.area.parts) {
            for (const auto& point : part.outer) {
                box.include(plane.forward(point));
            }
        }
    }
    box.low = box.low - PlanePoint{most_detour_m, most_detour_m};
    box.high = box.high + PlanePoint{most_detour_m, most_detour_m};
    return box;
}

/// As much as lets the aircraft stand at its bases.
ActiveAreas with_clearance(const Mission& mission, const LocalPlane& plane)
{
    if (mission.keep_areas.empty()) {
        return {mission, plane};
    }
    ActiveAreas areas{mission, plane, planned_clearance_m};
    const auto is_clear = [&](const Aerodrome& base) {
        const auto place = plane.forward(base.position);
        const double height_m = base.elevation.above_datum() / metre;
        return areas.permit(
            {.from = place,
             .to = place,
             .low_m = height_m,
             .high_m = height_m,
             .begin = mission.take_off,
             .end = mission.take_off});
    };
    const bool all_are_clear =
        is_clear(mission.base) &&
        std::ranges::all_of(mission.bases, is_clear, &FurtherBase::aerodrome);
    return all_are_clear ? areas : ActiveAreas{mission, plane, least_clearance_m};
}

}  // namespace

AreaRouter::AreaRouter(const Mission& mission, const LocalPlane& plane, Instant horizon)
    : areas_{planner::with_clearance(mission, plane)},
      box_{region(mission, plane)},
      begin_{mission.take_off},
      horizon_{horizon}
{}

const PlaneArea& AreaRouter::forbidden(const Heights& heights)
{
    const auto known = forbidden_.find(heights);
    if (known != forbidden_.end()) {
        return known->second;
    }
    return forbidden_
        .emplace(
            heights,
            areas_.forbidden(
                {.low_m = heights.low_m,
                 .high_m = heights.high_m,
                 .begin = begin_,
                 .end = horizon_},
                box_))
        .first->second;
}

const Detours& AreaRouter::detours(const Heights& heights, double stand_off_m)
{
    // Radii that differ by the temperature of the day need no ways of their own.
    constexpr double step_m = 50.0;
    const int steps = static_cast<int>(std::ceil(stand_off_m / step_m));
    const auto known = detours_.find({heights, steps});
    if (known != detours_.end()) {
        return known->second;
    }
    return detours_.emplace(std::tuple{heights, steps}, Detours{forbidden(heights), steps * step_m})
        .first->second;
}

}  // namespace transect::planner
