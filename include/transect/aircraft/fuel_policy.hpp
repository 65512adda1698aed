/// How much fuel must be on board, as data.

#pragma once

#include <string>

#include "transect/units.hpp"

namespace transect::aircraft {

struct FuelPolicy {
    std::string id;
    std::string source;  ///< the rule and its edition
    Mass taxi;
    double contingency_share = 0.05;  ///< of trip fuel
    Duration contingency_time;        ///< at least this long, at holding flow
    Duration final_reserve;           ///< at holding flow
    Length reserve_height;            ///< above the base, where holding flow is taken
    Mass approach;                    ///< burnt between the overhead and the landing
    bool alternate_required = true;
};

}  // namespace transect::aircraft
