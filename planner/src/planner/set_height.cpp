#include "planner/set_height.hpp"

#include <stdexcept>

#include "planner/ground_survey.hpp"
#include "planner/mission_frame.hpp"

namespace transect::planner {

aircraft::Altimetry altimetry(const Mission& mission)
{
    return aircraft::Altimetry{{
        .qnh = mission.weather.qnh,
        .isa_deviation = mission.weather.isa_deviation,
        .station = mission.base.elevation,
    }};
}

MslHeight geometric_height(const SetHeight& height, const Mission& mission)
{
    const auto day = altimetry(mission);
    switch (height.reference) {
        case SetHeight::Reference::altitude_qnh:
            return day.height(day.pressure_altitude_at_indicated(height.value));
        case SetHeight::Reference::flight_level:
            return day.height(PressureAltitude{height.value});
        case SetHeight::Reference::height_agl:
            if (!mission.ground_elevation) {
                throw std::domain_error{"a height above ground without a ground elevation"};
            }
            return *mission.ground_elevation + height.value;
        case SetHeight::Reference::altitude_gps_msl:
            break;
    }
    return MslHeight{height.value};
}

std::optional<MslHeight> geometric_height(const AreaSearch& task, const Mission& mission)
{
    if (!mission.terrain || task.height.reference != SetHeight::Reference::height_agl) {
        return geometric_height(task.height, mission);
    }
    const auto plane = planning_plane(mission);
    const auto ground = survey(*mission.terrain->source, plane.forward(task.area), plane).range();
    return ground ? std::optional{ground->highest + task.height.value} : std::nullopt;
}

}  // namespace transect::planner
