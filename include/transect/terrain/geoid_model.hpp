/// Between heights above mean sea level and heights above the ellipsoid.

#pragma once

#include <optional>

#include "transect/geo/altitude.hpp"
#include "transect/geo/geo_point.hpp"

namespace transect::terrain {

/// Const functions may run in several threads.
class GeoidModel {
public:
    GeoidModel() = default;
    GeoidModel(const GeoidModel&) = delete;
    GeoidModel& operator=(const GeoidModel&) = delete;
    GeoidModel(GeoidModel&&) = delete;
    GeoidModel& operator=(GeoidModel&&) = delete;
    virtual ~GeoidModel() = default;

    /// Height of mean sea level above the WGS84 ellipsoid; nothing outside the model.
    virtual std::optional<Length> undulation(GeoPoint point) const = 0;

    std::optional<MslHeight> above_mean_sea_level(GeoPoint point, EllipsoidHeight height) const;
    std::optional<EllipsoidHeight> above_ellipsoid(GeoPoint point, MslHeight height) const;
};

}  // namespace transect::terrain
