/// Garmin G1000-family CSV: every row becomes a record or is dropped for a reason.

#pragma once

#include "transect/flightlog/log_file.hpp"
#include "transect/source_text.hpp"

namespace transect::flightlog {

/// Throws InputError when the header lacks what is needed, when there is no row at all, and when
/// dates such as 03/04/2021 can be read two ways.
LogFile parse_garmin_csv(SourceText source);

}  // namespace transect::flightlog
