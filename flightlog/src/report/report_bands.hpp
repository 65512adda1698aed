/// Coverage of each sensor of a turret on its own.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "transect/flightlog/report.hpp"
#include "transect/formats/json_writer.hpp"
#include "transect/formats/page.hpp"

namespace transect::flightlog {

using Bands = std::vector<std::optional<sensor::Band>>;

/// Of the looks: electro-optical, infrared, and nothing where a log does not tell; those that there
/// are, in this order.
Bands bands_of(const std::vector<flight::Trajectory>& trajectories);

/// With the looks of one sensor only; trajectories without any are left out.
std::vector<flight::Trajectory> looks_of(
    const std::vector<flight::Trajectory>& trajectories, std::optional<sensor::Band> band);

/// "eo", "ir", "unknown".
std::string to_string(std::optional<sensor::Band> band);

/// Looks of a sensor of another kind than the profile's: their sample distances follow from the
/// profile's image size all the same. Nothing where the profile or the logs do not tell.
std::optional<Finding> band_not_of_profile(
    const std::vector<flight::Trajectory>& trajectories, const sensor::CameraProfile& camera);

/// The member "bands" of an object.
void write_bands(formats::JsonWriter& json, const std::vector<BandCoverage>& bands);

/// Nothing where no look tells its sensor.
std::optional<formats::Table> band_table(const Report& report);

}  // namespace transect::flightlog
