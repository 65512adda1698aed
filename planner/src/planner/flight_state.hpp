/// One moment of a simulated flight, in the numbers that the simulation steps.

#pragma once

#include "transect/geo/plane_geometry.hpp"
#include "transect/instant.hpp"

namespace transect::planner {

struct FlightState {
    Instant take_off;
    double time_s = 0.0;  ///< since take-off
    PlanePoint position;
    double heading_rad = 0.0;  ///< of the nose, clockwise from plane north
    double height_m = 0.0;     ///< geometric, above mean sea level
    double mass_kg = 0.0;
    double empty_tanks_mass_kg = 0.0;  ///< where a flight ends for lack of fuel
    double estimated_fuel_kg = 0.0;    ///< burnt where no table of the flight manual reaches
    double ground_distance_m = 0.0;
    double air_distance_m = 0.0;
    PlanePoint drift_m;  ///< how far the air has carried the aircraft
    PlanePoint ground_velocity_m_s;
    double climb_rate_m_s = 0.0;
    double true_airspeed_m_s = 0.0;
    double commanded_bank_deg = 0.0;  ///< right wing down
};

}  // namespace transect::planner
