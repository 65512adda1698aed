#include "transect/aircraft/dubins.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "aircraft/dubins_geometry.hpp"

namespace transect::aircraft {
namespace {

/// The problem scaled to unit radius and turned so that the goal lies on the x axis at `distance`;
/// angles counter-clockwise from it (A. M. Shkel, V. Lumelsky, Rob. Auton. Syst. 34, 2001).
struct Normalised {
    double distance = 0.0;
    double start = 0.0;
    double end = 0.0;
};

/// Lengths of the three parts in units of the radius.
struct Word {
    std::array<Turn, 3> turns{};
    std::array<double, 3> lengths{};

    double total() const { return lengths[0] + lengths[1] + lengths[2]; }
};

Normalised normalised(const AirPose& from, const AirPose& to, double radius_m)
{
    const auto way = to.position - from.position;
    const double line = std::atan2(way.y_m, way.x_m);
    return {
        .distance = length_m(way) / radius_m,
        .start = wrapped(0.5 * pi - from.heading / radian - line),
        .end = wrapped(0.5 * pi - to.heading / radian - line),
    };
}

using Solve = std::optional<Word> (*)(const Normalised&);

std::optional<Word> left_straight_left(const Normalised& problem)
{
    const auto& [d, a, b] = problem;
    const double square =
        2.0 + d * d - 2.0 * std::cos(a - b) + 2.0 * d * (std::sin(a) - std::sin(b));
    const double turn = std::atan2(std::cos(b) - std::cos(a), d + std::sin(a) - std::sin(b));
    return Word{
        {Turn::left, Turn::straight, Turn::left},
        {wrapped(turn - a), std::sqrt(std::max(0.0, square)), wrapped(b - turn)}};
}

std::optional<Word> right_straight_right(const Normalised& problem)
{
    const auto& [d, a, b] = problem;
    const double square =
        2.0 + d * d - 2.0 * std::cos(a - b) + 2.0 * d * (std::sin(b) - std::sin(a));
    const double turn = std::atan2(std::cos(a) - std::cos(b), d - std::sin(a) + std::sin(b));
    return Word{
        {Turn::right, Turn::straight, Turn::right},
        {wrapped(a - turn), std::sqrt(std::max(0.0, square)), wrapped(turn - b)}};
}

std::optional<Word> left_straight_right(const Normalised& problem)
{
    const auto& [d, a, b] = problem;
    const double square =
        d * d - 2.0 + 2.0 * std::cos(a - b) + 2.0 * d * (std::sin(a) + std::sin(b));
    if (square < 0.0) {
        return std::nullopt;
    }
    const double straight = std::sqrt(square);
    const double turn = std::atan2(-std::cos(a) - std::cos(b), d + std::sin(a) + std::sin(b)) -
                        std::atan2(-2.0, straight);
    return Word{
        {Turn::left, Turn::straight, Turn::right},
        {wrapped(turn - a), straight, wrapped(turn - b)}};
}

std::optional<Word> right_straight_left(const Normalised& problem)
{
    const auto& [d, a, b] = problem;
    const double square =
        d * d - 2.0 + 2.0 * std::cos(a - b) - 2.0 * d * (std::sin(a) + std::sin(b));
    if (square < 0.0) {
        return std::nullopt;
    }
    const double straight = std::sqrt(square);
    const double turn = std::atan2(std::cos(a) + std::cos(b), d - std::sin(a) - std::sin(b)) -
                        std::atan2(2.0, straight);
    return Word{
        {Turn::right, Turn::straight, Turn::left},
        {wrapped(a - turn), straight, wrapped(b - turn)}};
}

std::optional<Word> right_left_right(const Normalised& problem)
{
    const auto& [d, a, b] = problem;
    const double cosine =
        (6.0 - d * d + 2.0 * std::cos(a - b) + 2.0 * d * (std::sin(a) - std::sin(b))) / 8.0;
    if (std::abs(cosine) > 1.0) {
        return std::nullopt;
    }
    const double middle = 2.0 * pi - std::acos(cosine);
    const double turn = std::atan2(std::cos(a) - std::cos(b), d - std::sin(a) + std::sin(b));
    const double first = wrapped(a - turn + 0.5 * middle);
    return Word{
        {Turn::right, Turn::left, Turn::right}, {first, middle, wrapped(a - b - first + middle)}};
}

std::optional<Word> left_right_left(const Normalised& problem)
{
    // The mirror image of right_left_right.
    const auto mirrored = right_left_right({problem.distance, -problem.start, -problem.end});
    if (!mirrored) {
        return std::nullopt;
    }
    return Word{{Turn::left, Turn::right, Turn::left}, mirrored->lengths};
}

constexpr std::array<Solve, 6> words{
    left_straight_left,
    right_straight_right,
    left_straight_right,
    right_straight_left,
    right_left_right,
    left_right_left,
};

AirPath to_path(const Word& word, Length radius)
{
    AirPath path{.segments = {}, .radius = radius};
    for (std::size_t i = 0; i < path.segments.size(); ++i) {
        path.segments.at(i) = {word.turns.at(i), word.lengths.at(i) * radius};
    }
    return path;
}

}  // namespace

Length length(const AirPath& path)
{
    return path.segments[0].length + path.segments[1].length + path.segments[2].length;
}

AirPose advanced(const AirPose& from, const AirSegment& segment, Length radius)
{
    const double heading = from.heading / radian;
    const double run_m = segment.length / metre;
    if (segment.turn == Turn::straight) {
        return {from.position + run_m * ahead(heading), from.heading};
    }
    const double side = segment.turn == Turn::right ? 1.0 : -1.0;
    const double radius_m = radius / metre;
    const double end = heading + side * run_m / radius_m;
    const PlanePoint chord{std::cos(heading) - std::cos(end), std::sin(end) - std::sin(heading)};
    return {from.position + side * radius_m * chord, end * radian};
}

AirPath shortest_path(const AirPose& from, const AirPose& to, Length radius)
{
    const auto problem = normalised(from, to, radius / metre);
    Word best{{}, {std::numeric_limits<double>::infinity(), 0.0, 0.0}};
    for (const auto solve : words) {
        const auto word = solve(problem);
        if (word && word->total() < best.total()) {
            best = *word;
        }
    }
    return to_path(best, radius);
}

}  // namespace transect::aircraft
