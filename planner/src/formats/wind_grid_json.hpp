/// A grid of winds inside plan.json.

#pragma once

#include "transect/aircraft/wind_grid.hpp"
#include "transect/formats/json_writer.hpp"

#include "formats/json_document.hpp"

namespace transect::formats {

aircraft::WindGrid wind_grid(const JsonView& object);

/// Whole numbers only, null where unknown: they read back the same, bit for bit.
void write(JsonWriter& json, const aircraft::WindGrid& grid);

}  // namespace transect::formats
