/// Reads flight logs. What a file is, is decided by its content and never by its name.

#pragma once

#include <filesystem>
#include <vector>

#include "transect/flightlog/log_file.hpp"
#include "transect/flightlog/record_sink.hpp"
#include "transect/source_text.hpp"

namespace transect::flightlog {

/// The logs that a path stands for: a file (one log for each recorder or aircraft that it tells
/// of), a gzip, zip or tar.gz archive of such files, or a folder with all below it. Throws
/// InputError with one sentence that says what the file is, when it is none of the known logs
/// ("track.fit: is binary data of an unknown kind; ..."), when it holds no row or packet at all,
/// when no packet passes its checksum, and when an archive expands beyond all reason. Damaged rows
/// and packets are dropped and counted. In a folder or an archive with logs, a file that is none
/// gives an entry of format `unknown` with the reason as its finding.
///
///     for (const auto& log : read_logs("data_log"))
///         for (const auto& record : log.records) ...
std::vector<LogFile> read_logs(const std::filesystem::path& path);

/// The same with the records going to sinks, in memory that does not grow with the files. A log of
/// format `unknown` has no sink.
std::vector<StreamedLog> stream_logs(const std::filesystem::path& path, const SinkMaker& make_sink);

/// The only log of a file; throws InputError when it holds several.
LogFile read_log(const std::filesystem::path& file);

/// The same from memory.
LogFile parse_log(SourceText source);

}  // namespace transect::flightlog
