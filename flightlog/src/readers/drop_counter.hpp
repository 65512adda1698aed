/// Keeps the account of rows that were not used.

#pragma once

#include <array>
#include <cstddef>
#include <numeric>
#include <vector>

#include "transect/flightlog/log_file.hpp"

namespace transect::flightlog {

class DropCounter {
public:
    void add(DropReason reason) { ++counts_.at(static_cast<std::size_t>(reason)); }

    std::size_t total() const { return std::reduce(counts_.begin(), counts_.end()); }

    std::vector<Dropped> list() const
    {
        std::vector<Dropped> dropped;
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            if (counts_.at(i) > 0) {
                dropped.push_back({static_cast<DropReason>(i), counts_.at(i)});
            }
        }
        return dropped;
    }

private:
    std::array<std::size_t, static_cast<std::size_t>(DropReason::damaged_packet) + 1> counts_{};
};

}  // namespace transect::flightlog
