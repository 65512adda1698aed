#include <chrono>

#include "transect/planner/keep_out.hpp"
#include "transect/planner/mission.hpp"

namespace transect::planner {
namespace {

bool counts_from_ground(const std::optional<SetHeight>& limit)
{
    return limit && limit->reference == SetHeight::Reference::height_agl;
}

}  // namespace

std::vector<Finding> keep_area_findings(const Mission& mission)
{
    const auto day = std::chrono::floor<std::chrono::days>(mission.take_off);
    std::vector<Finding> findings;
    for (const auto& area : mission.keep_areas) {
        if (!area.dated) {
            findings.push_back({Severity::warning, "keep-area-undated", {{"area", area.name}}});
        } else if (const auto age = day - *area.dated; age > keep_area_age) {
            findings.push_back(
                {Severity::warning,
                 "keep-area-old",
                 {{"area", area.name}, {"days", static_cast<double>(age.count())}}});
        }
        if (counts_from_ground(area.floor) || counts_from_ground(area.ceiling)) {
            findings.push_back({Severity::note, "keep-area-above-ground", {{"area", area.name}}});
        }
    }
    return findings;
}

}  // namespace transect::planner
