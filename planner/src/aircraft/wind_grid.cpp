#include "transect/aircraft/wind_grid.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>
#include <stdexcept>

#include "transect/aircraft/atmosphere.hpp"

#include "aircraft/level_bracket.hpp"

namespace transect::aircraft {
namespace {

using Axis = WindGrid::Axis;

constexpr double full_circle_deg = 360.0;
/// A place this little outside, in steps of the grid, counts as on its edge.
constexpr double edge_tolerance = 1e-9;

/// So many steps from the first.
std::optional<Bracket> bracket(double steps, const Axis& axis)
{
    const auto last = static_cast<double>(axis.count - 1);
    if (!(steps >= -edge_tolerance && steps <= last + edge_tolerance)) {
        return std::nullopt;
    }
    const double inside = std::clamp(steps, 0.0, last);
    const double whole = std::floor(inside);
    return Bracket{static_cast<std::size_t>(whole), inside - whole};
}

std::optional<Bracket> latitude_bracket(const Axis& axis, Latitude latitude)
{
    return bracket((latitude.angle() - axis.first) / axis.step, axis);
}

std::optional<Bracket> longitude_bracket(const Axis& axis, Longitude longitude)
{
    const double east_deg = (longitude.angle() - axis.first) / degree;
    const double step_deg = axis.step / degree;
    // Just west of the first column is its tolerance, not a whole turn east of it.
    const double turned_deg =
        east_deg < -edge_tolerance * step_deg ? east_deg + full_circle_deg : east_deg;
    return bracket(turned_deg / step_deg, axis);
}

std::optional<Bracket> level_bracket(const std::vector<Pressure>& levels, PressureAltitude altitude)
{
    if (!(altitude <= highest_wind_level + level_tolerance)) {
        return std::nullopt;
    }
    const auto above = std::ranges::lower_bound(
        levels, altitude, {}, [](Pressure level) { return pressure_altitude(level); });
    if (above == levels.begin()) {
        return Bracket{};
    }
    const auto below = std::prev(above);
    const auto lower = static_cast<std::size_t>(below - levels.begin());
    const auto lower_altitude = pressure_altitude(*below);
    if (above == levels.end()) {
        return altitude - lower_altitude <= level_tolerance ? std::optional{Bracket{lower, 0.0}}
                                                            : std::nullopt;
    }
    const double share = (altitude - lower_altitude) / (pressure_altitude(*above) - lower_altitude);
    return share >= 1.0 ? Bracket{lower + 1, 0.0} : Bracket{lower, share};
}

std::optional<Bracket> time_bracket(const std::vector<Instant>& times, Instant time)
{
    const auto later = std::ranges::lower_bound(times, time);
    if (later == times.end()) {
        return std::nullopt;
    }
    const auto upper = static_cast<std::size_t>(later - times.begin());
    if (*later == time) {
        return Bracket{upper, 0.0};
    }
    if (upper == 0) {
        return std::nullopt;
    }
    const auto earlier = *std::prev(later);
    return Bracket{upper - 1, elapsed(earlier, time) / elapsed(earlier, *later)};
}

/// Values of one time and level around one place.
class Slice {
public:
    struct Cell {
        Bracket row;
        Bracket column;
    };

    Slice(const WindGrid& grid, const Cell& cell) : grid_{&grid}, cell_{cell} {}

    std::optional<LocalWind> wind(std::size_t time, std::size_t level) const
    {
        const std::size_t start = (time * grid_->levels.size() + level) * grid_->latitude.count;
        const auto east = blended(grid_->east_cm_s, start);
        const auto north = blended(grid_->north_cm_s, start);
        if (!east || !north) {
            return std::nullopt;
        }
        constexpr Speed cm_s = 0.01 * metre_per_second;
        LocalWind wind{.east = *east * cm_s, .north = *north * cm_s};
        if (grid_->temperature_ck.empty()) {
            return wind;
        }
        if (const auto temperature = blended(grid_->temperature_ck, start)) {
            const auto altitude = pressure_altitude(grid_->levels[level]);
            wind.isa_deviation =
                Temperature::from_kelvin(0.01 * *temperature) - air_at(altitude, {}).temperature;
        }
        return wind;
    }

private:
    std::optional<double> blended(
        const std::vector<std::int32_t>& values, std::size_t first_row) const
    {
        double sum = 0.0;
        for (const auto& [row, row_share] : ends(cell_.row)) {
            for (const auto& [column, column_share] : ends(cell_.column)) {
                const auto value = values[(first_row + row) * grid_->longitude.count + column];
                const double weight = row_share * column_share;
                if (weight > 0.0 && value == WindGrid::unknown) {
                    return std::nullopt;
                }
                sum += weight > 0.0 ? weight * value : 0.0;
            }
        }
        return sum;
    }

    struct End {
        std::size_t index = 0;
        double share = 0.0;
    };
    static std::array<End, 2> ends(Bracket bracket)
    {
        return {{{bracket.lower, 1.0 - bracket.share}, {bracket.upper(), bracket.share}}};
    }

    const WindGrid* grid_;
    Cell cell_;
};

std::optional<LocalWind> blend_known(
    const std::optional<LocalWind>& from, const std::optional<LocalWind>& to, double share)
{
    return from && to ? std::optional{blend(*from, *to, share)} : std::nullopt;
}

std::optional<LocalWind> wind_in_column(const Slice& slice, std::size_t time, Bracket level)
{
    const auto below = slice.wind(time, level.lower);
    return level.share > 0.0 ? blend_known(below, slice.wind(time, level.upper()), level.share)
                             : below;
}

bool is_axis(const Axis& axis, double longest_deg)
{
    return axis.count > 0 && axis.step > Angle{} &&
           static_cast<double>(axis.count - 1) * (axis.step / degree) <= longest_deg;
}

bool is_level(Pressure level)
{
    const auto altitude = pressure_altitude(level);
    return altitude >= lowest_wind_level && altitude <= highest_wind_level;
}

bool has_valid_axes(const WindGrid& grid)
{
    constexpr double pole_to_pole_deg = 180.0;
    const auto is_between = [](Angle angle, double lowest_deg, double highest_deg) {
        return angle >= lowest_deg * degree && angle <= highest_deg * degree;
    };
    return is_axis(grid.latitude, pole_to_pole_deg) && is_axis(grid.longitude, full_circle_deg) &&
           is_between(grid.latitude.first, -90.0, 90.0) &&
           is_between(grid.longitude.first, -180.0, 180.0) && !grid.levels.empty() &&
           std::ranges::all_of(grid.levels, is_level) &&
           std::ranges::adjacent_find(grid.levels, std::less_equal{}) == grid.levels.end() &&
           !grid.times.empty() &&
           std::ranges::adjacent_find(grid.times, std::greater_equal{}) == grid.times.end();
}

}  // namespace

std::optional<LocalWind> wind_at(const WindGrid& grid, const AirPlace& place)
{
    const auto row = latitude_bracket(grid.latitude, place.position.latitude);
    const auto column = longitude_bracket(grid.longitude, place.position.longitude);
    const auto level = level_bracket(grid.levels, place.altitude);
    const auto time = time_bracket(grid.times, place.time);
    if (!row || !column || !level || !time) {
        return std::nullopt;
    }
    const Slice slice{grid, {*row, *column}};
    const auto earlier = wind_in_column(slice, time->lower, *level);
    return time->share > 0.0
               ? blend_known(earlier, wind_in_column(slice, time->upper(), *level), time->share)
               : earlier;
}

void require_valid(const WindGrid& grid)
{
    const bool is_valid = has_valid_axes(grid);
    const std::size_t values =
        grid.times.size() * grid.levels.size() * grid.latitude.count * grid.longitude.count;
    if (!is_valid || grid.east_cm_s.size() != values || grid.north_cm_s.size() != values ||
        (!grid.temperature_ck.empty() && grid.temperature_ck.size() != values)) {
        throw std::domain_error{"wind grid out of order or incomplete"};
    }
}

}  // namespace transect::aircraft
