#include "transect/formats/finding_text.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

#include <fmt/args.h>
#include <fmt/format.h>

namespace transect::formats {
namespace {

struct Entry {
    std::string_view code;
    std::string_view text;  ///< fmt pattern over the finding's arguments
};

/// Sorted by code.
constexpr std::array catalogue{
    Entry{
        "clock-step-back",
        "the clock steps back {count:.0f} times, by up to {longest_s:.0f} s; nothing is covered "
        "over a step"},
    Entry{
        "clock-week-rollover",
        "the log says {time}, before such recorders existed: its receiver may have lost 1024 weeks "
        "(then {proposed}); nothing was shifted"},
    Entry{
        "klv-checksum-variant",
        "every checksum is that of the packet's payload alone; the packets are taken because all "
        "agree"},
    Entry{
        "log-fuel-density-assumed",
        "fuel is recorded as a volume; its mass is computed for {fuel} at {density_lb_per_gal:.1f} "
        "lb per US gallon"},
    Entry{
        "log-holes",
        "{count:.0f} holes longer than {limit_s:.1f} s, the longest {longest_s:.0f} s; nothing is "
        "known inside them"},
    Entry{
        "log-position-jumps",
        "the position jumps {count:.0f} times further than the speed allows; nothing is covered "
        "over a jump"},
    Entry{"log-unit-unknown", "column {column} is in the unknown unit '{unit}' and is not used"},
    Entry{
        "log-units-assumed",
        "the log has no line of units: those usual for its family are assumed, and fuel stays "
        "unknown"},
    Entry{
        "log-values-unreadable",
        "column {column} holds {count:.0f} values that are no plausible numbers; they count as "
        "missing"},
    Entry{"log-without-usable-rows", "no row of the log can be used"},
    Entry{"no-transects", "no transect fits the area"},
};

std::string_view pattern_for(std::string_view code)
{
    const auto entry = std::ranges::find(catalogue, code, &Entry::code);
    if (entry == catalogue.end()) {
        throw std::logic_error{fmt::format("no text for finding '{}'", code)};
    }
    return entry->text;
}

}  // namespace

std::string to_string(Severity severity)
{
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::note:
            break;
    }
    return "note";
}

std::string text(const Finding& finding)
{
    fmt::dynamic_format_arg_store<fmt::format_context> arguments;
    for (const auto& [name, argument] : finding.arguments) {
        const char* const key = name.c_str();
        std::visit([&](const auto& value) { arguments.push_back(fmt::arg(key, value)); }, argument);
    }
    return fmt::vformat(pattern_for(finding.code), arguments);
}

}  // namespace transect::formats
