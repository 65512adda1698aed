#include "support/sample_aircraft.hpp"

namespace transect::test {

aircraft::Profile caravan()
{
    const aircraft::PowerRating rating{
        .maximum = 675.0 * horsepower,
        .intercept = 775.0 * horsepower,
        .lapse_exponent = 0.87,
        .loss_per_kelvin = 0.003,
    };
    return {
        .id = "c208b-675",
        .name = "Cessna 208B, 675 shp, pod and turret",
        .trust = "estimated",
        .performance =
            {.wing_area = 25.957 * square_metre,
             .aspect_ratio = 9.709,
             .zero_lift_drag = 0.03034 + 0.00438 + 0.003,
             .oswald_efficiency = 0.6,
             .propeller_efficiency = 0.86,
             .propeller_speed_constant = 63.51 * knot,
             .idle_flow = 101.388 * pound_per_hour,
             .specific_flow_lb_per_hp_h = 0.52546,
             .climb_rating = rating,
             .cruise_rating = rating},
        .items = {},
        .limits =
            {.max_ramp_mass = 8785.0 * pound,
             .max_take_off_mass = 8750.0 * pound,
             .max_landing_mass = 8500.0 * pound,
             .usable_fuel = 2224.0 * pound,
             .fuel_density = 0.803 * kilogram_per_litre,
             .max_operating_speed = 175.0 * knot,
             .stall_speed = 78.0 * knot,
             .stall_reference_mass = 8750.0 * pound,
             .max_operating_altitude = 25000.0 * foot,
             .max_load_factor = 3.8},
        .schedule =
            {.climb_speed = 115.0 * knot,
             .descent_rate = 500.0 * foot_per_minute,
             .planned_bank = 20.0 * degree,
             .bank_limit = 25.0 * degree,
             .roll_rate_deg_per_s = 5.0,
             .run_in = 30.0 * second,
             .run_out = 5.0 * second},
    };
}

aircraft::FuelPolicy default_fuel_policy()
{
    return {
        .id = "default",
        .source = "test",
        .estimates = "",
        .taxi = 35.0 * pound,
        .contingency_share = 0.05,
        .contingency_time = 5.0 * minute,
        .final_reserve = 45.0 * minute,
        .reserve_condition = aircraft::ReserveCondition::holding,
        .reserve_height = 1500.0 * foot,
        .approach = 30.0 * pound,
        .additional = Mass{},
        .extra = Mass{},
        .alternate_required = true,
        .point_of_no_return_required = false,
    };
}

}  // namespace transect::test
