/// An aircraft as its data file describes it.

#pragma once

#include <string>

#include "transect/units.hpp"

namespace transect::aircraft {

/// Drag polar, propeller and fuel law, fitted to published figures:
/// CD = CD0 + CL² / (π·AR·e), P = (D·V + W·climb rate) / η with η = ηmax·(1 − exp(−V/v0)),
/// fuel flow = k0·δ + k1·P.
struct PerformanceModel {
    Area wing_area;
    double aspect_ratio = 0.0;
    double zero_lift_drag = 0.0;  ///< with everything that is mounted (pod, turret)
    double oswald_efficiency = 0.0;
    double propeller_efficiency = 0.0;
    Speed propeller_speed_constant;
    FuelFlow idle_flow;                      ///< k0, at sea-level pressure
    double specific_flow_lb_per_hp_h = 0.0;  ///< k1
    Power rated_power;
    Power power_intercept;  ///< P = intercept·σ^exponent, at most rated power
    double power_lapse_exponent = 0.0;
    double power_loss_per_kelvin = 0.0;  ///< above ISA; a guess where the source says so
};

struct Limits {
    Mass max_ramp_mass;
    Mass max_take_off_mass;
    Mass max_landing_mass;
    Mass usable_fuel;  ///< at the density below
    Density fuel_density;
    Speed max_operating_speed;  ///< VMO, calibrated
    Speed stall_speed;          ///< calibrated, flaps up, idle, at stall_reference_mass
    Mass stall_reference_mass;
    Length max_operating_altitude;  ///< pressure altitude
};

/// How the aircraft is flown between tasks.
struct Schedule {
    Speed climb_speed;  ///< calibrated
    Speed descent_rate;
    Angle planned_bank;
    Angle bank_limit;
    double roll_rate_deg_per_s = 5.0;
    Duration run_in = 30.0 * second;
    Duration run_out = 5.0 * second;
};

struct Profile {
    std::string id;  ///< "c208b-675"
    std::string name;
    std::string trust;  ///< "estimated", or the manual that the figures come from
    PerformanceModel performance;
    Limits limits;
    Schedule schedule;
};

}  // namespace transect::aircraft
