#include "transect/planner/fly.hpp"
#include "transect/sensor/footprint.hpp"

#include "planner/set_height.hpp"
#include "planner/speed_check.hpp"

namespace transect::planner {
namespace {

/// Aircraft wander in height: the field of view is set for a sample distance this much finer than
/// required, so that a flight 3 % high still sees what it should.
constexpr double height_keeping_margin = 0.03;

class TaskResolver {
public:
    TaskResolver(const AreaSearch& task, const Mission& mission) : task_{&task}, mission_{&mission}
    {
        auto& setting = resolved_.setting;
        setting.task = task.id;
        setting.height = geometric_height(task.height, mission);
    }

    ResolvedTask resolve()
    {
        const Length above_ground = resolved_.setting.height - mission_->ground_elevation;
        if (!(above_ground > Length{})) {
            add("height-below-ground", {{"below_m", -above_ground / metre}});
            return resolved_;
        }
        set_field(above_ground);
        set_speed();
        return resolved_;
    }

private:
    void add(const std::string& code, decltype(Finding::arguments) arguments)
    {
        resolved_.findings.push_back(
            {Severity::error, code, std::move(arguments), "task " + task_->id});
    }

    void set_field(Length above_ground)
    {
        const auto& camera = mission_->camera;
        const Length wanted = task_->swath ? *task_->swath
                                           : (1.0 - height_keeping_margin) * camera.pixels_across *
                                                 *task_->required_gsd;
        auto field = sensor::nadir_field(wanted, above_ground);
        if (field > camera.widest_field) {
            if (task_->swath) {
                const Length widest = sensor::nadir_swath(camera.widest_field, above_ground);
                add("swath-too-wide", {{"swath_m", wanted / metre}, {"widest_m", widest / metre}});
            }
            field = camera.widest_field;
        }
        if (field < camera.narrowest_field) {
            add("gsd-out-of-reach",
                {{"finest_m",
                  sensor::nadir_ground_sample_distance(
                      camera, camera.narrowest_field, above_ground) /
                      metre}});
            field = camera.narrowest_field;
        }
        if (camera.greatest_depression < 90.0 * degree) {
            add("camera-cannot-look-down",
                {{"depression_deg", camera.greatest_depression / degree}});
        }
        auto& setting = resolved_.setting;
        setting.horizontal_field = field;
        setting.swath = sensor::nadir_swath(field, above_ground);
        setting.ground_sample_distance =
            sensor::nadir_ground_sample_distance(camera, field, above_ground);
        setting.spacing = (1.0 - task_->overlap) * setting.swath;
    }

    void set_speed()
    {
        auto findings = speed_findings({task_->height, task_->calibrated_airspeed}, *mission_);
        if (findings.empty()) {
            const auto air = altimetry(*mission_).air(resolved_.setting.height);
            resolved_.setting.true_airspeed =
                aircraft::true_airspeed(task_->calibrated_airspeed, air);
        }
        for (auto& finding : findings) {
            finding.place = "task " + task_->id;
            resolved_.findings.push_back(std::move(finding));
        }
    }

    const AreaSearch* task_;
    const Mission* mission_;
    ResolvedTask resolved_;
};

}  // namespace

ResolvedTask resolve(const AreaSearch& task, const Mission& mission)
{
    return TaskResolver{task, mission}.resolve();
}

}  // namespace transect::planner
