#include "transect/aircraft/envelope.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>

namespace transect::aircraft {
namespace {

constexpr Length rounding = 1e-9 * metre;

/// How one side of the envelope bounds an aircraft that burns fuel.
class Travel {
public:
    /// `towards_inside` is +1 where larger arms are inside, -1 where smaller ones are.
    Travel(
        const EnvelopeSide& side,
        double towards_inside,
        const Balance& zero_fuel,
        std::span<const FuelArm> arms)
        : side_{&side}, towards_inside_{towards_inside}, zero_fuel_{&zero_fuel}, arms_{arms}
    {}

    std::optional<CriticalBalance> critical(const FuelRange& range) const
    {
        auto fuels = breaks(range);
        const auto breaks_end = fuels.size();
        for (std::size_t i = 1; i < breaks_end; ++i) {
            if (const auto least = least_between(fuels[i - 1], fuels[i])) {
                fuels.push_back(*least);
            }
        }
        std::optional<CriticalBalance> worst;
        for (const Mass fuel : fuels) {
            const auto here = at(fuel);
            if (here && (!worst || here->margin < worst->margin)) {
                worst = here;
            }
        }
        return worst;
    }

private:
    std::optional<CriticalBalance> at(Mass fuel) const
    {
        const auto balance = with_fuel(*zero_fuel_, arms_, fuel);
        const auto limit = limit_at(*side_, balance.mass);
        if (!balance.arm || !limit) {
            return std::nullopt;
        }
        return CriticalBalance{fuel, balance, towards_inside_ * (*balance.arm - *limit)};
    }

    /// In order; between two of them nothing has a corner.
    std::vector<Mass> breaks(const FuelRange& range) const
    {
        std::vector<Mass> fuels{range.least, range.most};
        const auto add = [&](Mass fuel) {
            if (fuel > range.least && fuel < range.most) {
                fuels.push_back(fuel);
            }
        };
        for (const auto& corner : side_->corners) {
            add(corner.mass - zero_fuel_->mass);
        }
        for (const auto& entry : arms_) {
            add(entry.fuel);
        }
        std::ranges::sort(fuels);
        return fuels;
    }

    /// Where the margin is least between two breaks. Times the mass it is a quadratic in the mass m
    /// there, so the margin is c0/m + c1 + c2·m, and least at m² = c0/c2 if both are positive.
    std::optional<Mass> least_between(Mass from, Mass to) const
    {
        const Mass half = 0.5 * (to - from);
        const auto first = at(from);
        const auto middle = at(from + half);
        const auto last = at(to);
        if (!first || !middle || !last) {
            return std::nullopt;
        }
        const auto a = first->margin * first->balance.mass;
        const auto b = middle->margin * middle->balance.mass;
        const auto c = last->margin * last->balance.mass;
        const double halves = middle->balance.mass / half;
        const auto curvature = 0.5 * (a - 2.0 * b + c);  // for a mass counted in halves
        const auto at_no_mass = b - halves * 0.5 * (c - a) + halves * halves * curvature;
        if (!(curvature > decltype(curvature){} && at_no_mass > decltype(curvature){})) {
            return std::nullopt;
        }
        const double offset = std::sqrt(at_no_mass / curvature) - halves;
        return offset > -1.0 && offset < 1.0 ? std::optional{from + half + offset * half}
                                             : std::nullopt;
    }

    const EnvelopeSide* side_;
    double towards_inside_;
    const Balance* zero_fuel_;
    std::span<const FuelArm> arms_;
};

}  // namespace

double percent_of_chord(const MeanChord& chord, Length arm)
{
    return 100.0 * ((arm - chord.leading_edge) / chord.length);
}

Length arm_at_percent(const MeanChord& chord, double percent)
{
    return chord.leading_edge + percent / 100.0 * chord.length;
}

std::optional<Length> limit_at(const EnvelopeSide& side, Mass mass)
{
    const auto next =
        std::ranges::lower_bound(side.corners, mass, std::ranges::less{}, &EnvelopeCorner::mass);
    if (next == side.corners.end()) {
        return std::nullopt;
    }
    if (next == side.corners.begin() || next->mass == mass) {
        return next->arm;
    }
    const auto& before = *std::prev(next);
    const double share = (mass - before.mass) / (next->mass - before.mass);
    return before.arm + share * (next->arm - before.arm);
}

EnvelopeVerdict judge(const Envelope& envelope, const Balance& balance)
{
    const auto forward = limit_at(envelope.forward, balance.mass);
    const auto aft = limit_at(envelope.aft, balance.mass);
    if (!balance.arm || !forward || !aft) {
        return EnvelopeVerdict::unknown;
    }
    if (!(*balance.arm >= *forward - rounding)) {
        return EnvelopeVerdict::forward_of_limit;
    }
    if (!(*balance.arm <= *aft + rounding)) {
        return EnvelopeVerdict::aft_of_limit;
    }
    const bool is_caution =
        envelope.chord && envelope.aft_caution_percent &&
        *balance.arm > arm_at_percent(*envelope.chord, *envelope.aft_caution_percent) + rounding;
    return is_caution ? EnvelopeVerdict::aft_caution : EnvelopeVerdict::inside;
}

std::optional<CriticalBalance> critical_forward(
    const Envelope& envelope,
    const Balance& zero_fuel,
    std::span<const FuelArm> arms,
    const FuelRange& fuel)
{
    return Travel{envelope.forward, 1.0, zero_fuel, arms}.critical(fuel);
}

std::optional<CriticalBalance> critical_aft(
    const Envelope& envelope,
    const Balance& zero_fuel,
    std::span<const FuelArm> arms,
    const FuelRange& fuel)
{
    return Travel{envelope.aft, -1.0, zero_fuel, arms}.critical(fuel);
}

}  // namespace transect::aircraft
