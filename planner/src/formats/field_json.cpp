#include "formats/field_json.hpp"

#include <optional>
#include <string_view>

#include "formats/json_quantity.hpp"
#include "formats/performance_table_json.hpp"

namespace transect::formats {
namespace {

constexpr QuantityKey<double> take_off_factor{"take_off_factor", 1.0, 1.0, 5.0};
constexpr QuantityKey<double> landing_factor{"landing_factor", 1.0, 1.0, 5.0};

TableLayout layout()
{
    return {
        .axes = {"pressure_altitude_ft", "temperature_c", "mass_lb"},
        .columns = {"ground_roll_ft", "over_50ft_ft"},
        .optional_columns = {}};
}

}  // namespace

aircraft::FieldLengthTables field_tables(const JsonView& object, Complaints& complaints)
{
    complaints.allow_only(object, {"take_off", "landing"});
    const auto table = [&](std::string_view key) -> std::optional<aircraft::PerformanceTable> {
        const auto member = complaints.take([&] { return object.find(key); });
        return member && *member ? performance_table(**member, layout(), complaints) : std::nullopt;
    };
    return {.take_off = table("take_off"), .landing = table("landing")};
}

void write(JsonWriter& json, const aircraft::FieldLengthTables& tables)
{
    json.begin_object();
    if (tables.take_off) {
        json.key("take_off");
        write(json, *tables.take_off);
    }
    if (tables.landing) {
        json.key("landing");
        write(json, *tables.landing);
    }
    json.end_object();
}

planner::FieldFactors field_factors(const JsonView& object, Complaints& complaints)
{
    complaints.allow_only(object, {take_off_factor.key, landing_factor.key});
    planner::FieldFactors factors;
    complaints.check(
        [&] { factors.take_off = optional(object, take_off_factor).value_or(factors.take_off); });
    complaints.check(
        [&] { factors.landing = optional(object, landing_factor).value_or(factors.landing); });
    return factors;
}

void write_members(JsonWriter& json, const planner::FieldFactors& factors)
{
    json.member(take_off_factor.key, factors.take_off);
    json.member(landing_factor.key, factors.landing);
}

}  // namespace transect::formats
