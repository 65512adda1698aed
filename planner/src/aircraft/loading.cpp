#include "transect/aircraft/loading.hpp"

#include <algorithm>
#include <iterator>

namespace transect::aircraft {
namespace {

using Moment = decltype(Mass{} * Length{});

}  // namespace

Balance zero_fuel(const LoadSheet& sheet)
{
    Mass mass = sheet.basic_empty_mass;
    Moment moment = mass * sheet.basic_empty_arm.value_or(Length{});
    bool is_known = sheet.basic_empty_arm.has_value();
    for (const auto& item : sheet.items) {
        mass += item.mass;
        moment += item.mass * item.arm.value_or(Length{});
        is_known = is_known && (item.arm || item.mass == Mass{});
    }
    return {mass, is_known ? std::optional{moment / mass} : std::nullopt};
}

std::optional<Length> fuel_arm(std::span<const FuelArm> arms, Mass fuel)
{
    if (arms.size() == 1) {
        return arms.front().arm;
    }
    if (arms.empty() || !(fuel >= arms.front().fuel && fuel <= arms.back().fuel)) {
        return std::nullopt;
    }
    const auto next = std::ranges::upper_bound(arms, fuel, std::ranges::less{}, &FuelArm::fuel);
    if (next == arms.end()) {
        return arms.back().arm;
    }
    const auto& before = *std::prev(next);
    const double share = (fuel - before.fuel) / (next->fuel - before.fuel);
    return before.arm + share * (next->arm - before.arm);
}

Balance with_fuel(const Balance& zero_fuel, std::span<const FuelArm> arms, Mass fuel)
{
    const Mass mass = zero_fuel.mass + fuel;
    if (fuel == Mass{}) {
        return zero_fuel;
    }
    const auto arm = fuel_arm(arms, fuel);
    if (!zero_fuel.arm || !arm) {
        return {mass, std::nullopt};
    }
    return {mass, (zero_fuel.mass * *zero_fuel.arm + fuel * *arm) / mass};
}

}  // namespace transect::aircraft
