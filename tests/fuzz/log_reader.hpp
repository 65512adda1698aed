/// Promises that every reader of logs keeps, whatever the bytes.

#pragma once

#include <string_view>

#include "flightlog/src/input/log_input.hpp"
#include "flightlog/src/input/log_receiver.hpp"

namespace transect::fuzz {

using ReadLog = void (*)(flightlog::LogInput& input, flightlog::LogReceiver& receiver);

/// Reads the bytes at once and in small pieces. Either both refuse with the same InputError, or
/// both give the same logs; rows add up; a record tells nothing that is no number and no place that
/// is none.
void check_log_reader(std::string_view bytes, ReadLog read);

template <ReadLog read>
void log_reader(std::string_view bytes)
{
    check_log_reader(bytes, read);
}

}  // namespace transect::fuzz
