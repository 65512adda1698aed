#include "transect/aircraft/cruise.hpp"

#include <algorithm>
#include <cmath>

namespace transect::aircraft {
namespace {

/// Finds the greatest value of a function with one peak by golden-section search (J. Kiefer,
/// Proc. AMS 4, 1953).
template <typename Function>
Speed peak(const Function& value, Speed low, Speed high)
{
    constexpr double golden = 0.6180339887498949;
    constexpr Speed close = 1e-4 * knot;
    while (high - low > close) {
        const Speed left = high - golden * (high - low);
        const Speed right = low + golden * (high - low);
        if (value(left) < value(right)) {
            low = left;
        } else {
            high = right;
        }
    }
    return 0.5 * (low + high);
}

/// Speeds of one condition.
class Cruise {
public:
    Cruise(const Performance& performance, const FlightCondition& condition)
        : performance_{&performance}, condition_{condition}
    {}

    Speed above_stall(double margin) const
    {
        const auto stall =
            stall_speed(performance_->limits(), condition_.mass, condition_.load_factor);
        return true_airspeed(margin * stall, condition_.air);
    }

    std::optional<Speed> fastest() const
    {
        const auto limit =
            true_airspeed(performance_->limits().max_operating_speed, condition_.air);
        return performance_->fastest_level_speed(
            condition_, {.slowest = above_stall(least_stall_margin), .limit = limit});
    }

    Speed furthest(double share, Speed fastest) const
    {
        const auto range = [&](Speed speed) { return speed / flow(speed) / (metre / kilogram); };
        const Speed slowest = std::min(above_stall(least_stall_margin), fastest);
        Speed low = peak(range, slowest, fastest);
        const double wanted = share * range(low);
        if (range(fastest) >= wanted) {
            return fastest;
        }
        Speed high = fastest;
        constexpr Speed close = 1e-4 * knot;
        while (high - low > close) {
            const Speed middle = 0.5 * (low + high);
            (range(middle) >= wanted ? low : high) = middle;
        }
        return low;
    }

    std::optional<Speed> longest(double margin, Speed fastest) const
    {
        const Speed slowest = above_stall(margin);
        if (!(slowest <= fastest)) {
            return std::nullopt;
        }
        return peak([&](Speed speed) { return -(flow(speed) / pound_per_hour); }, slowest, fastest);
    }

    bool holds(Speed speed) const { return performance_->holds_level(at(speed)); }

private:
    FlightCondition at(Speed speed) const
    {
        auto flown = condition_;
        flown.true_airspeed = speed;
        return flown;
    }

    FuelFlow flow(Speed speed) const { return performance_->level(at(speed)).flow; }

    const Performance* performance_;
    FlightCondition condition_;
};

}  // namespace

std::optional<Speed> cruise_speed(
    const Performance& performance, const CruiseSetting& setting, const FlightCondition& condition)
{
    const Cruise cruise{performance, condition};
    if (setting.kind == CruiseKind::calibrated) {
        const auto speed = true_airspeed(setting.calibrated_airspeed, condition.air);
        return cruise.holds(speed) ? std::optional{speed} : std::nullopt;
    }
    const auto fastest = cruise.fastest();
    if (!fastest || setting.kind == CruiseKind::max_cruise) {
        return fastest;
    }
    return setting.kind == CruiseKind::max_range
               ? std::optional{cruise.furthest(setting.range_share, *fastest)}
               : cruise.longest(setting.stall_margin, *fastest);
}

}  // namespace transect::aircraft
