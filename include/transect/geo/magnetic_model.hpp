/// Magnetic variation.

#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "transect/geo/altitude.hpp"
#include "transect/geo/geo_point.hpp"
#include "transect/instant.hpp"

namespace transect {

/// The Earth's magnetic field at one place and time, in its local frame (WMM2025 Technical Report,
/// NOAA NCEI 2024, section 1.2).
struct MagneticField {
    double north_nt = 0.0;       ///< X, to true north
    double east_nt = 0.0;        ///< Y
    double down_nt = 0.0;        ///< Z, along the normal of the ellipsoid
    double horizontal_nt = 0.0;  ///< H
    double total_nt = 0.0;       ///< F
    Angle variation;             ///< D, true bearing minus magnetic bearing: east is positive
    Angle inclination;           ///< I, below the horizontal
};

/// The World Magnetic Model, read by GeographicLib::MagneticModel from `<directory>/<name>.wmm` and
/// its coefficient file. Copies share their immutable state; const functions may run concurrently.
class MagneticModel {
public:
    /// Throws InputError when the files are missing or damaged.
    MagneticModel(const std::filesystem::path& directory, const std::string& name);

    /// The model's answer for any date; whether it is worth anything then, covers() tells.
    MagneticField field(GeoPoint point, EllipsoidHeight height, Instant when) const;

    /// True bearing minus magnetic bearing: east is positive.
    Angle variation(GeoPoint point, EllipsoidHeight height, Instant when) const;

    /// Whether `when` lies in the model's years (2025–2030 for WMM2025).
    bool covers(Instant when) const;

private:
    struct Model;
    std::shared_ptr<const Model> model_;
};

}  // namespace transect
