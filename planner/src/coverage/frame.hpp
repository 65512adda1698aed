/// One moment of the flight as the coverage kernel needs it.

#pragma once

#include "transect/geo/region_frame.hpp"
#include "transect/sensor/footprint.hpp"

#include "coverage/outline.hpp"

namespace transect::coverage {

/// Sample distance and grazing angle over level ground, cheap enough for every cell: the ground
/// falls away with the square of the distance, and plane metres near the camera become ground
/// metres by one matrix. Within 1e-3 of sensor::ground_sample_distance() up to 20 km.
class GroundResolution {
public:
    GroundResolution(
        const RegionFrame& frame,
        const sensor::CameraPose& pose,
        const terrain::AssumedGround& ground,
        const sensor::CameraProfile& camera);

    /// Very large where the camera does not look.
    double gsd_m(PlanePoint point) const;

    /// Squared distance over the ground from the point below the camera.
    double distance_m2(PlanePoint point) const;

    /// Squared distance over the ground at which the line of sight grazes at this angle.
    double grazing_distance_m2(Angle grazing) const;

private:
    struct EastNorth {
        double east_m = 0.0;
        double north_m = 0.0;
    };
    EastNorth from_below_camera(PlanePoint point) const;

    PlanePoint below_camera_;
    PlanePoint to_east_;  ///< dot product with a plane offset is the way east
    PlanePoint to_north_;
    double boresight_north_ = 0.0;
    double boresight_east_ = 0.0;
    double boresight_down_ = 0.0;
    double height_m_ = 0.0;
    double earth_radius_m_ = 0.0;
    double pixel_pitch_ = 0.0;
};

struct Frame {
    double time_s = 0.0;
    Outline outline;
    GroundResolution resolution;
};

}  // namespace transect::coverage
