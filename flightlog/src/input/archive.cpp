#include "flightlog/src/input/archive.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

#include "transect/error.hpp"
#include "transect/formats/files.hpp"

#include "flightlog/src/input/shown_name.hpp"

namespace transect::flightlog {
namespace {

using namespace std::string_view_literals;

struct Close {
    void operator()(::archive* handle) const { archive_read_free(handle); }
};
using Handle = std::unique_ptr<::archive, Close>;

/// A cut zip loses up to so many packed bytes before the cut.
constexpr std::size_t block = std::size_t{4} << 10U;

std::string problem_of(::archive* handle)
{
    const char* const text = archive_error_string(handle);
    return text == nullptr ? "is damaged" : text;
}

/// Damage to a member may be told with its last bytes, which are good still.
class MemberStream final : public ByteStream {
public:
    MemberStream(::archive* handle, Expansion& expansion) : handle_{handle}, expansion_{&expansion}
    {}

    std::size_t read(std::span<char> into) override
    {
        while (!has_failed_) {
            const auto count = archive_read_data(handle_, into.data(), into.size());
            if (count >= 0) {
                expansion_->add_bytes(static_cast<std::size_t>(count));
                return static_cast<std::size_t>(count);
            }
            problem_ = problem_of(handle_);
            has_failed_ = count != ARCHIVE_WARN;
            is_last_ = count == ARCHIVE_FATAL;
        }
        return 0;
    }

    const std::string& problem() const { return problem_; }
    /// Nothing behind it can be read.
    bool is_last() const { return is_last_; }

private:
    ::archive* handle_;
    Expansion* expansion_;
    std::string problem_;
    bool has_failed_ = false;
    bool is_last_ = false;
};

/// Hands bytes to libarchive, which lets no exception pass.
class TarSource {
public:
    explicit TarSource(ByteStream& bytes) : bytes_{&bytes}, buffer_(block) {}

    static la_ssize_t read(::archive* /*handle*/, void* self, const void** bytes)
    {
        return static_cast<TarSource*>(self)->next(bytes);
    }

    void rethrow() const
    {
        if (error_) {
            std::rethrow_exception(error_);
        }
    }

private:
    la_ssize_t next(const void** bytes)
    {
        try {
            *bytes = buffer_.data();
            return static_cast<la_ssize_t>(bytes_->read(buffer_));
        } catch (...) {
            error_ = std::current_exception();
            return ARCHIVE_FATAL;
        }
    }

    ByteStream* bytes_;
    std::vector<char> buffer_;
    std::exception_ptr error_;
};

constexpr std::size_t longest_name = 300;

std::string name_of(::archive_entry* entry)
{
    const char* const name = archive_entry_pathname(entry);
    return name == nullptr ? "?" : shown_name(std::string_view{name}.substr(0, longest_name));
}

/// False where nothing behind the member can be read.
bool visit_member(
    ::archive* handle, const std::string& name, Expansion& expansion, const ArchiveEvents& events)
{
    MemberStream bytes{handle, expansion};
    events.visit({name, &bytes});
    if (!bytes.problem().empty()) {
        events.damaged({name, bytes.problem()});
    }
    return !bytes.is_last();
}

void read_members(::archive* handle, Expansion expansion, const ArchiveEvents& events)
{
    ::archive_entry* entry = nullptr;
    bool goes_on = true;
    while (goes_on) {
        const int state = archive_read_next_header(handle, &entry);
        if (state == ARCHIVE_EOF) {
            return;
        }
        if (state < ARCHIVE_WARN) {
            events.damaged({{}, problem_of(handle)});
            return;
        }
        expansion.add_member();
        if (archive_entry_filetype(entry) != AE_IFREG) {
            continue;
        }
        const auto name = name_of(entry);
        if (archive_entry_is_encrypted(entry) != 0) {
            events.damaged({name, "it is encrypted"});
        } else {
            goes_on = visit_member(handle, name, expansion, events);
        }
    }
}

}  // namespace

void read_zip(
    const std::filesystem::path& file, const ArchiveEvents& events, const ArchiveLimits& limits)
{
    formats::require_regular_file(file);
    const Handle handle{archive_read_new()};
    archive_read_support_format_zip(handle.get());
    if (archive_read_open_filename(handle.get(), file.c_str(), block) != ARCHIVE_OK) {
        throw InputError{{.file = file.string()}, "cannot be read: " + problem_of(handle.get())};
    }
    read_members(handle.get(), Expansion{file, limits}, events);
}

void read_tar(
    const std::filesystem::path& file,
    ByteStream& bytes,
    const ArchiveEvents& events,
    const ArchiveLimits& limits)
{
    TarSource source{bytes};
    const Handle handle{archive_read_new()};
    archive_read_support_format_tar(handle.get());
    if (archive_read_open(handle.get(), &source, nullptr, TarSource::read, nullptr) != ARCHIVE_OK) {
        source.rethrow();
        throw InputError{{.file = file.string()}, "cannot be read: " + problem_of(handle.get())};
    }
    read_members(handle.get(), Expansion{file, limits}, events);
    source.rethrow();
}

}  // namespace transect::flightlog
