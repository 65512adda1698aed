#include "formats/simulated_seconds.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace transect::formats {
namespace {

using flight::Sample;
using planner::Leg;

constexpr Duration time_after_landing = 60.0 * second;

Sample between(const Sample& a, const Sample& b, Instant time)
{
    const double share = elapsed(a.time, time) / elapsed(a.time, b.time);
    const auto path = geodesic_leg(a.position, b.position);
    auto result = share < 0.5 ? a : b;
    result.time = time;
    result.position = travel(a.position, path.departure, share * path.distance);
    result.height = a.height + share * (b.height - a.height);
    result.track = a.track + share * (b.track - a.track);
    result.ground_speed = a.ground_speed + share * (b.ground_speed - a.ground_speed);
    return result;
}

Speed climb_rate(const Sample& a, const Sample& b)
{
    return (b.height - a.height) / elapsed(a.time, b.time);
}

struct FuelState {
    std::optional<Mass> fuel;
    std::optional<FuelFlow> flow;
};

FuelState fuel_at(const std::vector<Leg>& legs, Instant time)
{
    const auto after = std::ranges::upper_bound(legs, time, {}, &Leg::start);
    if (after == legs.begin()) {
        return {};
    }
    const Leg& leg = *std::prev(after);
    const Duration length = elapsed(leg.start, leg.end);
    const Mass burnt = leg.fuel_start - leg.fuel_end;
    if (!(length > Duration{})) {
        return {leg.fuel_end, std::nullopt};
    }
    const double share = std::clamp(elapsed(leg.start, time) / length, 0.0, 1.0);
    return {leg.fuel_start - share * burnt, burnt / length};
}

/// How long the taxi fuel lasts at idle, between one and thirty minutes.
Duration taxi_time(const planner::Mission& mission, const planner::SortieFlight& flight)
{
    constexpr Duration shortest = 1.0 * minute;
    constexpr Duration longest = 30.0 * minute;
    const FuelFlow idle = mission.aircraft.performance.idle_flow;
    if (!(idle > FuelFlow{})) {
        return shortest;
    }
    return std::clamp(flight.fuel.taxi / idle, shortest, longest);
}

/// The sample of an aircraft at rest there.
Sample standing(const Sample& sample, Instant time)
{
    auto result = sample;
    result.time = time;
    result.ground_speed = Speed{};
    if (result.attitude) {
        result.attitude->pitch = Angle{};
        result.attitude->roll = Angle{};
    }
    return result;
}

class Seconds {
public:
    Seconds(const planner::Mission& mission, const planner::SortieFlight& flight)
        : mission_{mission}, flight_{flight}, samples_{flight.trajectory.samples}
    {
        if (samples_.empty()) {
            throw std::domain_error{"a flight without samples has no log"};
        }
    }

    std::vector<SimulatedSecond> all()
    {
        using std::chrono::seconds;
        const Instant first = std::chrono::ceil<seconds>(samples_.front().time);
        const Instant last = std::chrono::floor<seconds>(samples_.back().time);
        if (!flight_.airborne) {
            add_taxi(first);
        }
        add_flight(first, last);
        // The plan has no fuel for the way to the apron: the engine stands still.
        for (Duration t = second; t <= time_after_landing; t += second) {
            const auto& legs = flight_.legs;
            seconds_.push_back(
                {.sample = standing(samples_.back(), last + t),
                 .fuel = legs.empty() ? std::nullopt : std::optional{legs.back().fuel_end},
                 .fuel_flow = FuelFlow{},
                 .vertical_speed = {}});
        }
        return std::move(seconds_);
    }

private:
    void add_taxi(Instant take_off)
    {
        const auto length_s = std::llround(taxi_time(mission_, flight_) / second);
        const FuelFlow flow = flight_.fuel.taxi / (static_cast<double>(length_s) * second);
        const auto at_take_off = fuel_at(flight_.legs, take_off).fuel;
        for (auto left_s = length_s; left_s > 0; --left_s) {
            const Duration left = static_cast<double>(left_s) * second;
            seconds_.push_back(
                {.sample = standing(samples_.front(), take_off + -left),
                 .fuel = at_take_off ? std::optional{*at_take_off + flow * left} : std::nullopt,
                 .fuel_flow = flow,
                 .vertical_speed = {}});
        }
    }

    void add_flight(Instant first, Instant last)
    {
        auto next = samples_.begin();
        for (Instant time = first; time <= last; time += std::chrono::seconds{1}) {
            next = std::find_if(next, samples_.end(), [&](const Sample& candidate) {
                return candidate.time >= time;
            });
            const auto& b = *next;
            const auto& a = next == samples_.begin() ? b : *std::prev(next);
            if (b.time != time && elapsed(a.time, b.time) > flight_.trajectory.max_gap) {
                continue;
            }
            const auto fuel = fuel_at(flight_.legs, time);
            seconds_.push_back(
                {.sample = b.time == time ? b : between(a, b, time),
                 .is_airborne = true,
                 .fuel = fuel.fuel,
                 .fuel_flow = fuel.flow,
                 .vertical_speed = &a == &b ? Speed{} : climb_rate(a, b)});
        }
    }

    const planner::Mission& mission_;
    const planner::SortieFlight& flight_;
    const std::vector<Sample>& samples_;
    std::vector<SimulatedSecond> seconds_;
};

}  // namespace

std::vector<SimulatedSecond> simulated_seconds(
    const planner::Mission& mission, const planner::SortieFlight& flight)
{
    return Seconds{mission, flight}.all();
}

}  // namespace transect::formats
