#include "support/fixtures.hpp"

#include <charconv>
#include <stdexcept>
#include <string>
#include <system_error>

#include <unistd.h>

namespace transect::test {
namespace {

/// Removed with everything in it when the process ends.
class ProcessFolder {
public:
    ProcessFolder()
        : path_{std::filesystem::path{TRANSECT_BINARY_DIR} / "scratch" / std::to_string(::getpid())}
    {}
    ProcessFolder(const ProcessFolder&) = delete;
    ProcessFolder& operator=(const ProcessFolder&) = delete;
    ProcessFolder(ProcessFolder&&) = delete;
    ProcessFolder& operator=(ProcessFolder&&) = delete;
    ~ProcessFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace

GeoPoint point(double latitude_deg, double longitude_deg)
{
    return {Latitude{latitude_deg * degree}, Longitude{longitude_deg * degree}};
}

double number(std::string_view text)
{
    double value = 0.0;
    const auto* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || rest != end) {
        throw std::invalid_argument{"not a number: " + std::string{text}};
    }
    return value;
}

std::filesystem::path source_dir()
{
    return TRANSECT_SOURCE_DIR;
}

std::filesystem::path magnetic_dir()
{
    return std::filesystem::path{TRANSECT_BINARY_DIR} / "planner/data/magnetic";
}

std::filesystem::path scratch_dir(std::string_view name)
{
    // One for each process, since tests of one name run side by side.
    static const ProcessFolder process;
    const auto folder = process.path() / name;
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    return folder;
}

std::optional<std::filesystem::path> real_data(std::string_view relative)
{
    const auto path = source_dir().parent_path() / "shared" / "data" / relative;
    return std::filesystem::exists(path) ? std::optional{path} : std::nullopt;
}

}  // namespace transect::test
