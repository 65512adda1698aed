/// Output that appears whole or not at all, for libraries that write files themselves.

#pragma once

#include <filesystem>
#include <string_view>

namespace transect::formats {

/// A name beside the final one; whatever stands there is removed in the end.
class TemporaryFile {
public:
    /// The ending tells several temporary files for one final file apart.
    TemporaryFile(std::filesystem::path final_file, std::string_view ending);
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    TemporaryFile(TemporaryFile&&) = delete;
    TemporaryFile& operator=(TemporaryFile&&) = delete;
    ~TemporaryFile();

    const std::filesystem::path& path() const { return path_; }

    /// Syncs to disk and renames. Throws InputError with the final name.
    void replace_final_file() const;

private:
    std::filesystem::path final_file_;
    std::filesystem::path path_;
};

}  // namespace transect::formats
