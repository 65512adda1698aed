#include "transect/terrain/geoid_model.hpp"

namespace transect::terrain {

std::optional<MslHeight> GeoidModel::above_mean_sea_level(
    GeoPoint point, EllipsoidHeight height) const
{
    const auto sea = undulation(point);
    return sea ? std::optional{MslHeight{height.above_datum() - *sea}} : std::nullopt;
}

std::optional<EllipsoidHeight> GeoidModel::above_ellipsoid(GeoPoint point, MslHeight height) const
{
    const auto sea = undulation(point);
    return sea ? std::optional{EllipsoidHeight{height.above_datum() + *sea}} : std::nullopt;
}

}  // namespace transect::terrain
