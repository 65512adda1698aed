#include "coverage/ground_level.hpp"

#include <array>
#include <cmath>
#include <utility>

namespace transect::coverage {
namespace {

constexpr double spacing_m = 2000.0;
constexpr std::size_t most_nodes = std::size_t{1} << 18U;

}  // namespace

GroundLevel::GroundLevel(RegionFrame frame, std::shared_ptr<const terrain::ElevationSource> source)
    : frame_{std::move(frame)}, source_{std::move(source)}
{}

std::optional<double> GroundLevel::at(PlanePoint place)
{
    if (!std::isfinite(place.x_m) || !std::isfinite(place.y_m)) {
        return std::nullopt;
    }
    const double row = std::floor(place.y_m / spacing_m);
    const double column = std::floor(place.x_m / spacing_m);
    const double north = place.y_m / spacing_m - row;
    const double east = place.x_m / spacing_m - column;
    const std::array<double, 2> by_row{1.0 - north, north};
    const std::array<double, 2> by_column{1.0 - east, east};
    double sum = 0.0;
    double known = 0.0;
    for (const std::size_t i : {0U, 1U}) {
        for (const std::size_t j : {0U, 1U}) {
            const double weight = by_row.at(i) * by_column.at(j);
            const auto mean = mean_around(
                {static_cast<std::int32_t>(row) + static_cast<std::int32_t>(i),
                 static_cast<std::int32_t>(column) + static_cast<std::int32_t>(j)});
            if (mean) {
                sum += weight * *mean;
                known += weight;
            }
        }
    }
    return known > 0.0 ? std::optional{sum / known} : std::nullopt;
}

std::optional<double> GroundLevel::mean_around(Node node)
{
    const auto found = means_.find(node);
    if (found != means_.end()) {
        return found->second;
    }
    if (means_.size() >= most_nodes) {
        means_.clear();
    }
    double sum_m = 0.0;
    int known = 0;
    for (const double north : {-0.33, 0.0, 0.33}) {
        for (const double east : {-0.33, 0.0, 0.33}) {
            const auto height = source_->height(frame_.reverse(
                {.x_m = (node.column + east) * spacing_m, .y_m = (node.row + north) * spacing_m}));
            sum_m += height ? height->above_datum() / metre : 0.0;
            known += height ? 1 : 0;
        }
    }
    return means_[node] = known > 0 ? std::optional{sum_m / known} : std::nullopt;
}

}  // namespace transect::coverage
