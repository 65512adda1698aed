/// Steps one aircraft through moving air: geometry, height, mass and time.

#pragma once

#include <limits>
#include <string>

#include "transect/aircraft/dubins.hpp"
#include "transect/aircraft/performance.hpp"

#include "planner/active_areas.hpp"
#include "planner/environment.hpp"
#include "planner/flight_recorder.hpp"
#include "planner/flight_state.hpp"

namespace transect::planner {

/// Why a flight cannot be flown as told; the first that occurs.
struct Shortfall {
    std::string code;  ///< of the finding
    double height_m = 0.0;
    Spot spot = {};
};

/// Meets the wind and the temperature of where it is, taken anew every ten seconds and every 30 m
/// of height, for the middle of what is then flown. Turns to a point hold the wind of their start:
/// on its path, planned in that wind, an aircraft in another wind would need another time, in the
/// ratio of the change to the airspeed.
class Simulator {
public:
    Simulator(const Environment& environment, const FlightState& start, FlightRecorder* recorder);

    /// A level and the airspeed at it; below or above, the aircraft climbs at its schedule or
    /// descends at its rate until it is there.
    struct Level {
        double height_m = 0.0;
        Speed calibrated_airspeed;
    };

    /// Along the straight ground track to `to`. Where `final_m` lies below the level, the descent
    /// to it begins in time to end there, if the distance allows.
    struct Line {
        PlanePoint to;
        Level level;
        double final_m = 0.0;
        LegKind kind = LegKind::transit;
        std::optional<int> transect;
    };
    void fly_line(const Line& line);

    /// By the shortest path in the wind to stand at `to` on the heading that makes `course` good.
    struct Turn {
        PlanePoint to;
        PlanePoint course;     ///< unit vector over the ground
        Level level;           ///< whose airspeed is held
        double final_m = 0.0;  ///< height to head for meanwhile
        LegKind kind = LegKind::turn;
    };
    void fly_turn(const Turn& turn);

    /// Circles to the right until the level is reached.
    void circle_until(const Level& level, LegKind kind);

    bool at(const Level& level) const;
    /// The greatest height from which the line's final height is reached on its last `left_m`.
    double greatest_height_m(const Line& line, PlanePoint course, double left_m) const;

    /// True airspeed, and ground speed along a unit vector, at a level in the air that is above or
    /// below the aircraft now; where that is unknown, in the air around the aircraft.
    double level_airspeed_m_s(const Level& level) const;
    double ground_speed_m_s(const Level& level, PlanePoint course) const;
    struct Climb {
        double time_s = 0.0;
        double height_m = 0.0;  ///< reached
    };
    /// Straight ahead at the climb schedule, to the level or for `longest_s`; nothing above the
    /// ceiling.
    std::optional<Climb> climb(const Level& level, double longest_s) const;

    /// The turn radius, and how far before a point a turn onto a new course begins at the latest.
    Length turn_radius(const Level& level) const;
    double join_distance_m(const Level& level) const;

    const FlightState& state() const { return state_; }
    const std::optional<Shortfall>& shortfall() const { return shortfall_; }
    FlightRecorder* recorder() const { return recorder_; }
    /// A copy that goes another way and leaves no trace.
    Simulator unrecorded() const;
    /// Steps of ten seconds instead of one: paths stay exact, fuel agrees to 0.01 %.
    void take_coarse_steps() { step_s_ = 10.0; }

    /// From now on, notes whether every step keeps to these areas, which outlive the flight. Steps
    /// of four seconds: within that time a turn leaves the straight line by less than 10 m.
    void watch(const ActiveAreas& areas);
    bool kept_clear() const { return kept_clear_; }

private:
    struct Motion {
        double airspeed_m_s = 0.0;
        double climb_rate_m_s = 0.0;
        double target_m = 0.0;  ///< height at which the climb or descent ends
        double load_factor = 1.0;

        friend bool operator==(const Motion&, const Motion&) = default;
    };

    /// The air and the airspeed where the aircraft is; level flight asks for the same again and
    /// again.
    struct Here {
        double height_m = std::numeric_limits<double>::quiet_NaN();
        Speed calibrated_airspeed;
        TemperatureDifference isa_deviation;
        aircraft::Air air;
        double airspeed_m_s = 0.0;
    };
    /// The air that is flown in, and where it was met.
    struct Met {
        MovingAir air;
        double time_s = std::numeric_limits<double>::quiet_NaN();
        double height_m = 0.0;
    };
    /// Fuel flow of level flight, good until the mass has changed by a kilogram.
    struct SteadyFlow {
        Motion motion;
        double height_m = std::numeric_limits<double>::quiet_NaN();
        double mass_kg = 0.0;
        aircraft::Performance::Steady flow;
    };

    Spot spot(PlanePoint position, double height_m) const;
    /// The air where the aircraft is, or nearly so; fails where it is unknown.
    void meet_air();
    /// The same for the next ten seconds on a line, of which `left_m` are left.
    void meet_air_ahead(PlanePoint course, double left_m, const Level& target);
    bool has_met_air() const;
    void meet(const Spot& where);
    MovingAir air_at(const Level& level) const;
    void update_here(Speed calibrated_airspeed);
    aircraft::Performance::Steady fuel_flow(const Motion& motion, Speed rate);
    aircraft::FlightCondition condition(const Motion& motion) const;
    Motion towards(const Level& level, double load_factor);
    Motion towards_at_airspeed(const Level& level, double airspeed_m_s, double load_factor) const;
    double climb_rate_m_s(const Motion& motion) const;
    double seconds_to_next_record() const;
    /// Time, height and mass; the position is the caller's.
    void step(const Motion& motion, double duration_s);
    double descent_rate_m_s() const;
    bool must_leave_level(const Line& line, PlanePoint course, double left_m) const;
    void fly_line_step(const Line& line, PlanePoint course, double left_m, const Level& target);
    struct HeldTurn {
        const Turn& turn;
        double airspeed_m_s = 0.0;
        Length radius;
    };
    void fly_segment(const aircraft::AirSegment& segment, const HeldTurn& held);
    void move_in_air(const aircraft::AirPose& end, double duration_s);
    void begin_leg(LegKind kind, std::optional<int> transect);
    void record();
    void look_at_areas();
    void fail(const std::string& code);

    /// Where the step began that is looked at next.
    struct Watch {
        const ActiveAreas* areas = nullptr;
        PlanePoint position;
        double height_m = 0.0;
        double time_s = 0.0;
    };

    const Environment* environment_;
    FlightState state_;
    FlightRecorder* recorder_;
    std::optional<Shortfall> shortfall_;
    Met met_;
    Here here_;
    SteadyFlow steady_;
    Watch watch_ = {};
    bool kept_clear_ = true;
    double step_s_ = 1.0;
};

}  // namespace transect::planner
