#include "transect/aircraft/local_wind.hpp"

#include <cmath>

namespace transect::aircraft {

LocalWind components(const ConstantWind& wind)
{
    const double from = wind.from.angle() / radian;
    return {.east = -(std::sin(from) * wind.speed), .north = -(std::cos(from) * wind.speed)};
}

LocalWind blend(const LocalWind& from, const LocalWind& to, double share)
{
    if (share == 1.0) {
        return to;
    }
    LocalWind between{
        .east = from.east + share * (to.east - from.east),
        .north = from.north + share * (to.north - from.north),
    };
    if (share == 0.0) {
        between.isa_deviation = from.isa_deviation;
    } else if (from.isa_deviation && to.isa_deviation) {
        between.isa_deviation =
            *from.isa_deviation + share * (*to.isa_deviation - *from.isa_deviation);
    }
    return between;
}

}  // namespace transect::aircraft
