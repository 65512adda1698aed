/// An aircraft as its data file describes it.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "transect/aircraft/envelope.hpp"
#include "transect/aircraft/field_length.hpp"
#include "transect/aircraft/loading.hpp"
#include "transect/units.hpp"

namespace transect::aircraft {

/// Shaft power that the engine gives at one rating: the least of `maximum` and
/// intercept·σ^exponent, where σ is the actual density ratio, less a share for each kelvin above
/// ISA.
struct PowerRating {
    Power maximum;
    Power intercept;
    double lapse_exponent = 0.0;
    double loss_per_kelvin = 0.0;  ///< a guess where the source says so
};

/// Drag polar, propeller and fuel law, fitted to published figures:
/// CD = CD0 + CL² / (π·AR·e), P = (D·V + W·climb rate) / η with η = ηmax·(1 − exp(−V/v0)),
/// fuel flow = k0·δ + k1·P.
struct PerformanceModel {
    Area wing_area;
    double aspect_ratio = 0.0;
    double zero_lift_drag = 0.0;  ///< without the items of the configuration
    double oswald_efficiency = 0.0;
    double propeller_efficiency = 0.0;
    Speed propeller_speed_constant;
    FuelFlow idle_flow;                      ///< k0, at sea-level pressure
    double specific_flow_lb_per_hp_h = 0.0;  ///< k1
    PowerRating climb_rating;
    PowerRating cruise_rating;
};

/// Something that can be taken off the aircraft: a pod, a turret.
struct ConfigurationItem {
    std::string name;
    double zero_lift_drag = 0.0;  ///< added to the model's while fitted
    bool fitted = true;
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
    double max_load_factor = 0.0;   ///< flaps up
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

/// What the profile knows of mass and balance; what it does not, the mission may give.
struct LoadingData {
    std::vector<Station> stations = {};
    std::vector<FuelArm> fuel_arms = {};  ///< see fuel_arm()
    std::optional<Envelope> envelope = {};
    std::optional<Mass> max_zero_fuel_mass = {};
};

struct ManualTables;

struct Profile {
    std::string id;  ///< "c208b-675"
    std::string name;
    std::string trust;  ///< "estimated", or the manual that the figures come from
    PerformanceModel performance;
    std::vector<ConfigurationItem> items;
    Limits limits;
    Schedule schedule;
    LoadingData loading = {};
    FieldLengthTables field_length = {};
    std::shared_ptr<const ManualTables> tables = {};  ///< of the flight manual; may be none
};

}  // namespace transect::aircraft
