/// Reads flight logs. What a file is, is decided by its content and never by its name.

#pragma once

#include <filesystem>

#include "transect/flightlog/log_file.hpp"
#include "transect/source_text.hpp"

namespace transect::flightlog {

/// Throws InputError with one sentence that says what the file is, when it is none of the known
/// logs ("track.gpx: is a GPX file; this version reads Garmin CSV and MISB ST 0601 KLV"), when it
/// holds no row or packet at all, or when no packet passes its checksum. Damaged rows and packets
/// are dropped and counted.
///
///     const auto log = read_log("log_261123_070000_GAMB.csv");
///     for (const auto& record : log.records) ...
LogFile read_log(const std::filesystem::path& file);

/// The same from memory.
LogFile parse_log(SourceText source);

}  // namespace transect::flightlog
