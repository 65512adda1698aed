#include "coverage/look_path.hpp"

#include "sensor/viewing.hpp"

namespace transect::coverage {
namespace {

sensor::CameraPose pose_of(const flight::Sample& sample)
{
    return {.position = sample.position, .height = sample.height, .look = sample.look.value()};
}

Angle between(Angle from, Angle to, double part)
{
    return from + part * (to - from);
}

/// The short way round, so that ±180° is no edge.
Longitude between(Longitude from, Longitude to, double part)
{
    const Bearing start{from.angle()};
    const Angle eastwards = Bearing{to.angle()} - start;
    return Longitude{(start + part * eastwards) - Bearing{Angle{}}};
}

}  // namespace

LookPath::LookPath(const flight::Sample& from, const flight::Sample& to)
    : from_{pose_of(from)},
      to_{pose_of(to)},
      from_axes_{sensor::camera_axes(from_.look)},
      to_axes_{sensor::camera_axes(to_.look)}
{}

Angle LookPath::turn() const
{
    return from_axes_.angularDistance(to_axes_) * radian;
}

sensor::CameraPose LookPath::at(double part) const
{
    const Latitude latitude{
        between(from_.position.latitude.angle(), to_.position.latitude.angle(), part)};
    const sensor::FieldOfView field{
        .horizontal = between(from_.look.horizontal_field, to_.look.horizontal_field, part),
        .vertical = between(from_.look.vertical_field, to_.look.vertical_field, part),
    };
    return {
        .position = {latitude, between(from_.position.longitude, to_.position.longitude, part)},
        .height = from_.height + part * (to_.height - from_.height),
        .look = sensor::look_along(from_axes_.slerp(part, to_axes_).toRotationMatrix(), field),
    };
}

}  // namespace transect::coverage
