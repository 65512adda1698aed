#include "transect/planner/refly.hpp"

#include <algorithm>
#include <stdexcept>

#include "transect/geo/region_frame.hpp"

namespace transect::planner {
namespace {

PlaneArea united(const RegionFrame& frame, const MultiPolygon& area)
{
    std::vector<PlaneArea> parts;
    for (auto& part : frame.forward(area).parts) {
        PlaneArea alone{{std::move(part)}};
        // What the projection bent into crossing itself has next to no area.
        if (!defect(alone)) {
            parts.push_back(std::move(alone));
        }
    }
    return unite(parts);
}

/// Gaps follow the edge of their task within a cell or so; these are of another place.
bool lies_outside(const MultiPolygon& gap, const MultiPolygon& task)
{
    constexpr double share_inside = 0.5;
    const auto frame = RegionFrame::around(bounding_box(task));
    const auto missing = united(frame, gap);
    return !(
        area_m2(intersection(missing, united(frame, task))) >= share_inside * area_m2(missing));
}

void require_known(const Mission& mission, const Gaps& gaps)
{
    for (const auto& gap : gaps.gaps) {
        if (std::ranges::find(mission.tasks, gap.task, &AreaSearch::id) == mission.tasks.end()) {
            throw std::domain_error{"gap of an unknown task '" + gap.task + "'"};
        }
    }
}

/// Every gap of one task together.
MultiPolygon gaps_of(const std::string& task, const Gaps& gaps)
{
    MultiPolygon area;
    for (const auto& gap : gaps.gaps) {
        if (gap.task == task) {
            area.parts.insert(area.parts.end(), gap.area.parts.begin(), gap.area.parts.end());
        }
    }
    return area;
}

class Refly {
public:
    Refly(const Mission& mission, const Gaps& gaps) : gaps_{&gaps}, result_{mission, {}}
    {
        result_.mission.tasks.clear();
    }

    void add(const AreaSearch& task)
    {
        auto missing = gaps_of(task.id, *gaps_);
        if (!missing.parts.empty()) {
            if (lies_outside(missing, task.area)) {
                tell(Severity::error, "gap-outside-task", task);
                return;
            }
            result_.mission.tasks.push_back(task);
            result_.mission.tasks.back().area = std::move(missing);
        } else if (std::ranges::find(gaps_->counted, task.id) != gaps_->counted.end()) {
            tell(Severity::note, "task-without-gaps", task);
        } else {
            tell(Severity::warning, "task-not-reported", task);
            result_.mission.tasks.push_back(task);
        }
    }

    ReflyMission take() { return std::move(result_); }

private:
    void tell(Severity severity, const char* code, const AreaSearch& task)
    {
        result_.findings.push_back({severity, code, {}, "task " + task.id});
    }

    const Gaps* gaps_;
    ReflyMission result_;
};

}  // namespace

ReflyMission refly(const Mission& mission, const Gaps& gaps, AssumedCoverage assumed)
{
    require_known(mission, gaps);
    const bool is_assumed = gaps.basis == GapBasis::partly_assumed;
    if (is_assumed && assumed == AssumedCoverage::refused) {
        return {mission, {{Severity::error, "coverage-assumed"}}};
    }
    Refly refly{mission, gaps};
    for (const auto& task : mission.tasks) {
        refly.add(task);
    }
    auto result = refly.take();
    if (is_assumed) {
        result.findings.push_back({Severity::warning, "assumed-coverage-accepted"});
    }
    if (has_errors(result.findings)) {
        result.mission = mission;
    } else if (result.mission.tasks.empty()) {
        result.findings.push_back({Severity::note, "nothing-missing"});
    }
    return result;
}

}  // namespace transect::planner
