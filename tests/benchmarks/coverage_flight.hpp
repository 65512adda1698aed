/// What a sample of a whole flight costs, from its pose to its cells.

#pragma once

#include "benchmarks/coverage_cases.hpp"

namespace transect::test {

struct FlightCost {
    double ns_per_sample = 0.0;  ///< CPU time on one thread
    double inverse_ns = 0.0;     ///< of one inverse geodesic, timed in turn with it
    double threads_gain = 0.0;   ///< time on the clock with one thread ÷ with two
};

/// Medians of several runs of observe() over level ground near Mopti.
FlightCost cost_of_flight(const CoverageCase& flight, double cell_m);

}  // namespace transect::test
