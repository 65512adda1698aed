/// Time and fuel of each leg of the plan, as planned and as met.

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "transect/flightlog/planned_lines.hpp"

namespace transect::flightlog {

/// How a planned leg was flown: the whole of it, and nothing else between.
struct LegFlown {
    std::size_t flight = 0;
    Instant from;
    Instant to;
    std::optional<Mass> fuel = {};  ///< integral of flow; nothing where it is not known all along
};

/// A transect, or the way from one to the next.
struct LegMet {
    std::size_t sortie = 0;        ///< from 1
    std::optional<int> from = {};  ///< transect; nothing: from take-off
    std::optional<int> to = {};    ///< transect, the same for one; nothing: to the landing
    Duration planned_time = {};
    Mass planned_fuel = {};
    std::optional<LegFlown> flown = {};  ///< nothing where it was not flown so
};

/// Of the legs that were flown with known fuel.
struct FuelTotal {
    std::size_t legs = 0;
    Duration planned_time;
    Duration time;
    Mass planned_fuel;
    Mass fuel;
};

struct FuelMet {
    std::vector<LegMet> legs = {};  ///< in the order planned; empty without sorties
    FuelTotal total = {};
};

}  // namespace transect::flightlog
