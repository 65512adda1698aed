#include "support/loaded_mission.hpp"

#include "support/sample_mission.hpp"

namespace transect::test {

planner::Mission loaded_mission()
{
    auto mission = sample_mission();
    auto& known = mission.aircraft.loading;
    known.envelope = aircraft::Envelope{
        .forward =
            {.corners = {{5500.0 * pound, 179.60 * inch}, {8750.0 * pound, 199.15 * inch}},
             .trust = "C"},
        .aft = {.corners = {{8750.0 * pound, 204.35 * inch}}, .trust = "B"},
        .chord = aircraft::MeanChord{177.57 * inch, 66.40 * inch},
        .aft_caution_percent = 38.33,
        .chord_trust = "C"};
    known.fuel_arms = {{Mass{}, 203.0 * inch}};
    // 5,000·186.2 + 400·135.5 + 600·300 = 931,000 + 54,200 + 180,000 = 1,165,200 lb·in
    aircraft::LoadSheet sheet{
        .basic_empty_mass = 5000.0 * pound,
        .basic_empty_arm = 186.2 * inch,
        .source = "made up",
        .items = {
            {.name = "front seats",
             .mass = 400.0 * pound,
             .arm = 135.5 * inch,
             .max_mass = 500.0 * pound,
             .trust = "C"},
            {.name = "console", .mass = 600.0 * pound, .arm = 300.0 * inch}}};
    const auto sum = aircraft::zero_fuel(sheet);
    mission.loading.zero_fuel_mass = sum.mass;
    mission.loading.zero_fuel_arm = sum.arm;
    mission.loading.sheet = sheet;
    return mission;
}

}  // namespace transect::test
