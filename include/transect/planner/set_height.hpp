#pragma once

#include "transect/units.hpp"

namespace transect::planner {

/// A height the way the pilot sets it.
struct SetHeight {
    enum class Reference { altitude_qnh, flight_level, height_agl, altitude_gps_msl };
    Reference reference = Reference::altitude_qnh;
    Length value;  ///< flight level 105 is 10,500 ft

    friend bool operator==(const SetHeight&, const SetHeight&) = default;
};

}  // namespace transect::planner
