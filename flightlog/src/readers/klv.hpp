/// MISB ST 0601 KLV: every packet becomes a record or is dropped for a reason.

#pragma once

#include "flightlog/src/input/log_input.hpp"
#include "flightlog/src/input/log_receiver.hpp"

namespace transect::flightlog {

/// Throws InputError when no packet passes its checksum. One exception: when all packets of the
/// first 4 MiB carry the sum of their payload alone, such packets are taken, with the finding
/// "klv-checksum-variant". Memory does not grow with the log.
void read_klv(LogInput& input, LogReceiver& receiver);

}  // namespace transect::flightlog
