#include "flightlog/src/input/sources.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "transect/error.hpp"

#include "flightlog/src/input/archive.hpp"
#include "flightlog/src/input/gzip_stream.hpp"

namespace transect::flightlog {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

std::vector<fs::path> files_in(const fs::path& folder)
{
    constexpr std::size_t most_files = 10'000;
    std::vector<fs::path> files;
    const auto options = fs::directory_options::skip_permission_denied;
    for (const auto& entry : fs::recursive_directory_iterator{folder, options}) {
        if (!entry.is_regular_file()) {
            continue;
        }
        if (files.size() == most_files) {
            throw InputError{
                {.file = folder.string()}, fmt::format("holds more than {} files", most_files)};
        }
        files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

void visit_archive(const fs::path& file, SourceVisitor& visitor)
{
    const auto problem = read_archive(file, [&](const ArchiveMember& member) {
        LogInput input{fmt::format("{}/{}", file.string(), member.name), *member.bytes};
        visitor.visit(input);
    });
    if (!problem.empty()) {
        visitor.damaged(file.string(), problem);
    }
}

bool is_tar(std::string_view head)
{
    constexpr std::size_t mark_at = 257;
    return head.size() > mark_at && head.substr(mark_at).starts_with("ustar");
}

void visit_gzip(const fs::path& file, SourceVisitor& visitor)
{
    constexpr std::size_t tar_block = 512;
    GzipStream bytes{file};
    LogInput input{file.string(), bytes};
    if (is_tar(input.peek(tar_block))) {
        visit_archive(file, visitor);
        return;
    }
    visitor.visit(input);
    if (!bytes.problem().empty()) {
        visitor.damaged(file.string(), bytes.problem());
    }
}

bool is_zip(std::string_view head)
{
    return head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv);
}

void visit_file(const fs::path& file, SourceVisitor& visitor)
{
    constexpr std::size_t longest_mark = 16;
    FileStream bytes{file};
    LogInput input{file.string(), bytes};
    const auto head = input.peek(longest_mark);
    if (is_zip(head)) {
        visit_archive(file, visitor);
    } else if (head.starts_with("\x1f\x8b"sv)) {
        visit_gzip(file, visitor);
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
    for (const auto& file : files_in(path)) {
        visit_file(file, visitor);
    }
}

}  // namespace transect::flightlog
