/// Whole files in and out.

#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace transect::formats {

/// Default bound of a text file that is read at once.
inline constexpr std::size_t max_text_file_bytes = std::size_t{256} << 20U;

/// Throws InputError, with the file's name, for everything that must not be opened, because opening
/// it alone can block or act: a directory, a pipe, a device, and what does not exist.
void require_regular_file(const std::filesystem::path& file);

/// Reads an existing regular file. Throws InputError, with the file's name, for anything else (a
/// directory, a pipe, a device), for a file that cannot be read, and for one larger than `limit`.
std::string read_file(const std::filesystem::path& file, std::size_t limit = max_text_file_bytes);

/// Writes to a temporary name in the same folder and renames, so that a reader sees the old file or
/// the new one and never a part. Throws InputError, with the file's name, when the disk refuses.
void write_file(const std::filesystem::path& file, std::string_view content);

/// Creates the folder if needed. Throws InputError when it cannot be a folder.
void make_output_folder(const std::filesystem::path& folder);

}  // namespace transect::formats
