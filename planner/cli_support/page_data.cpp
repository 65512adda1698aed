#include "cli_support/page_data.hpp"

#include "cli_support/data_dir.hpp"

namespace transect::cli {

MagneticModel magnetic_model(const std::filesystem::path& data)
{
    return {magnetic_dir(data), "wmm2025"};
}

formats::BriefingSources page_data(const std::filesystem::path& data)
{
    return {
        .background = formats::background(data),
        .magnetic_model = magnetic_model(data),
    };
}

}  // namespace transect::cli
