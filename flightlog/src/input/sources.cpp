#include "flightlog/src/input/sources.hpp"

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "transect/error.hpp"

#include "flightlog/src/input/archive.hpp"
#include "flightlog/src/input/gzip_stream.hpp"
#include "flightlog/src/input/shown_name.hpp"

namespace transect::flightlog {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

/// A folder and all below it. Links to folders are not followed.
class FolderSearch {
public:
    explicit FolderSearch(SourceVisitor& visitor) : visitor_{&visitor} {}

    /// In the order of their names.
    std::vector<fs::path> files_in(const fs::path& top)
    {
        folders_.push_back(top);
        while (!folders_.empty()) {
            const auto folder = std::move(folders_.back());
            folders_.pop_back();
            search(folder);
            if (files_.size() > most_files) {
                throw InputError{
                    {.file = top.string()}, fmt::format("holds more than {} files", most_files)};
            }
        }
        std::ranges::sort(files_);
        return std::move(files_);
    }

private:
    static constexpr std::size_t most_files = 10'000;

    void search(const fs::path& folder)
    {
        std::error_code error;
        fs::directory_iterator entry{folder, error};
        for (; !error && entry != fs::directory_iterator{} && files_.size() <= most_files;
             entry.increment(error)) {
            std::error_code unknown;  // a link that leads nowhere is passed over
            if (entry->is_directory(unknown) && !entry->is_symlink(unknown)) {
                folders_.push_back(entry->path());
            } else if (entry->is_regular_file(unknown)) {
                files_.push_back(entry->path());
            }
        }
        if (error) {
            const auto name = shown_name(folder.string());
            visitor_->refused(name, {{.file = name}, error.message()});
        }
    }

    SourceVisitor* visitor_;
    std::vector<fs::path> folders_;
    std::vector<fs::path> files_;
};

ArchiveEvents events_of(const fs::path& archive, SourceVisitor& visitor)
{
    const auto path_of = [path = shown_name(archive.string())](const std::string& member) {
        return member.empty() ? path : fmt::format("{}/{}", path, member);
    };
    return {
        .visit =
            [&visitor, path_of](const ArchiveMember& member) {
                LogInput input{path_of(member.name), *member.bytes};
                visitor.visit(input);
            },
        .damaged =
            [&visitor, path_of](const ArchiveDamage& damage) {
                visitor.damaged(path_of(damage.name), damage.problem);
            }};
}

bool is_tar(std::string_view head)
{
    constexpr std::size_t mark_at = 257;
    return head.size() > mark_at && head.substr(mark_at).starts_with("ustar");
}

constexpr std::size_t tar_block = 512;

bool is_tar(const fs::path& gzip)
{
    GzipStream bytes{gzip};
    LogInput input{shown_name(gzip.string()), bytes};
    return is_tar(input.peek(tar_block));
}

void visit_gzip(const fs::path& file, SourceVisitor& visitor)
{
    GzipStream bytes{file};
    if (is_tar(file)) {
        read_tar(file, bytes, events_of(file, visitor));
    } else {
        LogInput input{shown_name(file.string()), bytes};
        visitor.visit(input);
    }
    if (!bytes.problem().empty()) {
        visitor.damaged(shown_name(file.string()), bytes.problem());
    }
}

bool is_zip(std::string_view head)
{
    return head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv);
}

void visit_file(const fs::path& file, SourceVisitor& visitor)
{
    FileStream bytes{file};
    LogInput input{shown_name(file.string()), bytes};
    const auto head = input.peek(tar_block);
    if (is_zip(head)) {
        read_zip(file, events_of(file, visitor));
    } else if (head.starts_with("\x1f\x8b"sv)) {
        visit_gzip(file, visitor);
    } else if (is_tar(head)) {
        FileStream tar{file};
        read_tar(file, tar, events_of(file, visitor));
    } else {
        visitor.visit(input);
    }
}

}  // namespace

void visit_sources(const fs::path& path, SourceVisitor& visitor)
{
    std::error_code error;
    if (!fs::is_directory(path, error)) {
        visit_file(path, visitor);
        return;
    }
    for (const auto& file : FolderSearch{visitor}.files_in(path)) {
        try {
            visit_file(file, visitor);
        } catch (const InputError& problem) {
            visitor.refused(shown_name(file.string()), problem);
        }
    }
}

}  // namespace transect::flightlog
