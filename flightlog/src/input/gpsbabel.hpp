/// Formats that are read by GPSBabel, a program of its own, when it is installed.

#pragma once

#include <string_view>

#include "flightlog/src/input/log_input.hpp"
#include "flightlog/src/input/log_receiver.hpp"

namespace transect::flightlog {

/// Of those that can be told by their content.
struct GpsbabelFormat {
    bool (*fits)(std::string_view head);
    const char* name;              ///< as GPSBabel calls it: "garmin_fit"
    std::string_view description;  ///< "is a Garmin FIT file"
};

/// Null for what is none of them.
const GpsbabelFormat* find_gpsbabel_format(std::string_view head);

/// The tracks of a log that GPSBabel makes GPX of. Throws InputError when it is not installed, when
/// it cannot read the log, and for a log of more than 64 MiB.
void read_through_gpsbabel(LogInput& input, const GpsbabelFormat& format, LogReceiver& receiver);

}  // namespace transect::flightlog
