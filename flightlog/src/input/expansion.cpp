#include "flightlog/src/input/expansion.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "transect/error.hpp"

namespace transect::flightlog {

Expansion::Expansion(const std::filesystem::path& archive, const ArchiveLimits& limits)
    : name_{archive.string()},
      limits_{limits},
      most_bytes_{std::min(
          limits.most_bytes,
          std::max(
              limits.any_ratio_bytes, limits.most_ratio * std::filesystem::file_size(archive)))}
{}

void Expansion::add_bytes(std::size_t count)
{
    bytes_ += count;
    if (bytes_ > most_bytes_) {
        throw InputError{
            {.file = name_},
            fmt::format(
                "expands to more than {} MB, which is all that is taken from an archive of its "
                "size ({} times as much, and {} MB at most)",
                most_bytes_ >> 20U,
                limits_.most_ratio,
                limits_.most_bytes >> 20U)};
    }
}

void Expansion::add_member()
{
    if (++members_ > limits_.most_members) {
        throw InputError{
            {.file = name_}, fmt::format("holds more than {} files", limits_.most_members)};
    }
}

}  // namespace transect::flightlog
