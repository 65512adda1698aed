#include "cli/aircraft_query.hpp"

#include <string>
#include <utility>
#include <variant>

#include "transect/aircraft/turn.hpp"

namespace transect::cli {
namespace {

using aircraft::CruiseKind;

class Inquiry {
public:
    explicit Inquiry(const AircraftQuery& query) : query_{&query}, performance_{query.profile} {}

    AircraftAnswer run()
    {
        if (within_limits()) {
            query_->question == AircraftQuestion::block ? answer_block() : answer_level();
        }
        return std::move(answer_);
    }

private:
    void add(Severity severity, const std::string& code, decltype(Finding::arguments) arguments)
    {
        answer_.findings.push_back({severity, code, std::move(arguments)});
    }

    bool within_limits()
    {
        const auto& limits = query_->profile.limits;
        const Length altitude = query_->altitude.above_datum();
        if (!(altitude <= limits.max_operating_altitude)) {
            add(Severity::error,
                "above-operating-altitude",
                {{"altitude_ft", altitude / foot},
                 {"limit_ft", limits.max_operating_altitude / foot}});
        }
        if (!(query_->mass <= limits.max_take_off_mass)) {
            add(Severity::error,
                "above-take-off-limit",
                {{"mass_lb", query_->mass / pound},
                 {"limit_lb", limits.max_take_off_mass / pound}});
        }
        if (!(query_->fuel <= limits.usable_fuel)) {
            add(Severity::warning,
                "fuel-above-tank",
                {{"fuel_lb", query_->fuel / pound}, {"tank_lb", limits.usable_fuel / pound}});
        }
        return !has_errors(answer_.findings);
    }

    aircraft::FlightCondition condition() const
    {
        const bool turning = query_->question == AircraftQuestion::turn;
        return {
            .air = aircraft::air_at(query_->altitude, query_->isa_deviation),
            .isa_deviation = query_->isa_deviation,
            .true_airspeed = {},
            .mass = query_->mass,
            .load_factor = turning ? aircraft::load_factor(query_->bank) : 1.0,
        };
    }

    void check_airspeed(Speed calibrated)
    {
        const auto limit = query_->profile.limits.max_operating_speed;
        constexpr Speed rounding = 1e-6 * knot;
        if (!(calibrated <= limit + rounding)) {
            add(Severity::error,
                "above-operating-speed",
                {{"speed_kt", calibrated / knot}, {"limit_kt", limit / knot}});
        }
        const Speed least = aircraft::least_stall_margin * answer_.stall_speed;
        if (!(calibrated >= least - rounding)) {
            add(Severity::error,
                "stall-margin",
                {{"speed_kt", calibrated / knot}, {"least_kt", least / knot}});
        }
    }

    void answer_level()
    {
        auto flown = condition();
        answer_.load_factor = flown.load_factor;
        answer_.stall_speed =
            aircraft::stall_speed(query_->profile.limits, flown.mass, flown.load_factor);
        if (query_->setting.kind == CruiseKind::calibrated) {
            check_airspeed(query_->setting.calibrated_airspeed);
        }
        const auto speed = aircraft::cruise_speed(performance_, query_->setting, flown);
        if (!speed) {
            add(Severity::error,
                "speed-lost",
                {{"height_ft", query_->altitude.above_datum() / foot}});
        }
        if (has_errors(answer_.findings)) {
            return;
        }
        flown.true_airspeed = *speed;
        const auto level = performance_.level(flown);
        answer_.true_airspeed = *speed;
        answer_.calibrated_airspeed = aircraft::calibrated_airspeed(*speed, flown.air);
        answer_.power = level.power;
        answer_.flow = level.flow;
        answer_.basis = level.basis;
        if (performance_.has_tables() && level.basis == aircraft::Basis::estimated) {
            add(Severity::warning,
                "outside-cruise-table",
                {{"altitude_ft", query_->altitude.above_datum() / foot},
                 {"deviation_c", query_->isa_deviation / kelvin},
                 {"mass_lb", query_->mass / pound},
                 {"speed_kt", *speed / knot}});
        }
        if (query_->question == AircraftQuestion::turn) {
            answer_turn(*speed);
        } else {
            answer_endurance(flown);
        }
    }

    void warn_of(aircraft::Basis basis)
    {
        if (performance_.has_tables() && basis == aircraft::Basis::estimated) {
            add(Severity::warning, "partly-outside-tables", {});
        }
    }

    void answer_turn(Speed speed)
    {
        answer_.radius = aircraft::turn_radius(speed, query_->bank);
        const auto limit = query_->profile.schedule.bank_limit;
        if (query_->bank > limit) {
            add(Severity::warning,
                "above-bank-limit",
                {{"bank_deg", query_->bank / degree}, {"limit_deg", limit / degree}});
        }
    }

    /// From this mass down to the reserve, which is flown at the last mass.
    void answer_endurance(const aircraft::FlightCondition& flown)
    {
        auto last = flown;
        last.mass -= query_->fuel;
        const auto speed = last.mass > Mass{}
                               ? aircraft::cruise_speed(performance_, query_->setting, last)
                               : std::nullopt;
        if (!speed) {
            return;
        }
        last.true_airspeed = *speed;
        const Mass reserve = query_->reserve * performance_.level(last).flow;
        if (!(reserve < query_->fuel)) {
            add(Severity::error,
                "fuel-below-need",
                {{"need", "the reserve"}, {"short_lb", (reserve - query_->fuel) / pound}});
            return;
        }
        const auto endurance =
            aircraft::level_endurance(performance_, query_->setting, flown, query_->fuel - reserve);
        if (endurance) {
            warn_of(endurance->basis);
            answer_.time = endurance->time;
            answer_.range = endurance->range;
        }
    }

    void answer_block()
    {
        const auto& limits = query_->profile.limits;
        const auto result = aircraft::block(
            performance_,
            query_->profile.schedule,
            {.cruise_altitude = query_->altitude,
             .isa_deviation = query_->isa_deviation,
             .take_off_mass = query_->mass,
             .fuel = query_->fuel,
             .taxi = limits.max_ramp_mass - limits.max_take_off_mass,
             .reserve = query_->reserve,
             .cruise = query_->setting});
        if (const auto* const finding = std::get_if<Finding>(&result)) {
            answer_.findings.push_back(*finding);
            return;
        }
        const auto& block = std::get<aircraft::Block>(result);
        warn_of(block.basis);
        answer_.block = block;
        answer_.range = block.range;
        answer_.time = block.time;
        answer_.true_airspeed = block.cruise_speed;
        answer_.calibrated_airspeed = aircraft::calibrated_airspeed(
            block.cruise_speed, aircraft::air_at(query_->altitude, query_->isa_deviation));
    }

    const AircraftQuery* query_;
    aircraft::Performance performance_;
    AircraftAnswer answer_;
};

}  // namespace

AircraftAnswer answer(const AircraftQuery& query)
{
    return Inquiry{query}.run();
}

}  // namespace transect::cli
