/// Numbers as crews read them: plain digits without separators, the unit named by the caller.

#pragma once

#include <string>

#include "transect/geo/altitude.hpp"
#include "transect/geo/geo_point.hpp"
#include "transect/instant.hpp"
#include "transect/planner/mission.hpp"
#include "transect/units.hpp"

namespace transect::formats {

std::string pounds(Mass mass);
std::string kilograms(Mass mass);
std::string litres(Mass fuel, Density density);
/// "2224 lb (1009 kg, 1256 l)"
std::string fuel_text(Mass fuel, Density density);

std::string feet(Length length);
std::string nautical_miles(Length length);  ///< one decimal
std::string knots(Speed speed);
/// Three digits, 360 for north.
std::string bearing_text(Bearing bearing);
/// Whole degrees with sign: "+7", "-12", "0".
std::string signed_degrees(Angle angle);

std::string clock_time(Instant instant);     ///< "07:14:30"
std::string date_text(Instant instant);      ///< "2026-11-23"
std::string minutes_seconds(Duration time);  ///< "14:36", "75:02"
std::string hours_minutes(Duration time);    ///< "1:38"

/// "14°30.77′N 004°04.77′W": degrees and minutes, 0.01′ is 18 m.
std::string position_text(GeoPoint point);

/// As the pilot sets it: "10000 ft QNH", "FL105", "1500 ft AGL", "10500 ft GPS", with blanks that
/// do not break.
std::string set_height_text(const planner::SetHeight& height);

/// The text, or "not given" where there is none.
std::string or_not_given(const std::string& text);

}  // namespace transect::formats
