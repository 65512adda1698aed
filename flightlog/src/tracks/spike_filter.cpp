#include "flightlog/src/tracks/spike_filter.hpp"

namespace transect::flightlog {
namespace {

constexpr Length least_detour = 200.0 * metre;
constexpr double most_acceleration_m_s2 = 5.0 * 9.80665;
constexpr Speed most_speed = 400.0 * metre_per_second;
/// Over longer steps an aircraft may have turned and come back.
constexpr Duration longest_step = 30.0 * second;

Length distance(GeoPoint from, GeoPoint to)
{
    return geodesic_leg(from, to).distance;
}

/// Geodesics are dear. A detour is no longer than twice the way to its point, and a degree is
/// 111.7 km at most: within this in both that is less than 200 m.
bool is_near(GeoPoint from, GeoPoint to)
{
    constexpr Angle margin = 0.0006 * degree;
    return abs(to.latitude.angle() - from.latitude.angle()) < margin &&
           abs(to.longitude.angle() - from.longitude.angle()) < margin;
}

}  // namespace

bool SpikeFilter::is_spike(const Record& next) const
{
    const auto coming = elapsed(passed_->time, waiting_->time);
    const auto going = elapsed(waiting_->time, next.time);
    const bool in_order = coming > Duration{} && going > Duration{};
    if (!in_order || coming > longest_step || going > longest_step ||
        is_near(passed_->position, waiting_->position)) {
        return false;
    }
    const auto time = coming + going;
    const auto straight = distance(passed_->position, next.position);
    const auto way = distance(passed_->position, waiting_->position) +
                     distance(waiting_->position, next.position);
    if (straight / time > most_speed || way - straight < least_detour) {
        return false;
    }
    // Out and back by half the detour each, at an even acceleration towards the straight way.
    const double acceleration_m_s2 =
        4.0 * ((way - straight) / metre) / ((time / second) * (time / second));
    return way / time > most_speed || acceleration_m_s2 > most_acceleration_m_s2;
}

void SpikeFilter::pass(RecordSink& sink)
{
    passed_ = Fix{waiting_->time, waiting_->position};
    sink.take(*waiting_);
}

void SpikeFilter::push(const Record& record, RecordSink& sink)
{
    if (waiting_) {
        if (passed_ && is_spike(record)) {
            ++spikes_;
        } else {
            pass(sink);
        }
    }
    waiting_ = record;
}

void SpikeFilter::flush(RecordSink& sink)
{
    if (waiting_) {
        pass(sink);
        waiting_.reset();
    }
}

}  // namespace transect::flightlog
