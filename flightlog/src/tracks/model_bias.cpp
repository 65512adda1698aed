#include "flightlog/src/tracks/model_bias.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "transect/aircraft/performance.hpp"

#include "flightlog/src/tracks/flight_records.hpp"
#include "flightlog/src/tracks/planned_air.hpp"

namespace transect::flightlog {
namespace {

/// What a record must tell to count.
struct Level {
    Instant time;
    GeoPoint position;
    MslHeight height;
    Speed true_airspeed;
    FuelFlow fuel_flow;
    Mass fuel;
};

std::optional<Level> level_of(const Record& record, const ReconstructSettings& heights)
{
    constexpr Angle steepest = 5.0 * degree;
    constexpr Speed slowest = 60.0 * knot;
    const auto height = sea_level_height(record, heights);
    const bool is_told = height && record.true_airspeed && record.fuel_flow && record.fuel &&
                         record.roll && abs(*record.roll) <= steepest;
    if (!is_told || *record.true_airspeed < slowest) {
        return std::nullopt;
    }
    return Level{
        record.time,
        record.position,
        *height,
        *record.true_airspeed,
        *record.fuel_flow,
        *record.fuel};
}

bool is_steady(const Level& first, const Level& now)
{
    constexpr Length highest = 10.0 * metre;
    constexpr Speed fastest = 3.0 * knot;
    return abs(now.height - first.height) <= highest &&
           abs(now.true_airspeed - first.true_airspeed) <= fastest;
}

/// Steady records that follow each other.
using Minute = std::vector<Level>;

bool takes(const Minute& open, const Level& level, Duration longest)
{
    if (open.empty()) {
        return false;
    }
    const auto time = elapsed(open.back().time, level.time);
    return time > Duration{} && time <= longest && is_steady(open.front(), level);
}

/// Means by time; place, time and fuel are those of its end.
Level mean_of(const Minute& steady)
{
    double height_m = 0.0;
    double airspeed_m_s = 0.0;
    double flow_kg_s = 0.0;
    const double all_s = elapsed(steady.front().time, steady.back().time) / second;
    for (std::size_t i = 1; i < steady.size(); ++i) {
        const auto& level = steady[i];
        const double share = elapsed(steady[i - 1].time, level.time) / second / all_s;
        height_m += share * (level.height.above_datum() / metre);
        airspeed_m_s += share * (level.true_airspeed / metre_per_second);
        flow_kg_s += share * (level.fuel_flow * second / kilogram);
    }
    auto mean = steady.back();
    mean.height = MslHeight{height_m * metre};
    mean.true_airspeed = airspeed_m_s * metre_per_second;
    mean.fuel_flow = flow_kg_s * kilogram / second;
    return mean;
}

struct SteadyMinute {
    std::size_t flight = 0;
    Instant start;
    Level mean;
};

class BiasFinder {
public:
    BiasFinder(const FlownLegs& flown, const ReconstructSettings& heights)
        : flown_{flown},
          heights_{heights},
          air_{flown.plan.mission},
          performance_{flown.plan.mission.aircraft}
    {}

    ModelBias run()
    {
        for (std::size_t flight = 0; flight < flown_.flights.size(); ++flight) {
            add_flight(flight);
        }
        return {.fuel_flow = estimate(flows_), .true_airspeed = estimate(airspeeds_)};
    }

private:
    void add_flight(std::size_t flight)
    {
        const auto& recorded = flown_.flights[flight];
        const auto records = records_of(flown_.logs[recorded.log], recorded);
        const auto gap = longest_gap(records);
        Minute open;
        for (const auto& record : records) {
            const auto level = level_of(record, heights_);
            const bool goes_on = level && takes(open, *level, gap);
            if (!goes_on) {
                open.clear();
            }
            if (!level) {
                continue;
            }
            open.push_back(*level);
            if (elapsed(open.front().time, level->time) >= minute) {
                add({flight, open.front().time, mean_of(open)});
                open.assign(1, *level);
            }
        }
    }

    void add(const SteadyMinute& steady)
    {
        const auto& mean = steady.mean;
        if (const auto modelled = modelled_flow(mean)) {
            flows_.push_back(mean.fuel_flow / *modelled);
        }
        if (const auto planned = planned_airspeed(steady)) {
            airspeeds_.push_back(mean.true_airspeed / *planned);
        }
    }

    std::optional<FuelFlow> modelled_flow(const Level& mean) const
    {
        const auto conditions = air_.conditions({mean.position, mean.height, mean.time});
        if (!conditions) {
            return std::nullopt;
        }
        const auto level = performance_.level(
            {.air = conditions->air,
             .isa_deviation = conditions->isa_deviation,
             .true_airspeed = mean.true_airspeed,
             .mass = flown_.plan.mission.loading.zero_fuel_mass + mean.fuel});
        return level.flow > FuelFlow{} ? std::optional{level.flow} : std::nullopt;
    }

    /// Of the transect on which all of the minute was flown.
    std::optional<Speed> planned_airspeed(const SteadyMinute& steady) const
    {
        for (const auto& result : flown_.results) {
            const bool is_on = std::ranges::any_of(result.runs, [&](const RunResult& flown) {
                return flown.run.flight == steady.flight && flown.run.entry() <= steady.start &&
                       flown.run.exit() >= steady.mean.time;
            });
            const auto& settings = flown_.plan.settings;
            const auto setting =
                std::ranges::find(settings, result.line.transect.task, &planner::TaskSetting::task);
            if (is_on && setting != settings.end() && setting->true_airspeed > Speed{}) {
                return setting->true_airspeed;
            }
        }
        return std::nullopt;
    }

    static std::optional<RatioEstimate> estimate(std::vector<double> ratios)
    {
        if (ratios.empty()) {
            return std::nullopt;
        }
        std::ranges::sort(ratios);
        const auto at = [&](double share) {
            const double place = share * static_cast<double>(ratios.size() - 1);
            return ratios[static_cast<std::size_t>(std::lround(place))];
        };
        return RatioEstimate{at(0.5), at(0.1), at(0.9), ratios.size()};
    }

    const FlownLegs& flown_;
    const ReconstructSettings& heights_;
    PlannedAir air_;
    aircraft::Performance performance_;
    std::vector<double> flows_;
    std::vector<double> airspeeds_;
};

}  // namespace

ModelBias model_bias(const FlownLegs& flown, const ReconstructSettings& heights)
{
    return BiasFinder{flown, heights}.run();
}

}  // namespace transect::flightlog
