#include "planner/resolve_task.hpp"

#include <algorithm>
#include <stdexcept>

#include "transect/planner/fly.hpp"
#include "transect/sensor/footprint.hpp"
#include "transect/sensor/scan.hpp"

#include "planner/mission_frame.hpp"
#include "planner/set_height.hpp"
#include "planner/speed_check.hpp"

namespace transect::planner {
namespace {

/// Aircraft wander in height: the field of view is set for a sample distance this much finer than
/// required, so that a flight 3 % high still sees what it should.
constexpr double height_keeping_margin = 0.03;

/// From the camera down to the ground.
struct Distances {
    Length highest_ground;  ///< the least
    Length lowest_ground;
};

class TaskResolver {
public:
    TaskResolver(const AreaSearch& task, const Mission& mission) : task_{&task}, mission_{&mission}
    {
        resolved_.setting.task = task.id;
    }

    ResolvedTask over_assumed_ground()
    {
        auto& setting = resolved_.setting;
        setting.height = geometric_height(task_->height, *mission_);
        if (!mission_->ground_elevation) {
            throw std::domain_error{"a mission without terrain and without a ground elevation"};
        }
        const Length above_ground = setting.height - *mission_->ground_elevation;
        if (!(above_ground > Length{})) {
            add("height-below-ground", {{"below_m", -above_ground / metre}});
            return resolved_;
        }
        set_field({above_ground, above_ground});
        set_speed(task_->height);
        return resolved_;
    }

    ResolvedTask over(const GroundSurvey& survey)
    {
        const auto range = survey.range();
        if (!range) {
            add("ground-unknown", {});
            return resolved_;
        }
        auto& setting = resolved_.setting;
        setting.ground = TaskGround{range->lowest, range->highest, survey.unknown_share};
        const bool counts_from_ground = task_->height.reference == SetHeight::Reference::height_agl;
        setting.height = counts_from_ground ? range->highest + task_->height.value
                                            : geometric_height(task_->height, *mission_);
        const Length above_ground = setting.height - range->highest;
        if (!(above_ground > Length{})) {
            add("height-below-terrain",
                {{"below_m", -above_ground / metre},
                 {"highest_m", range->highest.above_datum() / metre}});
            return resolved_;
        }
        constexpr double percent = 100.0;
        if (survey.unknown_share > 0.0) {
            resolved_.findings.push_back(
                {Severity::warning,
                 "ground-partly-unknown",
                 {{"percent", percent * survey.unknown_share}},
                 "task " + task_->id});
        }
        set_field({above_ground, setting.height - range->lowest});
        set_speed({SetHeight::Reference::altitude_gps_msl, setting.height.above_datum()});
        return resolved_;
    }

private:
    void add(const std::string& code, decltype(Finding::arguments) arguments)
    {
        resolved_.findings.push_back(
            {Severity::error, code, std::move(arguments), "task " + task_->id});
    }

    /// A swath asked for is seen over the highest ground too, a sample distance over the lowest.
    void set_field(const Distances& ground)
    {
        const auto& camera = mission_->camera;
        if (task_->look == Look::cross_track_scan) {
            set_scan(ground);
            return;
        }
        auto field = task_->swath ? sensor::nadir_field(*task_->swath, ground.highest_ground)
                                  : sensor::nadir_field(
                                        (1.0 - height_keeping_margin) * camera.pixels_across *
                                            task_->required_gsd.value(),
                                        ground.lowest_ground);
        if (field > camera.widest_field) {
            if (task_->swath) {
                const Length widest =
                    sensor::nadir_swath(camera.widest_field, ground.highest_ground);
                add("swath-too-wide",
                    {{"swath_m", *task_->swath / metre}, {"widest_m", widest / metre}});
            }
            field = camera.widest_field;
        }
        if (field < camera.narrowest_field) {
            add("gsd-out-of-reach",
                {{"finest_m",
                  sensor::nadir_ground_sample_distance(
                      camera, camera.narrowest_field, ground.lowest_ground) /
                      metre}});
            field = camera.narrowest_field;
        }
        require_look_down();
        auto& setting = resolved_.setting;
        setting.horizontal_field = field;
        setting.swath = sensor::nadir_swath(field, ground.highest_ground);
        setting.ground_sample_distance =
            sensor::nadir_ground_sample_distance(camera, field, ground.lowest_ground);
        setting.spacing = (1.0 - task_->overlap) * setting.swath;
    }

    void require_look_down()
    {
        const Angle depression = mission_->camera.greatest_depression;
        if (depression < 90.0 * degree) {
            add("camera-cannot-look-down", {{"depression_deg", depression / degree}});
        }
    }

    /// The widest image whose outer edge resolves the lowest ground as required, swung over the
    /// whole sector. Only as much of it counts as lies evenly to both sides of the track.
    void set_scan(const Distances& ground)
    {
        const auto& camera = mission_->camera;
        if (!camera.cross_track_scan || !task_->required_gsd) {
            add("camera-cannot-scan", {});
            return;
        }
        require_look_down();
        const auto scanning = [&](Angle field, Length above_ground) {
            return sensor::ScanningCamera{
                .scan = *camera.cross_track_scan,
                .field = {field, sensor::vertical_field(camera, field)},
                .height_above_ground = above_ground};
        };
        const auto distance = [&](Angle field) {
            return edge_sample_distance(camera, scanning(field, ground.lowest_ground));
        };
        const Length wanted = (1.0 - height_keeping_margin) * *task_->required_gsd;
        const auto does = [&](Angle field) {
            return swept_swath(scanning(field, ground.highest_ground)) && distance(field) <= wanted;
        };
        Angle field = camera.narrowest_field;
        if (!does(field)) {
            add("gsd-out-of-reach", {{"finest_m", distance(field) / metre}});
            return;
        }
        Angle too_wide = camera.widest_field;
        constexpr int halvings = 50;
        for (int i = 0; i < halvings && !does(too_wide); ++i) {
            const Angle middle = 0.5 * (field + too_wide);
            (does(middle) ? field : too_wide) = middle;
        }
        field = does(too_wide) ? too_wide : field;
        const auto swath = swept_swath(scanning(field, ground.highest_ground)).value();
        const Length half = std::min(-swath.leftmost, swath.rightmost);
        if (!(half > Length{})) {
            add("scan-beside-track", {});
            return;
        }
        auto& setting = resolved_.setting;
        setting.horizontal_field = field;
        setting.swath = 2.0 * half;
        setting.ground_sample_distance = distance(field);
        setting.spacing = (1.0 - task_->overlap) * setting.swath;
    }

    void set_speed(const SetHeight& height)
    {
        auto findings = speed_findings({height, task_->calibrated_airspeed}, *mission_);
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

ResolvedTask resolve(const AreaSearch& task, const Mission& mission, const GroundSurvey* survey)
{
    TaskResolver resolver{task, mission};
    return survey == nullptr ? resolver.over_assumed_ground() : resolver.over(*survey);
}

std::optional<GroundSurvey> survey_of(
    const AreaSearch& task, const Mission& mission, const LocalPlane& plane)
{
    return mission.terrain
               ? std::optional{survey(*mission.terrain->source, plane.forward(task.area), plane)}
               : std::nullopt;
}

ResolvedTask resolve(const AreaSearch& task, const Mission& mission)
{
    const auto ground = survey_of(task, mission, planning_plane(mission));
    return resolve(task, mission, ground ? &*ground : nullptr);
}

}  // namespace transect::planner
