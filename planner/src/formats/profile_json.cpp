#include "formats/profile_json.hpp"

#include <charconv>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "formats/json_quantity.hpp"

namespace transect::formats {
namespace {

using aircraft::FuelPolicy;

constexpr QuantityKey<Mass> taxi{"taxi_lb", pound, 0.0, 2000.0};
constexpr QuantityKey<double> contingency_share{"contingency_share", 1.0, 0.0, 1.0};
constexpr QuantityKey<Duration> contingency_time{"contingency_min", minute, 0.0, 600.0};
constexpr QuantityKey<Duration> final_reserve{"final_reserve_min", minute, 0.0, 600.0};
constexpr QuantityKey<Length> reserve_height{"reserve_height_ft", foot, 0.0, 45'000.0};
constexpr QuantityKey<Mass> approach{"approach_lb", pound, 0.0, 2000.0};
constexpr QuantityKey<Mass> additional{"additional_lb", pound, 0.0, 20'000.0};
constexpr QuantityKey<Mass> extra{"extra_lb", pound, 0.0, 20'000.0};
constexpr std::string_view reserve_condition_key = "reserve_condition";
constexpr std::string_view at_holding = "holding";
constexpr std::string_view at_cruise = "cruise";

aircraft::ReserveCondition reserve_condition(const JsonView& policy)
{
    const auto given = policy.find(reserve_condition_key);
    if (!given) {
        return aircraft::ReserveCondition::holding;
    }
    const auto word = given->string();
    if (word == at_cruise) {
        return aircraft::ReserveCondition::cruise;
    }
    if (word != at_holding) {
        given->fail(fmt::format(R"(expected "{}" or "{}")", at_holding, at_cruise));
    }
    return aircraft::ReserveCondition::holding;
}

/// Digits at the end of "transect/mission-1"; 0 without.
int version_of(std::string_view format)
{
    const auto dash = format.rfind('-');
    int version = 0;
    if (dash != std::string_view::npos) {
        const auto digits = format.substr(dash + 1);
        std::from_chars(digits.data(), std::next(digits.data(), std::ssize(digits)), version);
    }
    return version;
}

}  // namespace

void require_format(const JsonView& object, std::string_view format)
{
    const auto member = object["format"];
    const auto given = member.string();
    if (given == format) {
        return;
    }
    const auto family = format.substr(0, format.rfind('-') + 1);
    if (given.starts_with(family) && version_of(given) > version_of(format)) {
        member.fail(fmt::format(
            R"("{}" is newer than this program, which reads "{}")", shown(given), format));
    }
    member.fail(fmt::format(R"(expected "{}", not "{}")", format, shown(given)));
}

std::optional<FuelPolicy> fuel_policy(const JsonView& policy, Complaints& complaints)
{
    return complaints.take([&] {
        require_format(policy, "transect/fuel-policy-1");
        policy.allow_only(
            {"format",
             "id",
             "source",
             taxi.key,
             contingency_share.key,
             contingency_time.key,
             final_reserve.key,
             reserve_condition_key,
             reserve_height.key,
             approach.key,
             additional.key,
             extra.key,
             "estimates",
             "alternate_required",
             "point_of_no_return_required"});
        const auto estimates = policy.find("estimates");
        const auto no_return = policy.find("point_of_no_return_required");
        return FuelPolicy{
            .id = policy["id"].string(),
            .source = policy["source"].string(),
            .estimates = estimates ? estimates->string() : std::string{},
            .taxi = required(policy, taxi),
            .contingency_share = required(policy, contingency_share),
            .contingency_time = required(policy, contingency_time),
            .final_reserve = required(policy, final_reserve),
            .reserve_condition = reserve_condition(policy),
            .reserve_height = required(policy, reserve_height),
            .approach = required(policy, approach),
            .additional = optional(policy, additional).value_or(Mass{}),
            .extra = optional(policy, extra).value_or(Mass{}),
            .alternate_required = policy["alternate_required"].boolean(),
            .point_of_no_return_required = no_return && no_return->boolean(),
        };
    });
}

void write(JsonWriter& json, const FuelPolicy& policy)
{
    json.begin_object();
    json.member("format", "transect/fuel-policy-1");
    json.member("id", policy.id);
    json.member("source", policy.source);
    if (!policy.estimates.empty()) {
        json.member("estimates", policy.estimates);
    }
    json.member(taxi.key, number_in(policy.taxi, taxi.unit));
    json.member(contingency_share.key, policy.contingency_share);
    json.member(contingency_time.key, number_in(policy.contingency_time, contingency_time.unit));
    json.member(final_reserve.key, number_in(policy.final_reserve, final_reserve.unit));
    json.member(
        reserve_condition_key,
        policy.reserve_condition == aircraft::ReserveCondition::cruise ? at_cruise : at_holding);
    json.member(reserve_height.key, number_in(policy.reserve_height, reserve_height.unit));
    json.member(approach.key, number_in(policy.approach, approach.unit));
    json.member(additional.key, number_in(policy.additional, additional.unit));
    json.member(extra.key, number_in(policy.extra, extra.unit));
    json.member("alternate_required", policy.alternate_required);
    json.member("point_of_no_return_required", policy.point_of_no_return_required);
    json.end_object();
}

}  // namespace transect::formats
