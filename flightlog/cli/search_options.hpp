/// What a search was for, as options.

#pragma once

#include "transect/flightlog/report.hpp"

#include "cli_support/options.hpp"

namespace transect::cli {

void add_search_options(OptionSet& options);

/// Throws UsageError for widths, sizes and cycles that are not positive, an unknown law, and an
/// option without the one that it belongs to.
flightlog::SearchSettings search_options(const po::variables_map& values);

}  // namespace transect::cli
