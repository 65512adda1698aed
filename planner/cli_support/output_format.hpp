/// The option --format text|json.

#pragma once

#include "cli_support/options.hpp"

namespace transect::cli {

enum class OutputFormat { text, json };

void add_format_option(OptionSet& options);

/// Throws UsageError for any other word.
OutputFormat output_format(const po::variables_map& values);

}  // namespace transect::cli
