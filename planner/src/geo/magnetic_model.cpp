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

Angle MagneticModel::variation(GeoPoint point, EllipsoidHeight height, Instant when) const
{
    double east_nt = 0.0;
    double north_nt = 0.0;
    double up_nt = 0.0;
    model_->field(
        decimal_year(when),
        point.latitude.angle() / degree,
        point.longitude.angle() / degree,
        height.above_datum() / metre,
        east_nt,
        north_nt,
        up_nt);
    double horizontal_nt = 0.0;
    double total_nt = 0.0;
    double declination_deg = 0.0;
    double inclination_deg = 0.0;
    GeographicLib::MagneticModel::FieldComponents(
        east_nt, north_nt, up_nt, horizontal_nt, total_nt, declination_deg, inclination_deg);
    return declination_deg * degree;
}

bool MagneticModel::covers(Instant when) const
{
    const double year = decimal_year(when);
    return year >= model_->field.MinTime() && year <= model_->field.MaxTime();
}

}  // namespace transect
