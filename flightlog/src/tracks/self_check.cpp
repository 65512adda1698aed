#include "flightlog/src/tracks/self_check.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

#include "flightlog/src/tracks/line_of_sight.hpp"

namespace transect::flightlog {
namespace {

constexpr double radius_m = 6'371'008.8;

/// On a sphere; against the ellipsoid 4 mm at 3 km.
Length distance_to_centre(const Record& record, const CommonHeights& heights)
{
    const auto leg = geodesic_leg(record.position, record.frame_centre->position);
    const double half_arc = 0.5 * (leg.distance / metre) / radius_m;
    const double sensor_m = radius_m + heights.sensor / metre;
    const double ground_m = radius_m + heights.ground / metre;
    const double chord_m = 2.0 * std::sqrt(sensor_m * ground_m) * std::sin(half_arc);
    return std::hypot(chord_m, sensor_m - ground_m) * metre;
}

/// From below the camera, along the ground: two points near each other are as far apart here as
/// they are.
struct GroundOffset {
    double north_m;
    double east_m;
};

GroundOffset offset_of(Bearing way, double distance_m)
{
    const double angle = way.angle() / radian;
    return {distance_m * std::cos(angle), distance_m * std::sin(angle)};
}

/// From the centre of the image to its edge, to the right and down.
struct ImageSide {
    double right;
    double down;
};
/// In the order in which corners are reported.
constexpr std::array<ImageSide, 4> corner_sides{{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}};

/// By the latitude in the middle, a centimetre off at 20 km: geodesics are dear, and each packet
/// has four corners.
GroundOffset offset_to(GeoPoint point, GeoPoint below)
{
    constexpr double equator_m = 6'378'137.0;
    constexpr double eccentricity_squared = 0.00669437999014;
    constexpr double farthest_deg = 0.3;
    const double from_deg = below.latitude.angle() / degree;
    const double to_deg = point.latitude.angle() / degree;
    const double east_deg =
        std::remainder((point.longitude.angle() - below.longitude.angle()) / degree, 360.0);
    if (std::abs(to_deg - from_deg) > farthest_deg || std::abs(east_deg) > farthest_deg) {
        const auto leg = geodesic_leg(below, point);
        return offset_of(leg.departure, leg.distance / metre);
    }
    const double to_radian = degree / radian;
    const double middle = 0.5 * (from_deg + to_deg) * to_radian;
    const double sine = std::sin(middle);
    const double flattening = 1.0 - eccentricity_squared * sine * sine;
    const double across_m = equator_m / std::sqrt(flattening);
    const double along_m = across_m * (1.0 - eccentricity_squared) / flattening;
    const double north_m = along_m * (to_deg - from_deg) * to_radian;
    const double east_m = across_m * std::cos(middle) * east_deg * to_radian;
    const double turn = 0.5 * east_deg * to_radian * sine;
    return {
        north_m * std::cos(turn) + east_m * std::sin(turn),
        east_m * std::cos(turn) - north_m * std::sin(turn)};
}

struct Ray {
    Bearing azimuth;
    Angle depression;
};

Ray towards_corner(const sensor::CameraLook& look, const ImageSide& side)
{
    const double azimuth = look.azimuth.angle() / radian;
    const double depression = look.depression / radian;
    const double roll = look.image_roll / radian;
    const double across = side.right * std::tan(0.5 * (look.horizontal_field / radian));
    const double along = side.down * std::tan(0.5 * (look.vertical_field / radian));
    // Of an image that is not rolled.
    const double right = across * std::cos(roll) - along * std::sin(roll);
    const double down = across * std::sin(roll) + along * std::cos(roll);
    const double ahead = std::cos(depression) - down * std::sin(depression);
    const double below = std::sin(depression) + down * std::cos(depression);
    return {
        Bearing{(azimuth + std::atan2(right, ahead)) * radian},
        std::atan2(below, std::hypot(ahead, right)) * radian};
}

/// On a sphere as high as the frame centre; nothing above the horizon.
std::optional<GroundOffset> ground_under(const Ray& ray, const CommonHeights& heights)
{
    const double from_nadir = 0.5 * std::numbers::pi - ray.depression / radian;
    const double sine = std::sin(from_nadir) * (radius_m + heights.sensor / metre) /
                        (radius_m + heights.ground / metre);
    const bool is_above = heights.sensor > heights.ground;
    if (!is_above || !(ray.depression > Angle{}) || !(sine < 1.0)) {
        return std::nullopt;
    }
    return offset_of(ray.azimuth, radius_m * (std::asin(sine) - from_nadir));
}

std::optional<std::vector<GroundOffset>> computed_corners(
    const sensor::CameraLook& look, const CommonHeights& heights)
{
    std::vector<GroundOffset> corners;
    corners.reserve(corner_sides.size());
    for (const auto& side : corner_sides) {
        const auto corner = ground_under(towards_corner(look, side), heights);
        if (!corner) {
            return std::nullopt;
        }
        corners.push_back(*corner);
    }
    return corners;
}

/// Empty where they are not told.
std::vector<GroundOffset> reported_corners(const Record& record)
{
    std::vector<GroundOffset> corners;
    if (!record.corners) {
        return corners;
    }
    corners.reserve(record.corners->size());
    for (const auto& corner : *record.corners) {
        corners.push_back(offset_to(corner, record.position));
    }
    return corners;
}

void compare(
    const std::vector<GroundOffset>& reported,
    const std::optional<std::vector<GroundOffset>>& computed,
    CornerErrors& errors)
{
    if (!computed) {
        ++errors.counts.above_horizon;
        return;
    }
    if (reported.empty()) {
        ++errors.counts.absent;
        return;
    }
    ++errors.counts.compared;
    for (std::size_t i = 0; i < reported.size(); ++i) {
        const auto& one = reported[i];
        const auto& other = (*computed)[i];
        errors.sample_m.add(std::hypot(one.north_m - other.north_m, one.east_m - other.east_m));
    }
}

std::optional<LengthStatistics> lengths(const ErrorSample& errors_m)
{
    const auto found = errors_m.statistics();
    return found ? std::optional{LengthStatistics{found->median * metre, found->maximum * metre}}
                 : std::nullopt;
}

}  // namespace

void SelfCheck::add(const Record& record)
{
    const auto heights = common_heights(record);
    for (const auto& error : line_of_sight_errors(std::span{&record, 1})) {
        line_of_sight_deg_.add(error / degree);
    }
    if (heights && record.slant_range) {
        slant_range_m_.add(
            std::abs((distance_to_centre(record, *heights) - *record.slant_range) / metre));
    }
    if (heights && record.look && !record.look_is_by_corners) {
        const auto reported = reported_corners(record);
        auto look = *record.look;
        compare(reported, computed_corners(look, *heights), as_told_);
        look.image_roll = Angle{};
        compare(reported, computed_corners(look, *heights), level_);
    } else if (record.corners) {
        ++without_pose_;
    }
}

void SelfCheck::describe(const LogFile& log, Inspection& inspection) const
{
    if (const auto found = line_of_sight_deg_.statistics()) {
        inspection.line_of_sight_error =
            AngleStatistics{found->median * degree, found->maximum * degree};
    }
    inspection.slant_range_error = lengths(slant_range_m_);
    const auto& corners = log.klv && log.klv->image_is_level ? level_ : as_told_;
    inspection.corner_error = lengths(corners.sample_m);
    inspection.corners = corners.counts;
    inspection.corners.without_pose = without_pose_;
}

}  // namespace transect::flightlog
