/// The output of another program.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

#include "flightlog/src/input/byte_stream.hpp"

namespace transect::flightlog {

/// Closes it.
class FileDescriptor {
public:
    explicit FileDescriptor(int number) : number_{number} {}
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    FileDescriptor(FileDescriptor&& other) noexcept;
    FileDescriptor& operator=(FileDescriptor&& other) noexcept;
    ~FileDescriptor();

    int number() const { return number_; }
    void close();

private:
    int number_;
};

/// Has no name and is gone when it is closed. Both throw std::system_error when the disk refuses.
FileDescriptor nameless_file();
void write_all(const FileDescriptor& file, std::string_view bytes);

/// Runs a program that is found in PATH, without a shell, with an empty standard input, at most
/// 1 GiB of memory and two minutes of processor time, and reads what it prints. The program ends
/// with this object.
class ChildProcess final : public ByteStream {
public:
    /// The child has `input` open as descriptor 3. Throws std::system_error with
    /// errc::no_such_file_or_directory where there is no such program.
    ChildProcess(std::vector<std::string> command, const FileDescriptor& input);
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ChildProcess(ChildProcess&&) = delete;
    ChildProcess& operator=(ChildProcess&&) = delete;
    ~ChildProcess() override;

    std::size_t read(std::span<char> into) override;

    /// Waits for its end. Why it did not do what it should, in its own words where it has some;
    /// empty if it did.
    std::string problem();

private:
    struct Pipe {
        FileDescriptor out;
        FileDescriptor in;
    };
    static Pipe make_pipe();
    ChildProcess(std::vector<std::string>& command, const FileDescriptor& input, Pipe output);

    FileDescriptor messages_;
    FileDescriptor output_;
    pid_t process_;
};

}  // namespace transect::flightlog
