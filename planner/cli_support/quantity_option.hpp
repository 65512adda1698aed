/// Option values with units: 1500ft, 2km, 120kt, 90s.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "transect/units.hpp"

#include "cli_support/options.hpp"

namespace transect::cli {

// Each reads a number and one of the units of its kind, without or with a space between them.
// Throws UsageError for an unknown unit, a bare number (except 0), and a number that is not finite;
// the text names the option and the units that are known.

/// m, km, ft, nm (nautical miles)
Length length_option(const po::variables_map& values, const std::string& name);
/// kt, km/h, m/s
Speed speed_option(const po::variables_map& values, const std::string& name);
/// s, min, h
Duration duration_option(const po::variables_map& values, const std::string& name);
/// kg, lb
Mass mass_option(const po::variables_map& values, const std::string& name);

}  // namespace transect::cli
