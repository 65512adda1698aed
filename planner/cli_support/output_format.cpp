#include "cli_support/output_format.hpp"

#include <string>

#include <boost/program_options/value_semantic.hpp>
#include <fmt/format.h>

namespace transect::cli {

void add_format_option(OptionSet& options)
{
    options.visible.add_options()(
        "format",
        po::value<std::string>()->value_name("text|json")->default_value("text"),
        "how results are printed");
}

OutputFormat output_format(const po::variables_map& values)
{
    const auto word = values["format"].as<std::string>();
    if (word == "text") {
        return OutputFormat::text;
    }
    if (word == "json") {
        return OutputFormat::json;
    }
    throw UsageError{fmt::format("option --format needs text or json, not '{}'", word)};
}

}  // namespace transect::cli
