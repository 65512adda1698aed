/// Logs of receivers that hear several aircraft.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "transect/flightlog/log_file.hpp"

#include "flightlog/src/input/log_input.hpp"
#include "flightlog/src/input/log_receiver.hpp"

namespace transect::flightlog {

/// Six hexadecimal digits in upper case: the address of a transponder. Readsb's '~' before one that
/// is none of ICAO stays.
std::optional<std::string> transponder_address(std::string_view text);

class AircraftLogs {
public:
    struct Description {
        LogFormat format = LogFormat::unknown;
        PlaceUnit place_unit = PlaceUnit::line;
    };
    AircraftLogs(const LogInput& input, LogReceiver& receiver, Description description)
        : input_{&input}, receiver_{&receiver}, description_{description}
    {}

    /// The log of one aircraft; that of no known aircraft has an empty address. Throws InputError
    /// for more aircraft than any receiver hears.
    LogBuilder& of(const std::string& address);

    /// The log that was asked for last: for rows too damaged to tell their aircraft.
    LogBuilder& latest();

private:
    const LogInput* input_;
    LogReceiver* receiver_;
    Description description_;
    std::size_t count_ = 0;
    LogBuilder* latest_ = nullptr;
};

/// Seconds since 1970, to the millisecond that such receivers resolve; nothing for what is no time
/// of this or the next century.
std::optional<Instant> unix_time(double seconds);

}  // namespace transect::flightlog
