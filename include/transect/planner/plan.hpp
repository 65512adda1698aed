/// The answer to a mission: who flies which transect when, and what that costs.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "transect/finding.hpp"
#include "transect/flight/trajectory.hpp"
#include "transect/planner/mission.hpp"

namespace transect::planner {

/// A straight line flown for observation.
struct Transect {
    int number = 0;         ///< 1, 2, … over the whole plan; part of its waypoint names
    std::string task = {};  ///< id of the task it serves
    GeoPoint from;          ///< in the direction flown
    GeoPoint to;
};

/// How a task is flown, the same for all of its transects.
struct TaskSetting {
    std::string task = {};
    Bearing direction{Angle{}};   ///< of the transects, at the centre of the area
    Length swath = {};            ///< that the sensor sees
    Length spacing = {};          ///< between neighbouring transects
    Angle horizontal_field = {};  ///< of the camera
    Length ground_sample_distance = {};
    MslHeight height = {};  ///< geometric, from the mission's set height
    Speed true_airspeed = {};
};

/// What was decided: everything else about a plan follows from it by flying it.
struct Sortie {
    std::vector<Transect> transects = {};  ///< in the order flown
    Instant take_off = {};
};

enum class LegKind { taxi, climb, transit, run_in, transect, run_out, turn, descent };

/// One stretch of the flight, as it comes out of the simulation.
struct Leg {
    LegKind kind = LegKind::transit;
    std::optional<int> transect = {};  ///< number, on run-in, transect and run-out
    GeoPoint from;
    GeoPoint to;
    Bearing course{Angle{}};  ///< true, at the start of the leg
    Length distance = {};     ///< over the ground, along the path
    Instant start = {};
    Instant end = {};
    Speed ground_speed = {};   ///< mean
    Speed true_airspeed = {};  ///< mean
    MslHeight height = {};     ///< at the end
    Mass fuel_start = {};      ///< on board
    Mass fuel_end = {};
    std::optional<Mass> minimum_fuel_to_start = {};  ///< on run-ins: with less, go home instead
};

/// Fuel by purpose, in the order of the policy.
struct FuelLedger {
    Mass at_start = {};
    std::string bound_by = {};  ///< "tank", "mass limit", "loading": what limits the fuel at start
    Mass taxi = {};
    Mass trip = {};
    Mass contingency = {};
    Mass alternate = {};
    Mass final_reserve = {};
    FuelFlow holding_flow =
        {};  ///< at the reserve height and landing mass; what reserve and contingency use
    Mass approach = {};
    Mass extra = {};  ///< what is left above all of these; negative when short
    Mass extra_without_unconfirmed_alternate = {};
    std::string alternate_identifier = {};  ///< empty without one
};

struct SortieFlight {
    std::vector<Leg> legs = {};
    FuelLedger fuel = {};
    flight::Trajectory trajectory = {};
    Duration flight_time = {};
    Length distance = {};
    Mass landing_mass = {};
    std::vector<Finding> findings = {};
};

/// Covered ground of one task as predicted by observing the simulated flight.
struct Prediction {
    Area area = {};
    Area covered = {};
    double fraction = 0.0;
    Length cell = {};
};

struct TaskResult {
    std::string id = {};
    std::string kind = {};
    Prediction predicted = {};
};

/// Totals over all sorties.
struct Summary {
    std::size_t sorties = 0;
    Duration flight_time = {};
    Length distance = {};
    Mass fuel = {};  ///< burnt: taxi, trips and approaches
};

struct Plan {
    Mission mission;
    Summary summary = {};
    std::vector<TaskSetting> settings = {};
    std::vector<Sortie> sorties = {};
    std::vector<TaskResult> tasks = {};
    std::vector<Finding> findings = {};
};

}  // namespace transect::planner
