#include "flightlog/src/input/byte_stream.hpp"

#include <algorithm>

#include "transect/error.hpp"
#include "transect/formats/files.hpp"

namespace transect::flightlog {

std::size_t TextStream::read(std::span<char> into)
{
    const auto count = std::min(into.size(), rest_.size());
    std::ranges::copy(rest_.substr(0, count), into.begin());
    rest_.remove_prefix(count);
    return count;
}

FileStream::FileStream(const std::filesystem::path& file) : name_{file.string()}
{
    formats::require_regular_file(file);
    file_.rdbuf()->pubsetbuf(nullptr, 0);
    file_.open(file, std::ios::binary);
    if (!file_) {
        throw InputError{{.file = name_}, "cannot be opened"};
    }
}

std::size_t FileStream::read(std::span<char> into)
{
    file_.read(into.data(), static_cast<std::streamsize>(into.size()));
    if (file_.bad()) {
        throw InputError{{.file = name_}, "cannot be read"};
    }
    return static_cast<std::size_t>(file_.gcount());
}

}  // namespace transect::flightlog
