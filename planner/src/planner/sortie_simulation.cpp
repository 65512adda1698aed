#include "planner/sortie_simulation.hpp"

#include <algorithm>
#include <cmath>

namespace transect::planner {
namespace {

/// Longer than any climb that ends.
constexpr double longest_climb_s = 7200.0;

PlanePoint run_out_end(
    const Simulator& flight, const Environment& environment, const TransectTask& task)
{
    const double length = environment.profile.schedule.run_out / second *
                          flight.ground_speed_m_s(task.level, course_of(task));
    return task.to + length * course_of(task);
}

std::span<const Pass> way_home(std::span<const TransectTask> transects)
{
    return transects.empty() ? std::span<const Pass>{} : transects.back().home;
}

Simulator::Line straight(
    PlanePoint to, const Simulator::Level& level, LegKind kind, std::optional<int> transect)
{
    return {
        .to = to,
        .level = level,
        .final_m = level.height_m,
        .kind = kind,
        .transect = transect,
    };
}

}  // namespace

PlanePoint course_of(const TransectTask& task)
{
    const PlanePoint way = task.to - task.from;
    return 1.0 / length_m(way) * way;
}

double SortieSimulation::run_in_m(const Simulator& flight, const TransectTask& task) const
{
    return environment_->profile.schedule.run_in / second *
           flight.ground_speed_m_s(task.level, course_of(task));
}

PlanePoint SortieSimulation::run_in_start(const Simulator& flight, const TransectTask& task) const
{
    return task.from - run_in_m(flight, task) * course_of(task);
}

void SortieSimulation::climb_overhead(Simulator& flight, const TransectTask& first) const
{
    const PlanePoint way = run_in_start(flight, first) - flight.state().position;
    const double line_m = length_m(way) - flight.join_distance_m(first.level);
    const auto whole = flight.climb(first.level, longest_climb_s);
    if (!whole || line_m <= 0.0) {
        flight.circle_until(first.level, LegKind::climb);
        return;
    }
    const Simulator::Level halfway{
        0.5 * (flight.state().height_m + first.level.height_m),
        environment_->profile.schedule.climb_speed};
    const double on_the_way_s =
        line_m / flight.ground_speed_m_s(halfway, 1.0 / length_m(way) * way);
    // Turns climb less than straight flight does: be there a little early.
    constexpr double share_of_way = 0.95;
    const double missing_s = whole->time_s - share_of_way * on_the_way_s;
    if (missing_s > 0.0) {
        const auto part = flight.climb(first.level, missing_s);
        flight.circle_until({part->height_m, first.level.calibrated_airspeed}, LegKind::climb);
    }
}

/// No lower than it is, nor than the transect, and no higher than the higher of the two.
void SortieSimulation::go_on_from_air(Simulator& flight, const TransectTask& first) const
{
    const Simulator::Level level{
        std::max(first.level.height_m, flight.state().height_m), transit_.calibrated_airspeed};
    const PlanePoint way = run_in_start(flight, first) - flight.state().position;
    const double way_m = length_m(way);
    const double turn_m = flight.join_distance_m(level);
    const double join_m = flight.join_distance_m(first.level);
    // Nearer than that, one path joins directly.
    if (first.via.empty() && way_m > turn_m + join_m) {
        const PlanePoint course = 1.0 / way_m * way;
        const PlanePoint start = flight.state().position;
        flight.fly_turn({
            .to = start + turn_m * course,
            .course = course,
            .level = {flight.state().height_m, transit_.calibrated_airspeed},
            .final_m = level.height_m,
            .kind = LegKind::transit,
        });
        auto line =
            straight(start + (way_m - join_m) * course, level, LegKind::transit, std::nullopt);
        line.final_m = first.level.height_m;
        flight.fly_line(line);
    }
    join(flight, first, LegKind::transit);
}

/// Stands at the start of the run-in, on course and at height.
void SortieSimulation::join(Simulator& flight, const TransectTask& task, LegKind kind) const
{
    if (!task.via.empty()) {
        fly_via(flight, task, kind == LegKind::turn ? task.level : outward_level(task), kind);
    }
    const Simulator::Turn turn{
        .to = run_in_start(flight, task),
        .course = course_of(task),
        .level = task.level,
        .final_m = task.level.height_m,
        .kind = kind,
    };
    flight.fly_turn(turn);
    if (!flight.at(task.level)) {
        flight.circle_until(task.level, kind);
        flight.fly_turn(turn);
    }
}

Simulator::Level SortieSimulation::outward_level(const TransectTask& first) const
{
    return {std::max(first.level.height_m, transit_.height_m), transit_.calibrated_airspeed};
}

void SortieSimulation::go_out(Simulator& flight, const TransectTask& first) const
{
    if (in_air_) {
        go_on_from_air(flight, first);
        return;
    }
    const PlanePoint start = flight.state().position;
    climb_overhead(flight, first);
    if (!first.via.empty()) {
        join(flight, first, LegKind::transit);
        return;
    }
    const PlanePoint entry = run_in_start(flight, first);
    const bool circled = !(flight.state().position == start);
    if (circled) {
        turn_towards(flight, entry, first.level);
    }
    const PlanePoint way = entry - flight.state().position;
    const double line_m = length_m(way) - flight.join_distance_m(first.level);
    if (line_m > 0.0) {
        auto line = straight(
            flight.state().position + line_m / length_m(way) * way,
            outward_level(first),
            LegKind::transit,
            std::nullopt);
        line.final_m = first.level.height_m;
        flight.fly_line(line);
    }
    join(flight, first, LegKind::transit);
}

/// Leaves the circles of a climb on course for a point, still climbing.
void SortieSimulation::turn_towards(
    Simulator& flight, PlanePoint point, const Simulator::Level& target) const
{
    const PlanePoint way = point - flight.state().position;
    const Simulator::Level level{
        flight.state().height_m, environment_->profile.schedule.climb_speed};
    const double ahead_m = flight.join_distance_m(level);
    if (ahead_m < length_m(way)) {
        const PlanePoint course = 1.0 / length_m(way) * way;
        flight.fly_turn({
            .to = flight.state().position + ahead_m * course,
            .course = course,
            .level = level,
            .final_m = target.height_m,
            .kind = LegKind::climb,
        });
    }
}

void SortieSimulation::go_home(Simulator& flight, std::span<const Pass> way) const
{
    go_to(flight, arrival_, way);
}

void SortieSimulation::go_to(
    Simulator& flight, const Destination& place, std::span<const Pass> passes) const
{
    fly_home_via(flight, place, passes);
    auto line = straight(place.position, transit_, LegKind::transit, std::nullopt);
    line.final_m = place.height_m;
    const PlanePoint way = place.position - flight.state().position;
    const double way_m = length_m(way);
    Simulator::Turn turn{
        .to = place.position,
        .course = way_m > 0.0 ? 1.0 / way_m * way : PlanePoint{0.0, 1.0},
        .level = {flight.state().height_m, transit_.calibrated_airspeed},
        .final_m = flight.state().height_m,
        .kind = LegKind::transit,
    };
    if (flight.state().height_m > flight.greatest_height_m(line, turn.course, way_m)) {
        turn.final_m = line.final_m;
        turn.kind = LegKind::descent;
    }
    const double join_m = std::min(flight.join_distance_m(transit_), 0.5 * way_m);
    turn.to = flight.state().position + join_m * turn.course;
    flight.fly_turn(turn);
    const double near_m = flight.greatest_height_m(line, turn.course, way_m - join_m);
    // The line is flown down a little steeper where that spares a circle.
    constexpr double steeper = 1.1;
    if (flight.state().height_m > place.height_m + steeper * (near_m - place.height_m)) {
        // Too high to descend on the way: lose the height in circles, then go on.
        turn.level.height_m = near_m;
        turn.final_m = near_m;
        turn.kind = LegKind::descent;
        flight.circle_until(turn.level, turn.kind);
        flight.fly_turn(turn);
    }
    if (turn.kind == LegKind::descent) {
        line.level.height_m = flight.state().height_m;
    }
    flight.fly_line(line);
}

void SortieSimulation::fly_transect(
    Simulator& flight, const TransectTask& task, const sensor::CameraProfile* camera) const
{
    flight.fly_line(straight(task.from, task.level, LegKind::run_in, task.number));
    if (camera != nullptr) {
        flight.recorder()->set_look(
            sensor::nadir_look(*camera, task.track, task.horizontal_field), flight.state());
    }
    flight.fly_line(straight(task.to, task.level, LegKind::transect, task.number));
    if (camera != nullptr) {
        flight.recorder()->set_look(std::nullopt, flight.state());
    }
    flight.fly_line(straight(
        run_out_end(flight, *environment_, task), task.level, LegKind::run_out, task.number));
}

SortieRun SortieSimulation::result(const Simulator& flight, double start_mass_kg)
{
    const auto& state = flight.state();
    return {
        .take_off = state.take_off,
        .mass_at_start_kg = start_mass_kg,
        .mass_at_landing_kg = state.mass_kg,
        .flight_time_s = state.time_s,
        .ground_distance_m = state.ground_distance_m,
        .estimated_fuel_kg = state.estimated_fuel_kg,
        .shortfall = flight.shortfall(),
    };
}

SortieRun SortieSimulation::run(Instant take_off, std::span<const TransectTask> transects) const
{
    auto flight = at_start(nullptr, take_off);
    double first_s = 0.0;
    double last_s = 0.0;
    for (std::size_t i = 0; i < transects.size() && !flight.shortfall(); ++i) {
        i == 0 ? go_out(flight, transects[i]) : join(flight, transects[i], LegKind::turn);
        first_s = i == 0 ? flight.state().time_s : first_s;
        fly_transect(flight, transects[i], nullptr);
        last_s = flight.state().time_s;
    }
    go_home(flight, way_home(transects));
    auto run = result(flight, start_.now_kg);
    run.on_station_s = last_s - first_s;
    run.highest_m = transit_.height_m;
    for (const auto& transect : transects) {
        run.highest_m = std::max(run.highest_m, transect.level.height_m);
    }
    return run;
}

SortieSimulation::Outward SortieSimulation::fly_out(
    Instant take_off, std::span<const TransectTask> transects) const
{
    auto flight = at_start(nullptr, take_off);
    flight.take_coarse_steps();
    for (std::size_t i = 0; i < transects.size() && !flight.shortfall(); ++i) {
        i == 0 ? go_out(flight, transects[i]) : join(flight, transects[i], LegKind::turn);
        fly_transect(flight, transects[i], nullptr);
    }
    return {flight.state(), flight.shortfall()};
}

SortieSimulation::Recorded SortieSimulation::run(
    Instant take_off,
    std::span<const TransectTask> transects,
    const sensor::CameraProfile& camera,
    FlightRecorder& recorder) const
{
    auto flight = at_start(&recorder, take_off);
    Recorded recorded;
    for (std::size_t i = 0; i < transects.size() && !flight.shortfall(); ++i) {
        i == 0 ? go_out(flight, transects[i]) : join(flight, transects[i], LegKind::turn);
        const double before_kg = flight.state().mass_kg;
        fly_transect(flight, transects[i], &camera);
        const double after_kg = flight.state().mass_kg;
        auto homeward = flight.unrecorded();
        go_home(homeward, transects[i].home);
        recorded.transects.push_back({
            .number = transects[i].number,
            .transect = (before_kg - after_kg) * kilogram,
            .home = (after_kg - homeward.state().mass_kg) * kilogram,
        });
    }
    go_home(flight, way_home(transects));
    recorder.finish(flight.state());
    recorded.run = result(flight, start_.now_kg);
    return recorded;
}

SortieRun SortieSimulation::divert(const Destination& to, const Diversion& from) const
{
    // As much fuel as it takes: the ledger decides whether it is there.
    auto flight =
        at_place(arrival_, nullptr, {from.start, {.now_kg = from.mass_kg, .empty_tanks_kg = 0.0}});
    auto line = straight(to.position, transit_, LegKind::transit, std::nullopt);
    line.final_m = to.height_m;
    flight.fly_line(line);
    flight.circle_until({to.height_m, transit_.calibrated_airspeed}, LegKind::descent);
    return result(flight, from.mass_kg);
}

SortieRun SortieSimulation::reach(
    const Destination& place, const FlightState& from, std::span<const Pass> way) const
{
    auto state = from;
    state.empty_tanks_mass_kg = 0.0;
    Simulator flight{*environment_, state, nullptr};
    flight.take_coarse_steps();
    if (!is_at(place, from)) {
        go_to(flight, place, way);
    }
    return since(from, flight);
}

SortieRun SortieSimulation::since(const FlightState& from, const Simulator& flight)
{
    auto run = result(flight, from.mass_kg);
    run.flight_time_s -= from.time_s;
    run.ground_distance_m -= from.ground_distance_m;
    return run;
}

bool SortieSimulation::is_at(const Destination& place, const FlightState& state)
{
    constexpr double there_m = 1.0;
    return length_m(place.position - state.position) <= there_m &&
           std::abs(place.height_m - state.height_m) <= there_m;
}

bool SortieSimulation::has_arrived(const FlightState& state) const
{
    return is_at(arrival_, state);
}

SortieRun SortieSimulation::reach_arrival(const FlightState& from, std::span<const Pass> home) const
{
    return reach(arrival_, from, home);
}

}  // namespace transect::planner
