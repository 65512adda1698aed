#include "flightlog/src/report/report_bands.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace transect::flightlog {
namespace {

using Band = std::optional<sensor::Band>;
using Trajectories = std::vector<flight::Trajectory>;
using Content = formats::Column::Content;

const std::array<Band, 3> all_bands{
    sensor::Band::electro_optical, sensor::Band::infrared, std::nullopt};

bool looks_in(const flight::Sample& sample, Band band)
{
    return sample.look && sample.band == band;
}

bool has_looks_in(const flight::Trajectory& trajectory, Band band)
{
    return std::ranges::any_of(trajectory.samples, [band](const flight::Sample& sample) {
        return looks_in(sample, band);
    });
}

bool tells_sensor(const ReportedZone& zone)
{
    return std::ranges::any_of(
        zone.bands, [](const BandCoverage& coverage) { return coverage.band.has_value(); });
}

std::string name_of(Band band)
{
    if (!band) {
        return "not told";
    }
    return *band == sensor::Band::infrared ? "IR" : "EO";
}

std::string percent(double share)
{
    return fmt::format("{:.1f}", 100.0 * share);
}

}  // namespace

Bands bands_of(const Trajectories& trajectories)
{
    Bands bands;
    std::ranges::copy_if(all_bands, std::back_inserter(bands), [&](Band band) {
        return std::ranges::any_of(trajectories, [band](const flight::Trajectory& trajectory) {
            return has_looks_in(trajectory, band);
        });
    });
    return bands;
}

Trajectories looks_of(const Trajectories& trajectories, Band band)
{
    Trajectories chosen;
    std::ranges::copy_if(
        trajectories, std::back_inserter(chosen), [band](const flight::Trajectory& trajectory) {
            return has_looks_in(trajectory, band);
        });
    for (auto& trajectory : chosen) {
        for (auto& sample : trajectory.samples) {
            if (!looks_in(sample, band)) {
                sample.look.reset();
            }
        }
    }
    return chosen;
}

std::string to_string(Band band)
{
    if (!band) {
        return "unknown";
    }
    return *band == sensor::Band::infrared ? "ir" : "eo";
}

std::optional<Finding> band_not_of_profile(
    const Trajectories& trajectories, const sensor::CameraProfile& camera)
{
    std::size_t others = 0;
    for (const auto& trajectory : trajectories) {
        others += static_cast<std::size_t>(
            std::ranges::count_if(trajectory.samples, [&](const flight::Sample& sample) {
                return sample.look && sample.band && sample.band != camera.band;
            }));
    }
    if (!camera.band || others == 0) {
        return std::nullopt;
    }
    return Finding{
        .severity = Severity::warning,
        .code = "band-not-of-profile",
        .arguments = {
            {"count", static_cast<double>(others)},
            {"profile", camera.name},
            {"band", name_of(camera.band)}}};
}

void write_bands(formats::JsonWriter& json, const std::vector<BandCoverage>& bands)
{
    json.key("bands");
    json.begin_array();
    for (const auto& coverage : bands) {
        json.begin_object();
        json.member("band", to_string(coverage.band));
        json.member("covered_m2", coverage.covered / square_metre);
        json.member("fraction", coverage.fraction);
        json.member("seen_m2", coverage.seen / square_metre);
        json.member("basis", to_string(coverage.basis));
        json.end_object();
    }
    json.end_array();
}

std::optional<formats::Table> band_table(const Report& report)
{
    formats::Table table{
        .caption = "Ground by sensor: what each one alone covered",
        .columns = {
            {"Name", Content::label},
            {"Sensor", Content::text},
            {"Covered, km²", Content::number},
            {"Covered, %", Content::number},
            {"In any frame, %", Content::number},
            {"Basis", Content::text}}};
    for (const auto& zone : report.zones) {
        for (const auto& coverage : zone.bands) {
            table.rows.push_back(
                {.cells = {
                     zone.name,
                     name_of(coverage.band),
                     fmt::format("{:.2f}", coverage.covered / square_kilometre),
                     percent(coverage.fraction),
                     percent(zone.area > Area{} ? coverage.seen / zone.area : 0.0),
                     to_string(coverage.basis)}});
        }
    }
    return std::ranges::any_of(report.zones, tells_sensor) ? std::optional{std::move(table)}
                                                           : std::nullopt;
}

}  // namespace transect::flightlog
