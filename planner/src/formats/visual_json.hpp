/// Profiles of visual observers as JSON.

#pragma once

#include <optional>

#include "transect/formats/json_writer.hpp"
#include "transect/sensor/visual.hpp"

#include "formats/complaints.hpp"
#include "formats/json_document.hpp"

namespace transect::formats {

/// "transect/visual-1". Everything wrong goes to `complaints`, and then there is no profile.
std::optional<sensor::VisualProfile> visual_profile(
    const JsonView& profile, Complaints& complaints);

void write(JsonWriter& json, const sensor::VisualProfile& profile);

}  // namespace transect::formats
