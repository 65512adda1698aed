#include "cli_support/page_data.hpp"

namespace transect::cli {

MagneticModel magnetic_model(const std::filesystem::path& data)
{
    return {data / "magnetic", "wmm2025"};
}

formats::BriefingSources page_data(const std::filesystem::path& data)
{
    return {
        .background = formats::background(data),
        .magnetic_model = magnetic_model(data),
    };
}

}  // namespace transect::cli
