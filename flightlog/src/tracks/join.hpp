/// Several files of one flight.

#pragma once

#include <vector>

#include "transect/finding.hpp"
#include "transect/flightlog/log_file.hpp"
#include "transect/flightlog/recorded_flight.hpp"

namespace transect::flightlog {

/// Which aircraft recorded a log, as far as it tells.
enum class Kinship { same, different, unknown };

/// By the recording system's identity where both tell it, else by the aircraft's.
Kinship kinship(const LogFile& a, const LogFile& b);

/// A recorder that lost its power goes on in a new file. The records of a log that begins within
/// `longest_pause` of where another one of the same aircraft and kind ended, and no farther away
/// than it can have flown, are moved to the end of that other one; not after a turnaround, which is
/// a standstill on both sides of more than two minutes. Returns what was stitched.
std::vector<Finding> stitch(std::vector<LogFile>& logs);

/// Each display keeps its own log. Of flights without looks that were flown at the same time and
/// place only the longest told is kept; flights of logs that are known to be of different aircraft
/// are. Returns what was left out.
std::vector<Finding> drop_repeated(
    std::vector<RecordedFlight>& flights, const std::vector<LogFile>& logs);

}  // namespace transect::flightlog
