/// Sightings with the flights that they were made from.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "transect/flight/phases.hpp"
#include "transect/flight/trajectory.hpp"
#include "transect/flightlog/sightings.hpp"
#include "transect/geo/altitude.hpp"

namespace transect::flightlog {

/// Whether a place was in the frame then, as far as 20 km, as coverage has it.
enum class InView { unknown, inside, outside, masked };

/// "unknown", "inside", "outside", "masked".
std::string to_string(InView view);

struct SightingAircraft {
    GeoPoint position;
    MslHeight height;
};

struct SightingLook {
    flight::Basis basis = flight::Basis::assumed;
    std::optional<GeoPoint> centre = {};  ///< where the boresight met the ground, if within 20 km
    InView view = InView::unknown;        ///< of the told position
    /// At the told position; nothing where that was not in view or no profile tells the image size.
    std::optional<Length> ground_sample_distance = {};
};

struct SightingTransect {
    int number = 0;
    std::string task;
    std::size_t sortie = 0;  ///< from 1
};

/// What speaks against a sighting, or keeps it from being joined.
enum class SightingDoubt {
    without_flight,    ///< none of the flights was recorded then
    several_aircraft,  ///< two of them were, more than 5 km from each other: which one is unknown
    on_ground,         ///< the aircraft was
    in_hole,           ///< the log tells no place of the aircraft then
    beyond_horizon,
    behind_terrain,
};

/// The code of the finding: "sightings-without-flight" …
std::string to_string(SightingDoubt doubt);

/// Whose position a sighting has.
enum class PlaceBasis {
    unknown,
    told,          ///< by the list
    frame_centre,  ///< where the log says that the sensor looked; the sighting tells none
};

/// "unknown", "told", "frame centre".
std::string to_string(PlaceBasis basis);

/// What is not known is absent.
struct JoinedSighting {
    Sighting sighting;
    std::optional<std::size_t> flight = {};  ///< index into the report's flights
    /// Recorded then too, such as a turret's log; all, where it is unknown which of them it was.
    std::vector<std::size_t> other_flights = {};
    flight::Phase phase = flight::Phase::unknown;
    std::optional<SightingAircraft> aircraft = {};
    std::optional<Length> distance = {};     ///< over the ground, to the told position
    std::optional<Length> slant_range = {};  ///< nothing where the ground's height is unknown
    std::optional<SightingLook> look = {};
    std::optional<SightingTransect> transect = {};  ///< being flown then
    PlaceBasis place_basis = PlaceBasis::unknown;
    std::optional<GeoPoint> place = {};   ///< by its basis
    std::vector<std::size_t> zones = {};  ///< of the report, with the place in them
    std::vector<SightingDoubt> doubts = {};
};

struct SightingReport {
    std::vector<JoinedSighting> joined = {};  ///< in order of time
    std::vector<std::size_t> repeated = {};   ///< lines that only repeat another row
};

}  // namespace transect::flightlog
