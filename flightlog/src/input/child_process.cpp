#include "flightlog/src/input/child_process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <memory>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

namespace transect::flightlog {
namespace {

[[noreturn]] void fail(const char* what, int error = errno)
{
    throw std::system_error{error, std::generic_category(), what};
}

/// What happens to descriptors between fork and exec.
class FileActions {
public:
    FileActions() { ::posix_spawn_file_actions_init(&actions_); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;
    FileActions(FileActions&&) = delete;
    FileActions& operator=(FileActions&&) = delete;
    ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }

    void give(const FileDescriptor& file, int as)
    {
        ::posix_spawn_file_actions_adddup2(&actions_, file.number(), as);
    }

    void give_nothing(int as)
    {
        ::posix_spawn_file_actions_addopen(&actions_, as, "/dev/null", O_RDONLY, 0);
    }

    const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

/// Damaged logs have made converters ask for all memory there is.
void limit(pid_t process)
{
    constexpr rlim_t most_memory = rlim_t{1} << 30U;
    constexpr rlim_t most_seconds = 120;
    const rlimit memory{most_memory, most_memory};
    const rlimit time{most_seconds, most_seconds};
    ::prlimit(process, RLIMIT_AS, &memory, nullptr);
    ::prlimit(process, RLIMIT_CPU, &time, nullptr);
}

struct Handles {
    const FileDescriptor* input;
    const FileDescriptor* output;
    const FileDescriptor* messages;
};

pid_t spawn(std::vector<std::string>& command, const Handles& handles)
{
    FileActions actions;
    actions.give_nothing(STDIN_FILENO);
    actions.give(*handles.output, STDOUT_FILENO);
    actions.give(*handles.messages, STDERR_FILENO);
    actions.give(*handles.input, STDERR_FILENO + 1);
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (auto& word : command) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    pid_t process = -1;
    const int error = ::posix_spawnp(
        &process, arguments.front(), actions.get(), nullptr, arguments.data(), ::environ);
    if (error != 0) {
        fail(arguments.front(), error);
    }
    limit(process);
    return process;
}

/// The last line that is not blank.
std::string last_line(const FileDescriptor& file)
{
    constexpr std::size_t most = 4096;
    std::string text(most, '\0');
    const auto size = ::lseek(file.number(), 0, SEEK_END);
    const auto from = std::max<off_t>(0, size - static_cast<off_t>(most));
    const auto count = ::pread(file.number(), text.data(), text.size(), from);
    text.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
    const auto end = text.find_last_not_of(" \t\r\n");
    text.resize(end == std::string::npos ? 0 : end + 1);
    const auto before = text.find_last_of("\r\n");
    return before == std::string::npos ? text : text.substr(before + 1);
}

}  // namespace

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept
    : number_{std::exchange(other.number_, -1)}
{}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept
{
    std::swap(number_, other.number_);
    return *this;
}

FileDescriptor::~FileDescriptor()
{
    close();
}

void FileDescriptor::close()
{
    if (number_ >= 0) {
        ::close(std::exchange(number_, -1));
    }
}

FileDescriptor nameless_file()
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{std::tmpfile(), std::fclose};
    if (!file) {
        fail("no temporary file");
    }
    const int copy = ::fcntl(::fileno(file.get()), F_DUPFD_CLOEXEC, 0);
    if (copy < 0) {
        fail("no temporary file");
    }
    return FileDescriptor{copy};
}

void write_all(const FileDescriptor& file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto count = ::write(file.number(), bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) {
            fail("a temporary file cannot be written");
        }
        bytes.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
    }
}

ChildProcess::Pipe ChildProcess::make_pipe()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        fail("no pipe");
    }
    return {FileDescriptor{ends[0]}, FileDescriptor{ends[1]}};
}

ChildProcess::ChildProcess(std::vector<std::string> command, const FileDescriptor& input)
    : ChildProcess{command, input, make_pipe()}
{}

// The end that the child writes into is closed here, since reading would else never end.
ChildProcess::ChildProcess(
    std::vector<std::string>& command, const FileDescriptor& input, Pipe output)
    : messages_{nameless_file()},
      output_{std::move(output.out)},
      process_{spawn(command, {&input, &output.in, &messages_})}
{}

ChildProcess::~ChildProcess()
{
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
}

std::size_t ChildProcess::read(std::span<char> into)
{
    for (;;) {
        const auto count = ::read(output_.number(), into.data(), into.size());
        if (count >= 0) {
            return static_cast<std::size_t>(count);
        }
        if (errno != EINTR) {
            fail("the output of a program cannot be read");
        }
    }
}

std::string ChildProcess::problem()
{
    output_.close();
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = -1;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
        return {};
    }
    if (WIFSIGNALED(status)) {
        return fmt::format("it was ended by signal {}", WTERMSIG(status));
    }
    const auto words = last_line(messages_);
    return words.empty() ? fmt::format("it ended with {}", WEXITSTATUS(status)) : words;
}

}  // namespace transect::flightlog
