#include "flightlog/cli/search_options.hpp"

#include <boost/program_options/value_semantic.hpp>
#include <fmt/format.h>

#include "cli_support/quantity_option.hpp"

namespace transect::cli {
namespace {

using sensor::DetectionLaw;

Length positive_length(const po::variables_map& values, const std::string& name)
{
    const auto length = length_option(values, name);
    if (!(length > Length{})) {
        throw UsageError{fmt::format("option --{} must be above 0", name)};
    }
    return length;
}

DetectionLaw law_option(const po::variables_map& values)
{
    const auto& name = values["detection-law"].as<std::string>();
    if (name == "exponential") {
        return DetectionLaw::random_search;
    }
    if (name == "inverse-cube") {
        return DetectionLaw::inverse_cube;
    }
    if (name == "definite-range") {
        return DetectionLaw::definite_range;
    }
    throw UsageError{
        "option --detection-law: expected exponential, inverse-cube or definite-range"};
}

void require_with(const po::variables_map& values, const char* option, const char* needed)
{
    if (values.contains(option) && !values.contains(needed)) {
        throw UsageError{fmt::format("option --{} needs --{}", option, needed)};
    }
}

}  // namespace

void add_search_options(OptionSet& options)
{
    auto add = options.visible.add_options();
    const auto text = [](const char* name) { return po::value<std::string>()->value_name(name); };
    add("sweep-width", text("LENGTH"), "declared sweep width of the search, for its POD: 800m");
    add("detection-law",
        text("LAW"),
        "exponential (default), inverse-cube or definite-range, with --sweep-width");
    add("target-size", text("LENGTH"), "size of what was searched for, for the POD of looks: 2.3m");
    add("target-cycles",
        po::value<double>()->value_name("N50"),
        "cycles on it with which half of the observers can tell (default 1)");
    add("independent-looks", "take looks of one day as independent, with --target-size");
}

flightlog::SearchSettings search_options(const po::variables_map& values)
{
    require_with(values, "detection-law", "sweep-width");
    require_with(values, "target-cycles", "target-size");
    require_with(values, "independent-looks", "target-size");
    flightlog::SearchSettings settings;
    if (values.contains("sweep-width")) {
        settings.sweep_width = positive_length(values, "sweep-width");
    }
    if (values.contains("detection-law")) {
        settings.law = law_option(values);
    }
    if (values.contains("target-size")) {
        settings.target = flightlog::Target{.size = positive_length(values, "target-size")};
    }
    if (values.contains("target-cycles")) {
        settings.target->cycles_for_half = finite_number(values, "target-cycles");
        if (!(settings.target->cycles_for_half > 0.0)) {
            throw UsageError{"option --target-cycles must be above 0"};
        }
    }
    if (values.contains("independent-looks")) {
        settings.same_day = coverage::SameDay::all_independent;
    }
    return settings;
}

}  // namespace transect::cli
