/// Answers quickly where an area's outline is.

#pragma once

#include <cstddef>
#include <vector>

#include "transect/geo/plane_geometry.hpp"

namespace transect::planner {

struct PlaneBox {
    PlanePoint low{1.0, 1.0};  ///< empty as it begins
    PlanePoint high{-1.0, -1.0};

    bool is_empty() const { return low.x_m > high.x_m; }
    void include(PlanePoint point);
    bool meets(const PlaneBox& other) const;
};
PlaneBox box_around(PlanePoint a, PlanePoint b);

struct PlaneLine {
    PlanePoint from;
    PlanePoint to;
};

class OutlineIndex {
public:
    OutlineIndex() = default;
    explicit OutlineIndex(const PlaneArea& area);

    const PlaneBox& box() const { return box_; }
    /// Holes are outside. On the outline itself, either.
    bool contains(PlanePoint point) const;
    /// Whether a straight line crosses or touches the outline.
    bool crossed_by(PlanePoint from, PlanePoint to) const;
    /// Where, in shares of the line.
    std::vector<double> crossings(const PlaneLine& line) const;
    /// Whether any of the line lies in the area.
    bool entered_by(PlanePoint from, PlanePoint to) const;
    /// Whether all of it does.
    bool holds(PlanePoint from, PlanePoint to) const;

private:
    /// Neighbouring edges.
    struct Run {
        PlaneBox box;
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    void add(const PlaneRing& ring);

    PlaneBox box_;
    std::vector<PlaneLine> edges_;
    std::vector<Run> runs_;
};

}  // namespace transect::planner
