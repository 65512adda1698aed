/// The earliest way to a drifting goal by brute force: forward shooting over dense scans of the
/// arcs, without any of the formulas of the library.

#pragma once

#include <optional>

namespace transect::test {

/// In units of the turn radius and the time it takes to fly it; x to the east, y to the north,
/// headings clockwise from north in radians. The flight starts at the origin.
struct ShootingCase {
    double start_heading = 0.0;
    double goal_x = 0.0;
    double goal_y = 0.0;
    double goal_heading = 0.0;
    double wind_x = 0.0;  ///< the way the air moves
    double wind_y = 0.0;
};

/// Length of the shortest path of two arcs with a straight line or a third arc between them, each
/// arc less than a full circle, that ends at the goal over the ground. Each arc is scanned in
/// `steps` steps; nothing when that finds no path.
std::optional<double> shoot(const ShootingCase& problem, int steps);

}  // namespace transect::test
