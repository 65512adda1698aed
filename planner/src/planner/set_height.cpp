#include "planner/set_height.hpp"

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
            return mission.ground_elevation + height.value;
        case SetHeight::Reference::altitude_gps_msl:
            break;
    }
    return MslHeight{height.value};
}

}  // namespace transect::planner
