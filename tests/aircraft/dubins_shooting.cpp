#include "aircraft/dubins_shooting.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace transect::test {
namespace {

constexpr double full_circle = 2.0 * std::numbers::pi;

struct Vector {
    double x = 0.0;
    double y = 0.0;

    friend Vector operator+(Vector a, Vector b) { return {a.x + b.x, a.y + b.y}; }
    friend Vector operator-(Vector a, Vector b) { return {a.x - b.x, a.y - b.y}; }
    friend Vector operator*(double f, Vector a) { return {f * a.x, f * a.y}; }
};

double dot(Vector a, Vector b)
{
    return a.x * b.x + a.y * b.y;
}

double cross(Vector a, Vector b)
{
    return a.x * b.y - a.y * b.x;
}

double wrapped(double angle)
{
    return angle - full_circle * std::floor(angle / full_circle);
}

/// Displacement along an arc from one heading to another; `side` is +1 for turns to the right.
Vector arc(double side, double from_heading, double to_heading)
{
    return side * Vector{
                      std::cos(from_heading) - std::cos(to_heading),
                      std::sin(to_heading) - std::sin(from_heading)};
}

class Shooter {
public:
    Shooter(const ShootingCase& problem, int steps)
        : start_{problem.start_heading},
          goal_heading_{problem.goal_heading},
          goal_{problem.goal_x, problem.goal_y},
          wind_{problem.wind_x, problem.wind_y},
          steps_{steps}
    {}

    double shortest()
    {
        for (const double first : {1.0, -1.0}) {
            for (const double last : {1.0, -1.0}) {
                scan_straight(first, last);
            }
            scan_arcs(first);
        }
        return best_;
    }

private:
    /// How a path with a straight middle misses, given its first arc.
    struct Miss {
        double across = 0.0;
        double straight = 0.0;
        double arcs = 0.0;
    };

    Miss straight_miss(double first, double last, double first_arc) const
    {
        const double heading = start_ + first * first_arc;
        const double last_arc = wrapped(last * (goal_heading_ - heading));
        const double arcs = first_arc + last_arc;
        // s·(ahead + wind) must be what the arcs and the drift during them leave.
        const Vector left =
            goal_ - arc(first, start_, heading) - arc(last, heading, goal_heading_) - arcs * wind_;
        const Vector moving = Vector{std::sin(heading), std::cos(heading)} + wind_;
        return {cross(moving, left), dot(left, moving) / dot(moving, moving), arcs};
    }

    void scan_straight(double first, double last)
    {
        // The last arc jumps by a full circle where the first one ends on the goal's heading.
        const double jump = wrapped(first * (goal_heading_ - start_));
        scan_straight_between(first, last, 0.0, jump);
        scan_straight_between(first, last, jump, full_circle);
    }

    void scan_straight_between(double first, double last, double low, double high)
    {
        constexpr double hair = 1e-12;
        low += hair;
        high -= hair;
        const int steps = 1 + static_cast<int>(steps_ * (high - low) / full_circle);
        double before = low;
        double miss_before = straight_miss(first, last, low).across;
        for (int i = 1; i <= steps; ++i) {
            const double here = low + (high - low) * i / steps;
            const double miss = straight_miss(first, last, here).across;
            if ((miss_before < 0.0) != (miss < 0.0)) {
                bisect_straight(first, last, before, here);
            }
            before = here;
            miss_before = miss;
        }
    }

    void bisect_straight(double first, double last, double low, double high)
    {
        const bool low_negative = straight_miss(first, last, low).across < 0.0;
        constexpr int halvings = 60;
        for (int i = 0; i < halvings; ++i) {
            const double middle = 0.5 * (low + high);
            const bool negative = straight_miss(first, last, middle).across < 0.0;
            (negative == low_negative ? low : high) = middle;
        }
        const auto hit = straight_miss(first, last, low);
        if (std::abs(hit.across) < 1e-9 && hit.straight >= 0.0) {
            best_ = std::min(best_, hit.arcs + hit.straight);
        }
    }

    struct Arcs {
        double first = 0.0;
        double middle = 0.0;
    };

    double last_arc(double side, const Arcs& arcs) const
    {
        return wrapped(side * (goal_heading_ - start_) - arcs.first + arcs.middle);
    }

    Vector arcs_miss(double side, const Arcs& arcs) const
    {
        const double second = start_ + side * arcs.first;
        const double third = second - side * arcs.middle;
        const double time = arcs.first + arcs.middle + last_arc(side, arcs);
        return arc(side, start_, second) + arc(-side, second, third) +
               arc(side, third, goal_heading_) + time * wind_ - goal_;
    }

    void scan_arcs(double side)
    {
        const double step = full_circle / steps_;
        // No path of three arcs leads further than six radii, nor drifts longer than three circles.
        for (int i = 0; i < steps_; ++i) {
            for (int j = 0; j < steps_; ++j) {
                const Arcs arcs{(i + 0.5) * step, (j + 0.5) * step};
                const auto miss = arcs_miss(side, arcs);
                // The miss moves by at most four radii for each radian of either arc.
                const double reach = 4.0 * step;
                if (dot(miss, miss) < reach * reach) {
                    polish(side, arcs);
                }
            }
        }
    }

    /// Newton's method with differences.
    void polish(double side, Arcs arcs)
    {
        constexpr int rounds = 30;
        constexpr double tiny = 1e-6;
        constexpr double longest_step = 0.3;
        for (int i = 0; i < rounds; ++i) {
            const auto miss = arcs_miss(side, arcs);
            if (dot(miss, miss) < 1e-22) {
                accept(side, arcs);
                return;
            }
            const auto by_first = 0.5 / tiny *
                                  (arcs_miss(side, {arcs.first + tiny, arcs.middle}) -
                                   arcs_miss(side, {arcs.first - tiny, arcs.middle}));
            const auto by_middle = 0.5 / tiny *
                                   (arcs_miss(side, {arcs.first, arcs.middle + tiny}) -
                                    arcs_miss(side, {arcs.first, arcs.middle - tiny}));
            const double area = cross(by_first, by_middle);
            if (area == 0.0) {
                return;
            }
            arcs.first -= std::clamp(cross(miss, by_middle) / area, -longest_step, longest_step);
            arcs.middle -= std::clamp(cross(by_first, miss) / area, -longest_step, longest_step);
        }
    }

    void accept(double side, const Arcs& arcs)
    {
        const auto inside = [](double angle) { return angle >= 0.0 && angle < full_circle; };
        if (inside(arcs.first) && inside(arcs.middle)) {
            best_ = std::min(best_, arcs.first + arcs.middle + last_arc(side, arcs));
        }
    }

    double start_;
    double goal_heading_;
    Vector goal_;
    Vector wind_;
    int steps_;
    double best_ = std::numeric_limits<double>::infinity();
};

}  // namespace

std::optional<double> shoot(const ShootingCase& problem, int steps)
{
    const double length = Shooter{problem, steps}.shortest();
    return std::isfinite(length) ? std::optional{length} : std::nullopt;
}

}  // namespace transect::test
