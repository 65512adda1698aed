/// Magnetic variation.

#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "transect/geo/altitude.hpp"
#include "transect/geo/geo_point.hpp"
#include "transect/instant.hpp"

namespace transect {

/// The World Magnetic Model, read by GeographicLib::MagneticModel from `<directory>/<name>.wmm` and
/// its coefficient file. Copies share their immutable state; const functions may run concurrently.
class MagneticModel {
public:
    /// Throws InputError when the files are missing or damaged.
    MagneticModel(const std::filesystem::path& directory, const std::string& name);

    /// True bearing minus magnetic bearing: east is positive.
    Angle variation(GeoPoint point, EllipsoidHeight height, Instant when) const;

    /// Whether `when` lies in the model's years (2025–2030 for WMM2025).
    bool covers(Instant when) const;

private:
    struct Model;
    std::shared_ptr<const Model> model_;
};

}  // namespace transect
