/// The contents of a gzip file.

#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "flightlog/src/input/byte_stream.hpp"
#include "flightlog/src/input/expansion.hpp"

struct z_stream_s;

namespace transect::flightlog {

/// A cut or damaged file gives all that stands before the damage.
class GzipStream final : public ByteStream {
public:
    /// Throws InputError for a file that cannot be opened; reading throws it beyond the limits.
    explicit GzipStream(const std::filesystem::path& file, const ArchiveLimits& limits = {});

    std::size_t read(std::span<char> into) override;

    /// Why reading ended before the end of the contents; empty if it did not.
    const std::string& problem() const { return problem_; }

private:
    struct End {
        void operator()(z_stream_s* stream) const;
    };

    void fill();
    void end_member();
    bool begins_member();

    Expansion expansion_;
    FileStream file_;
    std::vector<char> packed_;
    std::unique_ptr<z_stream_s, End> stream_;
    bool in_member_ = true;
    bool is_at_end_ = false;  ///< of the file
    std::string problem_;
};

}  // namespace transect::flightlog
