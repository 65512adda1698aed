#include "flightlog/src/tracks/wind_met.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "flightlog/src/tracks/flight_records.hpp"
#include "flightlog/src/tracks/median.hpp"
#include "flightlog/src/tracks/planned_air.hpp"

namespace transect::flightlog {
namespace {

using aircraft::LocalWind;

constexpr Length band_height = 2000.0 * foot;

LocalWind velocity(Speed speed, Bearing towards)
{
    const double angle = towards.angle() / radian;
    return {std::sin(angle) * speed, std::cos(angle) * speed};
}

LocalWind operator-(const LocalWind& to, const LocalWind& from)
{
    return {to.east - from.east, to.north - from.north};
}

Speed magnitude(const LocalWind& wind)
{
    return std::hypot(wind.east / metre_per_second, wind.north / metre_per_second) *
           metre_per_second;
}

/// Wind in a turn is mostly the lag of the instruments, and on the ground the aircraft's own.
bool tells_wind(const Record& record)
{
    constexpr Speed least = 40.0 * knot;
    constexpr Angle steepest = 10.0 * degree;
    const bool flies = record.true_airspeed ? *record.true_airspeed >= least
                                            : record.ground_speed && *record.ground_speed >= least;
    return flies && (!record.roll || abs(*record.roll) <= steepest);
}

std::optional<LocalWind> told_wind(const Record& record)
{
    return record.wind
               ? std::optional{aircraft::components({record.wind->from, record.wind->speed})}
               : std::nullopt;
}

/// The wind of one record, and for how long it stands.
struct Met {
    LocalWind wind;
    Duration time = {};
    bool by_triangle = false;
    std::optional<Speed> residual = {};
    std::optional<LocalWind> planned = {};
};

/// Adds up vectors.
class VectorMean {
public:
    void add(const LocalWind& wind, Duration time)
    {
        const double weight_s = time / second;
        all_s_ += weight_s;
        east_ += weight_s * (wind.east / metre_per_second);
        north_ += weight_s * (wind.north / metre_per_second);
        squares_ += weight_s * std::pow(magnitude(wind) / metre_per_second, 2);
    }

    Duration time() const { return all_s_ * second; }

    LocalWind mean() const
    {
        return {east_ / all_s_ * metre_per_second, north_ / all_s_ * metre_per_second};
    }

    Speed spread() const
    {
        const double of_mean = std::pow(magnitude(mean()) / metre_per_second, 2);
        return std::sqrt(std::max(0.0, squares_ / all_s_ - of_mean)) * metre_per_second;
    }

private:
    double all_s_ = 0.0;
    double east_ = 0.0;
    double north_ = 0.0;
    double squares_ = 0.0;
};

class WindTally {
public:
    void add(const Met& met)
    {
        all_.add(met.wind, met.time);
        by_triangle_ += met.by_triangle ? met.time : Duration{};
        if (met.residual) {
            residuals_.push_back(*met.residual);
        }
        if (met.planned) {
            met_.add(met.wind, met.time);
            planned_.add(*met.planned, met.time);
        }
    }

    bool is_empty() const { return !(all_.time() > Duration{}); }

    WindMet result() const
    {
        return {
            .time = all_.time(),
            .by_triangle = by_triangle_,
            .met = as_forecast(all_.mean()),
            .spread = all_.spread(),
            .residual = median_residual(),
            .against_plan = against_plan()};
    }

    /// Met less planned.
    std::optional<LocalWind> difference() const
    {
        return planned_.time() > Duration{} ? std::optional{met_.mean() - planned_.mean()}
                                            : std::nullopt;
    }

private:
    std::optional<Speed> median_residual() const
    {
        if (residuals_.empty()) {
            return std::nullopt;
        }
        return median(residuals_);
    }

    std::optional<WindAgainstPlan> against_plan() const
    {
        const auto apart = difference();
        if (!apart) {
            return std::nullopt;
        }
        const auto met = as_forecast(met_.mean());
        const auto planned = as_forecast(planned_.mean());
        return WindAgainstPlan{
            .time = planned_.time(),
            .met = met,
            .planned = planned,
            .difference = as_forecast(*apart),
            .speed = met.speed - planned.speed,
            .direction = met.from - planned.from};
    }

    VectorMean all_;
    VectorMean met_;  ///< where the plan knows the wind too
    VectorMean planned_;
    Duration by_triangle_;
    std::vector<Speed> residuals_;
};

class WindFinder {
public:
    WindFinder(const FlownFlights& flown, const planner::Mission* mission) : flown_{flown}
    {
        if (mission != nullptr) {
            planned_.emplace(*mission);
        }
    }

    WindReport run()
    {
        for (std::size_t flight = 0; flight < flown_.flights.size(); ++flight) {
            add_flight(flight);
        }
        return std::move(report_);
    }

private:
    struct OnRun {
        const LineRun* run = nullptr;
        WindTally tally;
    };

    void add_flight(std::size_t flight)
    {
        const auto& log = flown_.logs[flown_.flights[flight].log];
        const auto records = records_of(log, flown_.flights[flight]);
        const auto gap = longest_gap(records);
        std::map<long, WindTally> bands;
        auto runs = runs_of(flight);
        for (std::size_t i = 1; i < records.size(); ++i) {
            const auto& record = records[i];
            const auto time = elapsed(records[i - 1].time, record.time);
            const auto height = sea_level_height(record, flown_.heights);
            const auto met = met_at(record, height);
            if (!met || !height || !(time > Duration{}) || time > gap) {
                continue;
            }
            auto timed = *met;
            timed.time = time;
            bands[std::lround(std::floor(height->above_datum() / band_height))].add(timed);
            for (auto& [run, tally] : runs) {
                if (record.time >= run->entry() && record.time <= run->exit()) {
                    tally.add(timed);
                }
            }
        }
        for (const auto& [number, tally] : bands) {
            const auto from = MslHeight{static_cast<double>(number) * band_height};
            report_.bands.push_back({flight, from, from + band_height, tally.result()});
        }
        for (const auto& [run, tally] : runs) {
            if (!tally.is_empty()) {
                report_.runs.push_back(on_run(*run, tally));
            }
        }
    }

    std::vector<OnRun> runs_of(std::size_t flight) const
    {
        std::vector<OnRun> runs;
        for (const auto& run : flown_.runs) {
            if (run.flight == flight) {
                runs.push_back({&run, {}});
            }
        }
        return runs;
    }

    std::optional<Met> met_at(const Record& record, const std::optional<MslHeight>& height) const
    {
        if (!tells_wind(record)) {
            return std::nullopt;
        }
        const auto told = told_wind(record);
        const auto triangle = wind_by_triangle(record);
        if (!told && !triangle) {
            return std::nullopt;
        }
        Met met{.wind = told ? *told : *triangle, .by_triangle = !told};
        if (told && triangle) {
            met.residual = magnitude(*told - *triangle);
        }
        if (planned_ && height) {
            met.planned = planned_->known_wind({record.position, *height, record.time});
        }
        return met;
    }

    WindOnRun on_run(const LineRun& run, const WindTally& tally) const
    {
        WindOnRun result{
            .flight = run.flight,
            .line = run.line,
            .direction = run.direction,
            .entry = run.entry(),
            .wind = tally.result()};
        if (const auto apart = tally.difference()) {
            const auto course = course_of(run).angle() / radian;
            const double ahead_east = std::sin(course);
            const double ahead_north = std::cos(course);
            result.from_behind = ahead_east * apart->east + ahead_north * apart->north;
            result.from_left = ahead_north * apart->east - ahead_east * apart->north;
        }
        return result;
    }

    Bearing course_of(const LineRun& run) const
    {
        const auto& transect = flown_.lines[run.line].transect;
        const auto along = geodesic_leg(transect.from, transect.to).departure;
        const bool is_forward = run.direction == LineDirection::as_planned;
        return is_forward ? along : along + 180.0 * degree;
    }

    const FlownFlights& flown_;
    std::optional<PlannedAir> planned_;
    WindReport report_;
};

}  // namespace

std::optional<LocalWind> wind_by_triangle(const Record& record)
{
    if (!record.true_airspeed || !record.heading || !record.track || !record.ground_speed) {
        return std::nullopt;
    }
    return velocity(*record.ground_speed, *record.track) -
           velocity(*record.true_airspeed, *record.heading);
}

WindReport wind_met(const FlownFlights& flown, const planner::Mission* mission)
{
    return WindFinder{flown, mission}.run();
}

}  // namespace transect::flightlog
