#include "formats/temporary_file.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "transect/error.hpp"

namespace transect::formats {
namespace {

/// The reason why not, if so.
std::error_code sync(const std::filesystem::path& file)
{
    const auto reason = [] { return std::error_code{errno, std::generic_category()}; };
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): POSIX
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return reason();
    }
    // A failed sync is never tried again: the kernel may have dropped the data.
    const auto result = ::fsync(descriptor) == 0 ? std::error_code{} : reason();
    ::close(descriptor);
    return result;
}

}  // namespace

TemporaryFile::TemporaryFile(std::filesystem::path final_file, std::string_view ending)
    : final_file_{std::move(final_file)}, path_{final_file_}
{
    path_ += fmt::format(".{}.{}", ::getpid(), ending);
}

TemporaryFile::~TemporaryFile()
{
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

void TemporaryFile::replace_final_file() const
{
    auto error = sync(path_);
    if (!error) {
        std::filesystem::rename(path_, final_file_, error);
    }
    if (error) {
        throw InputError{{.file = final_file_.string()}, "cannot be written: " + error.message()};
    }
}

}  // namespace transect::formats
