/// Standard gravity (ICAO Doc 7488).

#pragma once

namespace transect::aircraft {

inline constexpr double gravity_m_s2 = 9.80665;

}  // namespace transect::aircraft
