#include "transect/planner/resume.hpp"

#include <algorithm>
#include <iterator>

#include "transect/planner/fly.hpp"
#include "transect/planner/fuel_at_start.hpp"

#include "planner/keep_clear.hpp"
#include "planner/mission_frame.hpp"
#include "planner/remaining.hpp"
#include "planner/set_height.hpp"
#include "planner/sortie_trial.hpp"

namespace transect::planner {
namespace {

/// Beyond it a plane about the mission does not hold the way.
constexpr Length farthest = 2000.0 * kilometre;

std::vector<Finding> present_findings(const Mission& mission, const Present& present)
{
    std::vector<Finding> findings;
    const auto add = [&](const char* code, decltype(Finding::arguments) arguments) {
        findings.push_back({Severity::error, code, std::move(arguments), "present"});
    };
    const Mass tank = tank_fuel(mission);
    if (!(present.fuel <= tank)) {
        add("fuel-above-tank", {{"fuel_lb", present.fuel / pound}, {"tank_lb", tank / pound}});
    }
    const Mass mass = mission.loading.zero_fuel_mass + present.fuel;
    const Mass heaviest = mission.aircraft.limits.max_take_off_mass;
    if (!(mass <= heaviest)) {
        add("above-take-off-limit", {{"mass_lb", mass / pound}, {"limit_lb", heaviest / pound}});
    }
    const auto away = geodesic_leg(mission.base.position, present.position).distance;
    if (!(away <= farthest)) {
        add("resume-too-far", {{"away_km", away / kilometre}});
    }
    const auto height = present.height.value_or(mission.transit.height);
    const auto altitude =
        altimetry(mission).pressure_altitude(geometric_height(height, mission)).above_datum();
    const Length highest = mission.aircraft.limits.max_operating_altitude;
    if (!(altitude <= highest)) {
        add("above-operating-altitude",
            {{"altitude_ft", altitude / foot}, {"limit_ft", highest / foot}});
    }
    if (present.took_off && *present.took_off > present.time) {
        add("resume-take-off-later", {});
    }
    return findings;
}

class Resumption {
public:
    Resumption(const Plan& plan, std::span<const FlownPart> flown, const Present* present)
        : present_{present}, plan_{plan}
    {
        plan_.sorties.clear();
        plan_.tasks.clear();
        plan_.summary = {};
        // What was said of sorties and tasks was said of others; what nobody checked stays.
        std::erase_if(plan_.findings, [](const Finding& finding) {
            return finding.place.starts_with("sortie ") || finding.place.starts_with("task ") ||
                   finding.code.starts_with("resume");
        });
        if (present_ != nullptr) {
            plan_.mission.take_off = present_->time;
        }
        const Environment environment{plan.mission, planning_plane(plan.mission)};
        remaining_ = remaining(plan, flown, environment, plan_.mission.take_off);
    }

    PlannedFlights run()
    {
        add_counts();
        if (remaining_.cut + remaining_.whole == 0) {
            add(Severity::note, "resume-done", {});
            return {std::move(plan_), {}};
        }
        if (present_ != nullptr) {
            auto findings = present_findings(plan_.mission, *present_);
            if (!findings.empty()) {
                std::ranges::move(findings, std::back_inserter(plan_.findings));
                return {std::move(plan_), {}};
            }
        }
        auto lines = in_order();
        Instant ready = plan_.mission.take_off;
        if (present_ != nullptr) {
            ready = go_on(lines);
        }
        share_out(lines, ready);
        set_ways(plan_);
        return fly_again(std::move(plan_));
    }

private:
    void add(Severity severity, const char* code, decltype(Finding::arguments) arguments)
    {
        plan_.findings.push_back({severity, code, std::move(arguments)});
    }

    void add_counts()
    {
        add(Severity::note,
            "resume-counts",
            {{"flown", static_cast<double>(remaining_.flown)},
             {"cut", static_cast<double>(remaining_.cut)},
             {"whole", static_cast<double>(remaining_.whole)}});
        if (remaining_.short_rests > 0) {
            add(Severity::note,
                "resume-short-rests",
                {{"count", static_cast<double>(remaining_.short_rests)},
                 {"length_m", remaining_.short_length / metre}});
        }
    }

    /// As planned; in the air, the sortie that is being flown comes first.
    std::vector<Transect> in_order() const
    {
        auto sorties = remaining_.sorties;
        if (present_ != nullptr) {
            const auto begun = sorties.begin() + static_cast<std::ptrdiff_t>(remaining_.last_begun);
            std::rotate(sorties.begin(), begun, std::next(begun));
        }
        std::vector<Transect> lines;
        for (const auto& sortie : sorties) {
            lines.insert(lines.end(), sortie.begin(), sortie.end());
        }
        return lines;
    }

    AirborneStart start_in_air(const Transect& first)
    {
        const auto height = present_->height.value_or(plan_.mission.transit.height);
        const auto ahead = geodesic_leg(present_->position, first.from).departure;
        if (!present_->height) {
            add(Severity::warning,
                "resume-assumed",
                {{"what", std::string{"its height, that of the transit"}}});
        }
        if (!present_->track) {
            add(Severity::warning,
                "resume-assumed",
                {{"what", std::string{"its track, towards the first transect"}}});
        }
        return {
            .position = present_->position,
            .height = geometric_height(height, plan_.mission),
            .track = present_->track.value_or(ahead),
            .fuel = present_->fuel,
            .took_off = present_->took_off};
    }

    /// Flies on as long as the fuel on board allows. Returns when the next sortie may begin.
    Instant go_on(std::vector<Transect>& lines)
    {
        const auto start = start_in_air(lines.front());
        const SortieTrial trial{plan_, present_->time, start};
        const auto count = static_cast<std::ptrdiff_t>(trial.longest_prefix(lines));
        if (count == 0) {
            return go_home(trial.go_home());
        }
        plan_.sorties.push_back(
            {.transects = {lines.begin(), lines.begin() + count},
             .take_off = present_->time,
             .airborne = start});
        lines.erase(lines.begin(), lines.begin() + count);
        return landing_of_last() + plan_.mission.turnaround;
    }

    Instant go_home(const SortieTrial::Home& home)
    {
        const auto& [run, fuel] = home;
        if (run.shortfall) {
            add(Severity::error, "resume-no-way-home", {{"reason", run.shortfall->code}});
        } else if (!(fuel.extra >= Mass{})) {
            add(Severity::error, "resume-short-of-home", {{"short_lb", -fuel.extra / pound}});
        } else {
            add(Severity::warning,
                "resume-go-home",
                {{"landing_lb", (fuel.at_start - fuel.trip - fuel.approach) / pound}});
        }
        return run.landing() + plan_.mission.turnaround;
    }

    Instant landing_of_last() const
    {
        auto single = plan_;
        single.sorties = {plan_.sorties.back()};
        return plan_.sorties.back().take_off + fly(single).front().flight_time;
    }

    /// As many as each sortie can fly, and then evenly if that can be flown too.
    void share_out(std::span<const Transect> lines, Instant ready)
    {
        const SortieTrial trial{plan_, ready, std::nullopt};
        std::vector<std::span<const Transect>> shares;
        std::vector<Transect> unserved;
        for (auto left = lines; !left.empty();) {
            const auto count = trial.longest_prefix(left);
            if (count == 0) {
                unserved.push_back(left.front());
                left = left.subspan(1);
                continue;
            }
            shares.push_back(left.first(count));
            left = left.subspan(count);
        }
        if (unserved.empty() && shares.size() > 1) {
            shares = evenly(lines, std::move(shares), trial);
        }
        for (const auto& share : shares) {
            plan_.sorties.push_back(
                {.transects = {share.begin(), share.end()},
                 .take_off = std::chrono::ceil<std::chrono::minutes>(ready)});
            ready = landing_of_last() + plan_.mission.turnaround;
        }
        report_unserved(unserved);
    }

    static std::vector<std::span<const Transect>> evenly(
        std::span<const Transect> lines,
        std::vector<std::span<const Transect>> shares,
        const SortieTrial& trial)
    {
        std::vector<std::span<const Transect>> even;
        std::size_t begin = 0;
        for (std::size_t i = 1; i <= shares.size(); ++i) {
            const std::size_t end = lines.size() * i / shares.size();
            even.push_back(lines.subspan(begin, end - begin));
            if (!trial.can_fly(even.back())) {
                return shares;
            }
            begin = end;
        }
        return even;
    }

    void report_unserved(const std::vector<Transect>& unserved)
    {
        for (const auto& setting : plan_.settings) {
            const auto count = std::ranges::count(unserved, setting.task, &Transect::task);
            if (count > 0) {
                plan_.findings.push_back(
                    {Severity::error,
                     "transects-out-of-reach",
                     {{"transects", static_cast<double>(count)}},
                     "task " + setting.task});
            }
        }
    }

    const Present* present_;
    Plan plan_;
    Remaining remaining_;
};

}  // namespace

PlannedFlights resume(
    const Plan& plan, std::span<const FlownPart> flown, const std::optional<Present>& present)
{
    return Resumption{plan, flown, present ? &*present : nullptr}.run();
}

}  // namespace transect::planner
