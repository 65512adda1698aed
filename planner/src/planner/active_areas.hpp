/// Which areas bind where, how high and when.

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "transect/geo/local_plane.hpp"
#include "transect/planner/mission.hpp"

#include "planner/outline_index.hpp"

namespace transect::planner {

/// A short straight piece of a flight.
struct Stretch {
    PlanePoint from;
    PlanePoint to;
    double low_m = 0.0;  ///< geometric heights above mean sea level
    double high_m = 0.0;
    Instant begin;
    Instant end;
};

/// An area of a mission in the planning plane.
struct PlacedArea {
    KeepArea::Kind kind = KeepArea::Kind::keep_out;
    std::size_t index = 0;  ///< among the areas of the mission
    PlaneArea area;
    OutlineIndex outline;
    double floor_m = 0.0;  ///< minus infinity where there is none
    double ceiling_m = 0.0;
    std::optional<Instant> from;
    std::optional<Instant> until;

    /// Limits belong to the area; heights within a metre of them count as at them.
    bool binds_between(double low_m, double high_m) const;
    bool binds_during(Instant begin, Instant end) const;
};

/// All areas of a mission. A height that counts from the ground is unknown and therefore no limit.
class ActiveAreas {
public:
    /// `clearance_m` is added to what is kept out of, and taken from what is kept in.
    ActiveAreas(const Mission& mission, const LocalPlane& plane, double clearance_m = 0.0);

    bool empty() const { return areas_.empty(); }
    const std::vector<PlacedArea>& all() const { return areas_; }

    struct Span {
        double low_m = 0.0;
        double high_m = 0.0;
        Instant begin;
        Instant end;
    };
    /// Where a flight must not be that may be anywhere between these heights, any time between
    /// these times; in the box.
    PlaneArea forbidden(const Span& span, const PlaneBox& box) const;

    /// Areas to keep out of that it enters, by their index in the mission.
    std::vector<std::size_t> entered_by(const Stretch& stretch) const;
    /// The first of the areas to keep in, where it is not in any of them.
    std::optional<std::size_t> left_by(const Stretch& stretch) const;
    bool permit(const Stretch& stretch) const;

private:
    std::vector<PlacedArea> areas_;
};

}  // namespace transect::planner
