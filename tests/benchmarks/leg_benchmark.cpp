/// leg_benchmark: what one leg costs the planner, in geodesics.
///
/// A leg is a connection between two transects by the shortest path in the wind of the day, and the
/// transect after it with run-in and run-out, each with its fuel; the time of the transect is
/// computed once for all legs that end there. The yardstick is
/// GeographicLib's inverse geodesic, timed in turn with it. Exit code 1 above the limit.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <exception>
#include <iostream>
#include <limits>
#include <stdexcept>
#include <vector>

#include <GeographicLib/Geodesic.hpp>
#include <fmt/format.h>

#include "transect/aircraft/performance.hpp"
#include "transect/aircraft/turn.hpp"

#include "planner/flight_costs.hpp"
#include "planner/mission_frame.hpp"
#include "support/draw.hpp"
#include "support/sample_mission.hpp"

namespace {

using namespace transect;
using namespace transect::planner;

constexpr double limit = 15.0;
constexpr std::size_t pairs = 256;
constexpr int rounds = 40;        ///< through all pairs, in one measurement
constexpr int measurements = 31;  ///< of which the median counts
constexpr std::uint64_t seed = 20261122;

/// The end of one transect and the next one, a few strips further.
struct Leg {
    StripLine last;
    StripLine next;
};

/// Parallel transects 2 to 12 km apart, of 20 to 60 km, flown in opposite directions at any
/// bearing.
std::vector<Leg> typical_legs()
{
    test::Draw draw{seed};
    std::vector<Leg> legs;
    for (std::size_t i = 0; i < pairs; ++i) {
        const double bearing = draw.between(0.0, 6.28);
        const PlanePoint along{std::sin(bearing), std::cos(bearing)};
        const PlanePoint across{along.y_m, -along.x_m};
        const double length_m = draw.between(20e3, 60e3);
        const PlanePoint start{draw.between(-30e3, 30e3), draw.between(-30e3, 30e3)};
        const PlanePoint end = start + length_m * along;
        const PlanePoint aside = draw.between(2e3, 12e3) * across + draw.between(-3e3, 3e3) * along;
        legs.push_back({{0, start, end}, {1, end + aside, start + aside}});
    }
    return legs;
}

/// Time and fuel of one leg.
class LegCost {
public:
    LegCost(const Mission& mission, const std::vector<Leg>& legs)
        : environment_{mission, planning_plane(mission)},
          level_{.height_m = 2900.0, .calibrated_airspeed = mission.transit.calibrated_airspeed},
          air_{environment_.moving_air({{}, level_.height_m, mission.take_off}).value()},
          costs_{FlightCosts{environment_, transit(mission, environment_.plane)}.tour_costs(
              lines_of(legs), {{level_, air_}})}
    {
        condition_.air = environment_.air(level_.height_m, air_.isa_deviation);
        condition_.isa_deviation = air_.isa_deviation;
        condition_.true_airspeed =
            aircraft::true_airspeed(level_.calibrated_airspeed, condition_.air);
        condition_.mass = take_off_mass(mission);
    }

    /// Kilograms, so that nothing of the work can be left out.
    double fuel_kg(std::size_t leg)
    {
        // Computed, not looked up: each leg has two lines, each line two ways.
        const auto last = static_cast<Way>(4 * leg);
        const double turn_s = costs_.parts().between(last, last + 2);
        const double line_s = costs_.along(last + 2);
        const double bank_load = aircraft::load_factor(environment_.profile.schedule.planned_bank);
        return (turn_s * second * flow(bank_load) + line_s * second * flow(1.0)) / kilogram;
    }

private:
    static std::vector<TaskLine> lines_of(const std::vector<Leg>& legs)
    {
        std::vector<TaskLine> lines;
        for (const auto& [last, next] : legs) {
            lines.push_back({0, last});
            lines.push_back({0, next});
        }
        return lines;
    }

    FuelFlow flow(double load_factor)
    {
        condition_.load_factor = load_factor;
        return environment_.performance.level(condition_).flow;
    }

    Environment environment_;
    Simulator::Level level_;
    MovingAir air_;
    TourCosts costs_;
    aircraft::FlightCondition condition_;
};

/// Nanoseconds for each call of `work(i)`, i below `pairs`. `sum` keeps the work alive.
template <class Work>
double measured_ns(const Work& work, double& sum)
{
    const auto start = std::chrono::steady_clock::now();
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < pairs; ++i) {
            sum += work(i);
        }
    }
    const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - start;
    return spent.count() / (rounds * static_cast<double>(pairs));
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

int run()
{
    const auto legs = typical_legs();
    LegCost cost{test::sample_mission(), legs};
    const auto& geodesic = GeographicLib::Geodesic::WGS84();
    double sum = 0.0;
    const auto leg_work = [&](std::size_t i) { return cost.fuel_kg(i); };
    const auto inverse_work = [&](std::size_t i) {
        // The same ends, roughly, around Mopti.
        constexpr double degree_m = 111e3;
        const auto& [last, next] = legs[i];
        double distance_m = 0.0;
        double azimuth_at_start = 0.0;
        double azimuth_at_end = 0.0;
        geodesic.Inverse(
            14.5 + last.from.y_m / degree_m,
            -4.0 + last.from.x_m / degree_m,
            14.5 + next.from.y_m / degree_m,
            -4.0 + next.from.x_m / degree_m,
            distance_m,
            azimuth_at_start,
            azimuth_at_end);
        return distance_m + azimuth_at_start + azimuth_at_end;
    };
    std::vector<double> leg_ns;
    std::vector<double> inverse_ns;
    std::vector<double> ratio;
    for (int i = 0; i < measurements; ++i) {
        leg_ns.push_back(measured_ns(leg_work, sum));
        inverse_ns.push_back(measured_ns(inverse_work, sum));
        ratio.push_back(leg_ns.back() / inverse_ns.back());
    }
    if (!std::isfinite(sum)) {
        throw std::runtime_error{"a leg has no cost"};
    }
    const double middle = median(ratio);
    std::cout << fmt::format(
        "one leg (path in wind, time, fuel) against one inverse geodesic, median of {} pairs of "
        "measurements\n"
        "{{\"leg_ns\": {:.0f}, \"inverse_ns\": {:.0f}, \"ratio\": {:.2f}, \"limit\": {:.0f}}}\n",
        measurements,
        median(leg_ns),
        median(inverse_ns),
        middle,
        limit);
    return middle <= limit ? 0 : 1;
}

}  // namespace

int main()
{
    try {
        return run();
    } catch (const std::exception& error) {
        std::cerr << "leg_benchmark: " << error.what() << '\n';
        return 2;
    }
}
