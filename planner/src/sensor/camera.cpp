#include "transect/sensor/camera.hpp"

#include <algorithm>
#include <cmath>

namespace transect::sensor {

Angle vertical_field(const CameraProfile& camera, Angle horizontal_field)
{
    const double ratio = 1.0 * camera.pixels_along / camera.pixels_across;
    return 2.0 * std::atan(ratio * std::tan(0.5 * horizontal_field / radian)) * radian;
}

std::optional<Angle> widest_field_up_to(const CameraProfile& camera, Angle greatest)
{
    if (camera.fields.empty()) {
        return greatest >= camera.narrowest_field
                   ? std::optional{std::min(greatest, camera.widest_field)}
                   : std::nullopt;
    }
    std::optional<Angle> best;
    for (const Angle field : camera.fields) {
        if (field <= greatest && (!best || field > *best)) {
            best = field;
        }
    }
    return best;
}

std::optional<Angle> narrowest_field_from(const CameraProfile& camera, Angle least)
{
    if (camera.fields.empty()) {
        return least <= camera.widest_field ? std::optional{std::max(least, camera.narrowest_field)}
                                            : std::nullopt;
    }
    std::optional<Angle> best;
    for (const Angle field : camera.fields) {
        if (field >= least && (!best || field < *best)) {
            best = field;
        }
    }
    return best;
}

CameraLook nadir_look(const CameraProfile& camera, Bearing up, Angle horizontal_field)
{
    return {
        .azimuth = up,
        .depression = 90.0 * degree,
        .image_roll = Angle{},
        .horizontal_field = horizontal_field,
        .vertical_field = vertical_field(camera, horizontal_field),
    };
}

}  // namespace transect::sensor
