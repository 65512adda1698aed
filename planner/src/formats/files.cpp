#include "transect/formats/files.hpp"

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "transect/error.hpp"

namespace transect::formats {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file, const std::string& problem)
{
    throw InputError{{.file = file.string()}, problem};
}

[[noreturn]] void fail_with_reason(const fs::path& file, const std::string& what)
{
    fail(file, fmt::format("{}: {}", what, std::generic_category().message(errno)));
}

/// Closes a file descriptor; write errors that only show on close are asked for by sync().
class Descriptor {
public:
    explicit Descriptor(int number) : number_{number} {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() { ::close(number_); }

    int number() const { return number_; }

private:
    int number_;
};

bool write_and_sync(const fs::path& file, std::string_view content)
{
    constexpr mode_t permissions = 0666;  // the user's umask takes away what it wants
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): open() of POSIX is declared so
    const int number = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, permissions);
    if (number < 0) {
        return false;
    }
    const Descriptor descriptor{number};
    while (!content.empty()) {
        const auto written = ::write(descriptor.number(), content.data(), content.size());
        if (written < 0) {
            return false;
        }
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(descriptor.number()) == 0;
}

}  // namespace

void require_regular_file(const fs::path& file)
{
    std::error_code error;
    const auto status = fs::status(file, error);
    switch (status.type()) {
        case fs::file_type::regular:
            return;
        case fs::file_type::not_found:
            fail(file, "no such file");
        case fs::file_type::directory:
            fail(file, "is a directory, and a file is needed");
        default:
            fail(file, "is not a regular file");
    }
}

std::string read_file(const fs::path& file, std::size_t limit)
{
    require_regular_file(file);
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error) {
        fail(file, "cannot be read: " + error.message());
    }
    if (size > limit) {
        fail(file, fmt::format("is {} bytes long; the limit is {}", size, limit));
    }
    std::ifstream stream{file, std::ios::binary};
    std::string text(size, '\0');
    if (!stream || !stream.read(text.data(), static_cast<std::streamsize>(size))) {
        fail(file, "cannot be read");
    }
    return text;
}

void write_file(const fs::path& file, std::string_view content)
{
    auto temporary = file;
    temporary += fmt::format(".{}.part", ::getpid());
    if (!write_and_sync(temporary, content)) {
        const int reason = errno;
        std::remove(temporary.c_str());
        errno = reason;
        fail_with_reason(file, "cannot be written");
    }
    std::error_code error;
    fs::rename(temporary, file, error);
    if (error) {
        std::remove(temporary.c_str());
        fail(file, "cannot be written: " + error.message());
    }
}

void make_output_folder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error || !fs::is_directory(folder)) {
        fail(folder, "cannot be used as a folder" + (error ? ": " + error.message() : ""));
    }
}

}  // namespace transect::formats
