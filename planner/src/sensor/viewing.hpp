/// A camera pose as vectors: rays from it, and where they meet level ground.

#pragma once

#include <optional>

#include <Eigen/Core>

#include "transect/geo/geo_point.hpp"
#include "transect/sensor/footprint.hpp"

namespace transect::sensor {

/// Columns are the camera's forward, right and down axes in the local north-east-down frame.
Eigen::Matrix3d camera_axes(const CameraLook& look);

/// The camera's forward axis in the local north-east-down frame.
Eigen::Vector3d boresight(const CameraLook& look);

/// Whether both fields are above nought and below half a turn.
bool has_frame(const CameraLook& look);

/// The look that has these axes. Straight down, where azimuth and roll are one turn, all of it is
/// azimuth.
CameraLook look_along(const Eigen::Matrix3d& axes, const FieldOfView& field);

/// Columns are north, east and down in earth-centred axes.
Eigen::Matrix3d local_axes(GeoPoint position);

Eigen::Vector3d earth_centred_m(GeoPoint position, MslHeight height);
/// Of a place whose local axes are known, in a tenth of the time.
Eigen::Vector3d earth_centred_m(const Eigen::Matrix3d& local, MslHeight height);

/// Level ground is the ellipsoid with its axes grown by the ground's height, which is within 0.1 mm
/// of constant height up to 2 km. Directions are in the local north-east-down frame of the camera
/// and need not have unit length.
class Viewing {
public:
    Viewing(const CameraPose& pose, const terrain::AssumedGround& ground);

    /// Towards an image point; x and y run from -1 at the left and upper edge to 1.
    Eigen::Vector3d direction(double x, double y) const;

    Eigen::Vector3d boresight() const { return axes_.col(0); }

    /// Distance along the ray to the ground in metres; nothing for a ray that misses it and for a
    /// camera that is not above it.
    std::optional<double> range_m(const Eigen::Vector3d& direction) const;

    GeoPoint point_at(const Eigen::Vector3d& direction, double range_m) const;

    Eigen::Vector3d direction_to(GeoPoint point, MslHeight height) const;

    /// Whether the frame contains the direction.
    bool shows(const Eigen::Vector3d& direction) const;

private:
    Eigen::Matrix3d axes_;
    Eigen::Matrix3d local_;
    Eigen::Vector3d position_m_;
    Eigen::Array3d scale_;  ///< turns level ground into the unit sphere
    double tan_half_width_;
    double tan_half_height_;
    GeoPoint place_;
    Eigen::Vector3d origin_;  ///< the position where level ground is the unit sphere
    double above_;  ///< its squared distance from the centre there, less that of the ground
};

}  // namespace transect::sensor
