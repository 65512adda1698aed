#include "fuzz/any_file.hpp"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>

#include <sys/mman.h>

#include <fmt/format.h>

#include "transect/error.hpp"
#include "transect/flightlog/inspection.hpp"

#include "fuzz/promise.hpp"

namespace transect::fuzz {
namespace {

/// Exists in memory only.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes)
        : file_{::fdopen(::memfd_create("fuzz", MFD_CLOEXEC), "w"), std::fclose}
    {
        const bool is_written =
            file_ != nullptr &&
            std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) == bytes.size() &&
            std::fflush(file_.get()) == 0;
        if (!is_written) {
            throw std::runtime_error{"no file in memory"};
        }
    }

    std::string path() const { return fmt::format("/proc/self/fd/{}", ::fileno(file_.get())); }

private:
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

}  // namespace

void any_file(std::string_view bytes)
{
    // Other programs that would be asked to read it are not what is fuzzed.
    static const int no_programs = ::setenv("PATH", "", 1);
    promise(no_programs == 0, "no other program is found");
    const MemoryFile file{bytes};
    try {
        for (const auto& inspected : flightlog::inspect_logs(file.path())) {
            promise(inspected.log.records.empty(), "inspecting keeps no records");
        }
    } catch (const InputError&) {
        return;  // is no log
    }
}

}  // namespace transect::fuzz
