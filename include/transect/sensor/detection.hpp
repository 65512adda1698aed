/// How likely a search is to have found what is there.

#pragma once

#include <optional>
#include <span>
#include <vector>

#include "transect/units.hpp"

namespace transect::sensor {

/// How the probability of detection grows with the coverage factor C.
enum class DetectionLaw {
    random_search,  ///< 1 - e^(-C): the searcher errs from its tracks; the default
    inverse_cube,   ///< erf(√π/2·C): equidistant tracks flown as drawn, an eye that sees r⁻³
    definite_range,  ///< min(1, C): everything inside the sweep width, nothing outside
};

/// Probability of detection; nothing for a coverage factor that is negative or not a number.
std::optional<double> probability_of_detection(
    double coverage_factor, DetectionLaw law = DetectionLaw::random_search);

/// What was flown in a zone.
struct SearchEffort {
    /// W, as declared or from a table. A camera's is not the width of its footprint: where nobody
    /// declared one, there is none.
    std::optional<Length> sweep_width;
    Length track_length;  ///< L, on task and inside the zone only
    Area area;            ///< A, of the zone
};

/// C = W·L / A. Nothing without a sweep width, without an area, and for a negative width or length.
std::optional<double> coverage_factor(const SearchEffort& effort);

/// Of parallel tracks, C = W / S. Nothing where the spacing is not positive or the width negative.
std::optional<double> coverage_factor(Length sweep_width, Length track_spacing);

/// Of a zone by `law`; nothing where coverage_factor() gives nothing.
std::optional<double> zone_detection(
    const SearchEffort& effort, DetectionLaw law = DetectionLaw::random_search);

/// Of several searches that do not depend on each other, 1 - Π(1 - p). Passes of one sensor on one
/// day do: whoever multiplies them must have reason to. Nothing if one is outside [0, 1].
std::optional<double> cumulative_detection(std::span<const double> single);

/// One of the regions in which the object may be.
struct Region {
    double containment = 0.0;  ///< POC: probability that it holds the object
    double detection = 0.0;    ///< POD: probability that the search finds it if so
};

/// POS = Σ POC·POD: that the search finds the object. Nothing if a probability is outside [0, 1],
/// or those of containment add up to more than 1.
std::optional<double> probability_of_success(std::span<const Region> regions);

/// POC of each region after a search that found nothing, POC·(1 - POD) / (1 - POS). What is missing
/// from 1 is the probability that the object is in none of them; it grows alike. Nothing as above,
/// and where the search could not have failed.
std::optional<std::vector<double>> updated_containment(std::span<const Region> regions);

}  // namespace transect::sensor
