#include "transect/sensor/scan.hpp"

#include <algorithm>
#include <cmath>

#include "sensor/pixel_pitch.hpp"

namespace transect::sensor {
namespace {

constexpr double steepest_edge = 85.0 * degree / radian;
constexpr int bisections = 60;

/// In radians from straight down, positive to the right.
struct Sector {
    double left;  ///< of the boresight
    double right;
    double half_field;
    double lag;  ///< turnaround, as an angle, less half a field
};

/// The least of sec θ / (θ - left + lag) over the places that the frame leaves when it swings to
/// the sector's left end: how far the frame reaches along the track there, by how long it is away.
/// It falls until tan θ · (θ - left + lag) = 1 and grows after.
double least_reach_by_time(const Sector& sector)
{
    const auto away = [&](double theta) { return theta - sector.left + sector.lag; };
    double low = sector.left + sector.half_field;
    double high = sector.right + sector.half_field;
    if (std::tan(high) * away(high) > 1.0) {
        for (int i = 0; i < bisections; ++i) {
            const double middle = 0.5 * (low + high);
            (std::tan(middle) * away(middle) > 1.0 ? high : low) = middle;
        }
    }
    return 1.0 / (std::cos(high) * away(high));
}

bool usable(const ScanningCamera& camera)
{
    const auto usable_field = [](Angle field) { return field > Angle{} && field < 180.0 * degree; };
    return camera.scan.leftmost <= camera.scan.rightmost && camera.scan.rate > TurnRate{} &&
           camera.scan.turnaround >= Duration{} && usable_field(camera.field.horizontal) &&
           usable_field(camera.field.vertical) && camera.height_above_ground > Length{};
}

std::optional<Speed> fastest_speed(const ScanningCamera& camera, const Sector& sector)
{
    if (!(sector.left < sector.right)) {
        return std::nullopt;
    }
    const Sector mirrored{
        .left = -sector.right,
        .right = -sector.left,
        .half_field = sector.half_field,
        .lag = sector.lag};
    const double least = std::min(least_reach_by_time(sector), least_reach_by_time(mirrored));
    const Length reach = 2.0 * camera.height_above_ground *
                         std::tan(0.5 * camera.field.vertical / radian) *
                         std::cos(sector.half_field);
    // The frame swings over what lies beyond the place twice, there and back.
    return reach * least * (camera.scan.rate / (2.0 * radian));
}

}  // namespace

std::optional<SweptSwath> swept_swath(const ScanningCamera& camera)
{
    if (!usable(camera)) {
        return std::nullopt;
    }
    const double half_field = 0.5 * camera.field.horizontal / radian;
    const Sector sector{
        .left = camera.scan.leftmost / radian,
        .right = camera.scan.rightmost / radian,
        .half_field = half_field,
        .lag = 0.5 * camera.scan.rate * camera.scan.turnaround / radian - half_field};
    const double left_edge = sector.left - half_field;
    const double right_edge = sector.right + half_field;
    if (!(left_edge > -steepest_edge && right_edge < steepest_edge)) {
        return std::nullopt;
    }
    const Length left = camera.height_above_ground * std::tan(left_edge);
    const Length right = camera.height_above_ground * std::tan(right_edge);
    return SweptSwath{
        .leftmost = left,
        .rightmost = right,
        .width = right - left,
        .fastest_ground_speed = fastest_speed(camera, sector),
    };
}

std::optional<bool> leaves_gaps(const ScanningCamera& camera, Speed ground_speed)
{
    const auto swath = swept_swath(camera);
    if (!swath) {
        return std::nullopt;
    }
    // Written so that a speed that is not a number leaves gaps.
    return swath->fastest_ground_speed && !(ground_speed <= *swath->fastest_ground_speed);
}

Angle boresight_of(const CrossTrackScan& scan, Duration since)
{
    const Duration swing = (scan.rightmost - scan.leftmost) / scan.rate;
    const Duration one_way = swing + scan.turnaround;
    if (!(one_way > Duration{})) {
        return scan.leftmost;
    }
    const double ways = since / one_way;
    const double begun = std::floor(ways);
    const Angle turned = std::min((ways - begun) * one_way, swing) * scan.rate;
    const bool goes_right = std::fmod(begun, 2.0) == 0.0;
    return goes_right ? scan.leftmost + turned : scan.rightmost - turned;
}

CameraLook rolled(const CameraLook& nadir, Angle to_right)
{
    // Seen along a sideways boresight, what points ahead of the aircraft is beside the image's
    // upright, and the image is turned by that.
    const Angle quarter = 90.0 * degree;
    const Angle side = to_right < Angle{} ? -quarter : quarter;
    auto look = nadir;
    look.azimuth = nadir.azimuth + side;
    look.depression = quarter - abs(to_right);
    look.image_roll = -side;
    return look;
}

Length edge_sample_distance(const CameraProfile& camera, const ScanningCamera& scanning)
{
    const Angle half_field = 0.5 * scanning.field.horizontal;
    const Angle edge =
        std::max(abs(scanning.scan.leftmost), abs(scanning.scan.rightmost)) + half_field;
    return scanning.height_above_ground * pixel_pitch(camera, scanning.field.horizontal) *
           std::pow(std::cos(half_field / radian) / std::cos(edge / radian), 1.5);
}

}  // namespace transect::sensor
