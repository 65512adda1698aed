#include "flightlog/src/tracks/spike_filter.hpp"

#include <utility>

namespace transect::flightlog {
namespace {

constexpr Length least_deviation = 100.0 * metre;
constexpr double most_acceleration_m_s2 = 5.0 * 9.80665;
constexpr Speed most_speed = 400.0 * metre_per_second;
/// Over longer steps an aircraft may have turned and come back.
constexpr Duration longest_step = 30.0 * second;

/// Geodesics are dear. One degree is 110.5 km at least, so a step of less than 100 m is one of less
/// than 0.0009 degrees in both, away from the poles.
bool is_near(GeoPoint from, GeoPoint to)
{
    constexpr Angle margin = 0.0004 * degree;
    return abs(to.latitude.angle() - from.latitude.angle()) < margin &&
           abs(to.longitude.angle() - from.longitude.angle()) < margin;
}

bool is_spike(const Record& before, const Record& record, const Record& after)
{
    const auto coming = elapsed(before.time, record.time);
    const auto going = elapsed(record.time, after.time);
    const bool in_order = coming > Duration{} && going > Duration{};
    if (!in_order || coming > longest_step || going > longest_step) {
        return false;
    }
    const auto straight = geodesic_leg(before.position, after.position);
    if (straight.distance / (coming + going) > most_speed) {
        return false;
    }
    const auto expected = travel(
        before.position, straight.departure, (coming / (coming + going)) * straight.distance);
    const auto deviation = geodesic_leg(expected, record.position).distance;
    if (deviation < least_deviation) {
        return false;
    }
    // A parabola through the three points has its second derivative from this.
    const double acceleration_m_s2 =
        2.0 * (deviation / metre) / ((coming / second) * (going / second));
    const bool too_fast =
        geodesic_leg(before.position, record.position).distance / coming > most_speed &&
        geodesic_leg(record.position, after.position).distance / going > most_speed;
    return too_fast || acceleration_m_s2 > most_acceleration_m_s2;
}

}  // namespace

std::optional<Record> SpikeFilter::push(const Record& record)
{
    if (before_ && waiting_ && !is_near(before_->position, waiting_->position) &&
        is_spike(*before_, *waiting_, record)) {
        ++spikes_;
        waiting_ = record;
        return std::nullopt;
    }
    if (waiting_) {
        before_ = std::exchange(waiting_, record);
        return before_;
    }
    waiting_ = record;
    return std::nullopt;
}

std::optional<Record> SpikeFilter::flush()
{
    return std::exchange(waiting_, std::nullopt);
}

}  // namespace transect::flightlog
