#include "flightlog/src/tracks/run_deviations.hpp"

#include <algorithm>
#include <cmath>

#include "transect/aircraft/wind.hpp"

#include "flightlog/src/tracks/planned_air.hpp"

namespace transect::flightlog {
namespace {

/// Adds up what a value was for how long.
template <typename Quantity>
class Tally {
public:
    void add(Quantity value, Duration time)
    {
        const double weight_s = time / second;
        const double base = value.in_base_units();
        all_s_ += weight_s;
        sum_ += weight_s * base;
        squares_ += weight_s * base * base;
        worst_ = std::max(worst_, abs(value));
    }

    std::optional<Deviation<Quantity>> result() const
    {
        if (!(all_s_ > 0.0)) {
            return std::nullopt;
        }
        return Deviation<Quantity>{
            Quantity::from_base_units(sum_ / all_s_),
            Quantity::from_base_units(std::sqrt(squares_ / all_s_)),
            worst_};
    }

private:
    double all_s_ = 0.0;
    double sum_ = 0.0;
    double squares_ = 0.0;
    Quantity worst_ = {};
};

class RunDeviationFinder {
public:
    RunDeviationFinder(const FlownPlan& flown, const planner::TaskSetting& setting)
        : flown_{flown}, setting_{setting}
    {}

    RunDeviations of(const LineRun& run, const PlannedLine& line) const
    {
        return {
            .height = height(run),
            .ground_speed = ground_speed(run, line),
            .bank = bank(run),
        };
    }

private:
    const std::vector<flight::Trajectory>& pieces(const LineRun& run) const
    {
        return flown_.flights[run.flight].pieces;
    }

    /// What each sample on the transect tells, by its share of the time.
    template <typename Quantity, typename Tell>
    std::optional<Deviation<Quantity>> on_line(const LineRun& run, const Tell& tell) const
    {
        Tally<Quantity> tally;
        for (const auto& part : run.parts) {
            const auto& samples = pieces(run)[part.piece].samples;
            const auto& marks = part.marks;
            for (std::size_t i = 0; i < marks.size(); ++i) {
                const auto& before = marks[i == 0 ? 0 : i - 1];
                const auto& after = marks[std::min(i + 1, marks.size() - 1)];
                tally.add(tell(samples[marks[i].sample]), 0.5 * elapsed(before.time, after.time));
            }
        }
        return tally.result();
    }

    std::optional<HeightDeviation> height(const LineRun& run) const
    {
        const auto flown = on_line<Length>(
            run, [&](const flight::Sample& sample) { return sample.height - setting_.height; });
        return flown ? std::optional{HeightDeviation{setting_.height, *flown}} : std::nullopt;
    }

    std::optional<SpeedDeviation> ground_speed(const LineRun& run, const PlannedLine& line) const
    {
        const auto planned = planned_speed(run, line);
        if (!planned) {
            return std::nullopt;
        }
        const auto flown = on_line<Speed>(
            run, [&](const flight::Sample& sample) { return sample.ground_speed - *planned; });
        return flown ? std::optional{SpeedDeviation{*planned, *flown}} : std::nullopt;
    }

    /// In the middle of the transect, when it was flown.
    std::optional<Speed> planned_speed(const LineRun& run, const PlannedLine& line) const
    {
        const auto there = geodesic_leg(line.transect.from, line.transect.to);
        const auto middle = travel(line.transect.from, there.departure, 0.5 * there.distance);
        const auto wind = PlannedAir{flown_.plan.mission}.wind(
            {middle, setting_.height, run.entry() + 0.5 * elapsed(run.entry(), run.exit())});
        if (!wind) {
            return std::nullopt;
        }
        const auto along = geodesic_leg(middle, line.transect.to).departure;
        const bool is_forward = run.direction == LineDirection::as_planned;
        const auto triangle = aircraft::wind_triangle(
            is_forward ? along : along + 180.0 * degree,
            setting_.true_airspeed,
            as_forecast(*wind));
        return triangle ? std::optional{triangle->ground_speed} : std::nullopt;
    }

    std::optional<BankFlown> bank(const LineRun& run) const
    {
        Tally<Angle> tally;
        Duration all;
        Duration beyond;
        for (auto piece = run.parts.front().piece; piece <= run.parts.back().piece; ++piece) {
            const auto& [samples, basis, max_gap] = pieces(run)[piece];
            for (std::size_t i = 1; i < samples.size(); ++i) {
                const auto& sample = samples[i];
                const auto time = elapsed(samples[i - 1].time, sample.time);
                const bool counts = sample.time >= run.entry() && sample.time <= run.exit() &&
                                    time <= max_gap && sample.attitude;
                if (counts) {
                    tally.add(sample.attitude->roll, time);
                    all += time;
                    beyond += abs(sample.attitude->roll) > flown_.limits.bank ? time : Duration{};
                }
            }
        }
        const auto flown = tally.result();
        return flown ? std::optional{BankFlown{*flown, beyond / all}} : std::nullopt;
    }

    const FlownPlan& flown_;
    const planner::TaskSetting& setting_;
};

}  // namespace

std::vector<LineResult> with_deviations(std::vector<LineResult> results, const FlownPlan& flown)
{
    for (auto& result : results) {
        const auto setting = std::ranges::find(
            flown.plan.settings, result.line.transect.task, &planner::TaskSetting::task);
        if (setting == flown.plan.settings.end()) {
            continue;
        }
        const RunDeviationFinder finder{flown, *setting};
        for (auto& run : result.runs) {
            run.deviations = finder.of(run.run, result.line);
        }
    }
    return results;
}

}  // namespace transect::flightlog
