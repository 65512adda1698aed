#include "flightlog/src/tracks/angle_track.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "transect/flightlog/timeline.hpp"

namespace transect::flightlog {
namespace {

/// A larger turn between two samples happens near straight down only, where it means little.
constexpr Angle largest_turn = 45.0 * degree;

struct Mix {
    double share;  ///< of the second

    Angle operator()(Angle from, Angle to) const { return from + share * (to - from); }
    Bearing operator()(Bearing from, Bearing to) const { return from + share * (to - from); }

    flight::Attitude operator()(const flight::Attitude& from, const flight::Attitude& to) const
    {
        return {
            (*this)(from.heading, to.heading),
            (*this)(from.pitch, to.pitch),
            (*this)(from.roll, to.roll)};
    }

    sensor::CameraLook operator()(
        const sensor::CameraLook& from, const sensor::CameraLook& to) const
    {
        return {
            (*this)(from.azimuth, to.azimuth),
            (*this)(from.depression, to.depression),
            (*this)(from.image_roll, to.image_roll),
            (*this)(from.horizontal_field, to.horizontal_field),
            (*this)(from.vertical_field, to.vertical_field)};
    }
};

bool is_near(const sensor::CameraLook& from, const sensor::CameraLook& to)
{
    return abs(to.azimuth - from.azimuth) <= largest_turn &&
           abs(to.image_roll - from.image_roll) <= largest_turn;
}

std::optional<flight::Attitude> attitude_of(const Record& record)
{
    if (!record.heading || !record.pitch || !record.roll) {
        return std::nullopt;
    }
    return flight::Attitude{*record.heading, *record.pitch, *record.roll};
}

/// What went back in time is left out.
AngleTrack track_of(std::span<const Record> records)
{
    std::vector<PlatformAngles> angles;
    angles.reserve(records.size());
    for (const auto& record : records) {
        const bool goes_on = angles.empty() || record.time > angles.back().time;
        if (goes_on && record.look && !record.look_is_by_corners) {
            angles.push_back({record.time, attitude_of(record), *record.look});
        }
    }
    return {std::move(angles), longest_gap(records)};
}

void set_angles(Record& record, const std::optional<PlatformAngles>& angles)
{
    record.look.reset();
    if (!angles || !angles->attitude) {
        return;
    }
    record.look = angles->look;
    record.heading = angles->attitude->heading;
    record.pitch = angles->attitude->pitch;
    record.roll = angles->attitude->roll;
}

}  // namespace

AngleTrack::AngleTrack(std::vector<PlatformAngles> angles, Duration longest_gap)
    : angles_{std::move(angles)}, longest_gap_{longest_gap}
{}

std::optional<PlatformAngles> AngleTrack::at(Instant time) const
{
    const auto after = std::ranges::lower_bound(angles_, time, {}, &PlatformAngles::time);
    if (after != angles_.end() && after->time == time) {
        return *after;
    }
    if (after == angles_.begin() || after == angles_.end()) {
        return std::nullopt;
    }
    const auto& before = *std::prev(after);
    const auto gap = elapsed(before.time, after->time);
    if (gap > longest_gap_) {
        return std::nullopt;
    }
    const double share = elapsed(before.time, time) / gap;
    if (!is_near(before.look, after->look)) {
        return share < 0.5 ? before : *after;
    }
    const Mix mix{share};
    PlatformAngles mixed{.time = time, .look = mix(before.look, after->look)};
    if (before.attitude && after->attitude) {
        mixed.attitude = mix(*before.attitude, *after->attitude);
    }
    return mixed;
}

std::vector<Record> without_lag(std::span<const Record> records, Duration lag)
{
    const auto track = track_of(records);
    std::vector<Record> shifted{records.begin(), records.end()};
    for (auto& record : shifted) {
        if (record.look && !record.look_is_by_corners) {
            set_angles(record, track.at(record.time + lag));
        }
    }
    return shifted;
}

void take_out_lag(flight::Trajectory& piece, Duration lag)
{
    std::vector<PlatformAngles> angles;
    angles.reserve(piece.samples.size());
    for (const auto& sample : piece.samples) {
        if (sample.look) {
            angles.push_back({sample.time, sample.attitude, *sample.look});
        }
    }
    const AngleTrack track{std::move(angles), piece.max_gap};
    for (auto& sample : piece.samples) {
        if (!sample.look) {
            continue;
        }
        const auto later = track.at(sample.time + lag);
        sample.look = later ? std::optional{later->look} : std::nullopt;
        sample.attitude = later ? later->attitude : sample.attitude;
    }
}

}  // namespace transect::flightlog
