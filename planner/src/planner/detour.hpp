/// Ways around areas.

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "transect/geo/plane_geometry.hpp"

#include "planner/outline_index.hpp"
#include "planner/pass.hpp"

namespace transect::planner {

/// Shortest ways of straight lines around areas, over the corners of an outline that stands off
/// from them. Whether an aircraft that turns at the corners stays clear is for the caller to find
/// out; where it does not, a wider stand-off may do.
class Detours {
public:
    /// `forbidden` without overlaps, margins included; nothing to go around where it is empty.
    Detours(const PlaneArea& forbidden, double stand_off_m);

    struct Ends {
        PlanePoint from;
        PlanePoint to;
    };
    /// The corners on the shortest way, each passed on the bisector of the courses before and
    /// after; none where the straight line is clear. Nothing when there is no way.
    std::optional<std::vector<Pass>> way(const Ends& ends) const;

private:
    struct Neighbour {
        std::size_t node = 0;
        double distance_m = 0.0;
    };
    bool is_clear(PlanePoint from, PlanePoint to) const;
    void connect();
    std::vector<Neighbour> visible_from(PlanePoint point) const;
    std::vector<PlanePoint> shortest(const Ends& ends) const;

    OutlineIndex forbidden_;
    std::vector<PlanePoint> nodes_;
    std::vector<std::vector<Neighbour>> neighbours_;
};

}  // namespace transect::planner
