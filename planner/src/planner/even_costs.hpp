/// Costs of a tour made the same in both directions, never above the true ones.

#pragma once

#include <algorithm>
#include <vector>

#include "planner/tour_costs.hpp"

namespace transect::planner {

/// With the potential of TourCosts, the cheaper direction of everything: a tour costs at least what
/// it costs here. Ends of lines are numbered like the ways that begin there.
class EvenCosts {
public:
    explicit EvenCosts(const TourCosts& costs);

    std::size_t lines() const { return lines_.size(); }
    std::size_t ends() const { return ends_; }
    const TourCosts& true_costs() const { return *costs_; }

    double line(std::size_t line) const { return lines_[line]; }
    /// The cheaper end of a line.
    double out(std::size_t line) const { return std::min(out_[2 * line], out_[2 * line + 1]); }
    double home(std::size_t line) const { return std::min(home_[2 * line], home_[2 * line + 1]); }
    /// From or to the base, whichever is cheaper.
    double base(Way end) const { return std::min(out_[end], home_[end]); }

    double between(Way a, Way b) const;

private:
    double rise(PlanePoint way) const { return dot(costs_->parts().potential, way); }

    const TourCosts* costs_;
    std::size_t ends_;
    std::vector<double> lines_;
    std::vector<double> out_;
    std::vector<double> home_;
};

}  // namespace transect::planner
