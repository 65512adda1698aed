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
