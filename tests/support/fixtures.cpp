#include "support/fixtures.hpp"

namespace transect::test {

GeoPoint point(double latitude_deg, double longitude_deg)
{
    return {Latitude{latitude_deg * degree}, Longitude{longitude_deg * degree}};
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
