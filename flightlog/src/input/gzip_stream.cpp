#include "flightlog/src/input/gzip_stream.hpp"

#include <stdexcept>

#include <zlib.h>

namespace transect::flightlog {
namespace {

constexpr std::size_t packed_bytes = std::size_t{64} << 10U;
/// The largest window, and a gzip header.
constexpr int window_bits = 15 + 16;

Bytef* bytes_of(std::span<char> letters)
{
    return static_cast<Bytef*>(static_cast<void*>(letters.data()));
}

}  // namespace

void GzipStream::End::operator()(z_stream_s* stream) const
{
    inflateEnd(stream);
    const std::unique_ptr<z_stream_s> owner{stream};
}

GzipStream::GzipStream(const std::filesystem::path& file, const ArchiveLimits& limits)
    : expansion_{file, limits},
      file_{file},
      packed_(packed_bytes),
      stream_{std::make_unique<z_stream_s>().release()}
{
    if (inflateInit2(stream_.get(), window_bits) != Z_OK) {
        throw std::runtime_error{"zlib cannot begin"};
    }
}

std::size_t GzipStream::read(std::span<char> into)
{
    stream_->next_out = bytes_of(into);
    stream_->avail_out = static_cast<uInt>(into.size());
    while (problem_.empty() && stream_->avail_out == into.size()) {
        fill();
        if (!in_member_ && !begins_member()) {
            break;
        }
        const int code = inflate(stream_.get(), Z_NO_FLUSH);
        if (code == Z_STREAM_END) {
            end_member();
        } else if (code == Z_BUF_ERROR && is_at_end_) {
            problem_ = "the gzip file is cut";
        } else if (code != Z_OK && code != Z_BUF_ERROR) {
            problem_ = stream_->msg == nullptr ? "the gzip file is damaged" : stream_->msg;
        }
    }
    const auto count = into.size() - stream_->avail_out;
    expansion_.add_bytes(count);
    return count;
}

void GzipStream::fill()
{
    if (stream_->avail_in > 0 || is_at_end_) {
        return;
    }
    const auto count = file_.read(packed_);
    is_at_end_ = count == 0;
    stream_->next_in = bytes_of(packed_);
    stream_->avail_in = static_cast<uInt>(count);
}

void GzipStream::end_member()
{
    inflateReset(stream_.get());
    in_member_ = false;
}

/// What else stands behind a member is padding.
bool GzipStream::begins_member()
{
    constexpr Bytef first_of_mark = 0x1F;
    in_member_ = stream_->avail_in > 0 && *stream_->next_in == first_of_mark;
    return in_member_;
}

}  // namespace transect::flightlog
