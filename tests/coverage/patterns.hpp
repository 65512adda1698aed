/// Coverages made cell by cell, without a flight.

#pragma once

#include <memory>

#include "coverage/flights.hpp"
#include "coverage/grid.hpp"

namespace transect::test {

/// Observes the cells of a box for whose centre the predicate holds.
template <typename Predicate>
coverage::Coverage pattern(double cell_m, const coverage::CellBox& box, Predicate observed)
{
    auto grid =
        std::make_shared<coverage::Grid>(mopti_frame(), cell_m, coverage::Requirement{}, Instant{});
    grid->make_tiles(box, std::size_t{1} << 30U);
    for (auto row = box.low.row; row < box.high.row; ++row) {
        for (auto column = box.low.column; column < box.high.column; ++column) {
            auto& state = grid->cells_from({column, row}).front();
            for (std::int32_t part = 0; part < 16; ++part) {
                const coverage::Cell place{4 * column + part % 4, 4 * row + part / 4};
                if (observed(cell_centre(place, 0.25 * cell_m))) {
                    state.parts_seen |=
                        static_cast<std::uint16_t>(1U << static_cast<unsigned>(part));
                }
            }
            if (observed(cell_centre({column, row}, cell_m))) {
                state.passes = 1;
                state.seen = true;
            }
        }
    }
    return coverage::Coverage{std::move(grid)};
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
