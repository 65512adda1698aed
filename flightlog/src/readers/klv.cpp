#include "flightlog/src/readers/klv.hpp"

#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "transect/error.hpp"
#include "transect/sensor/gimbal.hpp"

#include "flightlog/src/readers/klv_constants.hpp"
#include "flightlog/src/readers/klv_packets.hpp"
#include "flightlog/src/readers/roll_sample.hpp"
#include "flightlog/src/readers/st0601.hpp"

namespace transect::flightlog {
namespace {

/// Of the standard, as EG 0601.
constexpr Instant first_issue{std::chrono::sys_days{std::chrono::year{2006} / 1 / 1}};

std::optional<GeoPoint> point_of(
    const std::optional<double>& latitude_deg, const std::optional<double>& longitude_deg)
{
    if (!latitude_deg || !longitude_deg) {
        return std::nullopt;
    }
    return GeoPoint{Latitude{*latitude_deg * degree}, Longitude{*longitude_deg * degree}};
}

/// Offsets from a centre may lead over the pole or the antimeridian.
std::optional<GeoPoint> checked_point(double latitude_deg, double longitude_deg)
{
    return std::abs(latitude_deg) <= 90.0
               ? point_of(latitude_deg, std::remainder(longitude_deg, 360.0))
               : std::nullopt;
}

template <typename Quantity>
std::optional<Quantity> scaled(const std::optional<double>& number, Quantity unit)
{
    return number ? std::optional{*number * unit} : std::nullopt;
}

template <typename Height>
std::optional<Height> height_of(const std::optional<double>& height_m)
{
    return height_m ? std::optional{Height{*height_m * metre}} : std::nullopt;
}

/// None unless all can be used.
ReportedCorners corners_of(const St0601Values& values)
{
    const auto& numbers = values.corners_deg;
    ReportedCorners corners;
    corners.reserve(numbers.size() / 2);
    for (std::size_t i = 1; i < numbers.size(); i += 2) {
        const auto corner = checked_point(numbers[i - 1], numbers[i]);
        if (!corner) {
            return {};
        }
        corners.push_back(*corner);
    }
    return corners;
}

std::optional<sensor::CameraLook> look_of(const St0601Values& values)
{
    const bool complete = values.heading_deg && values.pitch_deg && values.roll_deg &&
                          values.relative_azimuth_deg && values.relative_elevation_deg &&
                          values.horizontal_field_deg && values.vertical_field_deg;
    if (!complete || !(*values.horizontal_field_deg > 0.0 && *values.vertical_field_deg > 0.0)) {
        return std::nullopt;
    }
    const sensor::AirframeAttitude airframe{
        Bearing{*values.heading_deg * degree},
        *values.pitch_deg * degree,
        *values.roll_deg * degree};
    const sensor::GimbalAngles gimbal{
        *values.relative_azimuth_deg * degree,
        *values.relative_elevation_deg * degree,
        values.relative_roll_deg.value_or(0.0) * degree};
    return sensor::gimballed_look(
        airframe,
        gimbal,
        {*values.horizontal_field_deg * degree, *values.vertical_field_deg * degree});
}

/// Encoders write 0 into items that they have no value for: a ground speed of 0 in flight, a
/// magnetic heading of 0, no wind from north. These tell nothing.
void add_air(const St0601Values& values, Record& record)
{
    record.true_airspeed = scaled(values.true_airspeed_m_s, metre_per_second);
    record.indicated_airspeed = scaled(values.indicated_airspeed_m_s, metre_per_second);
    if (values.ground_speed_m_s.value_or(0.0) > 0.0) {
        record.ground_speed = *values.ground_speed_m_s * metre_per_second;
    }
    if (values.heading_deg && values.magnetic_heading_deg.value_or(0.0) > 0.0) {
        record.magnetic_variation =
            std::remainder(*values.heading_deg - *values.magnetic_heading_deg, 360.0) * degree;
    }
    const bool has_wind = values.wind_from_deg && values.wind_speed_m_s;
    if (has_wind && (*values.wind_from_deg > 0.0 || *values.wind_speed_m_s > 0.0)) {
        record.wind = MeasuredWind{
            Bearing{*values.wind_from_deg * degree}, *values.wind_speed_m_s * metre_per_second};
    }
}

Record record_of(const St0601Values& values, GeoPoint position, std::size_t offset)
{
    Record record{.time = *values.time, .position = position, .place = offset};
    record.msl_height = height_of<MslHeight>(values.msl_height_m);
    record.ellipsoid_height = height_of<EllipsoidHeight>(values.ellipsoid_height_m);
    if (values.heading_deg) {
        record.heading = Bearing{*values.heading_deg * degree};
    }
    record.pitch = scaled(values.pitch_deg, degree);
    record.roll = scaled(values.roll_deg, degree);
    add_air(values, record);
    record.look = look_of(values);
    if (values.slant_range_m && *values.slant_range_m > 0.0) {
        record.slant_range = *values.slant_range_m * metre;
    }
    if (const auto centre = point_of(values.centre_latitude_deg, values.centre_longitude_deg)) {
        record.frame_centre = FrameCentre{
            *centre,
            height_of<MslHeight>(values.centre_msl_m),
            height_of<EllipsoidHeight>(values.centre_ellipsoid_m)};
    }
    return record;
}

class KlvReader {
public:
    KlvReader(PacketState trusted, LogBuilder& builder) : trusted_{trusted}, builder_{&builder} {}

    void read(LogInput& input)
    {
        PacketReader packets{input};
        while (const auto* const packet = packets.next()) {
            ++packets_;
            if (const auto reason = read_packet(*packet)) {
                builder_->drop(*reason);
            }
        }
        if (trusted_packets_ == 0) {
            throw InputError{
                {.file = input.name()},
                fmt::format(
                    "holds {} MISB ST 0601 packet{}, and none passes its checksum",
                    packets_,
                    packets_ == 1 ? "" : "s")};
        }
        describe(builder_->log());
        describe_skipped(packets.skipped_bytes(), builder_->log());
    }

private:
    std::optional<DropReason> read_packet(const KlvPacket& packet)
    {
        if (packet.state == PacketState::damaged) {
            return DropReason::damaged_packet;
        }
        if (packet.state != trusted_) {
            ++bad_checksums_;
            return DropReason::bad_checksum;
        }
        ++trusted_packets_;
        const auto values = decode(packet.items);
        constants_.keep(values);
        if (!values.time) {
            return DropReason::no_time;
        }
        const auto position = point_of(values.latitude_deg, values.longitude_deg);
        if (!position) {
            return DropReason::no_position;
        }
        auto record = record_of(values, *position, packet.offset);
        look_at_corners(values, record);
        constants_.describe(values, record);
        builder_->use(record);
        return std::nullopt;
    }

    void look_at_corners(const St0601Values& values, Record& record)
    {
        const bool is_told = values.relative_roll_deg.value_or(0.0) != 0.0;
        rolls_camera_ = rolls_camera_ || is_told;
        const auto corners = corners_of(values);
        if (corners.size() == 4) {
            record.corners = FrameCorners{corners[0], corners[1], corners[2], corners[3]};
        }
        if (!record.look) {
            record.look = look_by_corners(record, corners);
            record.look_is_by_corners = record.look.has_value();
            by_corners_ += record.look_is_by_corners ? 1U : 0U;
            return;
        }
        const auto witness = roll_witness(record, corners);
        if (witness) {
            rolls_.add(*witness);
        }
    }

    void describe(LogFile& log) const
    {
        log.format = LogFormat::misb_st0601;
        log.place_unit = PlaceUnit::byte;
        log.kind_since = first_issue;
        log.klv = KlvStatistics{.packets = packets_, .bad_checksum = bad_checksums_};
        constants_.describe(log);
        level_image(log);
        if (by_corners_ > 0) {
            log.findings.push_back(
                {.severity = Severity::warning,
                 .code = "klv-look-by-corners",
                 .arguments = {{"count", static_cast<double>(by_corners_)}}});
        }
    }

    static void describe_skipped(std::uint64_t bytes, LogFile& log)
    {
        log.klv->skipped_bytes = bytes;
        if (bytes > 0) {
            log.findings.push_back(
                {.severity = Severity::warning,
                 .code = "klv-bytes-skipped",
                 .arguments = {{"count", static_cast<double>(bytes)}}});
        }
    }

    /// A turret that tells its camera's roll is believed.
    void level_image(LogFile& log) const
    {
        if (rolls_camera_ || !is_image_level(rolls_.witnesses())) {
            return;
        }
        log.klv->image_is_level = true;
        log.findings.push_back(level_image_finding(rolls_.witnesses()));
    }

    PacketState trusted_;
    LogBuilder* builder_;
    std::size_t packets_ = 0;
    std::size_t trusted_packets_ = 0;
    std::size_t bad_checksums_ = 0;
    KlvConstants constants_;
    RollSample rolls_;
    bool rolls_camera_ = false;
    std::size_t by_corners_ = 0;
};

/// So many bytes tell which checksum the encoder writes.
constexpr std::size_t telling_bytes = std::size_t{4} << 20U;

/// Whether the packets are such that only the sum of their payload can be meant.
PacketState trusted_state(LogInput& input)
{
    TextStream head{input.peek(telling_bytes).substr(0, telling_bytes)};
    LogInput ahead{input.name(), head};
    PacketReader packets{ahead};
    bool any_payload_sum = false;
    bool any_bad = false;
    while (const auto* const packet = packets.next()) {
        if (packet->state == PacketState::good) {
            return PacketState::good;
        }
        any_payload_sum = any_payload_sum || packet->state == PacketState::payload_sum;
        any_bad = any_bad || packet->state == PacketState::bad_checksum;
    }
    return any_payload_sum && !any_bad ? PacketState::payload_sum : PacketState::good;
}

}  // namespace

void read_klv(LogInput& input, LogReceiver& receiver)
{
    const auto trusted = trusted_state(input);
    auto& builder = receiver.log();
    KlvReader{trusted, builder}.read(input);
    if (trusted == PacketState::payload_sum) {
        builder.log().findings.push_back(
            {.severity = Severity::warning, .code = "klv-checksum-variant"});
    }
}

}  // namespace transect::flightlog
