/// Witnesses of the image's roll from a log of any size.

#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "flightlog/src/readers/image_roll.hpp"

namespace transect::flightlog {

/// All witnesses while they are few; of many every second, every fourth and so on, evenly spread
/// over the log.
class RollSample {
public:
    void add(const RollWitness& witness);
    std::span<const RollWitness> witnesses() const { return kept_; }

private:
    std::vector<RollWitness> kept_;
    std::size_t stride_ = 1;
    std::size_t seen_ = 0;
};

}  // namespace transect::flightlog
