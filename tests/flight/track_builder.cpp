#include "flight/track_builder.hpp"

#include <cmath>
#include <utility>

namespace transect::test {
namespace {

constexpr Duration finest = 0.1 * second;

}  // namespace

TrackBuilder& TrackBuilder::then(const Manoeuvre& manoeuvre)
{
    const Speed gain = (manoeuvre.end_speed - speed_) / (manoeuvre.time / second);
    const auto steps = std::lround(manoeuvre.time / finest);
    for (long i = 0; i < steps; ++i) {
        step(manoeuvre, gain, finest);
        if (at_ >= next_ - 0.5 * finest) {
            record();
            next_ += period_;
        }
    }
    return *this;
}

TrackBuilder& TrackBuilder::unrecorded(const Manoeuvre& manoeuvre)
{
    auto kept = track_;
    then(manoeuvre);
    track_ = std::move(kept);
    return *this;
}

TrackBuilder& TrackBuilder::taxi(Duration time)
{
    then({5.0 * second, 12.0 * knot});
    then({time - 10.0 * second, 12.0 * knot});
    return then({5.0 * second, Speed{}});
}

TrackBuilder& TrackBuilder::take_off()
{
    then({15.0 * second, 75.0 * knot});
    return then({60.0 * second, 110.0 * knot, 900.0 * foot_per_minute});
}

TrackBuilder& TrackBuilder::final_approach()
{
    const Duration time = 90.0 * second;
    return then({time, 75.0 * knot, (field - height_) / time});
}

TrackBuilder& TrackBuilder::roll_out()
{
    return then({26.0 * second, 10.0 * knot});
}

void TrackBuilder::step(const Manoeuvre& manoeuvre, Speed acceleration_per_second, Duration time)
{
    const Speed faster = speed_ + acceleration_per_second * (time / second);
    const auto middle = course_ + 0.5 * (manoeuvre.turn * time);
    position_ = travel(position_, middle, 0.5 * (speed_ + faster) * time);
    course_ = course_ + manoeuvre.turn * time;
    height_ += manoeuvre.climb * time;
    speed_ = faster;
    at_ += time;
}

void TrackBuilder::record()
{
    track_.push_back(
        {.time = now(),
         .position = position_,
         .height = height_,
         .ground_speed = speed_,
         .indicated_airspeed = speed_});
}

}  // namespace transect::test
