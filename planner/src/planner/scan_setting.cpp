#include "planner/scan_setting.hpp"

namespace transect::planner {

std::optional<sensor::CrossTrackScan> scan_of(const AreaSearch& task, const Mission& mission)
{
    return task.look == Look::cross_track_scan ? mission.camera.cross_track_scan : std::nullopt;
}

std::optional<sensor::SweptSwath> scanned_swath(const TaskSetting& setting, const Mission& mission)
{
    const auto& scan = mission.camera.cross_track_scan;
    if (!scan || (!setting.ground && !mission.ground_elevation)) {
        return std::nullopt;
    }
    const auto highest = setting.ground ? setting.ground->highest : *mission.ground_elevation;
    return sensor::swept_swath(
        {.scan = *scan,
         .field =
             {.horizontal = setting.horizontal_field,
              .vertical = sensor::vertical_field(mission.camera, setting.horizontal_field)},
         .height_above_ground = setting.height - highest});
}

}  // namespace transect::planner
