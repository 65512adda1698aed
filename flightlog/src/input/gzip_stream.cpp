#include "flightlog/src/input/gzip_stream.hpp"

#include <zlib.h>

#include "transect/error.hpp"

namespace transect::flightlog {

void GzipStream::Close::operator()(gzFile_s* file) const
{
    gzclose_r(file);
}

GzipStream::GzipStream(const std::filesystem::path& file, const ArchiveLimits& limits)
    : expansion_{file, limits}, file_{gzopen(file.c_str(), "rbe")}
{
    constexpr unsigned buffer_bytes = 256U << 10U;
    if (!file_) {
        throw InputError{{.file = file.string()}, "cannot be opened"};
    }
    gzbuffer(file_.get(), buffer_bytes);
}

std::size_t GzipStream::read(std::span<char> into)
{
    if (!problem_.empty()) {
        return 0;
    }
    const int count = gzread(file_.get(), into.data(), static_cast<unsigned>(into.size()));
    int code = Z_OK;
    const char* const text = gzerror(file_.get(), &code);
    if (count < 0 || code != Z_OK) {
        problem_ = code == Z_BUF_ERROR ? "the gzip file is cut" : text;
    }
    const auto bytes = static_cast<std::size_t>(count < 0 ? 0 : count);
    expansion_.add_bytes(bytes);
    return bytes;
}

}  // namespace transect::flightlog
