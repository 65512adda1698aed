#include "flightlog/src/tracks/camera_offsets.hpp"

#include <algorithm>
#include <cmath>

#include "transect/sensor/footprint.hpp"
#include "transect/sensor/gimbal.hpp"

#include "flightlog/src/report/report_ground.hpp"
#include "flightlog/src/tracks/angle_track.hpp"
#include "flightlog/src/tracks/median.hpp"

namespace transect::flightlog {
namespace {

void turn(flight::Sample& sample, const sensor::CameraOffset& offset)
{
    if (!sample.look || !sample.attitude) {
        return;
    }
    auto gimbal = sensor::gimbal_angles(*sample.attitude, *sample.look);
    gimbal.azimuth += offset.azimuth;
    gimbal.elevation += offset.elevation;
    gimbal.roll += offset.roll;
    sample.look = sensor::gimballed_look(
        *sample.attitude, gimbal, {sample.look->horizontal_field, sample.look->vertical_field});
}

/// Quantiles of the distance from the origin, in larger standard deviations, for the smaller one
/// from 0 to 1 times the larger in tenths.
double quantile_90(double ratio)
{
    static const std::vector<double> table{
        1.6449, 1.6480, 1.6573, 1.6735, 1.6992, 1.7371, 1.7915, 1.8625, 1.9472, 2.0424, 2.1460};
    const double tenths = 10.0 * ratio;
    const auto index = std::min(static_cast<std::size_t>(tenths), table.size() - 2);
    const double share = tenths - static_cast<double>(index);
    return (1.0 - share) * table[index] + share * table[index + 1];
}

struct Reach {
    Length slant_range;
    Length height;
};

/// Along the look an error of the angle goes further by 1/sin of the grazing angle, here of level
/// ground on a sphere.
NormalErrors errors_on_ground(Angle pointing, const Reach& reach)
{
    constexpr double radius_m = 6'371'008.8;
    const double range_m = reach.slant_range / metre;
    const double height_m = reach.height / metre;
    const double sine = (2.0 * radius_m * height_m + height_m * height_m - range_m * range_m) /
                        (2.0 * radius_m * range_m);
    const Length across = (pointing / radian) * reach.slant_range;
    constexpr double least_sine = 0.01;
    return {across, across / std::clamp(sine, least_sine, 1.0)};
}

struct Places {
    std::vector<Length> errors;
    std::vector<Length> shifts;
};

void add_sample(
    Places& places,
    const flight::Sample& sample,
    const sensor::CameraProfile& camera,
    const terrain::Ground& ground)
{
    const auto level = sample.look ? ground_height(ground, sample.position) : std::nullopt;
    if (!level) {
        return;
    }
    const sensor::CameraPose pose{sample.position, sample.height, *sample.look};
    const auto hit = sensor::boresight_hit(pose, {*level});
    if (!hit) {
        return;
    }
    const auto pointing = camera.pointing_error.value_or(Angle{});
    places.errors.push_back(
        circular_error(errors_on_ground(pointing, {hit->slant_range, sample.height - *level})));
    places.shifts.push_back(sample.ground_speed * camera.latency.value_or(Duration{}));
}

}  // namespace

std::optional<sensor::CameraOffset> valid_offset(
    const sensor::CameraProfile& camera, const RecordedFlight& recorded)
{
    return recorded.basis == flight::Basis::measured ? offset_in_force(camera, recorded.start)
                                                     : std::nullopt;
}

std::optional<sensor::CameraOffset> offset_in_force(
    const sensor::CameraProfile& camera, Instant start)
{
    std::optional<sensor::CameraOffset> valid;
    for (const auto& offset : camera.offsets) {
        if (offset.dated <= start && (!valid || offset.dated >= valid->dated)) {
            valid = offset;
        }
    }
    return valid;
}

void move_clock(RecordedFlight& recorded, Duration later)
{
    recorded.start = recorded.start + later;
    recorded.end = recorded.end + later;
    for (auto& gap : recorded.breaks) {
        gap.from = gap.from + later;
        gap.to = gap.to + later;
    }
    shift(recorded.account, later);
    for (auto& piece : recorded.pieces) {
        for (auto& sample : piece.samples) {
            sample.time = sample.time + later;
        }
    }
}

void apply(const sensor::CameraOffset& offset, RecordedFlight& recorded)
{
    move_clock(recorded, offset.time);
    for (auto& piece : recorded.pieces) {
        if (offset.angles_lag != Duration{}) {
            take_out_lag(piece, offset.angles_lag);
        }
        for (auto& sample : piece.samples) {
            turn(sample, offset);
        }
    }
}

Finding applied_offset(const sensor::CameraOffset& offset, const RecordedFlight& recorded)
{
    return {
        .severity = Severity::note,
        .code = "offset-applied",
        .arguments = {
            {"start", to_iso8601(recorded.start)},
            {"dated", to_iso8601(Instant{offset.dated}).substr(0, 10)},
            {"source", offset.source},
            {"azimuth_deg", offset.azimuth / degree},
            {"elevation_deg", offset.elevation / degree},
            {"roll_deg", offset.roll / degree},
            {"time_s", offset.time / second},
            {"lag_s", offset.angles_lag / second}}};
}

Length circular_error(const NormalErrors& errors)
{
    const auto larger = std::max(errors.one, errors.other);
    const auto smaller = std::min(errors.one, errors.other);
    return larger > Length{} ? quantile_90(smaller / larger) * larger : Length{};
}

std::optional<PointingReport> pointing_report(
    const std::vector<flight::Trajectory>& trajectories,
    const sensor::CameraProfile& camera,
    const terrain::Ground& ground)
{
    Places places;
    for (const auto& trajectory : trajectories) {
        for (const auto& sample : trajectory.samples) {
            if (trajectory.basis == flight::Basis::measured) {
                add_sample(places, sample, camera, ground);
            }
        }
    }
    if (places.errors.empty() || !(camera.pointing_error || camera.latency)) {
        return std::nullopt;
    }
    PointingReport report;
    if (camera.pointing_error) {
        report.circular_error =
            ErrorOnGround{*camera.pointing_error, {}, *std::ranges::max_element(places.errors)};
        report.circular_error->median = median(std::move(places.errors));
    }
    if (camera.latency) {
        report.latency = LatencyOnGround{*camera.latency, median(std::move(places.shifts))};
    }
    return report;
}

}  // namespace transect::flightlog
