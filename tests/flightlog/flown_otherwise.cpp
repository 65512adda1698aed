#include "flightlog/flown_otherwise.hpp"

#include "transect/flightlog/reader.hpp"
#include "transect/formats/files.hpp"
#include "transect/formats/garmin_csv.hpp"
#include "transect/geo/magnetic_model.hpp"
#include "transect/planner/fly.hpp"
#include "transect/planner/planning.hpp"

#include "support/fixtures.hpp"
#include "support/sample_mission.hpp"

namespace transect::test {

FlownOtherwise planned_and_flown(const std::function<void(planner::Mission&)>& change)
{
    static const auto planned = planner::plan(small_mission());
    FlownOtherwise result{
        .plan = planned.plan, .planned = planned.flights.at(0), .flown = {}, .log = {}};
    auto day = planned.plan;
    change(day.mission);
    result.flown = planner::fly(day).at(0);
    const MagneticModel model{magnetic_dir(), "wmm2025"};
    const auto text = formats::garmin_csv(
        {.mission = day.mission, .flight = result.flown, .magnetic_model = model});
    result.log = flightlog::parse_log({.text = text, .file = "log.csv"});
    return result;
}

}  // namespace transect::test
