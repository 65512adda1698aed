/// Errors of a GPS receiver, the same for the same seed on every machine.

#pragma once

#include <cstdint>
#include <random>

#include "transect/units.hpp"

namespace transect::formats {

/// A Gauss-Markov process a second for each axis.
class GpsNoise {
public:
    explicit GpsNoise(std::uint64_t seed) : generator_{seed}
    {
        north_ = horizontal_sigma * normal();
        east_ = horizontal_sigma * normal();
        up_ = vertical_sigma * normal();
    }

    Length north() const { return north_; }
    Length east() const { return east_; }
    Length up() const { return up_; }

    /// Goes on by one second.
    void advance();

private:
    static constexpr Length horizontal_sigma = 1.5 * metre;
    static constexpr Length vertical_sigma = 2.5 * metre;

    /// Box and Muller's transform; std::normal_distribution differs between libraries.
    double normal();
    double uniform();

    std::mt19937_64 generator_;
    Length north_;
    Length east_;
    Length up_;
};

}  // namespace transect::formats
