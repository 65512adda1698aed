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

}  // namespace transect::cli
