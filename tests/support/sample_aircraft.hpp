/// The estimated Caravan, written down apart from its data file.

#pragma once

#include "transect/aircraft/fuel_policy.hpp"
#include "transect/aircraft/profile.hpp"

namespace transect::test {

/// Cessna 208B, 675 shp, with cargo pod and turret: fitted model, source and trust as in its
/// profile.
aircraft::Profile caravan();

/// 35 lb taxi, 5 % or 5 min contingency, alternate, 45 min final reserve at 1,500 ft.
aircraft::FuelPolicy default_fuel_policy();

}  // namespace transect::test
