#include "planner/scan_flight.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <string>

#include "transect/flight/scanning.hpp"

#include "planner/scan_setting.hpp"

namespace transect::planner {
namespace {

/// Of the transect that is flown at a time; nothing between transects.
const AreaSearch* task_at(Instant time, const std::vector<Leg>& legs, const Plan& plan)
{
    const auto leg = std::ranges::find_if(legs, [&](const Leg& flown) {
        return flown.kind == LegKind::transect && flown.start <= time && time <= flown.end;
    });
    if (leg == legs.end()) {
        return nullptr;
    }
    for (const auto& sortie : plan.sorties) {
        for (const auto& transect : sortie.transects) {
            if (transect.number == leg->transect) {
                const auto task =
                    std::ranges::find(plan.mission.tasks, transect.task, &AreaSearch::id);
                return task == plan.mission.tasks.end() ? nullptr : &*task;
            }
        }
    }
    return nullptr;
}

Speed fastest_on(const Leg& leg, const std::vector<flight::Sample>& samples)
{
    Speed fastest;
    for (const auto& sample : samples) {
        if (leg.start <= sample.time && sample.time <= leg.end) {
            fastest = std::max(fastest, sample.ground_speed);
        }
    }
    return fastest;
}

/// Over the ground, by task.
std::map<std::string, Speed> fastest_on_scans(const SortieFlight& flight, const Plan& plan)
{
    std::map<std::string, Speed> fastest;
    for (const auto& leg : flight.legs) {
        const auto* const task = task_at(leg.start, {leg}, plan);
        if (task != nullptr && task->look == Look::cross_track_scan) {
            auto& speed = fastest[task->id];
            speed = std::max(speed, fastest_on(leg, flight.trajectory.samples));
        }
    }
    return fastest;
}

}  // namespace

std::vector<flight::Sample> with_scans(
    const std::vector<flight::Sample>& samples, const std::vector<Leg>& legs, const Plan& plan)
{
    const auto scans = [](const AreaSearch& task) { return task.look == Look::cross_track_scan; };
    if (std::ranges::none_of(plan.mission.tasks, scans)) {
        return samples;
    }
    std::vector<flight::Sample> result;
    result.reserve(samples.size());
    for (std::size_t begin = 0; begin < samples.size();) {
        std::size_t end = begin + 1;
        while (samples[begin].look && end < samples.size() && samples[end].look) {
            ++end;
        }
        const std::span stretch{samples.begin() + static_cast<std::ptrdiff_t>(begin), end - begin};
        const auto* const task =
            samples[begin].look ? task_at(samples[begin].time, legs, plan) : nullptr;
        const auto scan = task == nullptr ? std::nullopt : scan_of(*task, plan.mission);
        const auto swung = scan ? flight::scanning(stretch, *scan)
                                : std::vector<flight::Sample>{stretch.begin(), stretch.end()};
        result.insert(result.end(), swung.begin(), swung.end());
        begin = end;
    }
    return result;
}

std::vector<Finding> scan_findings(const SortieFlight& flight, const Plan& plan)
{
    std::vector<Finding> findings;
    for (const auto& [id, speed] : fastest_on_scans(flight, plan)) {
        const auto setting = std::ranges::find(plan.settings, id, &TaskSetting::task);
        const auto swath = scanned_swath(*setting, plan.mission);
        const auto most = swath ? swath->fastest_ground_speed : std::nullopt;
        if (most && speed > *most) {
            findings.push_back(
                {Severity::error,
                 "scan-too-slow",
                 {{"task", id},
                  {"speed_kt", speed / knot},
                  {"fastest_kt", std::floor(*most / knot)}}});
        }
    }
    return findings;
}

}  // namespace transect::planner
