#include "transect/flightlog/report.hpp"

#include <algorithm>
#include <iterator>

#include "transect/error.hpp"

#include "flightlog/src/report/report_bands.hpp"
#include "flightlog/src/report/report_checks.hpp"
#include "flightlog/src/report/report_coverage.hpp"
#include "flightlog/src/report/report_ground.hpp"
#include "flightlog/src/report/report_logs.hpp"
#include "flightlog/src/report/report_phases.hpp"
#include "flightlog/src/report/report_sightings.hpp"
#include "flightlog/src/tracks/airframe_view.hpp"
#include "flightlog/src/tracks/camera_offsets.hpp"
#include "flightlog/src/tracks/declared_intervals.hpp"
#include "flightlog/src/tracks/join.hpp"
#include "flightlog/src/tracks/join_turret.hpp"
#include "flightlog/src/tracks/joined_sightings.hpp"
#include "flightlog/src/tracks/model_bias.hpp"
#include "flightlog/src/tracks/planned_looks.hpp"
#include "flightlog/src/tracks/run_deviations.hpp"
#include "flightlog/src/tracks/wind_met.hpp"

namespace transect::flightlog {
namespace {

using Flights = std::vector<RecordedFlight>;

Flights recorded_flights(const ReportInput& input)
{
    Flights flights;
    for (std::size_t i = 0; i < input.logs.size(); ++i) {
        if (input.logs[i].records.empty()) {
            continue;
        }
        auto settings = height_settings(input);
        settings.log = i;
        std::ranges::move(reconstruct(input.logs[i], settings), std::back_inserter(flights));
    }
    if (flights.empty()) {
        throw InputError{
            {.file = input.logs.empty() ? "" : input.logs.front().name},
            "has no row that can be used: nothing to report"};
    }
    std::ranges::stable_sort(flights, {}, &RecordedFlight::start);
    return flights;
}

/// When turrets' logs tell where they looked.
std::vector<TimeSpan> measured_spans(const Flights& flights)
{
    std::vector<TimeSpan> spans;
    for (const auto& recorded : flights) {
        for (const auto& turret : recorded.turrets) {
            spans.push_back(turret.span);
        }
        if (recorded.turrets.empty() && recorded.basis == flight::Basis::measured) {
            spans.push_back({recorded.start, recorded.end});
        }
    }
    return spans;
}

/// Where a turret's own log tells where it looked, nothing else is assumed.
void drop_looks_beside_turret(flight::Trajectory& trajectory, const std::vector<TimeSpan>& measured)
{
    if (trajectory.basis == flight::Basis::measured) {
        return;
    }
    for (auto& sample : trajectory.samples) {
        const auto holds = [&](const TimeSpan& span) {
            return sample.time >= span.from && sample.time <= span.to;
        };
        if (sample.look && std::ranges::any_of(measured, holds)) {
            sample.look.reset();
        }
    }
}

bool has_assumed_part(const RecordedFlight& recorded)
{
    return std::ranges::any_of(recorded.pieces, [](const flight::Trajectory& piece) {
        return piece.basis == flight::Basis::assumed;
    });
}

/// Of all flights.
std::vector<LineRun> all_runs(const Flights& flights, const PlannedLines& lines)
{
    std::vector<LineRun> all;
    for (std::size_t i = 0; i < flights.size(); ++i) {
        for (auto& run : find_runs(lines, flights[i].pieces)) {
            run.flight = i;
            all.push_back(std::move(run));
        }
    }
    return all;
}

void assume_looks(Flights& flights, const PlannedLooks& looks)
{
    const auto measured = measured_spans(flights);
    for (std::size_t i = 0; i < flights.size(); ++i) {
        auto& recorded = flights[i];
        if (!has_assumed_part(recorded)) {
            continue;
        }
        std::vector<LineRun> runs;
        std::ranges::copy_if(looks.runs, std::back_inserter(runs), [i](const LineRun& run) {
            return run.flight == i;
        });
        recorded.pieces =
            with_planned_looks(std::move(recorded.pieces), {looks.lines, runs, looks.camera});
        for (auto& piece : recorded.pieces) {
            drop_looks_beside_turret(piece, measured);
        }
    }
}

std::vector<flight::Trajectory> all_pieces(const Flights& flights)
{
    std::vector<flight::Trajectory> pieces;
    for (const auto& recorded : flights) {
        pieces.insert(pieces.end(), recorded.pieces.begin(), recorded.pieces.end());
    }
    const auto start = [](const flight::Trajectory& piece) { return piece.samples.front().time; };
    std::ranges::stable_sort(pieces, {}, start);
    return pieces;
}

Duration sensor_on(const RecordedFlight& recorded)
{
    Duration on;
    for (const auto& piece : recorded.pieces) {
        for (std::size_t i = 1; i < piece.samples.size(); ++i) {
            const auto& before = piece.samples[i - 1];
            const auto& after = piece.samples[i];
            if (before.look && after.look) {
                on += elapsed(before.time, after.time);
            }
        }
    }
    return on;
}

/// Only sample distances depend on its image size; nothing requires one, and the report says so.
sensor::CameraProfile unknown_camera()
{
    return {
        .name = "unknown",
        .pixels_across = 1920,
        .pixels_along = 1080,
        .narrowest_field = {},
        .widest_field = 180.0 * degree,
        .least_depression = -90.0 * degree,
        .greatest_depression = 90.0 * degree,
        .trust = "unknown"};
}

bool any_look(const std::vector<flight::Trajectory>& pieces)
{
    return std::ranges::any_of(pieces, [](const flight::Trajectory& piece) {
        return std::ranges::any_of(
            piece.samples, [](const flight::Sample& sample) { return sample.look.has_value(); });
    });
}

GroundChoice ground_for(const std::vector<flight::Trajectory>& pieces, const ReportInput& input)
{
    if (auto choice = choose_ground(input)) {
        return *choice;
    }
    if (any_look(pieces)) {
        throw InputError{
            {.file = input.logs.front().name},
            "tells where the turret looked but not how high the ground is; give "
            "--ground-elevation"};
    }
    return {.ground = terrain::AssumedGround{}, .assumptions = {}};
}

coverage::Window window_of(const Flights& flights)
{
    coverage::Window window{flights.front().start, flights.front().end};
    for (const auto& recorded : flights) {
        window.end = std::max(window.end, recorded.end);
    }
    return window;
}

std::string no_height_text(const Flights& flights)
{
    const auto needs = [](const RecordedFlight& recorded) { return recorded.without_geoid > 0; };
    return std::ranges::any_of(flights, needs)
               ? "tells heights above the ellipsoid only, and there is no geoid model; give --geoid"
               : "has no row that tells its height by GPS";
}

class Composer {
public:
    explicit Composer(ReportInput input) : input_{std::move(input)} {}

    Report run()
    {
        // Before records go from one log to another.
        reported_logs_ = reported_logs(input_.logs);
        findings_ = propose_offsets(reported_logs_, input_.logs, camera());
        auto joined = stitch(input_.logs);
        auto flights = recorded_flights(input_);
        std::ranges::move(drop_repeated(flights, input_.logs), std::back_inserter(joined));
        apply_offsets(flights);
        std::ranges::move(join_turrets(flights, input_.logs), std::back_inserter(joined));
        std::ranges::move(check_flights(flights, input_), std::back_inserter(findings_));
        std::ranges::move(joined, std::back_inserter(findings_));
        std::vector<LineResult> results;
        std::vector<LineRun> runs;
        std::vector<PlannedLine> planned;
        if (input_.plan) {
            const PlannedLines lines{*input_.plan};
            runs = all_runs(flights, lines);
            planned = lines.lines();
            results =
                with_deviations(line_results(lines, runs), {*input_.plan, flights, lines.limits()});
            order_ = order_flown(lines, runs);
            const FlownLegs legs{*input_.plan, input_.logs, flights, results};
            fuel_ = fuel_met(legs);
            bias_ = model_bias(legs, height_settings(input_));
            set_time_on_task(flights, lines, runs);
            assume(flights, {lines, runs, input_.plan->mission.camera});
        } else {
            set_time_with_look(flights);
        }
        wind_ = wind_met(
            {input_.logs, flights, planned, runs, height_settings(input_)},
            input_.plan ? &input_.plan->mission : nullptr);
        check_views(flights);
        std::ranges::move(
            take_away_looks(flights, input_.intervals), std::back_inserter(assumptions_));
        const auto pieces = all_pieces(flights);
        if (pieces.empty()) {
            throw InputError{{.file = input_.logs.front().name}, no_height_text(flights)};
        }
        const auto ground = ground_for(pieces, input_);
        add(findings_, ground_above_aircraft(pieces, ground.ground));
        add(findings_, terrain_disagreement(input_, ground.ground));
        add(findings_, band_not_of_profile(pieces, camera()));
        add(assumptions_, heights_by_geoid(flights, input_));
        state_assumptions(ground, any_look(pieces));
        auto counted = count_ground({pieces, camera(), ground.ground, window_of(flights)}, input_);
        std::ranges::move(
            unknown_ground(counted.zones, counted.coverage), std::back_inserter(findings_));
        auto pointing = pointing_report(pieces, camera(), ground.ground);
        auto sightings = report_sightings(input_, {flights, results, counted});
        if (sightings) {
            std::ranges::move(sighting_findings(*sightings), std::back_inserter(findings_));
        }
        auto made = report(std::move(counted), std::move(flights), std::move(results), ground);
        made.pointing = pointing;
        made.sightings = std::move(sightings);
        return made;
    }

private:
    void assume(Flights& flights, const PlannedLooks& looks)
    {
        const auto& lines = looks.lines;
        assume_looks(flights, looks);
        if (!lines.lines().empty() && std::ranges::any_of(flights, has_assumed_part)) {
            assumptions_.push_back(assumed_sensor(lines.limits()));
        }
    }

    /// Before anything is made of times and looks.
    void apply_offsets(Flights& flights)
    {
        for (auto& recorded : flights) {
            if (const auto offset = valid_offset(camera(), recorded)) {
                assumptions_.push_back(applied_offset(*offset, recorded));
                apply(*offset, recorded);
            }
        }
        std::ranges::stable_sort(flights, {}, &RecordedFlight::start);
    }

    void check_views(Flights& flights)
    {
        std::vector<ViewCheck> checks;
        checks.reserve(flights.size());
        for (std::size_t i = 0; i < flights.size(); ++i) {
            checks.push_back(hide_looks(flights[i], camera()));
            std::ranges::move(view_findings(checks.back(), i), std::back_inserter(findings_));
        }
        add(assumptions_, unchecked_views(checks));
    }

    static void add(std::vector<Finding>& findings, std::optional<Finding> finding)
    {
        if (finding) {
            findings.push_back(std::move(*finding));
        }
    }

    sensor::CameraProfile camera() const
    {
        return input_.plan ? input_.plan->mission.camera : unknown_camera();
    }

    void state_assumptions(const GroundChoice& ground, bool has_looks)
    {
        if (!has_looks) {
            findings_.push_back({.severity = Severity::warning, .code = "no-sensor-information"});
            return;
        }
        std::ranges::copy(ground.assumptions, std::back_inserter(assumptions_));
        std::ranges::move(level_images(input_.logs), std::back_inserter(assumptions_));
        if (!input_.plan) {
            assumptions_.push_back({.severity = Severity::note, .code = "assumed-any-quality"});
            assumptions_.push_back(
                {.severity = Severity::note,
                 .code = "assumed-image-size",
                 .arguments = {{"pixels", static_cast<double>(camera().pixels_across)}}});
        }
    }

    Report report(
        CountedGround counted,
        Flights flights,
        std::vector<LineResult> results,
        const GroundChoice& ground)
    {
        Report made{
            .title = input_.plan ? input_.plan->mission.title : "Flight report",
            .handling = input_.plan ? input_.plan->mission.tasking.handling : "",
            .logs = std::move(reported_logs_),
            .flights = {},
            .lines = std::move(results),
            .order = std::move(order_),
            .wind = std::move(wind_),
            .fuel = std::move(fuel_),
            .bias = bias_,
            .zones = std::move(counted.zones),
            .coverage = counted.coverage,
            .window = window_of(flights),
            .basis = counted.basis,
            .covered_in_zones = counted.covered_in_zones,
            .ground = ground.ground,
            .assumptions = std::move(assumptions_),
            .findings = std::move(findings_),
            .search = input_.search,
            .plan = std::move(input_.plan)};
        for (std::size_t i = 0; i < input_.logs.size(); ++i) {
            made.logs[i].log = std::move(input_.logs[i]);
        }
        for (auto& recorded : flights) {
            const auto on = sensor_on(recorded);
            made.flights.push_back({std::move(recorded), on});
        }
        return made;
    }

    ReportInput input_;
    std::vector<ReportedLog> reported_logs_;  ///< their logs still in the input
    OrderFlown order_;
    WindReport wind_;
    FuelMet fuel_;
    ModelBias bias_;
    std::vector<Finding> assumptions_;
    std::vector<Finding> findings_;
};

}  // namespace

std::string to_string(CoverageBasis basis)
{
    switch (basis) {
        case CoverageBasis::measured:
            return "measured";
        case CoverageBasis::assumed:
            return "assumed";
        case CoverageBasis::both:
            return "measured and assumed";
        case CoverageBasis::none:
            break;
    }
    return "none";
}

Report compose_report(ReportInput input)
{
    return Composer{std::move(input)}.run();
}

}  // namespace transect::flightlog
