/// Whether two logs of one flight agree on the time.

#pragma once

#include <optional>
#include <vector>

#include "transect/flightlog/recorded_flight.hpp"

namespace transect::flightlog {

/// Where the aircraft was when, by one log.
class ReferenceTrack {
public:
    explicit ReferenceTrack(const RecordedFlight& recorded);

    /// What must be added to the times of another log so that its positions fall on this track, to
    /// the second and up to a minute either way. Nothing when the two did not fly together.
    std::optional<Duration> offset_of(const RecordedFlight& other) const;

private:
    using Samples = std::vector<flight::Sample>;

    /// Of a place from where the aircraft was at that time; nothing where the log tells nothing.
    std::optional<Length> distance(GeoPoint place, Instant time) const;
    /// Median distance of the probes with their times moved; nothing where too few overlap.
    std::optional<Length> misfit(const Samples& probes, Duration offset) const;

    Samples samples_;
};

/// GPS time runs 18 s and TAI 37 s ahead of UTC: an offset near one of them is a leap-second error.
bool is_leap_second_error(Duration offset);

}  // namespace transect::flightlog
