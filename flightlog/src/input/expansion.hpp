/// How much may come out of an archive.

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace transect::flightlog {

/// A small archive can claim to hold more than any disk.
struct ArchiveLimits {
    std::uint64_t most_bytes = std::uint64_t{8} << 30U;
    std::uint64_t any_ratio_bytes = std::uint64_t{16} << 20U;  ///< so much whatever the ratio
    std::uint64_t most_ratio = 200;                            ///< of contents to archive
    std::size_t most_members = 1000;
};

/// Counts what comes out, of all members together. Throws InputError beyond the limits.
class Expansion {
public:
    Expansion(const std::filesystem::path& archive, const ArchiveLimits& limits);

    void add_bytes(std::size_t count);
    void add_member();

private:
    std::string name_;
    ArchiveLimits limits_;
    std::uint64_t most_bytes_;
    std::uint64_t bytes_ = 0;
    std::size_t members_ = 0;
};

}  // namespace transect::flightlog
