/// Times of the flights of a log, told while its records go by.

#pragma once

#include <optional>
#include <vector>

#include "transect/flight/phases.hpp"
#include "transect/flightlog/log_file.hpp"

namespace transect::flightlog {

/// Keeps about one record a second of the flight that goes on, and of flights that are over their
/// times only. What goes on for longer than any flight has none.
class FlightTimesCounter {
public:
    /// What phases follow from; the rest of a record is large, and a file may tell of many
    /// aircraft.
    struct Essence {
        Instant time;
        GeoPoint position;
        std::optional<MslHeight> msl_height;
        std::optional<EllipsoidHeight> ellipsoid_height;
        std::optional<Speed> ground_speed;
        std::optional<Speed> indicated_airspeed;
    };

    void add(const Record& record);

    /// After the last record, or between flights.
    void end_flight();

    /// Of flights that are over.
    const std::vector<flight::FlightTimes>& times() const { return times_; }

private:
    std::vector<Essence> kept_;
    bool is_endless_ = false;
    std::vector<flight::FlightTimes> times_;
};

}  // namespace transect::flightlog
