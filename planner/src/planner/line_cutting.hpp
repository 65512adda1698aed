/// Takes from lines what lies in areas that flights keep clear of, and what then stays unseen.

#pragma once

#include <vector>

#include "planner/strips.hpp"

namespace transect::planner {

/// The pieces of each line that stay clear. Where a line is cut, and where an area lies close
/// beyond its end, `room_m` is left on it for the run-out and the turn after it. Pieces keep the
/// strip and the direction of their line.
std::vector<StripLine> cut_lines(
    const std::vector<StripLine>& lines, const PlaneArea& forbidden, double room_m);

/// The ground that a line shows.
struct SeenLine {
    PlanePoint from;
    PlanePoint to;
    double width_m = 0.0;
};

/// What of an area lies along `laid` lines and not along `flown` ones.
PlaneArea unseen(
    const PlaneArea& area, const std::vector<SeenLine>& laid, const std::vector<SeenLine>& flown);

}  // namespace transect::planner
