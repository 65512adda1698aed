/// Tracks of flights that tests make up, manoeuvre by manoeuvre.

#pragma once

#include <vector>

#include "transect/flight/phases.hpp"

namespace transect::test {

/// Held for a while; speed changes evenly.
struct Manoeuvre {
    Duration time;
    Speed end_speed;
    Speed climb = {};
    TurnRate turn = {};
};

/// Without wind. Begins standing at Sévaré, heading west, at 276 m, 2026-11-23 08:00:00 UTC.
class TrackBuilder {
public:
    explicit TrackBuilder(Duration period) : period_{period} { record(); }

    TrackBuilder& then(const Manoeuvre& manoeuvre);

    /// Flies on and records nothing.
    TrackBuilder& unrecorded(const Manoeuvre& manoeuvre);

    // Parts of ordinary flights.
    TrackBuilder& stand(Duration time) { return then({time, Speed{}}); }
    /// 12 kt, with a start and a stop.
    TrackBuilder& taxi(Duration time);
    /// From standing; 15 s along the runway to 75 kt, then up at 900 ft a minute for 60 s to 110
    /// kt.
    TrackBuilder& take_off();
    /// Down at 500 ft a minute for 90 s to the field's height, reached at 75 kt.
    TrackBuilder& final_approach();
    /// From 75 kt to 10 kt in 26 s.
    TrackBuilder& roll_out();

    Instant now() const { return start + at_; }
    Length height() const { return height_; }
    const std::vector<flight::TrackPoint>& track() const { return track_; }

    static constexpr Instant start{
        std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{8}};
    static constexpr Length field = 276.0 * metre;

private:
    void record();
    void step(const Manoeuvre& manoeuvre, Speed acceleration_per_second, Duration time);

    Duration period_;
    Duration at_;
    Duration next_ = period_;
    GeoPoint position_{Latitude{14.51276 * degree}, Longitude{-4.07956 * degree}};
    Bearing course_{270.0 * degree};
    Length height_ = field;
    Speed speed_;
    std::vector<flight::TrackPoint> track_;
};

}  // namespace transect::test
