#include "formats/raster_window.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include <ogr_srs_api.h>

#include <fmt/format.h>

#include "transect/error.hpp"

namespace transect::formats {
namespace {

namespace fs = std::filesystem;

constexpr double most_points = 16e6;
constexpr double full_circle_deg = 360.0;

struct Span {
    double first = 0.0;
    double last = 0.0;
};

/// Whole steps from the first of `count` elements that hold `wanted`, clipped; nothing outside.
std::optional<std::pair<int, int>> clipped(Span wanted, int count)
{
    const double last = count - 1;
    if (!(wanted.last >= 0.0 && wanted.first <= last)) {
        return std::nullopt;
    }
    return std::pair{
        static_cast<int>(std::max(0.0, std::floor(wanted.first))),
        static_cast<int>(std::min(last, std::ceil(wanted.last)))};
}

class FileGrid {
public:
    FileGrid(fs::path file, GDALDatasetH dataset)
        : file_{std::move(file)},
          width_{GDALGetRasterXSize(dataset)},
          height_{GDALGetRasterYSize(dataset)}
    {
        auto* const system = GDALGetSpatialRef(dataset);
        if (system == nullptr || OSRIsGeographic(system) == 0 ||
            GDALGetGeoTransform(dataset, transform_.data()) != CE_None || transform_[2] != 0.0 ||
            transform_[4] != 0.0 || !(transform_[1] > 0.0) || !(std::abs(transform_[5]) > 0.0)) {
            refuse(file_, "is not on a regular grid of latitudes and longitudes");
        }
        if (!(static_cast<double>(width_) * height_ <= most_points)) {
            refuse(
                file_,
                fmt::format("has {} by {} points; 16 million are the most", width_, height_));
        }
    }

    RasterWindow window(const WindCrop& crop) const
    {
        RasterWindow result;
        set_rows(result, crop);
        set_columns(result, crop);
        return result;
    }

private:
    void set_rows(RasterWindow& window, const WindCrop& crop) const
    {
        const double step_deg = transform_[5];
        const double first_deg = transform_[3] + 0.5 * step_deg;
        const auto steps = [&](Latitude latitude) {
            return (latitude.angle() / degree - first_deg) / step_deg;
        };
        const auto [low, high] = std::minmax({steps(crop.south), steps(crop.north)});
        const auto rows = clipped({low, high}, height_);
        if (!rows) {
            refuse_place();
        }
        window.first_row = rows->first;
        window.rows = rows->second - rows->first + 1;
        window.south_first = step_deg > 0.0;
        const int southmost = window.south_first ? rows->first : rows->second;
        window.latitude = {
            .first = (first_deg + southmost * step_deg) * degree,
            .step = std::abs(step_deg) * degree,
            .count = static_cast<std::size_t>(window.rows)};
    }

    void set_columns(RasterWindow& window, const WindCrop& crop) const
    {
        const double step_deg = transform_[1];
        const double first_deg = transform_[0] + 0.5 * step_deg;
        const bool is_round = std::abs(width_ * step_deg - full_circle_deg) < 0.5 * step_deg;
        // Turned by whole circles so that the middle lies nearest to that of the file.
        const double file_middle_deg = first_deg + 0.5 * (width_ - 1) * step_deg;
        const double middle_deg =
            file_middle_deg +
            std::remainder(crop.middle.angle() / degree - file_middle_deg, full_circle_deg);
        const double half_deg = crop.half_width / degree;
        const Span wanted{
            (middle_deg - half_deg - first_deg) / step_deg,
            (middle_deg + half_deg - first_deg) / step_deg};
        int first = static_cast<int>(std::floor(wanted.first));
        if (is_round) {
            const int last = static_cast<int>(std::ceil(wanted.last));
            window.columns = std::min(last - first + 1, width_);
        } else {
            const auto columns = clipped(wanted, width_);
            if (!columns) {
                refuse_place();
            }
            first = columns->first;
            window.columns = columns->second - columns->first + 1;
        }
        window.first_column = ((first % width_) + width_) % width_;
        const double west_deg = std::remainder(first_deg + first * step_deg, full_circle_deg);
        window.longitude = {
            .first = (west_deg == 180.0 ? -west_deg : west_deg) * degree,
            .step = step_deg * degree,
            .count = static_cast<std::size_t>(window.columns)};
    }

    [[noreturn]] void refuse_place() const
    {
        refuse(file_, "does not cover the bases, the alternates and the tasks of the mission");
    }

    fs::path file_;
    int width_ = 0;
    int height_ = 0;
    std::array<double, 6> transform_{};
};

}  // namespace

void refuse(const fs::path& file, const std::string& problem)
{
    throw InputError{{.file = file.string()}, problem};
}

RasterWindow raster_window(const fs::path& file, GDALDatasetH dataset, const WindCrop& crop)
{
    return FileGrid{file, dataset}.window(crop);
}

WindCrop wind_crop(const planner::Mission& mission)
{
    constexpr double margin_deg = 1.0;
    const auto base = mission.base.position;
    const double base_deg = base.longitude.angle() / degree;
    Span north_south{base.latitude.angle() / degree, base.latitude.angle() / degree};
    Span east_west{};
    const auto add = [&](GeoPoint point) {
        const double latitude_deg = point.latitude.angle() / degree;
        const double east_deg =
            std::remainder(point.longitude.angle() / degree - base_deg, full_circle_deg);
        north_south = {
            std::min(north_south.first, latitude_deg), std::max(north_south.last, latitude_deg)};
        east_west = {std::min(east_west.first, east_deg), std::max(east_west.last, east_deg)};
    };
    for (const auto& further : mission.bases) {
        add(further.aerodrome.position);
    }
    for (const auto& alternate : mission.alternates) {
        add(alternate.aerodrome.position);
    }
    for (const auto& task : mission.tasks) {
        for (const auto& part : task.area.parts) {
            std::ranges::for_each(part.outer, add);
        }
    }
    constexpr Duration longest = 72.0 * hour;
    const double middle_deg =
        std::remainder(base_deg + 0.5 * (east_west.first + east_west.last), full_circle_deg);
    return {
        .south = Latitude{std::max(-90.0, north_south.first - margin_deg) * degree},
        .north = Latitude{std::min(90.0, north_south.last + margin_deg) * degree},
        .middle = Longitude{middle_deg * degree},
        .half_width = (0.5 * (east_west.last - east_west.first) + margin_deg) * degree,
        .first = mission.take_off,
        .last = mission.take_off + longest,
    };
}

}  // namespace transect::formats
