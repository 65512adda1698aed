#include "planner/keep_out_check.hpp"

#include <algorithm>
#include <map>

namespace transect::planner {
namespace {

struct Breach {
    Instant first;
    Duration lasted;
};

/// By index of the area in the mission.
using Breaches = std::map<std::size_t, Breach>;

void add(Breaches& breaches, std::size_t area, const Stretch& stretch)
{
    auto& breach = breaches.try_emplace(area, Breach{stretch.begin, {}}).first->second;
    breach.lasted += elapsed(stretch.begin, stretch.end);
}

Finding finding(const KeepArea& area, const Breach& breach)
{
    const bool keeps_out = area.kind == KeepArea::Kind::keep_out;
    return {
        Severity::error,
        keeps_out ? "keep-out-entered" : "keep-in-left",
        {{"area", area.name},
         {"time", to_iso8601(std::chrono::floor<std::chrono::seconds>(breach.first))},
         {"lasted_s", breach.lasted / second}}};
}

}  // namespace

std::vector<Finding> keep_area_breaches(
    const flight::Trajectory& trajectory, const Mission& mission, const LocalPlane& plane)
{
    if (mission.keep_areas.empty()) {
        return {};
    }
    const ActiveAreas areas{mission, plane};
    Breaches breaches;
    const flight::Sample* last = nullptr;
    Stretch stretch;
    for (const auto& sample : trajectory.samples) {
        const double height_m = sample.height.above_datum() / metre;
        stretch.from = stretch.to;
        stretch.to = plane.forward(sample.position);
        if (last != nullptr) {
            const double last_m = last->height.above_datum() / metre;
            stretch.low_m = std::min(last_m, height_m);
            stretch.high_m = std::max(last_m, height_m);
            stretch.begin = last->time;
            stretch.end = sample.time;
            for (const auto area : areas.entered_by(stretch)) {
                add(breaches, area, stretch);
            }
            if (const auto area = areas.left_by(stretch)) {
                add(breaches, *area, stretch);
            }
        }
        last = &sample;
    }
    std::vector<Finding> findings;
    for (const auto& [index, breach] : breaches) {
        findings.push_back(finding(mission.keep_areas[index], breach));
    }
    return findings;
}

}  // namespace transect::planner
