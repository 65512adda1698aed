#include "transect/aircraft/block.hpp"

#include <array>
#include <cmath>

namespace transect::aircraft {
namespace {

constexpr double step_m = 100.0 * (foot / metre);

/// What grows on the way up or down.
struct Progress {
    double mass_kg = 0.0;
    double time_s = 0.0;
    double distance_m = 0.0;
    Basis basis = Basis::manual;
};

Basis either(Basis a, Basis b)
{
    return a == Basis::manual ? b : a;
}

Progress operator+(const Progress& a, const Progress& b)
{
    return {
        a.mass_kg + b.mass_kg,
        a.time_s + b.time_s,
        a.distance_m + b.distance_m,
        either(a.basis, b.basis)};
}

Progress operator*(double factor, const Progress& progress)
{
    return {
        factor * progress.mass_kg,
        factor * progress.time_s,
        factor * progress.distance_m,
        progress.basis};
}

class BlockIntegration {
public:
    BlockIntegration(
        const Performance& performance, const Schedule& schedule, const BlockFlight& flight)
        : performance_{&performance},
          schedule_{&schedule},
          flight_{&flight},
          top_{air_at(flight.cruise_altitude, flight.isa_deviation)}
    {}

    std::variant<Block, Finding> run() const
    {
        const double top_m = flight_->cruise_altitude.above_datum() / metre;
        const auto climb = climbed(top_m);
        if (!climb) {
            return about_height("height-out-of-reach");
        }
        const Mass after_climb = climb->mass_kg * kilogram;
        const auto speed = cruise_speed(*performance_, flight_->cruise, at_top(after_climb));
        if (!speed) {
            return about_height("speed-lost");
        }
        const auto end = end_of_cruise(after_climb);
        if (!end) {
            return about_height("speed-lost");
        }
        if (!(end->mass <= after_climb)) {
            return Finding{
                Severity::error,
                "fuel-below-need",
                {{"need", "taxi, climb, descent and reserve"},
                 {"short_lb", (end->mass - after_climb) / pound}}};
        }
        const auto cruise = level_endurance(
            *performance_, flight_->cruise, at_top(after_climb), after_climb - end->mass);
        if (!cruise) {
            return about_height("speed-lost");
        }
        return Block{
            .range = climb->distance_m * metre + cruise->range + end->descent.distance_m * metre,
            .time = climb->time_s * second + cruise->time + end->descent.time_s * second,
            .climb = flight_->take_off_mass - after_climb,
            .cruise = after_climb - end->mass,
            .descent = Mass{} - end->descent.mass_kg * kilogram,
            .reserve = end->reserve,
            .cruise_speed = *speed,
            .basis = either(climb->basis, either(cruise->basis, end->descent.basis)),
        };
    }

private:
    struct EndOfCruise {
        Mass mass;
        Mass reserve;
        Progress descent;  ///< changes from the end of the cruise on
    };

    FlightCondition at_top(Mass mass) const
    {
        return {
            .air = top_,
            .isa_deviation = flight_->isa_deviation,
            .true_airspeed = {},
            .mass = mass,
            .load_factor = 1.0,
        };
    }

    Finding about_height(const std::string& code) const
    {
        return {
            Severity::error, code, {{"height_ft", flight_->cruise_altitude.above_datum() / foot}}};
    }

    /// On the way up or down.
    struct Place {
        double height_m = 0.0;
        double mass_kg = 0.0;
    };

    FlightCondition condition(const Place& place, Speed calibrated) const
    {
        const auto air = air_at(PressureAltitude{place.height_m * metre}, flight_->isa_deviation);
        return {
            .air = air,
            .isa_deviation = flight_->isa_deviation,
            .true_airspeed = true_airspeed(calibrated, air),
            .mass = place.mass_kg * kilogram,
            .load_factor = 1.0,
        };
    }

    static Progress per_metre(
        const FlightCondition& flown, Speed rate, const Performance::Steady& steady)
    {
        const double rate_m_s = rate / metre_per_second;
        const double speed_m_s = flown.true_airspeed / metre_per_second;
        const double level_m_s = std::sqrt(speed_m_s * speed_m_s - rate_m_s * rate_m_s);
        return {
            -(steady.flow / (kilogram / second)) / rate_m_s,
            1.0 / rate_m_s,
            level_m_s / rate_m_s,
            steady.basis};
    }

    struct Heights {
        double from_m = 0.0;
        double to_m = 0.0;
    };

    /// In steps of `step_m`; slope(place) is the growth per metre, nothing where the aircraft gets
    /// no higher.
    template <typename Slope>
    static std::optional<Progress> integrated(
        const Heights& heights, Progress progress, const Slope& slope)
    {
        const double change_m = heights.to_m - heights.from_m;
        const auto steps = static_cast<int>(std::ceil(std::abs(change_m) / step_m));
        const double h_m = steps > 0 ? change_m / steps : 0.0;
        for (int i = 0; i < steps; ++i) {
            Progress sum;
            Progress last;
            constexpr std::array<double, 4> nodes{0.0, 0.5, 0.5, 1.0};
            constexpr std::array<double, 4> weights{1.0 / 6.0, 1.0 / 3.0, 1.0 / 3.0, 1.0 / 6.0};
            for (std::size_t stage = 0; stage < nodes.size(); ++stage) {
                const double part_m = nodes.at(stage) * h_m;
                const std::optional<Progress> found = slope(Place{
                    .height_m = heights.from_m + i * h_m + part_m,
                    .mass_kg = progress.mass_kg + part_m * last.mass_kg});
                if (!found) {
                    return std::nullopt;
                }
                last = *found;
                sum = sum + weights.at(stage) * last;
            }
            progress = progress + h_m * sum;
        }
        return progress;
    }

    std::optional<Progress> climbed(double top_m) const
    {
        const Progress start{.mass_kg = flight_->take_off_mass / kilogram};
        return integrated(
            {.from_m = 0.0, .to_m = top_m},
            start,
            [&](const Place& place) -> std::optional<Progress> {
                const auto flown = condition(place, schedule_->climb_speed);
                const auto climb = performance_->climb(flown);
                constexpr Speed least_rate = 50.0 * foot_per_minute;
                if (!(climb.rate > least_rate)) {
                    return std::nullopt;
                }
                return per_metre(flown, climb.rate, {climb.flow, climb.basis});
            });
    }

    /// From the end of the cruise down to sea level.
    Progress descended(Mass mass, Speed calibrated) const
    {
        const double top_m = flight_->cruise_altitude.above_datum() / metre;
        const auto rate = -schedule_->descent_rate;
        const auto end = integrated(
            {.from_m = top_m, .to_m = 0.0},
            {.mass_kg = mass / kilogram},
            [&](const Place& place) -> std::optional<Progress> {
                const auto flown = condition(place, calibrated);
                return per_metre(flown, rate, performance_->steady(flown, rate));
            });
        auto change = end.value_or(Progress{});
        change.mass_kg -= mass / kilogram;
        return change;
    }

    /// The mass at which what is left just makes the descent and the reserve. Reserve fuel hangs on
    /// that mass itself: it contracts by a few hundredths in each round.
    std::optional<EndOfCruise> end_of_cruise(Mass heaviest) const
    {
        const Mass empty_tanks = flight_->take_off_mass - (flight_->fuel - flight_->taxi);
        EndOfCruise end{.mass = empty_tanks, .reserve = {}, .descent = {}};
        constexpr int rounds = 12;
        for (int i = 0; i < rounds; ++i) {
            const auto flown = at_top(std::min(end.mass, heaviest));
            const auto speed = cruise_speed(*performance_, flight_->cruise, flown);
            if (!speed) {
                return std::nullopt;
            }
            auto reserve = flown;
            reserve.true_airspeed = *speed;
            end.reserve = flight_->reserve * performance_->level(reserve).flow;
            end.descent = descended(flown.mass, calibrated_airspeed(*speed, top_));
            end.mass = empty_tanks + end.reserve - end.descent.mass_kg * kilogram;
        }
        return end;
    }

    const Performance* performance_;
    const Schedule* schedule_;
    const BlockFlight* flight_;
    Air top_;
};

}  // namespace

std::variant<Block, Finding> block(
    const Performance& performance, const Schedule& schedule, const BlockFlight& flight)
{
    return BlockIntegration{performance, schedule, flight}.run();
}

std::optional<Endurance> level_endurance(
    const Performance& performance,
    const CruiseSetting& setting,
    const FlightCondition& start,
    Mass fuel)
{
    constexpr int steps = 64;
    Endurance endurance{};
    // Simpson's rule over the mass.
    for (int i = 0; i <= steps; ++i) {
        auto flown = start;
        flown.mass -= static_cast<double>(i) / steps * fuel;
        const auto speed = cruise_speed(performance, setting, flown);
        if (!speed) {
            return std::nullopt;
        }
        flown.true_airspeed = *speed;
        const double weight = i == 0 || i == steps ? 1.0 : (i % 2 == 1 ? 4.0 : 2.0);
        const auto level = performance.level(flown);
        const Duration time = weight / (3.0 * steps) * fuel / level.flow;
        endurance.basis = either(endurance.basis, level.basis);
        endurance.time += time;
        endurance.range += time * *speed;
    }
    return endurance;
}

}  // namespace transect::aircraft
