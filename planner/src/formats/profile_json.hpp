/// Aircraft, camera and fuel policy profiles as JSON.

#pragma once

#include <memory>
#include <optional>

#include "transect/aircraft/fuel_policy.hpp"
#include "transect/aircraft/manual_tables.hpp"
#include "transect/aircraft/profile.hpp"
#include "transect/formats/json_writer.hpp"
#include "transect/sensor/camera.hpp"

#include "formats/complaints.hpp"
#include "formats/json_document.hpp"

namespace transect::formats {

/// "transect/aircraft-1". `configuration`, a list of names, says which items are fitted; without
/// it the profile's own "fitted" does, or else all are.
/// Everything wrong goes to `complaints`, and then there is no profile.
std::optional<aircraft::Profile> aircraft_profile(
    const JsonView& profile, const std::optional<JsonView>& configuration, Complaints& complaints);

/// The tables of a profile: "configuration", which of its items are in the figures, and "climb",
/// "cruise", "holding", "descent", each a table as performance_table() reads it.
std::shared_ptr<const aircraft::ManualTables> manual_tables(
    const JsonView& object,
    const std::vector<aircraft::ConfigurationItem>& items,
    Complaints& complaints);

/// "transect/sensor-1"
std::optional<sensor::CameraProfile> camera_profile(
    const JsonView& profile, Complaints& complaints);

/// "transect/fuel-policy-1"
std::optional<aircraft::FuelPolicy> fuel_policy(const JsonView& policy, Complaints& complaints);

/// The profile with what is fitted.
void write(JsonWriter& json, const aircraft::Profile& profile);
void write(JsonWriter& json, const aircraft::ManualTables& tables);
void write(JsonWriter& json, const sensor::CameraProfile& camera);
void write(JsonWriter& json, const aircraft::FuelPolicy& policy);

/// Refuses another format, and a newer version by name.
void require_format(const JsonView& object, std::string_view format);

}  // namespace transect::formats
