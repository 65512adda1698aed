#include "transect/sensor/detection.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace transect::sensor {
namespace {

/// Written so that NaN is none.
bool is_probability(double value)
{
    return value >= 0.0 && value <= 1.0;
}

std::optional<double> factor(double coverage)
{
    return coverage >= 0.0 && std::isfinite(coverage) ? std::optional{coverage} : std::nullopt;
}

}  // namespace

std::optional<double> probability_of_detection(double coverage_factor, DetectionLaw law)
{
    if (!(coverage_factor >= 0.0)) {
        return std::nullopt;
    }
    switch (law) {
        case DetectionLaw::inverse_cube:
            return std::erf(0.5 * std::sqrt(std::numbers::pi) * coverage_factor);
        case DetectionLaw::definite_range:
            return std::min(1.0, coverage_factor);
        case DetectionLaw::random_search:
            break;
    }
    return -std::expm1(-coverage_factor);
}

std::optional<double> coverage_factor(const SearchEffort& effort)
{
    if (!(effort.sweep_width && *effort.sweep_width >= Length{} &&
          effort.track_length >= Length{} && effort.area > Area{})) {
        return std::nullopt;
    }
    return factor(*effort.sweep_width * effort.track_length / effort.area);
}

std::optional<double> coverage_factor(Length sweep_width, Length track_spacing)
{
    return track_spacing > Length{} ? factor(sweep_width / track_spacing) : std::nullopt;
}

std::optional<double> zone_detection(const SearchEffort& effort, DetectionLaw law)
{
    const auto coverage = coverage_factor(effort);
    return coverage ? probability_of_detection(*coverage, law) : std::nullopt;
}

std::optional<double> cumulative_detection(std::span<const double> single)
{
    double missed = 1.0;
    for (const double detected : single) {
        if (!is_probability(detected)) {
            return std::nullopt;
        }
        missed *= 1.0 - detected;
    }
    return 1.0 - missed;
}

std::optional<double> probability_of_success(std::span<const Region> regions)
{
    constexpr double rounding = 1e-9;  // of shares that were made to add up to 1
    double contained = 0.0;
    double success = 0.0;
    for (const auto& region : regions) {
        if (!is_probability(region.containment) || !is_probability(region.detection)) {
            return std::nullopt;
        }
        contained += region.containment;
        success += region.containment * region.detection;
    }
    return contained <= 1.0 + rounding ? std::optional{std::min(success, 1.0)} : std::nullopt;
}

std::optional<std::vector<double>> updated_containment(std::span<const Region> regions)
{
    const auto success = probability_of_success(regions);
    if (!success || !(*success < 1.0)) {
        return std::nullopt;
    }
    std::vector<double> updated;
    updated.reserve(regions.size());
    for (const auto& region : regions) {
        updated.push_back(region.containment * (1.0 - region.detection) / (1.0 - *success));
    }
    return updated;
}

}  // namespace transect::sensor
