#include "coverage/straighten.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace transect::coverage {
namespace {

/// Points at either end of a piece that belong to the rounding of its corners.
constexpr std::size_t rounded_points = 2;
/// A piece of fewer points keeps its chord.
constexpr std::size_t fewest_points = 8;
/// Corners move no further than this many cells.
constexpr double farthest_move = 3.0;

double cross(PlanePoint a, PlanePoint b)
{
    return a.x_m * b.y_m - a.y_m * b.x_m;
}

struct Line {
    PlanePoint through;
    PlanePoint direction;  ///< of length 1
};

/// Points of a ring from one index to another; indices run past the end and start over.
struct Piece {
    std::size_t from = 0;
    std::size_t to = 0;
};

class Straightener {
public:
    Straightener(const PlaneRing& ring, double cell_m) : ring_{ring}, cell_m_{cell_m} {}

    PlaneRing result() const
    {
        const auto corners = corner_indices();
        if (corners.size() < 3) {
            return ring_;
        }
        std::vector<Line> lines;
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const bool is_last = i + 1 == corners.size();
            lines.push_back(
                fitted({corners[i], is_last ? corners.front() + ring_.size() : corners[i + 1]}));
        }
        PlaneRing moved;
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const auto& before = lines[(i + lines.size() - 1) % lines.size()];
            moved.push_back(meeting(before, lines[i], ring_[corners[i]]));
        }
        return moved;
    }

private:
    PlanePoint point(std::size_t index) const { return ring_[index % ring_.size()]; }

    std::size_t farthest_from(std::size_t index) const
    {
        std::size_t result = index;
        for (std::size_t i = 0; i < ring_.size(); ++i) {
            if (length_m(ring_[i] - ring_[index]) > length_m(ring_[result] - ring_[index])) {
                result = i;
            }
        }
        return result;
    }

    /// Douglas and Peucker's, in ascending order.
    std::vector<std::size_t> corner_indices() const
    {
        const auto first = farthest_from(0);
        const auto opposite = farthest_from(first);
        const auto [low, high] = std::minmax(first, opposite);
        std::vector<std::size_t> corners{low, high};
        std::vector<Piece> open{{low, high}, {high, low + ring_.size()}};
        while (!open.empty()) {
            const auto piece = open.back();
            open.pop_back();
            if (const auto split = split_of(piece)) {
                corners.push_back(*split % ring_.size());
                open.push_back({piece.from, *split});
                open.push_back({*split, piece.to});
            }
        }
        std::sort(corners.begin(), corners.end());
        return corners;
    }

    std::optional<std::size_t> split_of(const Piece& piece) const
    {
        const auto start = point(piece.from);
        const auto chord = point(piece.to) - start;
        const double chord_m = length_m(chord);
        double farthest_m = cell_m_;
        std::optional<std::size_t> result;
        for (auto i = piece.from + 1; i < piece.to; ++i) {
            const auto way = point(i) - start;
            const double away_m =
                chord_m > 0.0 ? std::abs(cross(chord, way)) / chord_m : length_m(way);
            if (away_m > farthest_m) {
                farthest_m = away_m;
                result = i;
            }
        }
        return result;
    }

    /// Total least squares.
    Line fitted(Piece piece) const
    {
        if (piece.to - piece.from < fewest_points) {
            return through(point(piece.from), point(piece.to));
        }
        piece = {piece.from + rounded_points, piece.to - rounded_points};
        const auto origin = point(piece.from);
        PlanePoint mean;
        const double count = 1.0 + static_cast<double>(piece.to - piece.from);
        for (auto i = piece.from; i <= piece.to; ++i) {
            mean = mean + 1.0 / count * (point(i) - origin);
        }
        double xx = 0.0;
        double xy = 0.0;
        double yy = 0.0;
        for (auto i = piece.from; i <= piece.to; ++i) {
            const auto offset = point(i) - origin - mean;
            xx += offset.x_m * offset.x_m;
            xy += offset.x_m * offset.y_m;
            yy += offset.y_m * offset.y_m;
        }
        const double angle = 0.5 * std::atan2(2.0 * xy, xx - yy);
        return {origin + mean, {std::cos(angle), std::sin(angle)}};
    }

    static Line through(PlanePoint a, PlanePoint b)
    {
        const double apart_m = length_m(b - a);
        const auto direction =
            apart_m > 0.0 ? 1.0 / apart_m * (b - a) : PlanePoint{.x_m = 1.0, .y_m = 0.0};
        return {a, direction};
    }

    /// Where two lines meet; halfway between them if that is not near the corner.
    PlanePoint meeting(const Line& a, const Line& b, PlanePoint corner) const
    {
        const double sine = cross(a.direction, b.direction);
        if (sine != 0.0) {
            const double along_m = cross(b.through - a.through, b.direction) / sine;
            const auto meet = a.through + along_m * a.direction;
            if (length_m(meet - corner) <= farthest_move * cell_m_) {
                return meet;
            }
        }
        return 0.5 * (nearest(a, corner) + nearest(b, corner));
    }

    static PlanePoint nearest(const Line& line, PlanePoint to)
    {
        return line.through + dot(to - line.through, line.direction) * line.direction;
    }

    const PlaneRing& ring_;
    double cell_m_;
};

}  // namespace

PlaneRing straightened(const PlaneRing& ring, double cell_m)
{
    return Straightener{ring, cell_m}.result();
}

}  // namespace transect::coverage
