/// The rays along a frame's edge to the ground in reach.

#pragma once

#include <optional>
#include <vector>

#include <Eigen/Core>

#include "transect/units.hpp"

#include "sensor/viewing.hpp"

namespace transect::sensor {

struct EdgeRay {
    Eigen::Vector3d direction;  ///< as Viewing has it
    double range_m = 0.0;       ///< to level ground
    bool on_frame = true;       ///< not on the arc where the ground in reach ends
};

/// Collects the ring of one frame. The ground in reach is a disc about the point below the camera
/// and the frame is convex, so their common part is walked clockwise along the frame's edge and,
/// where that leaves the disc, clockwise along the disc.
class FrameEdge {
public:
    FrameEdge(const Viewing& viewing, Length farthest)
        : viewing_{viewing}, farthest_m_{farthest / metre}
    {}

    /// An open ring in image order; empty when nothing of the ground is left.
    std::vector<EdgeRay> ring() const;

private:
    std::optional<double> reach(const Eigen::Vector3d& direction) const;
    std::vector<EdgeRay> near_corners() const;
    std::vector<EdgeRay> clipped(const std::vector<Eigen::Vector3d>& edge) const;
    std::vector<EdgeRay> disc_inside_frame() const;
    void append(std::vector<EdgeRay>& ring, const Eigen::Vector3d& direction) const;
    void append_arc(
        std::vector<EdgeRay>& ring, const Eigen::Vector3d& from, const Eigen::Vector3d& to) const;
    void append_arc_point(std::vector<EdgeRay>& ring, double azimuth) const;
    Eigen::Vector3d last_in_reach(Eigen::Vector3d inside, Eigen::Vector3d outside) const;

    const Viewing& viewing_;
    double farthest_m_;
};

}  // namespace transect::sensor
