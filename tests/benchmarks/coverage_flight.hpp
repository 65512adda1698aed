/// What a sample of a whole flight costs, from its pose to its cells.

#pragma once

#include "transect/terrain/ground.hpp"

#include "benchmarks/coverage_cases.hpp"

namespace transect::test {

struct FlightCost {
    double ns_per_sample = 0.0;  ///< CPU time on one thread
    double inverse_ns = 0.0;     ///< of one inverse geodesic, timed in turn with it
    double threads_gain = 0.0;   ///< time on the clock with one thread ÷ with two

    /// As on the machine whose inverse geodesic takes 730 ns.
    double scaled_ns_per_sample() const { return ns_per_sample * 730.0 / inverse_ns; }
};

terrain::Ground level_ground();
/// Posts three arc-seconds apart, with swells of 20 m and a noise of 3 m, as around Mopti.
terrain::Ground rolling_plain();

/// Medians of several runs of observe() near Mopti.
FlightCost cost_of_flight(const CoverageCase& flight, double cell_m, const terrain::Ground& ground);

}  // namespace transect::test
