/// Random numbers that every library draws the same.

#pragma once

#include <cstdint>
#include <random>

namespace transect::test {

/// Independent draws; a test prints the seed, so that a failure can be repeated.
class Draw {
public:
    explicit Draw(std::uint64_t seed) : engine_{seed} {}

    /// Uniform in [low, high).
    double between(double low, double high)
    {
        return low + (high - low) * static_cast<double>(engine_() >> 11U) * 0x1p-53;
    }

private:
    std::mt19937_64 engine_;
};

}  // namespace transect::test
