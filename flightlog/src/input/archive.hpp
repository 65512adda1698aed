/// Files inside zip and compressed tar archives.

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

/// Calls `visit` for each file in the archive, in its order; what a visit leaves unread is passed
/// over. Returns what is wrong with the archive from some place on, and nothing if all could be
/// read: a cut archive gives what stands before the cut. Throws InputError beyond the limits.
std::string read_archive(
    const std::filesystem::path& file,
    const std::function<void(const ArchiveMember&)>& visit,
    const ArchiveLimits& limits = {});

}  // namespace transect::flightlog
