/// The contents of a gzip file.

#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "flightlog/src/input/byte_stream.hpp"
#include "flightlog/src/input/expansion.hpp"

struct gzFile_s;

namespace transect::flightlog {

/// A cut file gives all that stands before the cut.
class GzipStream final : public ByteStream {
public:
    /// Throws InputError for a file that cannot be opened; reading throws it beyond the limits.
    explicit GzipStream(const std::filesystem::path& file, const ArchiveLimits& limits = {});

    std::size_t read(std::span<char> into) override;

    /// Why reading ended before the end of the contents; empty if it did not.
    const std::string& problem() const { return problem_; }

private:
    struct Close {
        void operator()(gzFile_s* file) const;
    };

    Expansion expansion_;
    std::unique_ptr<gzFile_s, Close> file_;
    std::string problem_;
};

}  // namespace transect::flightlog
