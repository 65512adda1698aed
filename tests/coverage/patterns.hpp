/// Coverages made cell by cell, without a flight.

#pragma once

#include <memory>

#include "coverage/flights.hpp"
#include "coverage/grid.hpp"

namespace transect::test {

/// Counts views of any length.
inline coverage::Requirement any_view()
{
    coverage::Requirement requirement;
    requirement.min_view = Duration{};
    return requirement;
}

inline std::shared_ptr<coverage::Grid> empty_grid(
    double cell_m, const coverage::Requirement& requirement)
{
    const coverage::GridSettings settings{
        .frame = mopti_frame(),
        .cell_m = cell_m,
        .requirement = requirement,
        .max_memory_bytes = std::size_t{1} << 30U};
    return std::make_shared<coverage::Grid>(settings, coverage::Clock{Instant{}, Instant{}});
}

inline void observe_at_once(coverage::Grid& grid, coverage::Grid::Place place)
{
    place.state.first = 0;
    grid.begin_hold(place, 0);
    grid.end_hold(place.state, 0);
}

/// Observes the cells of a box for whose centre the predicate holds.
template <typename Predicate>
coverage::Coverage pattern(double cell_m, const coverage::CellBox& box, Predicate observed)
{
    const auto grid = empty_grid(cell_m, any_view());
    for (auto row = box.low.row; row < box.high.row; ++row) {
        for (auto column = box.low.column; column < box.high.column; ++column) {
            const auto place = grid->at({column, row});
            for (std::int32_t part = 0; part < 16; ++part) {
                const coverage::Cell quarter{4 * column + part % 4, 4 * row + part / 4};
                if (observed(cell_centre(quarter, 0.25 * cell_m))) {
                    place.state.parts_seen |=
                        static_cast<std::uint16_t>(1U << static_cast<unsigned>(part));
                }
            }
            if (observed(cell_centre({column, row}, cell_m))) {
                observe_at_once(*grid, place);
            }
        }
    }
    grid->finish();
    return coverage::Coverage{grid};
}

/// A rectangle about a centre, its length turned anticlockwise from plane east.
inline PlaneRing rectangle(PlanePoint centre, double length_m, double width_m, double turn_deg)
{
    const double c = std::cos(turn_deg * degree / radian);
    const double s = std::sin(turn_deg * degree / radian);
    const PlanePoint along{0.5 * length_m * c, 0.5 * length_m * s};
    const PlanePoint across{-0.5 * width_m * s, 0.5 * width_m * c};
    return {
        centre - along - across,
        centre + along - across,
        centre + along + across,
        centre - along + across};
}

}  // namespace transect::test
