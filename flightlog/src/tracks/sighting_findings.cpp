#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "flightlog/src/tracks/joined_sightings.hpp"

namespace transect::flightlog {
namespace {

/// "3, 7, 9 and 12 more".
std::string list_of(const std::vector<std::size_t>& lines)
{
    constexpr std::size_t most = 10;
    const auto shown = std::span{lines}.first(std::min(most, lines.size()));
    const auto rest = lines.size() - shown.size();
    auto text = fmt::format("{}", fmt::join(shown, ", "));
    return rest == 0 ? text : fmt::format("{} and {} more", text, rest);
}

Finding finding_about(const std::string& code, Severity severity, std::vector<std::size_t> lines)
{
    std::ranges::sort(lines);
    return {
        .severity = severity,
        .code = code,
        .arguments = {{"count", static_cast<double>(lines.size())}, {"lines", list_of(lines)}}};
}

constexpr std::array doubts{
    SightingDoubt::without_flight,
    SightingDoubt::several_aircraft,
    SightingDoubt::on_ground,
    SightingDoubt::in_hole,
    SightingDoubt::beyond_horizon,
    SightingDoubt::behind_terrain};

}  // namespace

std::string to_string(InView view)
{
    switch (view) {
        case InView::inside:
            return "inside";
        case InView::outside:
            return "outside";
        case InView::masked:
            return "masked";
        case InView::unknown:
            break;
    }
    return "unknown";
}

std::string to_string(SightingDoubt doubt)
{
    switch (doubt) {
        case SightingDoubt::without_flight:
            return "sightings-without-flight";
        case SightingDoubt::several_aircraft:
            return "sightings-several-aircraft";
        case SightingDoubt::on_ground:
            return "sightings-on-ground";
        case SightingDoubt::in_hole:
            return "sightings-in-hole";
        case SightingDoubt::beyond_horizon:
            return "sightings-beyond-horizon";
        case SightingDoubt::behind_terrain:
            break;
    }
    return "sightings-behind-terrain";
}

std::string to_string(PlaceBasis basis)
{
    switch (basis) {
        case PlaceBasis::told:
            return "told";
        case PlaceBasis::frame_centre:
            return "frame centre";
        case PlaceBasis::unknown:
            break;
    }
    return "unknown";
}

std::vector<Finding> sighting_findings(const SightingReport& report)
{
    std::vector<Finding> findings;
    for (const auto doubt : doubts) {
        std::vector<std::size_t> lines;
        for (const auto& joined : report.joined) {
            if (std::ranges::find(joined.doubts, doubt) != joined.doubts.end()) {
                lines.push_back(joined.sighting.line);
            }
        }
        if (!lines.empty()) {
            findings.push_back(finding_about(to_string(doubt), Severity::warning, lines));
        }
    }
    if (!report.repeated.empty()) {
        findings.push_back(finding_about("sightings-repeated", Severity::note, report.repeated));
    }
    return findings;
}

}  // namespace transect::flightlog
