#include "flight/orbits.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "transect/geo/local_plane.hpp"

namespace transect::flight {
namespace {

constexpr double full_circle = 2.0 * std::numbers::pi;
constexpr double most_uneven = 0.4;       ///< of the radius
constexpr double most_drift = 0.5;        ///< of the radius, from circle to circle
constexpr double most_straight_s = 10.0;  ///< bumps and corrections

struct Circle {
    PlanePoint centre;
    double radius_m = 0.0;
};

double wrapped(double angle)
{
    return std::remainder(angle, full_circle);
}

/// A stretch of flight in a plane. Index 0 is its first point.
class Turns {
public:
    Turns(const PhaseTrack& track, PointRange air, const PhaseThresholds& thresholds)
        : least_rate_{thresholds.orbit_turn * second / radian}
    {
        const LocalPlane plane{track.points[air.begin].position};
        for (std::size_t i = air.begin; i < air.end; ++i) {
            places_.push_back(plane.forward(track.points[i].position));
            times_s_.push_back(track.points[i].time_s);
        }
        set_courses();
        set_rates(thresholds.smoothing / second);
    }

    std::vector<PointRange> orbits() const
    {
        std::vector<PointRange> found;
        std::size_t begin = 0;
        while (begin < places_.size()) {
            if (side(begin) == 0) {
                ++begin;
                continue;
            }
            const auto end = end_of_turn(begin);
            add_orbits({begin, end}, found);
            begin = end;
        }
        return found;
    }

private:
    /// Continuous, clockwise from plane north; over both neighbours.
    void set_courses()
    {
        const auto count = places_.size();
        courses_.assign(count, 0.0);
        for (std::size_t i = 0; i < count; ++i) {
            const auto way = places_[std::min(i + 1, count - 1)] - places_[i == 0 ? 0 : i - 1];
            const double before = i == 0 ? 0.0 : courses_[i - 1];
            const bool moves = length_m(way) > 0.0;
            courses_[i] = moves ? before + wrapped(std::atan2(way.x_m, way.y_m) - before) : before;
        }
    }

    void set_rates(double window_s)
    {
        rates_.assign(places_.size(), 0.0);
        std::size_t begin = 0;
        std::size_t end = 0;
        for (std::size_t i = 0; i < places_.size(); ++i) {
            while (begin + 1 < i && times_s_[begin] < times_s_[i] - window_s) {
                ++begin;
            }
            while (end + 1 < places_.size() &&
                   (end < i + 1 || times_s_[end + 1] <= times_s_[i] + window_s)) {
                ++end;
            }
            const double time_s = times_s_[end] - times_s_[begin];
            rates_[i] = time_s > 0.0 ? (courses_[end] - courses_[begin]) / time_s : 0.0;
        }
    }

    /// 1 turning right, -1 left, 0 neither.
    int side(std::size_t point) const
    {
        if (std::abs(rates_[point]) < least_rate_) {
            return 0;
        }
        return rates_[point] > 0.0 ? 1 : -1;
    }

    std::size_t end_of_turn(std::size_t begin) const
    {
        const int turning = side(begin);
        auto end = begin + 1;
        for (auto i = end; i < places_.size() && side(i) != -turning; ++i) {
            if (side(i) == turning) {
                end = i + 1;
            } else if (times_s_[i] - times_s_[end - 1] > most_straight_s) {
                break;
            }
        }
        return end;
    }

    /// The first point after a full circle from `begin`; nothing if the turn ends before.
    std::optional<std::size_t> circle_end(std::size_t begin, std::size_t end) const
    {
        for (auto i = begin; i < end; ++i) {
            if (std::abs(courses_[i] - courses_[begin]) >= full_circle) {
                return i;
            }
        }
        return std::nullopt;
    }

    /// Points count by how far the aircraft turns there, so that wind does not move the centre.
    Circle circle(PointRange range) const
    {
        PlanePoint sum;
        double turned = 0.0;
        for (auto i = range.begin; i + 1 < range.end; ++i) {
            const double turn = std::abs(courses_[i + 1] - courses_[i]);
            sum = sum + turn * (0.5 * (places_[i] + places_[i + 1]));
            turned += turn;
        }
        const auto centre = (1.0 / turned) * sum;
        double radius_m = 0.0;
        for (auto i = range.begin; i < range.end; ++i) {
            radius_m += length_m(places_[i] - centre);
        }
        return {centre, radius_m / static_cast<double>(range.end - range.begin)};
    }

    bool keeps_to(const Circle& circle, std::size_t point) const
    {
        const double distance_m = length_m(places_[point] - circle.centre);
        return std::abs(distance_m - circle.radius_m) <= most_uneven * circle.radius_m;
    }

    bool is_round(const Circle& circle, PointRange range) const
    {
        for (auto i = range.begin; i < range.end; ++i) {
            if (!keeps_to(circle, i)) {
                return false;
            }
        }
        return true;
    }

    void add_orbits(PointRange turn, std::vector<PointRange>& found) const
    {
        auto begin = turn.begin;
        while (const auto first_end = circle_end(begin, turn.end)) {
            auto about = circle({begin, *first_end});
            if (!is_round(about, {begin, *first_end})) {
                // A spiral into an orbit: the circle may begin later.
                ++begin;
                continue;
            }
            auto end = *first_end;
            while (const auto next = circle_end(end, turn.end)) {
                const auto after = circle({end, *next});
                const bool stays =
                    length_m(after.centre - about.centre) <= most_drift * about.radius_m;
                if (!stays || !is_round(after, {end, *next})) {
                    break;
                }
                about = after;
                end = *next;
            }
            while (end < turn.end && keeps_to(about, end)) {
                ++end;
            }
            found.push_back({begin, end});
            begin = end;
        }
    }

    double least_rate_;  ///< radians a second
    std::vector<PlanePoint> places_;
    std::vector<double> times_s_;
    std::vector<double> courses_;
    std::vector<double> rates_;
};

}  // namespace

std::vector<PointRange> orbits(
    const PhaseTrack& track, PointRange air, const PhaseThresholds& thresholds)
{
    auto found = Turns{track, air, thresholds}.orbits();
    for (auto& range : found) {
        range.begin += air.begin;
        range.end += air.begin;
    }
    return found;
}

}  // namespace transect::flight
