#include "planner/even_costs.hpp"

namespace transect::planner {

EvenCosts::EvenCosts(const TourCosts& costs) : costs_{&costs}, ends_{costs.ways()}
{
    for (Way way = 0; way < ends_; way += 2) {
        const double up = rise(costs.exit(way) - costs.entry(way));
        lines_.push_back(std::min(costs.along(way) + up, costs.along(reversed(way)) - up));
    }
    for (Way end = 0; end < ends_; ++end) {
        const double up = rise(costs.entry(end) - costs.parts().base);
        out_.push_back(costs.from_base(end) + up);
        home_.push_back(costs.to_base(reversed(end)) - up);
    }
}

double EvenCosts::between(Way a, Way b) const
{
    const double up = rise(costs_->entry(b) - costs_->entry(a));
    return std::min(costs_->between(reversed(a), b) + up, costs_->between(reversed(b), a) - up);
}

}  // namespace transect::planner
