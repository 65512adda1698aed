/// Which sorties lead from base to base.

#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace transect::planner {

/// Bases by their place in a list; the first is home.
struct BasePair {
    std::size_t departure = 0;
    std::size_t arrival = 0;

    friend bool operator==(const BasePair&, const BasePair&) = default;
};

struct LinkRequest {
    std::size_t sorties = 0;
    std::size_t bases = 1;
    /// Seconds that a sortie takes between two bases; infinite where it cannot. The estimate is not
    /// above what is flown, or some answers are missed; `flown_s` is asked for the sorties of the
    /// answer and for few others.
    std::function<double(std::size_t sortie, BasePair bases)> estimate_s;
    std::function<double(std::size_t sortie, BasePair bases)> flown_s;
};

struct Link {
    std::size_t sortie = 0;
    BasePair bases;
    double flown_s = 0.0;
};

/// The order of least time in which each sortie starts where the one before ended, the first at
/// home and the last to it. Sorties that no such order can hold are left out, as few as may be.
/// With many sorties the aircraft comes home after each dozen or fewer.
std::vector<Link> link_sorties(const LinkRequest& request);

}  // namespace transect::planner
