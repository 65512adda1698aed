/// Collects legs and samples while a flight is simulated.

#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "transect/geo/local_plane.hpp"
#include "transect/planner/plan.hpp"

#include "planner/flight_state.hpp"

namespace transect::planner {

class FlightRecorder {
public:
    struct Setup {
        LocalPlane plane;
        Instant take_off;
        aircraft::WindField wind;
        Mass zero_fuel_mass;
        double roll_rate_deg_per_s = 5.0;
    };

    explicit FlightRecorder(Setup setup) : setup_{std::move(setup)} {}

    /// Ends the leg before it. The same kind and transect again continues the leg.
    void begin_leg(LegKind kind, std::optional<int> transect, const FlightState& state);
    /// Samples of the current leg carry this look; nothing switches the sensor off.
    void set_look(const std::optional<sensor::CameraLook>& look, const FlightState& state);
    void record(const FlightState& state);
    void finish(const FlightState& state);

    const std::vector<Leg>& legs() const { return legs_; }
    /// The start of the flight, then the end of each leg.
    const std::vector<FlightState>& leg_states() const { return leg_states_; }
    /// Twice a minute, in between.
    const std::vector<FlightState>& states() const { return states_; }
    const std::vector<flight::Sample>& samples() const { return samples_; }

private:
    flight::Sample sample(const FlightState& state) const;
    Instant instant(const FlightState& state) const;
    Mass fuel(const FlightState& state) const;
    void close_leg(const FlightState& state);
    aircraft::ConstantWind mean_wind(const FlightState& state, double duration_s) const;

    Setup setup_;
    std::vector<Leg> legs_ = {};
    std::vector<FlightState> leg_states_ = {};
    std::vector<FlightState> states_ = {};
    std::vector<flight::Sample> samples_ = {};
    std::optional<FlightState> leg_start_;
    std::optional<sensor::CameraLook> look_;
    double roll_deg_ = 0.0;
};

}  // namespace transect::planner
