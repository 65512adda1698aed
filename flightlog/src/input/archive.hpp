/// Files inside zip and tar archives.

#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "flightlog/src/input/byte_stream.hpp"
#include "flightlog/src/input/expansion.hpp"

namespace transect::flightlog {

/// Names are for people: control characters are replaced, and nothing is ever opened by one.
struct ArchiveMember {
    std::string name;
    ByteStream* bytes;
};

/// Part of an archive cannot be read.
struct ArchiveDamage {
    std::string name;  ///< of the member; empty for the archive itself from some place on
    std::string problem;
};

/// Called in the order of the archive. What a visit leaves unread is passed over; a cut or damaged
/// archive gives what stands before the damage.
struct ArchiveEvents {
    std::function<void(const ArchiveMember&)> visit;
    std::function<void(const ArchiveDamage&)> damaged;
};

/// Throws InputError beyond the limits.
void read_zip(
    const std::filesystem::path& file,
    const ArchiveEvents& events,
    const ArchiveLimits& limits = {});

/// The same from its bytes, which may come from a gzip file. `file` names it and has its size.
void read_tar(
    const std::filesystem::path& file,
    ByteStream& bytes,
    const ArchiveEvents& events,
    const ArchiveLimits& limits = {});

}  // namespace transect::flightlog
