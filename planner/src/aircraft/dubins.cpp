#include "transect/aircraft/dubins.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace transect::aircraft {
namespace {

constexpr double pi = std::numbers::pi;

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

/// In [0, 2π); a hair below 2π is a rounded zero and not a full circle.
double wrapped(double angle)
{
    constexpr double hair = 1e-9;
    const double turn = angle - 2.0 * pi * std::floor(angle / (2.0 * pi));
    return turn > 2.0 * pi - hair ? 0.0 : turn;
}

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

struct TimedWord {
    Word word;
    double time_s = std::numeric_limits<double>::infinity();
};

/// Looks for the time at which one word's path, flown against the drifting goal, takes just that
/// time.
class Chase {
public:
    struct Ends {
        AirPose from;
        AirPose to;
    };

    Chase(const Ends& ends, Length radius, Speed speed, AirMotion wind)
        : from_{ends.from},
          to_{ends.to},
          wind_{wind},
          radius_m_{radius / metre},
          speed_m_s_{speed / metre_per_second},
          wind_speed_m_s_{std::hypot(wind.east_m_s, wind.north_m_s)}
    {}

    bool possible() const { return wind_speed_m_s_ < speed_m_s_; }

    /// Looks no later than `latest_s`.
    std::optional<TimedWord> solve(Solve word, double latest_s) const
    {
        const double longest_s = std::min(latest_s, longest_time_s());
        const double steepest = 1.0 + wind_speed_m_s_ / speed_m_s_;
        double time_s = 0.0;
        while (time_s <= longest_s) {
            const auto problem = problem_at(time_s);
            const auto found = word(problem);
            if (!found) {
                time_s += wait_s(problem);
                continue;
            }
            const double late_s = found->total() * radius_m_ / speed_m_s_ - time_s;
            if (std::abs(late_s) < tolerance_s) {
                return TimedWord{*found, time_s};
            }
            // `late` falls at most this steeply, so no root is stepped over; where it has jumped
            // below zero, walk on until it is positive again.
            time_s += late_s > 0.0 ? late_s / steepest : coarse_step_s;
        }
        return std::nullopt;
    }

private:
    static constexpr double tolerance_s = 1e-9;
    static constexpr double coarse_step_s = 0.5;

    /// How long until a word that does not exist now might: far from the goal only three arcs fail,
    /// and they need it within six radii (centres at most four apart, each one from its pose).
    double wait_s(const Normalised& problem) const
    {
        constexpr double nearest = 6.0;
        const double too_far_m = (problem.distance - nearest) * radius_m_;
        return too_far_m > 0.0 ? std::max(coarse_step_s, too_far_m / wind_speed_m_s_)
                               : coarse_step_s;
    }

    Normalised problem_at(double time_s) const
    {
        AirPose goal = to_;
        goal.position = goal.position - time_s * PlanePoint{wind_.east_m_s, wind_.north_m_s};
        return normalised(from_, goal, radius_m_);
    }

    /// Every word is at most 7π longer than the distance in units of the radius.
    double longest_time_s() const
    {
        const double length = length_m(to_.position - from_.position) + 7.0 * pi * radius_m_;
        return length / (speed_m_s_ - wind_speed_m_s_);
    }

    AirPose from_;
    AirPose to_;
    AirMotion wind_;
    double radius_m_;
    double speed_m_s_;
    double wind_speed_m_s_;
};

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
        const PlanePoint ahead{std::sin(heading), std::cos(heading)};
        return {from.position + run_m * ahead, from.heading};
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

std::optional<AirPath> shortest_path_in_wind(
    const AirPose& from, const AirPose& to, Length radius, Speed true_airspeed, AirMotion wind)
{
    const Chase chase{{from, to}, radius, true_airspeed, wind};
    if (!chase.possible()) {
        return std::nullopt;
    }
    TimedWord best;
    for (const auto solve : words) {
        const auto found = chase.solve(solve, best.time_s);
        if (found && found->time_s < best.time_s) {
            best = *found;
        }
    }
    if (!std::isfinite(best.time_s)) {
        return std::nullopt;
    }
    return to_path(best.word, radius);
}

}  // namespace transect::aircraft
