#include "flightlog/src/tracks/spike_filter.hpp"

#include <cmath>

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

/// On a plane that touches at one latitude.
class Plane {
public:
    explicit Plane(Latitude touching) : east_{north_ * std::cos(touching.angle() / radian)} {}

    double metres(GeoPoint from, GeoPoint to) const
    {
        const double north = north_ * ((to.latitude.angle() - from.latitude.angle()) / radian);
        const double east = east_ * ((to.longitude.angle() - from.longitude.angle()) / radian);
        return std::sqrt(north * north + east * east);
    }

private:
    double north_ = 6'367'000.0;  ///< metres a radian
    double east_;
};

/// Geodesics are dear. Up to 70° of latitude and 20 km, ways on a plane are right within 2 %: the
/// ellipsoid's curvature makes 0.5 %, and the narrowing of meridians the rest.
bool is_surely_no_detour(GeoPoint from, GeoPoint over, GeoPoint to)
{
    constexpr double most_metres = 20'000.0;
    constexpr double most_wrong = 0.02;
    if (abs(over.latitude.angle()) > 70.0 * degree) {
        return false;
    }
    const Plane plane{over.latitude};
    const double way = plane.metres(from, over) + plane.metres(over, to);
    const double straight = plane.metres(from, to);
    return way < most_metres && way - straight + 2.0 * most_wrong * way < least_detour / metre;
}

}  // namespace

bool SpikeFilter::is_spike(const Record& next) const
{
    const auto coming = elapsed(passed_->time, waiting_->time);
    const auto going = elapsed(waiting_->time, next.time);
    const bool in_order = coming > Duration{} && going > Duration{};
    if (!in_order || coming > longest_step || going > longest_step ||
        is_surely_no_detour(passed_->position, waiting_->position, next.position)) {
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
