#include "support/fixtures.hpp"

#include <charconv>
#include <stdexcept>
#include <string>
#include <system_error>

namespace transect::test {

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

std::filesystem::path scratch_dir(std::string_view name)
{
    const auto folder = std::filesystem::path{TRANSECT_BINARY_DIR} / "scratch" / name;
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
