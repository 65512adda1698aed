/// The answer to a mission: who flies which transect when, and what that costs.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "transect/finding.hpp"
#include "transect/flight/trajectory.hpp"
#include "transect/planner/airborne_start.hpp"
#include "transect/planner/field_check.hpp"
#include "transect/planner/mass_balance.hpp"
#include "transect/planner/mission.hpp"

namespace transect::planner {

/// A point that is flown through, to keep clear of areas.
struct ViaPoint {
    GeoPoint position;
    Bearing course{Angle{}};  ///< over the ground

    friend bool operator==(const ViaPoint&, const ViaPoint&) = default;
};

/// A straight line flown for observation.
struct Transect {
    int number = 0;         ///< 1, 2, … over the whole plan; part of its waypoint names
    std::string task = {};  ///< id of the task it serves
    GeoPoint from;          ///< in the direction flown
    GeoPoint to;
    /// Number, in an earlier plan, of the transect whose rest or other part this is.
    std::optional<int> continues = {};
    std::vector<ViaPoint> via = {};  ///< on the way to its run-in
    /// Over terrain: that over the highest ground beside it, if it is wider than the task's.
    std::optional<Length> swath = {};
};

/// Of a task's area, from elevation data: bounds of the known ground in it and just beyond its
/// outline.
struct TaskGround {
    MslHeight lowest;
    MslHeight highest;
    double unknown_share = 0.0;  ///< of the area, about
};

/// How a task is flown, the same for all of its transects. Over terrain, the swath is that over the
/// highest ground and the sample distance that over the lowest, so that both are the worst.
struct TaskSetting {
    std::string task = {};
    Bearing direction{Angle{}};   ///< of the transects, at the centre of the area
    Length swath = {};            ///< that the sensor sees
    Length spacing = {};          ///< between neighbouring transects; over terrain, the narrowest
    Angle horizontal_field = {};  ///< of the camera
    Length ground_sample_distance = {};
    MslHeight height = {};  ///< geometric, from the mission's set height
    Speed true_airspeed = {};
    std::optional<TaskGround> ground = {};      ///< over terrain
    std::optional<Length> widest_spacing = {};  ///< over terrain, where low ground widens strips
};

/// What the sensor sees on either side of a transect together.
inline Length swath_of(const Transect& transect, const TaskSetting& setting)
{
    return transect.swath.value_or(setting.swath);
}

/// What was decided: everything else about a plan follows from it by flying it.
struct Sortie {
    std::vector<Transect> transects = {};  ///< in the order flown
    Instant take_off = {};                 ///< in the air: when it is where it begins
    // Identifiers of the base or of further bases; empty text is the base. Each sortie starts where
    // the one before ended.
    std::string departure = {};
    std::string arrival = {};
    std::optional<AirborneStart> airborne = {};  ///< instead of a departure
    std::vector<ViaPoint> home_via = {};         ///< after the last transect
};

enum class LegKind { taxi, climb, transit, run_in, transect, run_out, turn, descent };

/// What leads from one point of the flight to a landing place in the wind: trip, straight but home
/// around areas, at times after more of the flight as planned; contingency on it, approach, final
/// reserve and, home, the alternate where the policy asks for one.
struct Bingo {
    std::string aerodrome = {};
    std::optional<Mass> fuel = {};  ///< nothing where no way can be flown, or is known
    Duration time = {};
};

/// Fuel at the end of a leg, beside Leg::fuel_end, which is planned to be there.
struct FuelGate {
    Mass required = {};  ///< to fly the rest as planned and keep the reserves
    Bingo home = {};
    std::optional<Mass> joker = {};  ///< bingo home and the next decision: loiter or one transect
    std::vector<Bingo> alternates = {};  ///< without a second alternate
};

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
    Speed ground_speed = {};           ///< mean
    Speed true_airspeed = {};          ///< mean
    aircraft::ConstantWind wind = {};  ///< mean of the wind met
    MslHeight height = {};             ///< at the end
    Mass fuel_start = {};              ///< on board
    Mass fuel_end = {};
    std::optional<Mass> minimum_fuel_to_start = {};  ///< on run-ins, if known; with less, go home
    std::optional<FuelGate> gate = {};               ///< where it ends
};

/// Fuel by purpose, in the order of the policy.
struct FuelLedger {
    Mass at_start = {};
    std::string bound_by = {};  ///< what limits the fuel at start, see FuelAtStart
    Mass taxi = {};
    Mass trip = {};
    Mass contingency = {};
    Mass alternate = {};
    Mass final_reserve = {};
    FuelFlow holding_flow = {};  ///< at the reserve height and landing mass; contingency uses it
    FuelFlow reserve_flow = {};  ///< in the condition that the policy states for the final reserve
    Mass approach = {};
    Mass additional = {};
    Mass discretionary = {};  ///< the commander's
    Mass extra = {};          ///< what is left above all of these; negative when short
    Mass extra_without_unconfirmed_alternate = {};
    std::string alternate_identifier = {};  ///< empty without one
};

/// A place and moment of a flight.
struct FlightPoint {
    Instant time = {};
    GeoPoint position;
    Mass fuel = {};  ///< on board
};

/// How one landing place lies to a flight.
struct LandingChoice {
    enum class Reach { always, until_no_return, never };

    std::string aerodrome = {};
    Reach reach = Reach::never;  ///< with its bingo fuel
    /// The end of the first stretch of the flight from which it can be reached.
    std::optional<FlightPoint> no_return = {};
    /// Where it becomes as quick to go there as to go home; nothing if that never happens.
    std::optional<FlightPoint> equal_time = {};
};

/// The sortie flown again on a worse day: 10 K warmer, 5 % more fuel flow, and 15 kt more wind from
/// ahead on the way home. Heights, speeds, masses and transects are those of the plan.
struct ErodedCase {
    Mass trip = {};
    Mass landing_fuel = {};      ///< after the approach; contingency and extra fuel may be used up
    Mass final_reserve = {};     ///< at the flow of that day
    Mass alternate = {};         ///< as planned: what a diversion after that would need too
    std::string shortfall = {};  ///< code of a finding, where it cannot be flown at all
};

/// How much longer a sortie could last before one thing ends it; negative when it lasts too long.
struct LimitCheck {
    std::string limit = {};  ///< in words: "fuel", "crew duty"
    std::string code = {};   ///< of the error finding when it is exceeded; empty for fuel
    Duration margin = {};
};

struct SortieFlight {
    std::optional<AirborneStart> airborne = {};  ///< of its sortie
    std::vector<Leg> legs = {};
    // As in Sortie.
    std::string departure = {};
    std::string arrival = {};
    /// Whether it was flown to its landing; otherwise a finding says what ended it, and the figures
    /// stop there.
    bool is_complete = true;
    FuelLedger fuel = {};
    flight::Trajectory trajectory = {};
    Duration flight_time = {};
    Length distance = {};
    Mass landing_mass = {};
    Duration time_on_station = {};  ///< from the start of the first transect to the end of the last
    Duration endurance = {};        ///< from take-off to empty tanks, at the mean flow of the trip
    std::vector<LandingChoice> landing_choices = {};  ///< where it lands first
    MassBalance balance = {};
    std::vector<FieldCheck> fields = {};  ///< take-off and landing, then alternates
    std::optional<ErodedCase> eroded = {};
    std::vector<LimitCheck> limits = {};  ///< the first is the one that ends the sortie
    Duration oxygen_needed = {};          ///< above 13,000 ft, and beyond 30 min above 10,000 ft
    /// Beyond a glide at 1.5 NM per 1,000 ft above the landing place, in the wind, to a base, an
    /// alternate or a landing site. What lies between is not looked at.
    Duration out_of_glide = {};
    std::vector<Finding> findings = {};
};

/// Covered ground of one task as predicted by observing the simulated flight.
struct Prediction {
    Area area = {};
    Area covered = {};
    double fraction = 0.0;
    Length cell = {};
    // Over terrain: what was in view, but masked each time; what may have been in view, but of
    // which the elevation data does not tell enough.
    std::optional<Area> masked = {};
    std::optional<Area> unknown = {};
};

/// What straight strips around the transects of one task cover of its area.
struct Certificate {
    double fraction = 0.0;
    MultiPolygon uncovered = {};
};

struct TaskResult {
    std::string id = {};
    std::string kind = {};
    Prediction predicted = {};
    Certificate certificate = {};
};

/// What no order of the chosen transects, shared out to any number of sorties, can be flown in less
/// than. It is computed in the model of times that orders are searched in, and stands to the flight
/// time as it does to the time of the plan in that model.
struct LowerBound {
    std::string name = {};  ///< of the method
    Duration flight_time = {};
};

/// Ground of a task that no transect shows because flights keep clear of areas.
struct UnseenGround {
    std::string task = {};
    MultiPolygon area = {};
};

/// Totals over all sorties.
struct Summary {
    std::size_t sorties = 0;
    Duration flight_time = {};
    Length distance = {};
    Mass fuel = {};  ///< burnt: taxi, trips and approaches
    /// Without a name where there is none: transects are left out, or the mission was changed since
    /// the plan was searched for.
    LowerBound bound = {};

    /// By how much the flight time exceeds the bound, as a share of the bound.
    std::optional<double> gap() const
    {
        return bound.name.empty() ? std::nullopt
                                  : std::optional{flight_time / bound.flight_time - 1.0};
    }
};

struct Plan {
    Mission mission;
    Summary summary = {};
    std::vector<TaskSetting> settings = {};
    std::vector<Sortie> sorties = {};
    std::vector<TaskResult> tasks = {};
    std::vector<Finding> findings = {};
    std::vector<UnseenGround> unseen = {};
};

}  // namespace transect::planner
