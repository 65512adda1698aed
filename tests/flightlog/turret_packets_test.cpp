/// Our own geometry held against what a real turret reported: the chain from attitude and gimbal to
/// rays and footprints uses none of the corners, centres and ranges that it is compared with.

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <GeographicLib/Geocentric.hpp>
#include <fmt/format.h>

#include "transect/flightlog/reader.hpp"
#include "transect/sensor/footprint.hpp"

#include "flightlog/log_builder.hpp"
#include "flightlog/src/readers/klv_packets.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

constexpr Length farthest = 50.0 * kilometre;

/// Of one packet, by a decoding of the test's own.
struct Reported {
    double slant_range_m = 0.0;
    std::vector<GeoPoint> corners;  ///< in image order
};

double whole_number(std::string_view bytes)
{
    double result = 0.0;
    for (const char byte : bytes) {
        result = 256.0 * result + static_cast<unsigned char>(byte);
    }
    return result;
}

double signed_share(std::string_view bytes)
{
    const double half = std::exp2(8.0 * static_cast<double>(bytes.size()) - 1.0);
    const double number = whole_number(bytes);
    return (number >= half ? number - 2.0 * half : number) / (half - 1.0);
}

std::optional<Reported> reported(const KlvPacket& packet)
{
    std::map<std::uint32_t, std::string_view> items;
    for (const auto& item : packet.items) {
        items[item.tag] = item.value;
    }
    constexpr std::uint32_t slant_range = 21;
    constexpr std::uint32_t centre = 23;
    constexpr std::uint32_t first_corner = 26;
    constexpr std::uint32_t end_of_corners = 34;
    for (auto tag = first_corner; tag < end_of_corners; ++tag) {
        if (!items.contains(tag)) {
            return std::nullopt;
        }
    }
    Reported result;
    result.slant_range_m = whole_number(items[slant_range]) / (std::exp2(32.0) - 1.0) * 5e6;
    const double latitude_deg = signed_share(items[centre]) * 90.0;
    const double longitude_deg = signed_share(items[centre + 1]) * 180.0;
    constexpr double offset_range_deg = 0.075;
    for (auto tag = first_corner; tag < end_of_corners; tag += 2) {
        result.corners.push_back(test::point(
            latitude_deg + signed_share(items[tag]) * offset_range_deg,
            longitude_deg + signed_share(items[tag + 1]) * offset_range_deg));
    }
    return result;
}

struct Turret {
    LogFile log;
    std::vector<Record> records;
    std::vector<Reported> reported;  ///< of each record
};

std::optional<Turret> turret_packets()
{
    const auto path = test::real_data("logs/klv/cheyenne_c208b_first200.klv");
    if (!path) {
        WARN("real logs are absent: skipped");
        return std::nullopt;
    }
    std::ifstream file{*path, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    std::map<std::size_t, Reported> by_offset;
    for (const auto& packet : find_packets(bytes)) {
        if (auto found = reported(packet)) {
            by_offset.emplace(packet.offset, std::move(*found));
        }
    }
    Turret turret;
    turret.log = read_log(*path);
    turret.records = turret.log.records;
    for (const auto& record : turret.records) {
        turret.reported.push_back(by_offset.at(record.place));
    }
    return turret;
}

sensor::CameraPose pose_of(const Record& record)
{
    return {record.position, *record.msl_height, *record.look};
}

terrain::AssumedGround ground_at(const Record& record)
{
    return {*record.frame_centre->msl_elevation};
}

using Vector = std::array<double, 3>;

Vector earth_centred(GeoPoint point, Length height)
{
    Vector result{};
    GeographicLib::Geocentric::WGS84().Forward(
        point.latitude.angle() / degree,
        point.longitude.angle() / degree,
        height / metre,
        result[0],
        result[1],
        result[2]);
    return result;
}

Vector between(const Vector& from, const Vector& to)
{
    return {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
}

double angle_deg(const Vector& a, const Vector& b)
{
    const Vector cross{
        a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    const double dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    return std::atan2(std::hypot(cross[0], cross[1], cross[2]), dot) * radian / degree;
}

struct Spread {
    double median = 0.0;
    double least = 0.0;
    double most = 0.0;
};

Spread spread(std::vector<double> values)
{
    std::ranges::sort(values);
    return {values[values.size() / 2], values.front(), values.back()};
}

double side_m(const std::vector<GeoPoint>& corners, std::size_t from, std::size_t to)
{
    return geodesic_leg(corners.at(from), corners.at(to)).distance / metre;
}

/// Footprints carry further points between the corners where the look is oblique.
std::vector<GeoPoint> corners_of(const std::vector<GeoPoint>& footprint)
{
    std::vector<GeoPoint> corners;
    for (std::size_t i = 0; i < footprint.size(); i += footprint.size() / 4) {
        corners.push_back(footprint[i]);
    }
    return corners;
}

/// Of the frame's upper and lower edge, and the angles under which the camera sees them.
struct Widths {
    double upper_m = 0.0;
    double lower_m = 0.0;
    double upper_deg = 0.0;
    double lower_deg = 0.0;
};

Widths widths(const std::vector<GeoPoint>& corners, const Record& record)
{
    const auto camera = earth_centred(record.position, record.msl_height->above_datum());
    const auto seen = [&](std::size_t corner) {
        const auto level = ground_at(record).elevation.above_datum();
        return between(camera, earth_centred(corners.at(corner), level));
    };
    return {
        .upper_m = side_m(corners, 0, 1),
        .lower_m = side_m(corners, 3, 2),
        .upper_deg = angle_deg(seen(0), seen(1)),
        .lower_deg = angle_deg(seen(3), seen(2))};
}

/// Median departures of our widths from the reported ones, without sign, in percent.
template <typename Pose>
Widths width_errors(const Turret& turret, Pose pose)
{
    Widths errors;
    for (const auto member :
         {&Widths::upper_m, &Widths::lower_m, &Widths::upper_deg, &Widths::lower_deg}) {
        std::vector<double> departures;
        for (std::size_t i = 0; i < turret.records.size(); ++i) {
            const auto& record = turret.records[i];
            const auto ring = sensor::footprint(pose(record), ground_at(record), farthest);
            const auto ours = widths(corners_of(ring), record);
            const auto theirs = widths(turret.reported[i].corners, record);
            departures.push_back(100.0 * std::abs(ours.*member / theirs.*member - 1.0));
        }
        errors.*member = spread(departures).median;
    }
    return errors;
}

std::string text(const Widths& errors)
{
    return fmt::format(
        "{:.2f} % and {:.2f} % (as angles {:.2f} % and {:.2f} %)",
        errors.upper_m,
        errors.lower_m,
        errors.upper_deg,
        errors.lower_deg);
}

TEST_CASE("footprints are as wide as a real turret reported", "[flightlog][turret][real]")
{
    const auto turret = turret_packets();
    if (!turret) {
        return;
    }
    const auto errors = width_errors(*turret, pose_of);
    WARN("upper and lower edge are off in the median by " + text(errors));
    // Ours follow from position, line of sight and field of view. Which way up the image is, is the
    // one thing taken from the corners, and only as the choice between the pose chain (4° of roll
    // in the median, which lengthens one edge on the ground and shortens the other) and level.
    CHECK(errors.upper_deg < 1.0);
    CHECK(errors.lower_deg < 1.0);
    CHECK(errors.upper_m < 1.0);
    CHECK(errors.lower_m < 1.0);
}

TEST_CASE("a real turret's image is level in a banked aircraft", "[flightlog][turret][real]")
{
    const auto turret = turret_packets();
    if (!turret) {
        return;
    }
    CHECK(std::ranges::all_of(turret->records, [](const Record& record) {
        return record.look->image_roll == Angle{} && abs(*record.roll) > 1.0 * degree;
    }));
    CHECK(test::has_finding(turret->log, "klv-level-image"));
}

TEST_CASE("the boresight meets the ground where a real turret looked", "[flightlog][turret][real]")
{
    const auto turret = turret_packets();
    if (!turret) {
        return;
    }
    std::vector<double> errors_deg;
    for (const auto& record : turret->records) {
        const auto hit = sensor::boresight_hit(pose_of(record), ground_at(record));
        REQUIRE(hit);
        // Heights above mean sea level for those above the ellipsoid: 5 µrad.
        const auto camera = earth_centred(record.position, record.msl_height->above_datum());
        const auto level = record.frame_centre->msl_elevation->above_datum();
        errors_deg.push_back(angle_deg(
            between(camera, earth_centred(hit->position, level)),
            between(camera, earth_centred(record.frame_centre->position, level))));
    }
    const auto found = spread(errors_deg);
    WARN(fmt::format(
        "boresight off the reported frame centre by {:.3f}° in the median, {:.3f}° at most",
        found.median,
        found.most));
    CHECK(found.median < 0.15);
}

TEST_CASE("a real turret's slant range is the distance to its centre", "[flightlog][turret][real]")
{
    const auto turret = turret_packets();
    if (!turret) {
        return;
    }
    std::vector<double> to_centre_m;
    std::vector<double> by_our_ray_pct;
    for (std::size_t i = 0; i < turret->records.size(); ++i) {
        const auto& record = turret->records[i];
        const double range_m = turret->reported[i].slant_range_m;
        const auto way = between(
            earth_centred(record.position, record.msl_height->above_datum()),
            earth_centred(
                record.frame_centre->position, record.frame_centre->msl_elevation->above_datum()));
        to_centre_m.push_back(std::hypot(way[0], way[1], way[2]) - range_m);
        const auto hit = sensor::boresight_hit(pose_of(record), ground_at(record));
        REQUIRE(hit);
        by_our_ray_pct.push_back(100.0 * (hit->slant_range / metre / range_m - 1.0));
    }
    const auto distance = spread(to_centre_m);
    const auto ray = spread(by_our_ray_pct);
    WARN(fmt::format(
        "slant range: centre is {:.2f} to {:.2f} m farther; our ray longer by {:.2f} % in the "
        "median ({:.2f} to {:.2f})",
        distance.least,
        distance.most,
        ray.median,
        ray.least,
        ray.most));
    CHECK(distance.least > -1.0);
    CHECK(distance.most < 1.0);
    CHECK(std::abs(ray.median) < 1.0);
}

}  // namespace
}  // namespace transect::flightlog
