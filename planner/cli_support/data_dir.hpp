/// Where the programs' own data is: aircraft, sensors, fuel policies, schemas, maps.

#pragma once

#include <filesystem>

#include "cli_support/options.hpp"

namespace transect::cli {

/// Adds --data DIR.
void add_data_option(OptionSet& options);

/// The folder that --data names, else $TRANSECT_DATA, else ../share/transect beside the program,
/// else the source tree that the program was built from. Throws InputError when there is none.
std::filesystem::path data_dir(const po::variables_map& values);

/// Where wmm2025.wmm and its coefficients are: in the data folder; since the build makes the
/// coefficients, a source tree has none, so else in ../share/transect beside the program or in the
/// build tree that the program comes from. Throws InputError when they are nowhere.
std::filesystem::path magnetic_dir(const std::filesystem::path& data);

}  // namespace transect::cli
