#include "flightlog/src/tracks/spike_filter.hpp"

namespace transect::flightlog {
namespace {

constexpr Length least_deviation = 100.0 * metre;
constexpr double most_acceleration_m_s2 = 5.0 * 9.80665;
constexpr Speed most_speed = 400.0 * metre_per_second;
/// Over longer steps an aircraft may have turned and come back.
constexpr Duration longest_step = 30.0 * second;
/// Geodesics are dear. A degree is 111.7 km at most, so both within this are 70 m at most.
constexpr Angle surely_near = 0.00045 * degree;

}  // namespace

bool SpikeFilter::agrees(const Record& record) const
{
    if (!before_last_) {
        return true;
    }
    const auto coming = elapsed(before_last_->time, last_->time);
    const auto going = elapsed(last_->time, record.time);
    const bool in_order = coming > Duration{} && going > Duration{};
    if (!in_order || coming > longest_step || going > longest_step) {
        return true;
    }
    const double share = going / coming;
    const auto extrapolated = [share](Angle first, Angle second) {
        return second + share * (second - first);
    };
    const auto latitude =
        extrapolated(before_last_->position.latitude.angle(), last_->position.latitude.angle());
    const auto longitude =
        extrapolated(before_last_->position.longitude.angle(), last_->position.longitude.angle());
    if (abs(record.position.latitude.angle() - latitude) < surely_near &&
        abs(record.position.longitude.angle() - longitude) < surely_near) {
        return true;
    }
    const auto leg = geodesic_leg(before_last_->position, last_->position);
    const auto expected = travel(last_->position, leg.arrival, share * leg.distance);
    const auto deviation = geodesic_leg(expected, record.position).distance;
    if (deviation < least_deviation) {
        return true;
    }
    const auto speed = geodesic_leg(last_->position, record.position).distance / going;
    // The mean speed of a step is that of its middle.
    const double acceleration_m_s2 =
        2.0 * (deviation / metre) / ((going / second) * ((coming + going) / second));
    return speed <= most_speed && acceleration_m_s2 <= most_acceleration_m_s2;
}

void SpikeFilter::pass(const Record& record, RecordSink& sink)
{
    before_last_ = last_;
    last_ = Fix{record.time, record.position};
    sink.take(record);
}

void SpikeFilter::push(const Record& record, RecordSink& sink)
{
    const bool is_good = agrees(record);
    if (waiting_) {
        if (is_good) {
            ++spikes_;
        } else {
            pass(*waiting_, sink);
        }
        waiting_.reset();
    }
    if (is_good || agrees(record)) {
        pass(record, sink);
    } else {
        waiting_ = record;
    }
}

void SpikeFilter::flush(RecordSink& sink)
{
    if (waiting_) {
        pass(*waiting_, sink);
        waiting_.reset();
    }
}

}  // namespace transect::flightlog
