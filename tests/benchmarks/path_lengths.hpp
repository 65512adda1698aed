/// Lengths of paths in a plane instead of times of flight.

#pragma once

#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "transect/aircraft/dubins.hpp"

#include "planner/flight_costs.hpp"

namespace transect::benchmark {

/// Dubins paths between lines; straight lines from and to a base if there is one, otherwise the
/// path begins and ends where it is best.
class PathLengths {
public:
    explicit PathLengths(Length radius, std::optional<PlanePoint> base = {})
        : radius_{radius}, base_{base}
    {}

    planner::TourCosts tour(std::span<const planner::StripLine> lines) const
    {
        planner::TourCosts::Parts parts;
        std::vector<aircraft::AirPose> entry;
        for (const auto& line : lines) {
            const auto way = line.to - line.from;
            const Angle heading = std::atan2(way.x_m, way.y_m) * radian;
            entry.push_back({line.from, heading});
            entry.push_back({line.to, heading + 180.0 * degree});
            for (const auto& [from, to] : {std::pair{line.from, line.to}, {line.to, line.from}}) {
                parts.entry.push_back(from);
                parts.along.push_back(length_m(way));
                parts.from_base.push_back(base_ ? length_m(from - *base_) : 0.0);
                parts.to_base.push_back(base_ ? length_m(to - *base_) : 0.0);
            }
        }
        parts.base = base_.value_or(PlanePoint{});
        parts.between = [entry, radius = radius_](planner::Way last, planner::Way next) {
            auto exit = entry[planner::reversed(last)];
            exit.heading = exit.heading + 180.0 * degree;
            return length(aircraft::shortest_path(exit, entry[next], radius)) / metre;
        };
        constexpr double near_radii = 10.0;
        parts.least_per_m = 1.0;
        parts.exact_within_m = near_radii * (radius_ / metre);
        return planner::TourCosts{std::move(parts)};
    }

    double guess(const planner::StripLayout& layout) const
    {
        double sum = 0.0;
        for (const auto& line : layout.lines) {
            sum += length_m(line.to - line.from) +
                   planner::shortest_u_turn_m(layout.spacing_m, radius_ / metre);
        }
        return sum;
    }

private:
    Length radius_;
    std::optional<PlanePoint> base_;
};

}  // namespace transect::benchmark
