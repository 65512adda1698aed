/// Reads flight logs. What a file is, is decided by its content and never by its name.

#pragma once

#include <filesystem>
#include <vector>

#include "transect/flightlog/log_file.hpp"
#include "transect/flightlog/record_sink.hpp"
#include "transect/source_text.hpp"

namespace transect::flightlog {

/// The logs of a file: one for each recorder or aircraft that it tells of. Throws InputError with
/// one sentence that says what the file is, when it is none of the known logs ("track.fit: is
/// binary data of an unknown kind; ..."), when it holds no row or packet at all, or when no packet
/// passes its checksum. Damaged rows and packets are dropped and counted.
///
///     for (const auto& log : read_logs("log_261123_070000_GAMB.csv"))
///         for (const auto& record : log.records) ...
std::vector<LogFile> read_logs(const std::filesystem::path& file);

/// The same with the records going to sinks, in memory that does not grow with the file.
std::vector<StreamedLog> stream_logs(const std::filesystem::path& file, const SinkMaker& make_sink);

/// The only log of a file; throws InputError when it holds several.
LogFile read_log(const std::filesystem::path& file);

/// The same from memory.
LogFile parse_log(SourceText source);

}  // namespace transect::flightlog
