/// Finds the flight, the look and the ground of each sighting.

#pragma once

#include <optional>
#include <span>
#include <vector>

#include "transect/finding.hpp"
#include "transect/flightlog/joined_sightings.hpp"
#include "transect/flightlog/line_results.hpp"
#include "transect/flightlog/recorded_flight.hpp"
#include "transect/terrain/ground.hpp"

#include "flightlog/src/tracks/sighting_places.hpp"

namespace transect::flightlog {

/// What sightings are held against.
struct SightingScene {
    std::span<const RecordedFlight> flights;
    std::span<const LineResult> lines;
    PlaneZones zones;
    std::optional<terrain::Ground> ground = {};        ///< nothing where nobody tells it
    std::optional<sensor::CameraProfile> camera = {};  ///< the same
};

/// In order of time; a row that repeats another one in everything counts once. Of several flights
/// recorded at the time, the one counts that tells most: a measured look, an assumed one, at least
/// its place; of equals the first.
SightingReport join_sightings(std::vector<Sighting> sightings, const SightingScene& scene);

/// One for each kind of doubt, with the lines that it is about.
std::vector<Finding> sighting_findings(const SightingReport& report);

}  // namespace transect::flightlog
