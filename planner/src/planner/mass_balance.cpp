#include "transect/planner/mass_balance.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "transect/planner/fuel_at_start.hpp"

namespace transect::planner {
namespace {

using aircraft::Balance;
using aircraft::CriticalBalance;
using aircraft::Envelope;
using aircraft::EnvelopeVerdict;

/// Of the two sides, the one that a verdict is about.
const aircraft::EnvelopeSide& side_of(const Envelope& envelope, EnvelopeVerdict verdict)
{
    return verdict == EnvelopeVerdict::forward_of_limit ? envelope.forward : envelope.aft;
}

bool is_outside(EnvelopeVerdict verdict)
{
    return verdict == EnvelopeVerdict::forward_of_limit || verdict == EnvelopeVerdict::aft_of_limit;
}

std::string or_unknown(const std::string& trust)
{
    return trust.empty() ? "not given" : trust;
}

Finding outside_finding(const Envelope& envelope, std::string_view moment, const Balance& balance)
{
    const auto verdict = judge(envelope, balance);
    const bool forward = verdict == EnvelopeVerdict::forward_of_limit;
    return {
        Severity::error,
        "cg-outside-envelope",
        {{"at", std::string{moment}},
         {"mass_lb", balance.mass / pound},
         {"arm_in", balance.arm.value_or(Length{}) / inch},
         {"side", forward ? "forward" : "aft"},
         {"limit_in",
          limit_at(side_of(envelope, verdict), balance.mass).value_or(Length{}) / inch}}};
}

/// Collects what is wrong with one flight's balance.
class BalanceCheck {
public:
    BalanceCheck(const Mission& mission, const MassBalance& balance)
        : mission_{&mission}, balance_{&balance}
    {}

    std::vector<Finding> findings()
    {
        check_masses();
        if (mission_->aircraft.loading.envelope) {
            check_envelope(*mission_->aircraft.loading.envelope);
        }
        return std::move(findings_);
    }

private:
    void check_masses()
    {
        const auto limit = mission_->aircraft.loading.max_zero_fuel_mass;
        const Mass mass = mission_->loading.zero_fuel_mass;
        if (limit && !(mass <= *limit)) {
            findings_.push_back(
                {Severity::error,
                 "above-zero-fuel-mass",
                 {{"mass_lb", mass / pound}, {"limit_lb", *limit / pound}}});
        }
        if (!mission_->loading.sheet) {
            return;
        }
        for (const auto& item : mission_->loading.sheet->items) {
            if (item.max_mass && !(item.mass <= *item.max_mass)) {
                findings_.push_back(
                    {Severity::error,
                     "station-overloaded",
                     {{"station", item.name},
                      {"mass_lb", item.mass / pound},
                      {"limit_lb", *item.max_mass / pound}}});
            }
        }
    }

    void check_envelope(const Envelope& envelope)
    {
        std::optional<Balance> cautious;
        bool any_known = false;
        for (const auto& [name, balance] : in_order(*balance_)) {
            const auto verdict = judge(envelope, balance);
            if (is_outside(verdict)) {
                findings_.push_back(outside_finding(envelope, name, balance));
            }
            if (verdict == EnvelopeVerdict::aft_caution &&
                !(cautious && *cautious->arm >= *balance.arm)) {
                cautious = balance;
            }
            if (verdict == EnvelopeVerdict::unknown && balance.arm) {
                findings_.push_back(
                    {Severity::note,
                     "not-checked",
                     {{"what",
                       "centre of gravity at " + std::string{name} +
                           ", where the mass is above the envelope"}}});
            }
            any_known = any_known || verdict != EnvelopeVerdict::unknown;
        }
        if (any_known) {
            check_between(envelope);
            check_caution(envelope, cautious);
            check_trust(envelope);
        }
    }

    /// What burns on the way may lead outside and in again.
    void check_between(const Envelope& envelope)
    {
        const auto arms = fuel_arms(*mission_);
        const aircraft::FuelRange range{Mass{}, balance_->ramp.mass - balance_->zero_fuel.mass};
        const auto add = [&](const std::optional<CriticalBalance>& critical, EnvelopeVerdict side) {
            const auto moments = in_order(*balance_);
            const auto is_told = std::ranges::any_of(
                moments, [&](const auto& named) { return judge(envelope, named.balance) == side; });
            if (critical && judge(envelope, critical->balance) == side && !is_told) {
                findings_.push_back(outside_finding(envelope, "burn", critical->balance));
            }
        };
        add(critical_forward(envelope, balance_->zero_fuel, arms, range),
            EnvelopeVerdict::forward_of_limit);
        add(critical_aft(envelope, balance_->zero_fuel, arms, range),
            EnvelopeVerdict::aft_of_limit);
    }

    void check_caution(const Envelope& envelope, const std::optional<Balance>& cautious)
    {
        if (cautious) {
            findings_.push_back(
                {Severity::warning,
                 "cg-aft-caution",
                 {{"percent", percent_of_chord(*envelope.chord, *cautious->arm)},
                  {"caution_percent", *envelope.aft_caution_percent}}});
        }
    }

    void check_trust(const Envelope& envelope)
    {
        const auto is_good = [](const std::string& trust) { return trust == "A" || trust == "B"; };
        if (!is_good(envelope.forward.trust) || !is_good(envelope.aft.trust)) {
            findings_.push_back(
                {Severity::warning,
                 "cg-limits-unverified",
                 {{"forward_trust", or_unknown(envelope.forward.trust)},
                  {"aft_trust", or_unknown(envelope.aft.trust)}}});
        }
    }

    const Mission* mission_;
    const MassBalance* balance_;
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<NamedBalance> in_order(const MassBalance& balance)
{
    if (balance.begins_in_air) {
        return {
            {"in the air", balance.take_off},
            {"landing", balance.landing},
            {"zero fuel", balance.zero_fuel}};
    }
    return {
        {"ramp", balance.ramp},
        {"take-off", balance.take_off},
        {"landing", balance.landing},
        {"zero fuel", balance.zero_fuel}};
}

std::span<const aircraft::FuelArm> fuel_arms(const Mission& mission)
{
    return mission.loading.fuel_arms.empty() ? mission.aircraft.loading.fuel_arms
                                             : mission.loading.fuel_arms;
}

Balance zero_fuel(const Mission& mission)
{
    return {mission.loading.zero_fuel_mass, mission.loading.zero_fuel_arm};
}

MassBalance mass_balance(const Mission& mission, const FlightFuel& fuel)
{
    const auto dry = zero_fuel(mission);
    const auto with = [&](Mass mass) {
        return with_fuel(dry, fuel_arms(mission), std::max(Mass{}, mass));
    };
    return {
        .ramp = with(fuel.at_start),
        .take_off =
            with(fuel.begins_in_air ? fuel.at_start : fuel.at_start - mission.fuel_policy.taxi),
        .landing = with(fuel.at_landing),
        .zero_fuel = dry,
        .begins_in_air = fuel.begins_in_air};
}

std::vector<Finding> balance_findings(const Mission& mission, const MassBalance& balance)
{
    return BalanceCheck{mission, balance}.findings();
}

std::string unchecked_balance(const Mission& mission)
{
    std::string subject = "centre of gravity";
    const auto& loading = mission.loading;
    if (!loading.zero_fuel_arm && !loading.sheet) {
        return subject;
    }
    if (!loading.zero_fuel_arm) {
        const auto& items = loading.sheet->items;
        const auto lacking = std::ranges::find_if(
            items, [](const aircraft::LoadItem& item) { return !item.arm && item.mass != Mass{}; });
        return subject + ": no arm for " +
               (lacking == items.end() ? "the empty aircraft" : lacking->name);
    }
    if (!mission.aircraft.loading.envelope) {
        return subject + ": the aircraft profile has no envelope";
    }
    const Mass most = fuel_at_start(mission).fuel;
    return fuel_arm(fuel_arms(mission), most) ? "" : subject + " with fuel: no arm for the fuel";
}

}  // namespace transect::planner
