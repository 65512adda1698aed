/// What flights achieved: composed from logs, with or without the plan that they flew.

#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "transect/coverage/coverage.hpp"
#include "transect/coverage/zone_figures.hpp"
#include "transect/finding.hpp"
#include "transect/flightlog/fuel_met.hpp"
#include "transect/flightlog/inspection.hpp"
#include "transect/flightlog/intervals.hpp"
#include "transect/flightlog/joined_sightings.hpp"
#include "transect/flightlog/line_results.hpp"
#include "transect/flightlog/log_file.hpp"
#include "transect/flightlog/model_bias.hpp"
#include "transect/flightlog/order_flown.hpp"
#include "transect/flightlog/planned_lines.hpp"
#include "transect/flightlog/recorded_flight.hpp"
#include "transect/flightlog/sensor_check.hpp"
#include "transect/flightlog/wind_met.hpp"
#include "transect/formats/background.hpp"
#include "transect/geo/altitude.hpp"
#include "transect/geo/polygon.hpp"
#include "transect/planner/plan.hpp"
#include "transect/sensor/detection.hpp"
#include "transect/terrain/geoid_model.hpp"
#include "transect/terrain/ground.hpp"

namespace transect::flightlog {

/// An area that the user wants counted besides the tasks.
struct Zone {
    std::string name;
    MultiPolygon area;
};

struct Geoid {
    std::string name;  ///< for people
    std::shared_ptr<const terrain::GeoidModel> model;
};

/// Elevation data that footprints fall on.
struct Terrain {
    std::string name;  ///< for people
    terrain::TerrainSource source;
    std::size_t without_system = 0;  ///< files that state no coordinate system; WGS 84 is assumed
};

/// What was searched for, for the chance that one look finds it.
struct Target {
    Length size;                   ///< its critical dimension
    double cycles_for_half = 1.0;  ///< N50: with so many cycles on it half of the observers tell
};

/// Probabilities of detection are given only where somebody said what they need.
struct SearchSettings {
    /// W of the whole search, as declared; the width of a footprint is not one.
    std::optional<Length> sweep_width = {};
    sensor::DetectionLaw law = sensor::DetectionLaw::random_search;
    std::optional<Target> target = {};
    coverage::SameDay same_day = coverage::SameDay::best_look_counts;
};

struct ReportInput {
    std::vector<LogFile> logs;
    /// For a mission that was not planned: a plan without sorties.
    std::optional<planner::Plan> plan = {};
    std::vector<Zone> zones = {};
    std::optional<Terrain> terrain = {};             ///< comes before any other ground
    std::optional<MslHeight> ground_elevation = {};  ///< comes before what plan and logs tell
    /// For logs that tell heights above the ellipsoid only; comes before the mission's undulation.
    /// Without either these heights are unknown.
    std::optional<Geoid> geoid = {};
    SearchSettings search = {};
    std::vector<SensorInterval> intervals = {};           ///< when nothing can have been seen
    std::optional<std::vector<Sighting>> sightings = {};  ///< an empty list is one too
};

struct ReportedLog {
    LogFile log;
    Inspection inspection;
    SensorCheck sensor = {};
    std::optional<OffsetProposal> proposal = {};  ///< for the sensor profile; never applied
};

struct ReportedFlight {
    RecordedFlight recorded;
    Duration sensor_on;  ///< with a look, measured or assumed
};

/// Where the looks behind a figure come from. Both is never said without the measured share.
enum class CoverageBasis { none, measured, assumed, both };

/// "none", "measured", "assumed", "measured and assumed".
std::string to_string(CoverageBasis basis);

/// Where recorded looks met the ground, 90 % lie within these of where they seem to lie, by the
/// profile's pointing error alone.
struct ErrorOnGround {
    Angle pointing;  ///< one standard deviation
    Length median;
    Length worst;
};

/// How far the aircraft flies in the profile's latency: by so much a place is off if the log is
/// stamped when a frame was shown and not when it was exposed.
struct LatencyOnGround {
    Duration latency;
    Length median;
};

struct PointingReport {
    std::optional<ErrorOnGround> circular_error = {};
    std::optional<LatencyOnGround> latency = {};
};

/// Of a zone with a declared sweep width.
struct ZoneSearch {
    Length track_length;  ///< inside the zone with the sensor on
    double coverage_factor = 0.0;
    double detection = 0.0;  ///< POD
};

/// What one sensor of the turret did for a zone, as if there were no other.
struct BandCoverage {
    std::optional<sensor::Band> band = {};  ///< nothing: the logs do not tell
    Area covered = {};
    double fraction = 0.0;
    Area seen = {};
    CoverageBasis basis = CoverageBasis::none;
};

struct ReportedZone {
    std::string name;
    bool is_task = false;
    MultiPolygon outline;
    Area area = {};
    Area covered = {};  ///< held at task quality for the least view time in one pass
    double fraction = 0.0;
    Area seen = {};  ///< in any frame, however short: the raw union
    CoverageBasis basis = CoverageBasis::none;
    std::optional<Area> covered_by_measured = {};  ///< where the basis is both
    /// Electro-optical, infrared, unknown: those that looked. What one of them covered, another may
    /// have covered too.
    std::vector<BandCoverage> bands = {};
    std::optional<Area> masked = {};   ///< in view, by terrain never in sight; nothing without
    std::optional<Area> unknown = {};  ///< not known whether it was in sight; nothing without
    std::optional<planner::Prediction> predicted = {};
    coverage::Requirement requirement = {};
    MultiPolygon missing = {};
    /// How often, how lately and how well, in the report's window; nothing without any look.
    std::optional<coverage::ZoneFigures> figures = {};
    /// Nothing without a declared sweep width or without any look.
    std::optional<ZoneSearch> search = {};
};

struct Report {
    std::string title;
    std::string handling;
    std::vector<ReportedLog> logs;
    std::vector<ReportedFlight> flights;  ///< in order of start
    std::vector<LineResult> lines;        ///< empty without a plan
    OrderFlown order;                     ///< of the transects; empty without a plan
    WindReport wind;
    FuelMet fuel;                     ///< empty without a plan
    ModelBias bias;                   ///< nothing without a plan
    std::vector<ReportedZone> zones;  ///< tasks of the plan, then the user's zones
    coverage::Coverage coverage;      ///< of all flights
    coverage::Window window = {};     ///< from the first flight's start to the last one's end
    CoverageBasis basis = CoverageBasis::none;
    Area covered_in_zones;
    std::optional<terrain::Ground> ground;
    std::vector<Finding> assumptions;  ///< severity note; the catalogue has their texts
    std::vector<Finding> findings;
    SearchSettings search = {};
    /// Nothing where the profile tells neither pointing error nor latency, or no log recorded
    /// looks.
    std::optional<PointingReport> pointing = {};
    std::optional<SightingReport> sightings = {};  ///< nothing without a list
    std::optional<planner::Plan> plan;
};

/// Throws InputError for a log without any usable row, and when what was looked at cannot be told
/// because nothing says how high the ground is, or when the coverage needs more memory than
/// allowed.
Report compose_report(ReportInput input);

struct ReportOutput {
    std::filesystem::path folder;
    formats::Background background = {};
};

/// Writes report.json, report.html, coverage.tif and gaps.geojson, and sightings.geojson if there
/// is a list of sightings. Everything is made before the first file is written. Returns the files,
/// in that order.
std::vector<std::filesystem::path> write_report(const Report& report, const ReportOutput& output);

}  // namespace transect::flightlog
