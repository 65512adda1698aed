/// The camera between two samples.

#pragma once

#include <Eigen/Geometry>

#include "transect/flight/trajectory.hpp"
#include "transect/sensor/footprint.hpp"

namespace transect::coverage {

/// Position, height and fields change evenly, the look turns evenly about one axis. Both samples
/// must have a look.
class LookPath {
public:
    LookPath(const flight::Sample& from, const flight::Sample& to);

    /// Of the camera about any axis, from one sample to the other.
    Angle turn() const;

    /// `part` runs from 0 to 1.
    sensor::CameraPose at(double part) const;

private:
    sensor::CameraPose from_;
    sensor::CameraPose to_;
    Eigen::Quaterniond from_axes_;
    Eigen::Quaterniond to_axes_;
};

}  // namespace transect::coverage
