#include <algorithm>
#include <cmath>
#include <limits>

#include "transect/aircraft/dubins.hpp"

#include "aircraft/bracketed_root.hpp"
#include "aircraft/dubins_geometry.hpp"

namespace transect::aircraft {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

/// Positive where `a` points to the right of `b`.
double cross(PlanePoint a, PlanePoint b)
{
    return a.x_m * b.y_m - a.y_m * b.x_m;
}

/// Whether three parts of a path turn as much as the equation counted that gave them: it is solved
/// for every number of full circles, of which one is right.
bool agree(double turned, double counted)
{
    constexpr double tolerance = 1e-6;
    return std::abs(turned - counted) < tolerance;
}

/// Three parts in units of the radius, the first and last of them arcs.
struct Parts {
    double first = 0.0;
    double middle = 0.0;
    double last = 0.0;
};

/// The six words in a frame in which radius and airspeed are 1, so that the length of a path is the
/// time it takes. The air is at rest and the goal moves against the wind. Each word leads to an
/// equation for the time whose roots can all be bracketed, so that none is stepped over.
class MovingGoal {
public:
    struct Ends {
        AirPose from;
        AirPose to;
    };

    MovingGoal(const Ends& ends, double radius_m, PlanePoint drift)
        : start_{ends.from.heading / radian},
          end_{ends.to.heading / radian},
          way_{1.0 / radius_m * (ends.to.position - ends.from.position)},
          drift_{drift},
          drift_squared_{dot(drift, drift)}
    {}

    void solve()
    {
        for (const double side : {left, right}) {
            turn_same(side);
        }
        for (const double side : {left, right}) {
            turn_other(side);
        }
        for (const double side : {left, right}) {
            turn_thrice(side);
        }
    }

    /// Infinite before solve().
    double time() const { return time_; }
    const Parts& parts() const { return parts_; }
    const std::array<Turn, 3>& turns() const { return turns_; }

private:
    static constexpr double left = -1.0;
    static constexpr double right = 1.0;

    static Turn turn_to(double side) { return side < 0.0 ? Turn::left : Turn::right; }

    void keep(const Parts& parts, const std::array<Turn, 3>& turns)
    {
        const double time = parts.first + parts.middle + parts.last;
        if (time < time_) {
            time_ = time;
            parts_ = parts;
            turns_ = turns;
        }
    }

    /// From the centre of the first circle to that of the last one, at time 0.
    PlanePoint centres(double first_side, double last_side) const
    {
        return way_ + last_side * right_of(end_) - first_side * right_of(start_);
    }

    /// Arc, line, arc to the same side: the arcs add up to the change of heading and the line is as
    /// long as the centres are apart. For each number of circles that is a quadratic equation.
    void turn_same(double side)
    {
        const double change = wrapped(side * (end_ - start_));
        for (const double arcs : {change, change + full_circle}) {
            const auto apart = centres(side, side) - arcs * drift_;
            const double along = dot(apart, drift_);
            const double square = dot(apart, apart);
            const double still = 1.0 - drift_squared_;
            const double discriminant = std::sqrt(along * along + still * square);
            // Both forms of the positive root; each is exact where the other cancels.
            const double line =
                along > 0.0 ? square / (along + discriminant) : (discriminant - along) / still;
            // Where the circles coincide the line has no direction of its own.
            constexpr double no_line = 1e-9;
            const double heading = line > no_line ? heading_of(apart - line * drift_) : start_;
            const double first = wrapped(side * (heading - start_));
            const double last = wrapped(side * (end_ - heading));
            if (agree(first + last, arcs)) {
                keep({first, line, last}, {turn_to(side), Turn::straight, turn_to(side)});
            }
        }
    }

    /// Arc, line, arc to the other side, as a function of time. Its length grows by at most the
    /// wind's speed, so `late` falls steadily, wherever it is defined.
    class Crossing {
    public:
        Crossing(const MovingGoal& goal, double side)
            : apart_{goal.centres(side, -side)},
              drift_{goal.drift_},
              side_{side},
              headings_{side * (goal.start_ + goal.end_)}
        {
            // The centres' line of sight stays within a right angle of this direction.
            const PlanePoint across{-drift_.y_m, drift_.x_m};
            reference_ = dot(drift_, drift_) > 0.0 ? across : apart_;
            if (dot(reference_, apart_) < 0.0) {
                reference_ = -1.0 * reference_;
            }
            reference_heading_ = heading_of(reference_);
        }

        struct Line {
            double heading = 0.0;
            double length = 0.0;
        };
        Line line(double time) const
        {
            const auto apart = apart_ - time * drift_;
            const double length = std::sqrt(std::max(0.0, dot(apart, apart) - 4.0));
            const double turned = std::atan2(cross(apart, reference_), dot(apart, reference_));
            return {reference_heading_ + turned + side_ * std::atan2(2.0, length), length};
        }

        /// By how much the path is longer than the time, but for full circles.
        ValueAndSlope late(double time) const
        {
            const auto [heading, length] = line(time);
            return {
                2.0 * side_ * heading - headings_ + length - time,
                -1.0 - dot(drift_, ahead(heading))};
        }

        /// Times between which the circles overlap, so that there is no such line.
        Bracket overlap() const
        {
            const double square = dot(drift_, drift_);
            const double along = dot(apart_, drift_);
            const double outside = dot(apart_, apart_) - 4.0;
            const double discriminant = along * along - square * outside;
            if (square == 0.0) {
                return outside < 0.0 ? Bracket{0.0, never} : Bracket{never, never};
            }
            if (discriminant < 0.0) {
                return {never, never};
            }
            const double half = std::sqrt(discriminant);
            return {(along - half) / square, (along + half) / square};
        }

        double apart() const { return length_m(apart_); }

        /// How many circles must be added to late() at the least and may be at the most, for both
        /// arcs together to be between 0 and 4π.
        Bracket circles() const
        {
            const double turned = 2.0 * side_ * reference_heading_ - headings_;
            constexpr double furthest_to_side = pi;  // twice the right angle of line()
            constexpr double furthest_inward = pi;   // twice its arc tangent
            return {
                -(turned + furthest_to_side + furthest_inward) / full_circle,
                (2.0 * full_circle - turned + furthest_to_side) / full_circle};
        }

    private:
        PlanePoint apart_;
        PlanePoint drift_;
        double side_;
        double headings_;
        PlanePoint reference_;
        double reference_heading_ = 0.0;
    };

    void turn_other(double side)
    {
        const Crossing crossing{*this, side};
        // Two arcs are less than 4π, and a line is no longer than the centres are apart.
        const double latest = std::min(
            time_, (crossing.apart() + 2.0 * full_circle) / (1.0 - std::sqrt(drift_squared_)));
        const auto overlap = crossing.overlap();
        cross_between(crossing, side, {0.0, std::min(overlap.low, latest)});
        if (overlap.high < latest) {
            cross_between(crossing, side, {std::max(0.0, overlap.high), std::min(latest, time_)});
        }
    }

    void cross_between(const Crossing& crossing, double side, Bracket times)
    {
        if (!(times.low <= times.high)) {
            return;
        }
        const double late_at_first = crossing.late(times.low).value;
        const double late_at_last = crossing.late(times.high).value;
        const auto possible = crossing.circles();
        const double most = std::floor(std::min(-late_at_last / full_circle, possible.high));
        double circles = std::ceil(std::max(-late_at_first / full_circle, possible.low));
        while (circles <= most) {
            const auto late = [&](double time) {
                auto result = crossing.late(time);
                result.value += circles * full_circle;
                return result;
            };
            const double time = root(late, times, 1.0);
            const auto line = crossing.line(time);
            const double first = wrapped(side * (line.heading - start_));
            const double last = wrapped(side * (line.heading - end_));
            if (agree(first + line.length + last, time)) {
                keep({first, line.length, last}, {turn_to(side), Turn::straight, turn_to(-side)});
                return;
            }
            circles += 1.0;
        }
    }

    /// Three arcs. The outer ones add up to the change of heading and the middle one, m; the
    /// centres are 4·sin(m/2) apart. So the time is 2·m and a constant for each number of full
    /// circles, and m solves |E − 2·m·drift|² = 16·sin²(m/2).
    void turn_thrice(double side)
    {
        const auto apart = centres(side, side);
        if (!comes_within_reach(apart)) {
            return;
        }
        const double change = wrapped(side * (end_ - start_));
        for (const double rest : {change - full_circle, change, change + full_circle}) {
            const Triple triple{apart - rest * drift_, drift_, drift_squared_};
            const double longest = std::min(full_circle, 0.5 * (time_ - rest));
            triple.for_each_root(longest, [&](double middle) {
                keep_triple(apart, side, {rest, middle});
            });
        }
    }

    /// Whether the centres are ever close enough for a circle that touches both, before the best
    /// time.
    bool comes_within_reach(PlanePoint apart) const
    {
        const double nearest = drift_squared_ > 0.0
                                   ? std::clamp(dot(apart, drift_) / drift_squared_, 0.0, time_)
                                   : 0.0;
        constexpr double reach = 4.0;
        return !(length_m(apart - nearest * drift_) > reach);
    }

    class Triple {
    public:
        Triple(PlanePoint apart, PlanePoint drift, double drift_squared)
            : square_{dot(apart, apart)}, along_{dot(apart, drift)}, drift_squared_{drift_squared}
        {}

        /// The equation is concave, convex and concave between these bounds, so each piece has at
        /// most one extreme and two roots.
        template <class Visit>
        void for_each_root(double longest, const Visit& visit) const
        {
            const double bend = std::acos(std::min(1.0, drift_squared_));
            const std::array bounds{0.0, bend, full_circle - bend, full_circle};
            for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
                const Bracket piece{bounds.at(i), std::min(bounds.at(i + 1), longest)};
                if (piece.low < piece.high) {
                    roots_in_piece(piece, visit);
                }
            }
        }

    private:
        double value(double middle) const
        {
            const double half_sine = std::sin(0.5 * middle);
            return square_ - 4.0 * along_ * middle + 4.0 * drift_squared_ * middle * middle -
                   16.0 * half_sine * half_sine;
        }

        double slope(double middle) const
        {
            return -4.0 * along_ + 8.0 * drift_squared_ * middle - 8.0 * std::sin(middle);
        }

        template <class Visit>
        void roots_in_piece(const Bracket& piece, const Visit& visit) const
        {
            const double slope_at_low = slope(piece.low);
            if ((slope_at_low > 0.0) == (slope(piece.high) > 0.0)) {
                root_between(piece, visit);
                return;
            }
            const auto slopes = [this](double middle) {
                return ValueAndSlope{slope(middle), 8.0 * drift_squared_ - 8.0 * std::cos(middle)};
            };
            const double extreme = root(slopes, piece, slope_at_low);
            root_between({piece.low, extreme}, visit);
            root_between({extreme, piece.high}, visit);
        }

        template <class Visit>
        void root_between(const Bracket& bracket, const Visit& visit) const
        {
            const double value_at_low = value(bracket.low);
            if ((value_at_low > 0.0) == (value(bracket.high) > 0.0)) {
                return;
            }
            visit(root(
                [this](double middle) {
                    return ValueAndSlope{value(middle), slope(middle)};
                },
                bracket,
                value_at_low));
        }

        double square_;
        double along_;
        double drift_squared_;
    };

    struct TripleRoot {
        double rest = 0.0;  ///< both outer arcs, less the middle one
        double middle = 0.0;
    };

    void keep_triple(PlanePoint apart, double side, const TripleRoot& found)
    {
        const double time = found.rest + 2.0 * found.middle;
        // The way between the centres halves the middle arc.
        const double halfway = heading_of(apart - time * drift_);
        const double half = 0.5 * found.middle;
        const double first = wrapped(side * (halfway - start_) + half);
        const double last = wrapped(side * (end_ - halfway) + half);
        if (agree(first + last, found.rest + found.middle)) {
            keep({first, found.middle, last}, {turn_to(side), turn_to(-side), turn_to(side)});
        }
    }

    double start_;
    double end_;
    PlanePoint way_;
    PlanePoint drift_;
    double drift_squared_;
    double time_ = never;
    Parts parts_;
    std::array<Turn, 3> turns_{};
};

}  // namespace

std::optional<AirPath> shortest_path_in_wind(
    const AirPose& from, const AirPose& to, Length radius, Speed true_airspeed, AirMotion wind)
{
    const double speed_m_s = true_airspeed / metre_per_second;
    const PlanePoint drift{wind.east_m_s / speed_m_s, wind.north_m_s / speed_m_s};
    if (!(length_m(drift) < 1.0)) {
        return std::nullopt;
    }
    MovingGoal goal{{from, to}, radius / metre, drift};
    goal.solve();
    if (!std::isfinite(goal.time())) {
        return std::nullopt;
    }
    const auto& [first, middle, last] = goal.parts();
    const auto& turns = goal.turns();
    return AirPath{
        .segments =
            {AirSegment{turns[0], first * radius},
             AirSegment{turns[1], middle * radius},
             AirSegment{turns[2], last * radius}},
        .radius = radius,
    };
}

}  // namespace transect::aircraft
