/// What a sensor saw of the ground in flight.

#pragma once

#include <cstddef>
#include <span>

#include "transect/coverage/coverage.hpp"
#include "transect/flight/trajectory.hpp"
#include "transect/sensor/camera.hpp"
#include "transect/terrain/ground.hpp"

namespace transect::coverage {

struct ObserveSettings {
    RegionFrame frame;
    Length cell;
    Requirement requirement = {};
    Length farthest = 20.0 * kilometre;          ///< slant range beyond which nothing counts
    TurnRate max_slew = 20.0 * degree / second;  ///< a look that turns faster shows nothing
    std::size_t max_memory_bytes = std::size_t{2} << 30U;  ///< for each thread
    /// Without them each sample shows its own footprint, unchanged until the next one: the raw
    /// union of the footprints, which other programs can check.
    bool inserts_frames = true;
    unsigned threads = 2;  ///< the answer does not depend on it
};

/// The ground between two samples counts when both have a look, are at most the trajectory's
/// max_gap apart, and the look turned no faster than max_slew. There, frames are inserted until the
/// edges of the footprint move evenly from one frame to the next, to a tenth of a cell, and left
/// out where they move by less than a quarter of a cell; cells are touched when an edge passes
/// their centre, and the time between is their dwell. So the answer depends on the flight and not
/// on the rate at which it was sampled. Times are kept to 10 µs, or as finely as the time of all
/// flights divides into 2^32. The best sample distance of a cell is known to 1 %.
///
/// On terrain, footprints end on the ground that their rays meet first, frames are inserted until
/// they move by no more than half a cell, and a cell counts when the line of sight to its centre is
/// clear: looked at when it enters, and again when the camera has moved by 2 % of its height, so
/// that a change is known to half that way. What the elevation data does not tell stays unknown
/// (Coverage::unseen). Grazing angle and sample distance are those of ground that is level at the
/// cell's height.
///
/// A pass ends when its cell was not held at quality for longer than the pass gap; time out of view
/// adds nothing to it. Trajectories are taken as given, one after the other, and should be in order
/// of time. Throws MemoryLimit when the blocks of cells that the flights touch would not fit, and
/// std::domain_error for a cell smaller than 0.1 m.
Coverage observe(
    std::span<const flight::Trajectory> flights,
    const sensor::CameraProfile& camera,
    const terrain::Ground& ground,
    const ObserveSettings& settings);

}  // namespace transect::coverage
