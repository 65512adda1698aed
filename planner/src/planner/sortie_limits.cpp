#include "planner/sortie_limits.hpp"

#include <algorithm>

#include "transect/geo/sun.hpp"
#include "transect/planner/bases.hpp"
#include "transect/planner/unchecked_limits.hpp"

namespace transect::planner {
namespace {

constexpr Length oxygen_from = 10'000.0 * foot;
constexpr Length oxygen_always_from = 13'000.0 * foot;
constexpr Duration without_oxygen = 30.0 * minute;

/// How long all who breathe it can. The gas follows Boyle's law.
Duration oxygen_endurance(const OxygenSupply& supply)
{
    const Pressure usable = std::max(Pressure{}, supply.filled - supply.residual);
    const Volume gas = usable / (1013.25 * hectopascal) * supply.cylinder;
    return gas / (static_cast<double>(supply.persons) * supply.flow);
}

/// The earlier of what is given; nothing where neither is or the sun does not set.
std::optional<Instant> latest_by_light(
    const Mission& mission, const Aerodrome& arrival, Instant take_off)
{
    if (!mission.limits.landing_before_sunset) {
        return std::nullopt;
    }
    const auto day = daylight(arrival.position, take_off);
    if (day.kind == Daylight::Kind::always_day) {
        return std::nullopt;
    }
    return day.sunset ? *day.sunset + -*mission.limits.landing_before_sunset : take_off;
}

/// What the sorties before have used up.
struct Used {
    Instant first_take_off;
    Duration flight_time;
    bool is_known = true;
};

Instant landing(const SortieFlight& flight)
{
    return flight.legs.back().end;
}

Instant begin(const SortieFlight& flight)
{
    return landing(flight) + -flight.flight_time;
}

/// Nothing where a sortie that begins in the air does not say it.
std::optional<Instant> take_off(const SortieFlight& flight)
{
    return flight.airborne ? flight.airborne->took_off : begin(flight);
}

std::optional<Duration> time_in_air(const SortieFlight& flight)
{
    const auto since = take_off(flight);
    return since ? std::optional{elapsed(*since, landing(flight))} : std::nullopt;
}

std::vector<LimitCheck> checks(
    const Mission& mission, const SortieFlight& flight, const Used& before)
{
    const auto& limits = mission.limits;
    std::vector<LimitCheck> list;
    const auto add = [&](const char* limit, const char* code, Duration margin) {
        list.push_back({.limit = limit, .code = code, .margin = margin});
    };
    if (flight.fuel.trip > Mass{}) {
        add("fuel", "", flight.fuel.extra / flight.fuel.trip * flight.flight_time);
    }
    const auto in_air = time_in_air(flight);
    if (mission.max_flight_time && in_air) {
        add("flight time", "flight-time-limit", *mission.max_flight_time - *in_air);
    }
    if (limits.max_duty && before.is_known) {
        const Instant report =
            before.first_take_off + -limits.report_before_take_off.value_or(Duration{});
        add("crew duty", "crew-duty-limit", *limits.max_duty - elapsed(report, landing(flight)));
    }
    if (limits.max_crew_flight_time && before.is_known && in_air) {
        add("crew flight time",
            "crew-flight-time-limit",
            *limits.max_crew_flight_time - before.flight_time - *in_air);
    }
    // What is left of oxygen and recorder in the air nobody said.
    if (limits.oxygen && flight.oxygen_needed > Duration{} && !flight.airborne) {
        add("oxygen", "oxygen-short", oxygen_endurance(*limits.oxygen) - flight.oxygen_needed);
    }
    if (const auto latest =
            latest_by_light(mission, base_named(mission, flight.arrival), begin(flight))) {
        add("daylight", "after-daylight", elapsed(landing(flight), *latest));
    }
    if (limits.latest_landing) {
        add("latest landing",
            "after-latest-landing",
            elapsed(landing(flight), *limits.latest_landing));
    }
    if (limits.recorder_capacity && !flight.airborne) {
        add("recorder", "recorder-full", *limits.recorder_capacity - flight.time_on_station);
    }
    std::ranges::stable_sort(list, {}, &LimitCheck::margin);
    return list;
}

/// Limits that are given and cannot be counted for a flight that begins in the air.
std::vector<std::string> uncounted(const Mission& mission, const SortieFlight& flight)
{
    std::vector<std::string> list;
    if (!flight.airborne) {
        return list;
    }
    const auto& limits = mission.limits;
    const auto add = [&](const auto& limit, const char* what) {
        if (limit) {
            list.emplace_back(what);
        }
    };
    if (!flight.airborne->took_off) {
        constexpr const char* unknown = ": the take-off before is not known";
        add(mission.max_flight_time, "flight time");
        add(limits.max_duty, "crew duty, of later sorties too");
        add(limits.max_crew_flight_time, "crew flight time, of later sorties too");
        for (auto& what : list) {
            what += unknown;
        }
    }
    if (flight.oxygen_needed > Duration{}) {
        add(limits.oxygen, "oxygen: what is left in the air is not known");
    }
    add(limits.recorder_capacity, "recorder: what is left in the air is not known");
    return list;
}

}  // namespace

Duration shortest_margin(
    const Mission& mission,
    const Environment& environment,
    const Aerodrome& arrival,
    const SortieRun& run)
{
    const auto& limits = mission.limits;
    const Duration flight_time = run.flight_time_s * second;
    Duration shortest = 24.0 * hour;
    const auto limit = [&](Duration time, const std::optional<Duration>& most) {
        shortest = most ? std::min(shortest, *most - time) : shortest;
    };
    const auto land_by = [&](const std::optional<Instant>& latest) {
        const Instant lands = mission.take_off + flight_time;
        shortest = latest ? std::min(shortest, elapsed(lands, *latest)) : shortest;
    };
    limit(flight_time, mission.max_flight_time);
    limit(flight_time + limits.report_before_take_off.value_or(Duration{}), limits.max_duty);
    limit(flight_time, limits.max_crew_flight_time);
    limit(run.on_station_s * second, limits.recorder_capacity);
    land_by(latest_by_light(mission, arrival, mission.take_off));
    land_by(limits.latest_landing);
    const auto highest =
        environment.altimetry.pressure_altitude(MslHeight{run.highest_m * metre}).above_datum();
    if (limits.oxygen && highest > oxygen_from) {
        const Duration free = highest > oxygen_always_from ? Duration{} : without_oxygen;
        limit(flight_time, oxygen_endurance(*limits.oxygen) + free);
    }
    return shortest;
}

Duration oxygen_needed(const flight::Trajectory& trajectory, const aircraft::Altimetry& altimetry)
{
    Duration above_always;
    Duration between;
    const auto& samples = trajectory.samples;
    for (std::size_t i = 1; i < samples.size(); ++i) {
        const Duration step = elapsed(samples[i - 1].time, samples[i].time);
        const auto altitude = altimetry.pressure_altitude(samples[i].height).above_datum();
        if (altitude > oxygen_always_from) {
            above_always += step;
        } else if (altitude > oxygen_from) {
            between += step;
        }
    }
    return above_always + std::max(Duration{}, between - without_oxygen);
}

void check_limits(const Mission& mission, std::span<SortieFlight> flights)
{
    Used used;
    for (auto& flight : flights) {
        flight.limits.clear();
        if (flight.legs.empty()) {
            continue;
        }
        const auto since = take_off(flight);
        used.is_known = used.is_known && since.has_value();
        if (since && !(used.flight_time > Duration{})) {
            used.first_take_off = *since;
        }
        flight.limits = checks(mission, flight, used);
        used.flight_time += time_in_air(flight).value_or(Duration{});
    }
}

std::vector<Finding> limit_findings(const Mission& mission, const SortieFlight& flight)
{
    std::vector<Finding> findings;
    for (const auto& check : flight.limits) {
        if (!check.code.empty() && !(check.margin >= Duration{})) {
            findings.push_back(
                {Severity::error, check.code, {{"over_min", -check.margin / minute}}});
        }
    }
    if (!mission.limits.oxygen && flight.oxygen_needed > Duration{}) {
        findings.push_back(
            {Severity::warning,
             "oxygen-not-given",
             {{"needed_min", flight.oxygen_needed / minute}}});
    }
    for (auto& what : uncounted(mission, flight)) {
        findings.push_back({Severity::warning, "not-checked", {{"what", std::move(what)}}});
    }
    if (!flight.limits.empty()) {
        findings.push_back(
            {Severity::note,
             "sortie-ended-by",
             {{"limit", flight.limits.front().limit},
              {"margin_min", flight.limits.front().margin / minute}}});
    }
    return findings;
}

std::vector<std::string> unchecked_limits(const Mission& mission)
{
    const auto& limits = mission.limits;
    std::vector<std::string> list;
    const auto add_missing = [&](const auto& given, const char* name) {
        if (!given) {
            list.emplace_back(name);
        }
    };
    add_missing(limits.oxygen, "oxygen");
    add_missing(limits.max_duty, "crew duty");
    add_missing(limits.max_crew_flight_time, "crew flight time");
    if (!limits.latest_landing) {
        add_missing(limits.landing_before_sunset, "daylight");
    }
    add_missing(limits.recorder_capacity, "recorder capacity");
    add_missing(mission.max_flight_time, "longest flight time");
    return list;
}

}  // namespace transect::planner
