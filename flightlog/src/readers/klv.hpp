/// Raw MISB ST 0601 KLV: every packet becomes a record or is dropped for a reason.

#pragma once

#include "transect/flightlog/log_file.hpp"
#include "transect/source_text.hpp"

namespace transect::flightlog {

/// Throws InputError when no packet passes its checksum. One exception: when all packets carry the
/// sum of their payload alone they are taken, with the finding "klv-checksum-variant".
LogFile parse_klv(SourceText source);

}  // namespace transect::flightlog
