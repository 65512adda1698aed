/// How much fuel must be on board, as data.

#pragma once

#include <string>

#include "transect/units.hpp"

namespace transect::aircraft {

/// How the aircraft is flown while its final reserve burns.
enum class ReserveCondition {
    holding,  ///< at holding speed, a height above the aerodrome
    cruise    ///< at normal cruising altitude and power: those of the mission's transit
};

struct FuelPolicy {
    std::string id;
    std::string source;     ///< the rule and its edition
    std::string estimates;  ///< what the rule does not state, and whose figure stands in for it
    Mass taxi;
    double contingency_share = 0.05;  ///< of trip fuel
    Duration contingency_time;        ///< at least this long, at holding flow
    Duration final_reserve;           ///< in the reserve condition
    ReserveCondition reserve_condition = ReserveCondition::holding;
    /// Above the aerodrome, where holding flow is taken. A reserve at cruise does not use it, but
    /// the least contingency does.
    Length reserve_height;
    Mass approach;    ///< burnt between the overhead and the landing
    Mass additional;  ///< for the type of operation
    Mass extra;       ///< what the commander wants on top of all that is required
    bool alternate_required = true;
    /// For an isolated aerodrome, which has no alternate: the plan must say until where another
    /// place can be reached.
    bool point_of_no_return_required = false;
};

}  // namespace transect::aircraft
