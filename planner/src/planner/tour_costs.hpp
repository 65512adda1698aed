/// What an order of lines is made of, for the search and for its lower bound.

#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "transect/geo/plane_geometry.hpp"

namespace transect::planner {

/// A line in one of its two directions: 2·line as listed, 2·line + 1 reversed.
using Way = std::uint32_t;

inline Way reversed(Way way)
{
    return way ^ 1U;
}
inline std::size_t line_of(Way way)
{
    return way / 2;
}

/// Costs in seconds, or in metres where no aircraft is given. Infinite where there is no way.
/// Connections are computed when first asked for and kept while they are few enough.
class TourCosts {
public:
    struct Parts {
        std::vector<double> along;      ///< by way
        std::vector<double> from_base;  ///< by way, to its beginning; with the climb
        std::vector<double> to_base;    ///< by way, from its end
        std::function<double(Way last, Way next)> between;
        std::vector<PlanePoint> entry;  ///< by way, where it begins; it ends where its reverse does
        PlanePoint base = {};

        /// For the bound. Cost per metre of a potential that makes straight lines cost the same
        /// both ways: wind / (V² − wind²), which cancels out over a tour that returns. Any value is
        /// valid.
        PlanePoint potential = {};
        /// With that potential no connection costs less than this for each metre of straight
        /// distance: 1 / √(V² − wind²).
        double least_per_m = 0.0;
        double run_m = 0.0;  ///< by which connections may be shorter than from line to line
        /// Connections over longer straight distances are bounded by `least_per_m` alone.
        double exact_within_m = std::numeric_limits<double>::infinity();
    };
    explicit TourCosts(Parts parts);

    std::size_t lines() const { return parts_.along.size() / 2; }
    std::size_t ways() const { return parts_.along.size(); }

    double along(Way way) const { return parts_.along[way]; }
    double from_base(Way way) const { return parts_.from_base[way]; }
    double to_base(Way way) const { return parts_.to_base[way]; }
    double between(Way last, Way next) const
    {
        if (known_.empty()) {
            return parts_.between(last, next);
        }
        double& cost = known_[last * ways() + next];
        if (std::isnan(cost)) {
            cost = parts_.between(last, next);
        }
        return cost;
    }
    const Parts& parts() const { return parts_; }
    PlanePoint entry(Way way) const { return parts_.entry[way]; }
    PlanePoint exit(Way way) const { return parts_.entry[reversed(way)]; }

    /// At most `count` ways that are cheap to reach from the end of `last`, the cheapest first; of
    /// those that begin near it.
    std::vector<Way> nearest(Way last, std::size_t count) const;

private:
    Parts parts_;
    mutable std::vector<double> known_;  ///< NaN where not computed yet; not for two threads
};

/// Lines in the order and direction flown, by sortie.
using Tour = std::vector<std::vector<Way>>;

/// Of one sortie, from base to base.
double sortie_cost(const TourCosts& costs, const std::vector<Way>& sortie);

}  // namespace transect::planner
