/// Bytes that can be read once, from front to back.

#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>

namespace transect::flightlog {

class ByteStream {
public:
    ByteStream() = default;
    ByteStream(const ByteStream&) = delete;
    ByteStream& operator=(const ByteStream&) = delete;
    ByteStream(ByteStream&&) = delete;
    ByteStream& operator=(ByteStream&&) = delete;
    virtual ~ByteStream() = default;

    /// Fills as much of `into` as it can, at least one byte; 0 only at the end. Throws InputError
    /// when the medium fails.
    virtual std::size_t read(std::span<char> into) = 0;
};

class TextStream final : public ByteStream {
public:
    explicit TextStream(std::string_view text) : rest_{text} {}

    std::size_t read(std::span<char> into) override;

private:
    std::string_view rest_;
};

class FileStream final : public ByteStream {
public:
    /// Throws InputError for what is no regular file or cannot be opened.
    explicit FileStream(const std::filesystem::path& file);

    std::size_t read(std::span<char> into) override;

private:
    std::string name_;
    std::ifstream file_;
};

}  // namespace transect::flightlog
