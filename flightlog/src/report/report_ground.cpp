#include "flightlog/src/report/report_ground.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>

#include "transect/terrain/elevation_source.hpp"

#include "flightlog/src/report/report_checks.hpp"
#include "flightlog/src/tracks/median.hpp"

namespace transect::flightlog {
namespace {

constexpr double earth_radius_m = 6'371'008.8;

/// Median elevation of the reported frame centres.
std::optional<MslHeight> turret_ground(const ReportInput& input)
{
    const auto settings = height_settings(input);
    std::vector<MslHeight> elevations;
    for (const auto& log : input.logs) {
        for (const auto& record : log.records) {
            if (const auto elevation = sea_level_height_of_centre(record, settings)) {
                elevations.push_back(*elevation);
            }
        }
    }
    return elevations.empty() ? std::nullopt : std::optional{median(std::move(elevations))};
}

GroundChoice ground_from(MslHeight elevation, const char* code)
{
    return {
        terrain::AssumedGround{elevation},
        {{.severity = Severity::note,
          .code = code,
          .arguments = {{"elevation_m", elevation.above_datum() / metre}}}}};
}

GroundChoice ground_from(const Terrain& terrain)
{
    GroundChoice choice{
        terrain.source,
        {{.severity = Severity::note,
          .code = "terrain-from",
          .arguments = {{"source", terrain.name}}}}};
    if (terrain.without_system > 0) {
        choice.assumptions.push_back(
            {.severity = Severity::note,
             .code = "assumed-terrain-system",
             .arguments = {{"files", static_cast<double>(terrain.without_system)}}});
    }
    return choice;
}

struct GroundPoint {
    GeoPoint position;
    MslHeight height;
};

/// The end of the slant range along the look, on a sphere. Nothing for looks so flat that a small
/// error of the direction moves it far up or down.
std::optional<GroundPoint> point_at_range(const Record& record, MslHeight height)
{
    constexpr Angle flattest = 5.0 * degree;
    if (!record.slant_range || !record.look || !(record.look->depression >= flattest)) {
        return std::nullopt;
    }
    const double range_m = *record.slant_range / metre;
    const double depression = record.look->depression / radian;
    const double from_centre_m = earth_radius_m + height.above_datum() / metre;
    const double up_m = from_centre_m - range_m * std::sin(depression);
    const double ahead_m = range_m * std::cos(depression);
    return GroundPoint{
        travel(
            record.position,
            record.look->azimuth,
            earth_radius_m * std::atan2(ahead_m, up_m) * metre),
        MslHeight{(std::hypot(ahead_m, up_m) - earth_radius_m) * metre}};
}

std::optional<GroundPoint> reported_ground(
    const Record& record, const ReconstructSettings& settings)
{
    if (const auto elevation = sea_level_height_of_centre(record, settings)) {
        return GroundPoint{record.frame_centre->position, *elevation};
    }
    const auto height = sea_level_height(record, settings);
    return height ? point_at_range(record, *height) : std::nullopt;
}

struct Depths {
    std::size_t looks = 0;
    std::size_t below = 0;
    Length deepest;
};

Depths depths_below(const std::vector<flight::Trajectory>& pieces, const terrain::Ground& ground)
{
    Depths depths;
    for (const auto& piece : pieces) {
        for (const auto& sample : piece.samples) {
            const auto level = sample.look ? ground_height(ground, sample.position) : std::nullopt;
            if (!level) {
                continue;
            }
            ++depths.looks;
            const auto depth = *level - sample.height;
            depths.below += depth >= Length{} ? 1U : 0U;
            depths.deepest = std::max(depths.deepest, depth);
        }
    }
    return depths;
}

}  // namespace

std::optional<GroundChoice> choose_ground(const ReportInput& input)
{
    if (input.terrain) {
        return ground_from(*input.terrain);
    }
    if (input.ground_elevation) {
        return ground_from(*input.ground_elevation, "assumed-ground-of-option");
    }
    if (input.plan && input.plan->mission.terrain) {
        const auto& terrain = *input.plan->mission.terrain;
        return ground_from(
            {std::filesystem::path{terrain.path}.filename().string(),
             terrain.source,
             terrain.without_system});
    }
    if (input.plan && input.plan->mission.ground_elevation) {
        return ground_from(*input.plan->mission.ground_elevation, "assumed-ground-of-mission");
    }
    if (const auto elevation = turret_ground(input)) {
        return ground_from(*elevation, "assumed-ground-of-turret");
    }
    return std::nullopt;
}

std::optional<MslHeight> ground_height(const terrain::Ground& ground, GeoPoint point)
{
    if (const auto* const assumed = std::get_if<terrain::AssumedGround>(&ground)) {
        return assumed->elevation;
    }
    return std::get<terrain::TerrainSource>(ground)->height(point);
}

bool is_terrain(const terrain::Ground& ground)
{
    return std::holds_alternative<terrain::TerrainSource>(ground);
}

std::optional<Finding> ground_above_aircraft(
    const std::vector<flight::Trajectory>& pieces, const terrain::Ground& ground)
{
    const auto depths = depths_below(pieces, ground);
    if (depths.below == 0) {
        return std::nullopt;
    }
    return Finding{
        .severity = Severity::warning,
        .code = "ground-above-aircraft",
        .arguments = {
            {"count", static_cast<double>(depths.below)},
            {"looks", static_cast<double>(depths.looks)},
            {"ground", std::string{is_terrain(ground) ? "terrain" : "assumed ground"}},
            {"below_m", depths.deepest / metre}}};
}

std::optional<Finding> terrain_disagreement(const ReportInput& input, const terrain::Ground& ground)
{
    constexpr Length limit = 60.0 * metre;
    if (!is_terrain(ground)) {
        return std::nullopt;
    }
    const auto settings = height_settings(input);
    std::vector<Length> apart;
    for (const auto& log : input.logs) {
        for (const auto& record : log.records) {
            const auto reported = reported_ground(record, settings);
            const auto level = reported ? ground_height(ground, reported->position) : std::nullopt;
            if (level) {
                apart.push_back(abs(*level - reported->height));
            }
        }
    }
    const auto count = apart.size();
    const auto middle = apart.empty() ? Length{} : median(std::move(apart));
    if (!(middle > limit)) {
        return std::nullopt;
    }
    return Finding{
        .severity = Severity::warning,
        .code = "terrain-disagrees",
        .arguments = {
            {"median_m", middle / metre},
            {"limit_m", limit / metre},
            {"count", static_cast<double>(count)}}};
}

std::vector<Finding> unknown_ground(
    const std::vector<ReportedZone>& zones, const coverage::Coverage& coverage)
{
    std::vector<Finding> findings;
    for (const auto& zone : zones) {
        if (zone.unknown && *zone.unknown > Area{}) {
            findings.push_back(
                {.severity = Severity::warning,
                 .code = "zone-ground-unknown",
                 .arguments =
                     {{"percent", 100.0 * (*zone.unknown / zone.area)},
                      {"area_km2", *zone.unknown / square_kilometre}},
                 .place = zone.name});
        }
    }
    if (coverage.time_over_unknown() > Duration{}) {
        findings.push_back(
            {.severity = Severity::warning,
             .code = "view-over-unknown-ground",
             .arguments = {{"minutes", coverage.time_over_unknown() / minute}}});
    }
    return findings;
}

}  // namespace transect::flightlog
