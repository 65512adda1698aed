#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <string_view>

#include "transect/instant.hpp"

#include "formats/json_choice.hpp"
#include "formats/json_quantity.hpp"
#include "formats/loading_parts.hpp"
#include "formats/profile_json.hpp"

namespace transect::formats {
namespace {

using sensor::AirframeMask;
using sensor::AirframeSector;
using sensor::Band;
using sensor::CameraOffset;
using sensor::CameraProfile;
using sensor::CrossTrackScan;
using sensor::ImageQuality;
using sensor::ScanMode;

constexpr std::string_view format = "transect/sensor-1";
constexpr double least_field_deg = 0.01;
constexpr double most_field_deg = 179.0;
constexpr QuantityKey<Angle> narrowest_field{
    "narrowest_field_deg", degree, least_field_deg, most_field_deg};
constexpr QuantityKey<Angle> widest_field{
    "widest_field_deg", degree, least_field_deg, most_field_deg};
constexpr QuantityKey<Angle> fields{"fields_deg", degree, least_field_deg, most_field_deg};
constexpr QuantityKey<Angle> least_depression{"least_depression_deg", degree, -90.0, 90.0};
constexpr QuantityKey<Angle> greatest_depression{"greatest_depression_deg", degree, -90.0, 90.0};
constexpr QuantityKey<Duration> latency{"latency_ms", 0.001 * second, 0.0, 60'000.0};
constexpr QuantityKey<Angle> pointing_error{"pointing_error_deg", degree, 0.0, 45.0};
constexpr QuantityKey<double> edge_response{"relative_edge_response", 1.0, 0.01, 2.0};
constexpr QuantityKey<double> signal_to_noise{"signal_to_noise", 1.0, 0.1, 100'000.0};

constexpr QuantityKey<Angle> azimuth_from{"azimuth_from_deg", degree, -360.0, 360.0};
constexpr QuantityKey<Angle> azimuth_to{"azimuth_to_deg", degree, -360.0, 360.0};
constexpr std::string_view lowest_elevation = "lowest_elevation_deg";
constexpr std::string_view highest_elevation = "highest_elevation_deg";
constexpr double beyond_vertical_deg = 180.0;
constexpr double vertical_deg = 90.0;

constexpr QuantityKey<Angle> leftmost{"leftmost_deg", degree, -85.0, 85.0};
constexpr QuantityKey<Angle> rightmost{"rightmost_deg", degree, -85.0, 85.0};
constexpr QuantityKey<TurnRate> rate{"rate_deg_s", degree / second, 0.01, 1000.0};
constexpr QuantityKey<Duration> turnaround_time{"turnaround_s", second, 0.0, 600.0};

constexpr QuantityKey<Angle> offset_azimuth{"azimuth_deg", degree, -180.0, 180.0};
constexpr QuantityKey<Angle> offset_elevation{"elevation_deg", degree, -180.0, 180.0};
constexpr QuantityKey<Angle> offset_roll{"roll_deg", degree, -180.0, 180.0};
constexpr QuantityKey<Duration> offset_time{"time_s", second, -86'400.0, 86'400.0};
constexpr QuantityKey<Duration> offset_lag{"angles_lag_s", second, -10.0, 10.0};

constexpr std::string_view band_key = "band";
constexpr std::array<Choice<Band>, 2> bands{{
    {"eo", Band::electro_optical},
    {"ir", Band::infrared},
}};
constexpr std::string_view modes_key = "scan_modes";
constexpr std::array<Choice<ScanMode>, 3> modes{{
    {"fixed-look", ScanMode::fixed_look},
    {"cross-track-scan", ScanMode::cross_track_scan},
    {"stare", ScanMode::stare},
}};
constexpr std::string_view scan_key = "cross_track_scan";
constexpr std::string_view gimbal_key = "gimbal";
constexpr std::string_view masks_key = "masks";
constexpr std::string_view offsets_key = "offsets";

AirframeSector sector_at(const JsonView& object, double most_deg)
{
    const auto elevation = [&](std::string_view key) {
        return required(object, QuantityKey<Angle>{key, degree, -most_deg, most_deg});
    };
    AirframeSector sector{
        .azimuth_from = required(object, azimuth_from),
        .azimuth_to = required(object, azimuth_to),
        .lowest_elevation = elevation(lowest_elevation),
        .highest_elevation = elevation(highest_elevation),
    };
    if (sector.lowest_elevation > sector.highest_elevation) {
        object[lowest_elevation].fail("is above highest_elevation_deg");
    }
    return sector;
}

AirframeMask mask_at(const JsonView& object)
{
    object.allow_only(
        {"what", azimuth_from.key, azimuth_to.key, lowest_elevation, highest_elevation});
    return {.what = object["what"].string(), .sector = sector_at(object, vertical_deg)};
}

CrossTrackScan scan_at(const JsonView& object)
{
    object.allow_only({leftmost.key, rightmost.key, rate.key, turnaround_time.key});
    CrossTrackScan scan{
        .leftmost = required(object, leftmost),
        .rightmost = required(object, rightmost),
        .rate = required(object, rate),
        .turnaround = optional(object, turnaround_time).value_or(Duration{}),
    };
    if (scan.leftmost > scan.rightmost) {
        object[leftmost.key].fail("is right of rightmost_deg");
    }
    return scan;
}

std::chrono::sys_days day_at(const JsonView& value)
{
    const auto time = parse_iso8601(value.string() + "T00:00:00Z");
    if (!time) {
        value.fail("expected a day such as \"2026-11-20\"");
    }
    return std::chrono::floor<std::chrono::days>(*time);
}

CameraOffset offset_at(const JsonView& object)
{
    object.allow_only(
        {"dated",
         "source",
         offset_azimuth.key,
         offset_elevation.key,
         offset_roll.key,
         offset_time.key,
         offset_lag.key});
    return {
        .dated = day_at(object["dated"]),
        .source = object["source"].string(),
        .azimuth = optional(object, offset_azimuth).value_or(Angle{}),
        .elevation = optional(object, offset_elevation).value_or(Angle{}),
        .roll = optional(object, offset_roll).value_or(Angle{}),
        .time = optional(object, offset_time).value_or(Duration{}),
        .angles_lag = optional(object, offset_lag).value_or(Duration{}),
    };
}

void read_fields(const JsonView& profile, CameraProfile& camera)
{
    const auto list = profile.find(fields.key);
    if (!list) {
        camera.narrowest_field = required(profile, narrowest_field);
        camera.widest_field = required(profile, widest_field);
        if (camera.narrowest_field > camera.widest_field) {
            profile[narrowest_field.key].fail("is above widest_field_deg");
        }
        return;
    }
    if (profile.find(narrowest_field.key) || profile.find(widest_field.key)) {
        list->fail("a lens has either fields_deg or narrowest_field_deg and widest_field_deg");
    }
    camera.fields = list_at(*list, "a list of fields of view", [](const JsonView& value) {
        return quantity_at(value, fields);
    });
    if (camera.fields.empty()) {
        list->fail("needs a field of view");
    }
    std::ranges::sort(camera.fields);
    if (std::ranges::adjacent_find(camera.fields) != camera.fields.end()) {
        list->fail("holds a field of view twice");
    }
    camera.narrowest_field = camera.fields.front();
    camera.widest_field = camera.fields.back();
}

void read_depression(const JsonView& profile, CameraProfile& camera)
{
    camera.least_depression = required(profile, least_depression);
    camera.greatest_depression = required(profile, greatest_depression);
    if (camera.least_depression > camera.greatest_depression) {
        profile[least_depression.key].fail("is above greatest_depression_deg");
    }
}

void read_airframe(const JsonView& profile, CameraProfile& camera)
{
    if (const auto gimbal = profile.find(gimbal_key)) {
        gimbal->allow_only({azimuth_from.key, azimuth_to.key, lowest_elevation, highest_elevation});
        camera.gimbal_limits = sector_at(*gimbal, beyond_vertical_deg);
    }
    if (const auto masks = profile.find(masks_key)) {
        camera.masks = list_at(*masks, "a list of masks", mask_at);
    }
}

void read_modes(const JsonView& profile, CameraProfile& camera)
{
    const auto scan = profile.find(scan_key);
    if (scan) {
        camera.cross_track_scan = scan_at(*scan);
    }
    const auto list = profile.find(modes_key);
    if (!list) {
        return;
    }
    camera.scan_modes = list_at(*list, "a list of scan modes", [](const JsonView& value) {
        return choice_at(value, modes);
    });
    const bool can_scan = std::ranges::count(*camera.scan_modes, ScanMode::cross_track_scan) > 0;
    if (can_scan && !scan) {
        list->fail("cross-track-scan needs cross_track_scan");
    }
    if (scan && !can_scan) {
        scan->fail("scan_modes does not list cross-track-scan");
    }
}

void read_quality(const JsonView& profile, CameraProfile& camera)
{
    if (!profile.find(edge_response.key) && !profile.find(signal_to_noise.key)) {
        return;
    }
    camera.image_quality = ImageQuality{
        .relative_edge_response = required(profile, edge_response),
        .signal_to_noise = required(profile, signal_to_noise),
    };
}

void read_offsets(const JsonView& profile, CameraProfile& camera)
{
    if (const auto list = profile.find(offsets_key)) {
        camera.offsets = list_at(*list, "a list of offsets", offset_at);
        std::ranges::stable_sort(camera.offsets, {}, &CameraOffset::dated);
    }
}

void write_members(JsonWriter& json, const AirframeSector& sector)
{
    json.member(azimuth_from.key, number_in(sector.azimuth_from, degree));
    json.member(azimuth_to.key, number_in(sector.azimuth_to, degree));
    json.member(lowest_elevation, number_in(sector.lowest_elevation, degree));
    json.member(highest_elevation, number_in(sector.highest_elevation, degree));
}

template <typename Quantity>
void write_known(JsonWriter& json, const QuantityKey<Quantity>& key, std::optional<Quantity> value)
{
    if (value) {
        json.member(key.key, number_in(*value, key.unit));
    }
}

void write_fields(JsonWriter& json, const CameraProfile& camera)
{
    if (camera.fields.empty()) {
        json.member(narrowest_field.key, number_in(camera.narrowest_field, degree));
        json.member(widest_field.key, number_in(camera.widest_field, degree));
        return;
    }
    json.key(fields.key);
    json.begin_array();
    for (const Angle field : camera.fields) {
        json.value(number_in(field, degree));
    }
    json.end_array();
}

void write_airframe(JsonWriter& json, const CameraProfile& camera)
{
    if (camera.gimbal_limits) {
        json.key(gimbal_key);
        json.begin_object();
        write_members(json, *camera.gimbal_limits);
        json.end_object();
    }
    if (camera.masks) {
        write_list(json, masks_key, *camera.masks, [&](const AirframeMask& mask) {
            json.member("what", mask.what);
            write_members(json, mask.sector);
        });
    }
}

void write_modes(JsonWriter& json, const CameraProfile& camera)
{
    if (camera.scan_modes) {
        json.key(modes_key);
        json.begin_array();
        for (const auto mode : *camera.scan_modes) {
            json.value(word_for(mode, modes));
        }
        json.end_array();
    }
    if (const auto& scan = camera.cross_track_scan) {
        json.key(scan_key);
        json.begin_object();
        json.member(leftmost.key, number_in(scan->leftmost, leftmost.unit));
        json.member(rightmost.key, number_in(scan->rightmost, rightmost.unit));
        json.member(rate.key, number_in(scan->rate, rate.unit));
        json.member(turnaround_time.key, number_in(scan->turnaround, turnaround_time.unit));
        json.end_object();
    }
}

void write_offsets(JsonWriter& json, const std::vector<CameraOffset>& offsets)
{
    if (offsets.empty()) {
        return;
    }
    constexpr std::size_t day_length = 10;  // "2026-11-20"
    write_list(json, offsets_key, offsets, [&](const CameraOffset& offset) {
        json.member("dated", to_iso8601(offset.dated).substr(0, day_length));
        json.member("source", offset.source);
        json.member(offset_azimuth.key, number_in(offset.azimuth, degree));
        json.member(offset_elevation.key, number_in(offset.elevation, degree));
        json.member(offset_roll.key, number_in(offset.roll, degree));
        json.member(offset_time.key, number_in(offset.time, second));
        json.member(offset_lag.key, number_in(offset.angles_lag, second));
    });
}

}  // namespace

std::optional<CameraProfile> camera_profile(const JsonView& profile, Complaints& complaints)
{
    return complaints.take([&] {
        require_format(profile, format);
        profile.allow_only(
            {"format",
             "name",
             "trust",
             "sources",
             "pixels_across",
             "pixels_along",
             band_key,
             narrowest_field.key,
             widest_field.key,
             fields.key,
             least_depression.key,
             greatest_depression.key,
             gimbal_key,
             masks_key,
             modes_key,
             scan_key,
             latency.key,
             pointing_error.key,
             edge_response.key,
             signal_to_noise.key,
             offsets_key});
        constexpr int most_pixels = 100'000;
        const auto pixels = [&](std::string_view key) {
            return static_cast<int>(profile[key].integer_in(1, most_pixels));
        };
        CameraProfile camera;
        camera.name = profile["name"].string();
        camera.trust = profile["trust"].string();
        camera.pixels_across = pixels("pixels_across");
        camera.pixels_along = pixels("pixels_along");
        if (const auto band = profile.find(band_key)) {
            camera.band = choice_at(*band, bands);
        }
        read_fields(profile, camera);
        read_depression(profile, camera);
        read_airframe(profile, camera);
        read_modes(profile, camera);
        camera.latency = optional(profile, latency);
        camera.pointing_error = optional(profile, pointing_error);
        read_quality(profile, camera);
        read_offsets(profile, camera);
        return camera;
    });
}

void write(JsonWriter& json, const CameraProfile& camera)
{
    json.begin_object();
    json.member("format", format);
    json.member("name", camera.name);
    json.member("trust", camera.trust);
    json.member("pixels_across", camera.pixels_across);
    json.member("pixels_along", camera.pixels_along);
    if (camera.band) {
        json.member(band_key, word_for(*camera.band, bands));
    }
    write_fields(json, camera);
    json.member(least_depression.key, number_in(camera.least_depression, degree));
    json.member(greatest_depression.key, number_in(camera.greatest_depression, degree));
    write_airframe(json, camera);
    write_modes(json, camera);
    write_known(json, latency, camera.latency);
    write_known(json, pointing_error, camera.pointing_error);
    if (camera.image_quality) {
        json.member(edge_response.key, camera.image_quality->relative_edge_response);
        json.member(signal_to_noise.key, camera.image_quality->signal_to_noise);
    }
    write_offsets(json, camera.offsets);
    json.end_object();
}

}  // namespace transect::formats
