#include "planner/base_flights.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "transect/planner/bases.hpp"

#include "planner/mission_frame.hpp"

namespace transect::planner {
namespace {

constexpr std::size_t most_further_bases = 4;

double distance_m(PlanePoint place, const TaskLine& line)
{
    return std::min(length_m(line.line.from - place), length_m(line.line.to - place));
}

/// From a place to the nearest end of a line.
double nearest_end_m(const SortieOrder& order, PlanePoint place)
{
    double nearest_m = std::numeric_limits<double>::infinity();
    for (const auto& visit : order) {
        nearest_m = std::min({nearest_m, length_m(visit.from - place), length_m(visit.to - place)});
    }
    return nearest_m;
}

/// Home, then the nearest further bases in the order of the mission.
std::vector<Aerodrome> useful_bases(
    const Mission& mission, const LocalPlane& plane, const std::vector<TaskLine>& lines)
{
    auto bases = bases_with_fuel(mission);
    std::vector<std::pair<double, std::size_t>> far;
    for (std::size_t i = 1; i < bases.size(); ++i) {
        const auto place = plane.forward(bases[i].position);
        double nearest_m = std::numeric_limits<double>::infinity();
        for (const auto& line : lines) {
            nearest_m = std::min(nearest_m, distance_m(place, line));
        }
        far.emplace_back(nearest_m, i);
    }
    std::ranges::sort(far);
    far.resize(std::min(far.size(), most_further_bases));
    std::ranges::sort(far, {}, &std::pair<double, std::size_t>::second);
    std::vector<Aerodrome> useful{bases.front()};
    for (const auto& [nearest_m, index] : far) {
        useful.push_back(bases[index]);
    }
    return useful;
}

}  // namespace

BaseFlights::Between::Between(
    const BaseSetting& setting, const std::vector<FlownLevel>& levels, const SortieBases& bases)
    : simulation{setting.environment, setting.mission, bases},
      keep_clear{setting.mission, setting.environment, simulation, setting.horizon},
      trial{setting.mission, setting.environment, simulation, keep_clear, levels}
{}

BaseFlights::BaseFlights(
    const BaseSetting& setting,
    const std::vector<FlownLevel>& levels,
    const std::vector<TaskLine>& lines)
    : setting_{setting},
      levels_{&levels},
      bases_{useful_bases(setting.mission, setting.environment.plane, lines)}
{
    for (const auto& base : bases_) {
        places_.push_back(setting.environment.plane.forward(base.position));
    }
}

Transit BaseFlights::transit(std::size_t base) const
{
    auto transit = planner::transit(setting_.mission, setting_.environment.plane);
    transit.base = places_[base];
    transit.base_height_m = bases_[base].elevation.above_datum() / metre;
    return transit;
}

std::size_t BaseFlights::nearest(const TaskLine& line) const
{
    const auto place = std::ranges::min_element(
        places_, {}, [&](PlanePoint candidate) { return distance_m(candidate, line); });
    return static_cast<std::size_t>(place - places_.begin());
}

double BaseFlights::fastest_m_s(const Simulator::Level& level) const
{
    const auto air =
        setting_.environment.moving_air({{}, level.height_m, setting_.mission.take_off});
    return setting_.environment.true_airspeed_m_s(
               level.calibrated_airspeed,
               level.height_m,
               air ? air->isa_deviation : setting_.mission.weather.isa_deviation) +
           (air ? length_m(air->wind_m_s) : 0.0);
}

Duration BaseFlights::estimate(const SortieOrder& order, BasePair bases) const
{
    constexpr double share_of_gaps = 0.5;  // the lines may be flown in another order
    double sum_s = 0.0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto& visit = order[i];
        const double gap_m = i == 0 ? 0.0 : length_m(visit.from - order[i - 1].to);
        sum_s += (length_m(visit.to - visit.from) + share_of_gaps * gap_m) /
                 fastest_m_s((*levels_)[visit.task].level);
    }
    const double ways_m = nearest_end_m(order, places_[bases.departure]) +
                          nearest_end_m(order, places_[bases.arrival]);
    return (sum_s + ways_m / fastest_m_s(transit(0).level)) * second;
}

BaseFlights::Between& BaseFlights::between(BasePair bases) const
{
    const std::pair key{bases.departure, bases.arrival};
    auto found = between_.find(key);
    if (found == between_.end()) {
        // In place, since its parts refer to each other.
        found = between_
                    .emplace(
                        std::piecewise_construct,
                        std::forward_as_tuple(key),
                        std::forward_as_tuple(
                            setting_,
                            *levels_,
                            SortieBases{bases_[bases.departure], bases_[bases.arrival]}))
                    .first;
    }
    return found->second;
}

OrderTrial::Result BaseFlights::fly(const SortieOrder& order, BasePair bases) const
{
    return between(bases).trial.fly(order);
}

}  // namespace transect::planner
