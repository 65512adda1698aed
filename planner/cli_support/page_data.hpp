/// What pages and simulated logs take from the data folder.

#pragma once

#include <filesystem>

#include "transect/formats/briefing.hpp"
#include "transect/geo/magnetic_model.hpp"

namespace transect::cli {

/// The World Magnetic Model that the programs ship.
MagneticModel magnetic_model(const std::filesystem::path& data);

formats::BriefingSources page_data(const std::filesystem::path& data);

}  // namespace transect::cli
