#include "transect/geo/magnetic_model.hpp"

#include <GeographicLib/Geocentric.hpp>
#include <GeographicLib/MagneticModel.hpp>

#include "transect/error.hpp"

namespace transect {
namespace {

double decimal_year(Instant when)
{
    const auto day = std::chrono::floor<std::chrono::days>(when);
    const auto year = std::chrono::year_month_day{day}.year();
    const std::chrono::sys_days start{year / std::chrono::January / 1};
    const std::chrono::sys_days end{(year + std::chrono::years{1}) / std::chrono::January / 1};
    return static_cast<int>(year) + elapsed(start, when) / elapsed(start, end);
}

}  // namespace

struct MagneticModel::Model {
    Model(const std::filesystem::path& directory, const std::string& name)
        : field{name, directory.string(), GeographicLib::Geocentric::WGS84()}
    {}

    GeographicLib::MagneticModel field;
};

MagneticModel::MagneticModel(const std::filesystem::path& directory, const std::string& name)
{
    try {
        model_ = std::make_shared<Model>(directory, name);
    } catch (const GeographicLib::GeographicErr& error) {
        throw InputError{{.file = (directory / name).string()}, error.what()};
    }
}

MagneticField MagneticModel::field(GeoPoint point, EllipsoidHeight height, Instant when) const
{
    MagneticField result;
    double up_nt = 0.0;
    model_->field(
        decimal_year(when),
        point.latitude.angle() / degree,
        point.longitude.angle() / degree,
        height.above_datum() / metre,
        result.east_nt,
        result.north_nt,
        up_nt);
    result.down_nt = -up_nt;
    double declination_deg = 0.0;
    double inclination_deg = 0.0;
    GeographicLib::MagneticModel::FieldComponents(
        result.east_nt,
        result.north_nt,
        up_nt,
        result.horizontal_nt,
        result.total_nt,
        declination_deg,
        inclination_deg);
    result.variation = declination_deg * degree;
    result.inclination = inclination_deg * degree;
    return result;
}

Angle MagneticModel::variation(GeoPoint point, EllipsoidHeight height, Instant when) const
{
    return field(point, height, when).variation;
}

bool MagneticModel::covers(Instant when) const
{
    const double year = decimal_year(when);
    return year >= model_->field.MinTime() && year <= model_->field.MaxTime();
}

}  // namespace transect
