#include "planner/ground_survey.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "planner/strips.hpp"

namespace transect::planner {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double finest_side_m = 30.0;
constexpr double most_squares = 65'536.0;

struct Heights {
    double lowest_m = infinity;
    double highest_m = -infinity;
    double unknown_share = 0.0;

    bool is_known() const { return lowest_m <= highest_m; }
};

/// Posts of one side of a grid, both ends included.
struct Posts {
    int first = 0;
    int last = 0;
};

/// In steps from the first post.
struct Stretch {
    double from = 0.0;
    double to = 0.0;
};

/// Those that tell the ground between two places.
Posts posts_around(const Stretch& stretch, int count)
{
    const auto inside = [&](double place) {
        return static_cast<int>(std::clamp(place, 0.0, static_cast<double>(count - 1)));
    };
    return {inside(std::floor(stretch.from)), inside(std::ceil(stretch.to))};
}

struct PostBox {
    Posts rows;
    Posts columns;
};

Longitude turned(Longitude from, Angle east)
{
    constexpr double full_circle_deg = 360.0;
    return Longitude{std::remainder((from.angle() + east) / degree, full_circle_deg) * degree};
}

PostBox posts_around(const terrain::PostGrid& grid, const terrain::GeoBox& box)
{
    const auto row = [&](Latitude latitude) {
        return (latitude.angle() - grid.south.angle()) / grid.latitude_step;
    };
    // From the middle of the grid, since it may be wider than half of the earth.
    const Angle half_grid = 0.5 * (grid.columns - 1) * grid.longitude_step;
    const auto box_middle = turned(box.west, 0.5 * box.width);
    const Angle to_middle = half_grid + terrain::eastward(turned(grid.west, half_grid), box_middle);
    const auto column = [&](Angle from_middle) {
        return (to_middle + from_middle) / grid.longitude_step;
    };
    return {
        posts_around({row(box.south), row(box.north)}, grid.rows),
        posts_around({column(-0.5 * box.width), column(0.5 * box.width)}, grid.columns)};
}

bool holds(const terrain::GeoBox& outer, const terrain::GeoBox& inner)
{
    return contains(outer, GeoPoint{inner.south, inner.west}) &&
           contains(outer, GeoPoint{inner.north, turned(inner.west, inner.width)});
}

/// Adds the known posts; false where one of them is unknown.
bool add_posts(Heights& heights, const terrain::ElevationTile& tile, const terrain::GeoBox& box)
{
    const auto posts = posts_around(tile.grid(), box);
    const auto& all = tile.heights_m();
    const auto columns = static_cast<std::size_t>(tile.grid().columns);
    bool is_whole = true;
    for (int row = posts.rows.first; row <= posts.rows.last; ++row) {
        const auto start = static_cast<std::size_t>(row) * columns;
        for (int column = posts.columns.first; column <= posts.columns.last; ++column) {
            const auto height_m =
                static_cast<double>(all[start + static_cast<std::size_t>(column)]);
            if (std::isnan(height_m)) {
                is_whole = false;
                continue;
            }
            heights.lowest_m = std::min(heights.lowest_m, height_m);
            heights.highest_m = std::max(heights.highest_m, height_m);
        }
    }
    return is_whole;
}

class Surveyor {
public:
    Surveyor(const terrain::ElevationSource& source, const LocalPlane& plane, double side_m)
        : source_{&source}, plane_{&plane}, survey_{.side_m = side_m, .cells = {}}
    {}

    /// Squares side by side along a line from west to east through their middles.
    void add_row(const StripLine& line)
    {
        const double side_m = survey_.side_m;
        const auto count =
            std::max(1, static_cast<int>(std::ceil((line.to.x_m - line.from.x_m) / side_m - 1e-9)));
        auto west = edge({line.from.x_m, line.from.y_m});
        for (int i = 0; i < count; ++i) {
            const double middle_m = line.from.x_m + (i + 0.5) * side_m;
            const auto east = edge({middle_m + 0.5 * side_m, line.from.y_m});
            add_square({middle_m, line.from.y_m}, west, east);
            west = east;
        }
    }

    GroundSurvey result() &&
    {
        survey_.unknown_share = squares_ > 0 ? unknown_squares_ / squares_ : 1.0;
        return std::move(survey_);
    }

private:
    using Edge = std::array<GeoPoint, 2>;

    Edge edge(PlanePoint middle) const
    {
        const PlanePoint half{0.0, 0.5 * survey_.side_m};
        return {plane_->reverse(middle - half), plane_->reverse(middle + half)};
    }

    void add_square(PlanePoint middle, const Edge& west, const Edge& east)
    {
        terrain::GeoBox box{
            west.front().latitude, west.front().latitude, west.front().longitude, Angle{}};
        box = grown_to(grown_to(grown_to(box, west.back()), east.front()), east.back());
        const auto heights = heights_in(box, middle);
        ++squares_;
        unknown_squares_ += heights.unknown_share;
        if (heights.is_known()) {
            survey_.cells.push_back({middle, heights.lowest_m, heights.highest_m});
        }
    }

    Heights heights_in(const terrain::GeoBox& box, PlanePoint middle) const
    {
        Heights heights;
        const auto tiles = source_->tiles(box);
        if (!tiles.empty() && holds(tiles.front()->extent(), box)) {
            if (!add_posts(heights, *tiles.front(), box)) {
                heights.unknown_share = unknown_share(middle);
            }
            return heights;
        }
        for (const auto& tile : tiles) {
            add_posts(heights, *tile, box);
        }
        heights.unknown_share = tiles.empty() ? 1.0 : unknown_share(middle);
        return heights;
    }

    /// Of a square, from a few points of it.
    double unknown_share(PlanePoint middle) const
    {
        constexpr std::array places{-0.375, -0.125, 0.125, 0.375};
        constexpr auto points = static_cast<double>(places.size() * places.size());
        int unknown = 0;
        for (const double east : places) {
            for (const double north : places) {
                const auto from_middle = survey_.side_m * PlanePoint{east, north};
                if (!source_->height(plane_->reverse(middle + from_middle))) {
                    ++unknown;
                }
            }
        }
        return unknown / points;
    }

    const terrain::ElevationSource* source_;
    const LocalPlane* plane_;
    GroundSurvey survey_;
    double squares_ = 0.0;
    double unknown_squares_ = 0.0;
};

}  // namespace

std::optional<GroundRange> GroundSurvey::range() const
{
    if (cells.empty()) {
        return std::nullopt;
    }
    const auto lowest = std::ranges::min_element(cells, {}, &GroundCell::lowest_m);
    const auto highest = std::ranges::max_element(cells, {}, &GroundCell::highest_m);
    return GroundRange{MslHeight{lowest->lowest_m * metre}, MslHeight{highest->highest_m * metre}};
}

GroundSurvey survey(
    const terrain::ElevationSource& source, const PlaneArea& area, const LocalPlane& plane)
{
    const double side_m = std::max(finest_side_m, std::sqrt(area_m2(area) / most_squares));
    Surveyor surveyor{source, plane, side_m};
    // Rows of squares are strips to the east.
    const Sweep rows{area, 90.0 * degree};
    const auto layout = rows.covering(
        {.widest_spacing_m = side_m, .bridged_gap_m = 0.0}, EdgePolicy::overshoot, 1.0);
    for (const auto& line : layout.lines) {
        surveyor.add_row(line);
    }
    return std::move(surveyor).result();
}

}  // namespace transect::planner
