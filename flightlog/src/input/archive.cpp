#include "flightlog/src/input/archive.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <archive.h>
#include <archive_entry.h>

#include "transect/error.hpp"
#include "transect/formats/files.hpp"

namespace transect::flightlog {
namespace {

using namespace std::string_view_literals;

struct Close {
    void operator()(::archive* handle) const { archive_read_free(handle); }
};
using Handle = std::unique_ptr<::archive, Close>;

std::string problem_of(::archive* handle)
{
    const char* const text = archive_error_string(handle);
    return text == nullptr ? "is damaged" : text;
}

class MemberStream final : public ByteStream {
public:
    MemberStream(::archive* handle, Expansion& expansion) : handle_{handle}, expansion_{&expansion}
    {}

    std::size_t read(std::span<char> into) override
    {
        if (!problem_.empty()) {
            return 0;
        }
        const auto count = archive_read_data(handle_, into.data(), into.size());
        if (count < 0) {
            problem_ = problem_of(handle_);
            return 0;
        }
        expansion_->add_bytes(static_cast<std::size_t>(count));
        return static_cast<std::size_t>(count);
    }

    const std::string& problem() const { return problem_; }

private:
    ::archive* handle_;
    Expansion* expansion_;
    std::string problem_;
};

Handle open(const std::filesystem::path& file)
{
    constexpr std::size_t block = std::size_t{64} << 10U;
    formats::require_regular_file(file);
    Handle handle{archive_read_new()};
    archive_read_support_filter_gzip(handle.get());
    archive_read_support_format_zip(handle.get());
    archive_read_support_format_tar(handle.get());
    if (archive_read_open_filename(handle.get(), file.c_str(), block) != ARCHIVE_OK) {
        throw InputError{{.file = file.string()}, "cannot be read: " + problem_of(handle.get())};
    }
    return handle;
}

/// U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069 let a name look like another one.
bool is_direction_mark(std::string_view text)
{
    constexpr std::size_t bytes = 3;
    if (text.size() < bytes || text[0] != '\xE2') {
        return false;
    }
    const auto second = static_cast<unsigned char>(text[1]);
    const auto third = static_cast<unsigned char>(text[2]);
    return (second == 0x80U &&
            (third == 0x8EU || third == 0x8FU || (third >= 0xAAU && third <= 0xAEU))) ||
           (second == 0x81U && third >= 0xA6U && third <= 0xA9U);
}

std::string shown(std::string_view name)
{
    constexpr std::size_t longest = 300;
    std::string visible;
    for (auto rest = name.substr(0, longest); !rest.empty();) {
        if (is_direction_mark(rest)) {
            visible += '?';
            rest.remove_prefix(3);
            continue;
        }
        const auto code = static_cast<unsigned char>(rest.front());
        visible += code < 0x20U || code == 0x7FU ? '?' : rest.front();
        rest.remove_prefix(1);
    }
    return visible;
}

std::string name_of(::archive_entry* entry)
{
    const char* const name = archive_entry_pathname(entry);
    return name == nullptr ? "?" : shown(name);
}

}  // namespace

std::string read_archive(
    const std::filesystem::path& file,
    const std::function<void(const ArchiveMember&)>& visit,
    const ArchiveLimits& limits)
{
    const auto handle = open(file);
    Expansion expansion{file, limits};
    ::archive_entry* entry = nullptr;
    while (true) {
        const int state = archive_read_next_header(handle.get(), &entry);
        if (state == ARCHIVE_EOF) {
            return {};
        }
        if (state < ARCHIVE_WARN) {
            return problem_of(handle.get());
        }
        expansion.add_member();
        if (archive_entry_filetype(entry) != AE_IFREG) {
            continue;
        }
        MemberStream bytes{handle.get(), expansion};
        visit({name_of(entry), &bytes});
        if (!bytes.problem().empty()) {
            return bytes.problem();
        }
    }
}

}  // namespace transect::flightlog
