/// Whether two logs of one flight agree on the time.

#pragma once

#include <optional>
#include <vector>

#include "transect/flightlog/recorded_flight.hpp"

namespace transect::flightlog {

/// How the clock of one log stands to that of another.
struct ClockOffset {
    Duration offset;       ///< to be added to its times
    Duration uncertainty;  ///< one standard deviation of what single places tell
    Length apart;          ///< of the tracks, across, in the median
};

/// Where the aircraft was when, by one log.
class ReferenceTrack {
public:
    explicit ReferenceTrack(const RecordedFlight& recorded);

    /// What must be added to the times of another log so that its positions fall on this track, to
    /// the second and up to a minute either way. Nothing when the two did not fly together.
    std::optional<Duration> offset_of(const RecordedFlight& other) const;

    /// The same to a fraction of a second, from how far ahead on the track each place lies.
    std::optional<ClockOffset> fine_offset_of(const RecordedFlight& other) const;

private:
    using Samples = std::vector<flight::Sample>;

    /// Between two samples; nothing in holes.
    struct Passage {
        GeoPoint place;
        Bearing course;
        Speed speed;
    };
    std::optional<Passage> passage(Instant time) const;

    /// Of a place from where the aircraft was at that time; nothing where the log tells nothing.
    std::optional<Length> distance(GeoPoint place, Instant time) const;
    /// Median distance of the probes with their times moved; nothing where too few overlap.
    std::optional<Length> misfit(const Samples& probes, Duration offset) const;

    Samples samples_;
};

/// GPS time runs 18 s and TAI 37 s ahead of UTC: an offset near one of them is a leap-second error.
bool is_leap_second_error(Duration offset);

}  // namespace transect::flightlog
