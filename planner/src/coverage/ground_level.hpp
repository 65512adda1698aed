/// The lie of the land: a level that changes smoothly from place to place.

#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>

#include "transect/geo/region_frame.hpp"
#include "transect/terrain/elevation_source.hpp"

namespace transect::coverage {

/// Interpolates between means of the ground around points that stand two kilometres apart. Good for
/// following how a footprint moves, not for where it lies: relief is left out. For one thread.
class GroundLevel {
public:
    GroundLevel(RegionFrame frame, std::shared_ptr<const terrain::ElevationSource> source);

    /// Metres above mean sea level; nothing where no ground is known for kilometres around, and for
    /// a place that is not finite.
    std::optional<double> at(PlanePoint place);

private:
    struct Node {
        std::int32_t row = 0;
        std::int32_t column = 0;

        friend auto operator<=>(const Node&, const Node&) = default;
    };

    std::optional<double> mean_around(Node node);

    RegionFrame frame_;
    std::shared_ptr<const terrain::ElevationSource> source_;
    std::map<Node, std::optional<double>> means_;
};

}  // namespace transect::coverage
