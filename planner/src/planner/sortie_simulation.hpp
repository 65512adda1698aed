/// Flies one sortie: out, along its transects, home.

#pragma once

#include <optional>
#include <span>
#include <vector>

#include "transect/planner/bases.hpp"
#include "transect/planner/plan.hpp"

#include "planner/area_router.hpp"
#include "planner/pass.hpp"
#include "planner/simulator.hpp"

namespace transect::planner {

/// A transect with all that is needed to fly it.
struct TransectTask {
    int number = 0;
    PlanePoint from;
    PlanePoint to;
    Simulator::Level level;
    Bearing track;  ///< true, at its middle: how the image is turned
    Angle horizontal_field;
    std::vector<Pass> via = {};   ///< before its run-in
    std::vector<Pass> home = {};  ///< on the way home, where it is the last
};

/// Unit vector of a transect.
PlanePoint course_of(const TransectTask& task);

/// What the mission says about the way there and back.
struct Transit {
    PlanePoint base;
    double base_height_m = 0.0;
    Simulator::Level level;
};

struct SortieRun {
    Instant take_off;
    double mass_at_start_kg = 0.0;  ///< at take-off
    double mass_at_landing_kg = 0.0;
    double flight_time_s = 0.0;
    double ground_distance_m = 0.0;
    double estimated_fuel_kg = 0.0;  ///< of the trip, where no table of the flight manual reaches
    double on_station_s = 0.0;  ///< from the start of the first transect to the end of the last
    double highest_m = 0.0;     ///< of the levels flown
    std::optional<Shortfall> shortfall;

    Mass trip_fuel() const { return (mass_at_start_kg - mass_at_landing_kg) * kilogram; }
    Instant landing() const { return take_off + flight_time_s * second; }
};

/// Fuel around one transect, for the minimum to start it.
struct TransectFuel {
    int number = 0;
    Mass transect;  ///< from the start of the run-in to the end of the run-out
    Mass home;      ///< from there to the landing; without regard to areas, but for the last
};

class SortieSimulation {
public:
    /// From the base and back to it; or from where, and with what fuel, it is in the air.
    SortieSimulation(const Environment& environment, const Mission& mission);
    SortieSimulation(
        const Environment& environment, const Mission& mission, const SortieBases& bases);

    const SortieBases& bases() const { return bases_; }

    /// Without a record, as fast as may be.
    SortieRun run(Instant take_off, std::span<const TransectTask> transects) const;

    /// To the end of the last transect, in coarse steps.
    struct Outward {
        FlightState state;
        std::optional<Shortfall> shortfall = {};
    };
    Outward fly_out(Instant take_off, std::span<const TransectTask> transects) const;

    /// Transects with the ways to them and home, around areas.
    struct Routed {
        std::vector<TransectTask> transects = {};
        bool has_way_home = true;
    };
    /// Finds ways by flying them. Where there is no room for a run-in, a transect begins later or
    /// is flown backwards; one to which no way was found is tried again after later ones, and left
    /// out where that fails too.
    Routed route(
        Instant take_off, std::span<const TransectTask> transects, AreaRouter& router) const;

    struct Recorded {
        SortieRun run;
        std::vector<TransectFuel> transects = {};
    };
    Recorded run(
        Instant take_off,
        std::span<const TransectTask> transects,
        const sensor::CameraProfile& camera,
        FlightRecorder& recorder) const;

    /// Straight from overhead the place of arrival to another place and down to its height, with as
    /// much fuel as it takes.
    struct Destination {
        PlanePoint position;
        double height_m = 0.0;
    };
    struct Diversion {
        Instant start;
        double mass_kg = 0.0;
    };
    SortieRun divert(const Destination& to, const Diversion& from) const;

    /// From anywhere in the air down to a landing place, with as much fuel as it takes. The time is
    /// that of this flight alone.
    SortieRun reach(
        const Destination& place, const FlightState& from, std::span<const Pass> way = {}) const;
    SortieRun reach_arrival(const FlightState& from, std::span<const Pass> home = {}) const;

    /// The same, straight or else around areas, whichever keeps clear of all that bind when it is
    /// flown; ways around are looked for below `highest_m`. Nothing where none was found.
    std::optional<SortieRun> reach_arrival_clear(
        const FlightState& from, AreaRouter& router, double highest_m) const;
    bool has_arrived(const FlightState& state) const;
    double transit_height_m() const { return transit_.height_m; }

private:
    struct Masses {
        double now_kg = 0.0;
        double empty_tanks_kg = 0.0;
    };
    struct Start {
        Instant time;
        Masses masses;
    };

    struct InAir {
        PlanePoint position;
        double height_m = 0.0;
        PlanePoint course;  ///< unit vector over the ground
    };

    Simulator at_place(
        const Destination& place, FlightRecorder* recorder, const Start& start) const;
    Simulator at_start(FlightRecorder* recorder, Instant time) const;
    double heading_rad(const InAir& start, Instant time) const;
    void go_on_from_air(Simulator& flight, const TransectTask& first) const;
    /// As much of the climb as does not fit on the way.
    void climb_overhead(Simulator& flight, const TransectTask& first) const;
    void turn_towards(Simulator& flight, PlanePoint point, const Simulator::Level& target) const;
    void go_out(Simulator& flight, const TransectTask& first) const;
    void go_home(Simulator& flight, std::span<const Pass> way) const;
    void go_to(Simulator& flight, const Destination& place, std::span<const Pass> passes) const;
    double run_in_m(const Simulator& flight, const TransectTask& task) const;
    PlanePoint run_in_start(const Simulator& flight, const TransectTask& task) const;
    Simulator::Level outward_level(const TransectTask& first) const;
    void join(Simulator& flight, const TransectTask& task, LegKind kind) const;
    /// Through its passes and on towards its run-in.
    void fly_via(
        Simulator& flight,
        const TransectTask& task,
        const Simulator::Level& level,
        LegKind kind) const;
    void fly_home_via(Simulator& flight, const Destination& place, std::span<const Pass> way) const;
    /// Turns onto the straight line to a point and follows it until a turn there begins.
    struct Heading {
        PlanePoint point;
        Simulator::Level level;
        double final_m = 0.0;
        LegKind kind = LegKind::transit;
    };
    void head_for(Simulator& flight, const Heading& heading) const;
    void fly_pass(Simulator& flight, const Pass& pass, const Heading& heading) const;
    Simulator::Level held(const Simulator& flight, const Heading& heading) const;
    class Routing;
    void fly_transect(
        Simulator& flight, const TransectTask& task, const sensor::CameraProfile* camera) const;
    static SortieRun result(const Simulator& flight, double start_mass_kg);
    static SortieRun since(const FlightState& from, const Simulator& flight);
    static bool is_at(const Destination& place, const FlightState& state);

    const Environment* environment_;
    SortieBases bases_;
    Simulator::Level transit_;
    Destination departure_;
    Destination arrival_;
    std::optional<InAir> in_air_;
    Masses start_;
};

}  // namespace transect::planner
