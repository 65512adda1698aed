#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "transect/aircraft/manual_tables.hpp"

#include "formats/performance_table_json.hpp"
#include "formats/profile_json.hpp"

namespace transect::formats {
namespace {

using aircraft::ManualTables;
using aircraft::PerformanceTable;

struct TableKey {
    std::string_view key;
    std::optional<PerformanceTable> ManualTables::*member;
    TableLayout layout;
};

std::array<TableKey, 4> table_keys()
{
    const std::vector<std::string> axes{"pressure_altitude_ft", "isa_deviation_c", "mass_lb"};
    auto cruise_axes = axes;
    cruise_axes.emplace_back("setting");
    const std::vector<std::string> rate_and_flow{"rate_ft_per_min", "fuel_flow_lb_per_h"};
    return {
        TableKey{"climb", &ManualTables::climb, {axes, rate_and_flow, {}}},
        TableKey{
            "cruise", &ManualTables::cruise, {cruise_axes, {"tas_kt", "fuel_flow_lb_per_h"}, {}}},
        TableKey{"holding", &ManualTables::holding, {axes, {"fuel_flow_lb_per_h"}, {}}},
        TableKey{"descent", &ManualTables::descent, {axes, rate_and_flow, {}}},
    };
}

/// What no aircraft has shows a wrong unit or a lost digit.
void check_values(const JsonView& table, const PerformanceTable& read, std::string_view key)
{
    for (const auto& column : read.columns()) {
        const double highest = column.name == "tas_kt" ? 600.0 : 10'000.0;
        const double lowest = column.name == "rate_ft_per_min" && key != "descent" ? -highest : 1.0;
        for (const double value : column.values) {
            if (!(value >= lowest && value <= highest)) {
                table.fail(fmt::format(
                    "{} of {} is outside [{}, {}]", column.name, value, lowest, highest));
            }
        }
    }
}

/// More power flies faster; settings the other way round would make the slowest the maximum.
void check_settings(const JsonView& table, const PerformanceTable& read)
{
    const auto settings = read.axes().back().values.size();
    const auto& speeds = read.columns().at(0).values;
    for (std::size_t i = 0; i + 1 < speeds.size(); ++i) {
        const bool is_last_setting = (i + 1) % settings == 0;
        if (!is_last_setting && !(speeds.at(i) < speeds.at(i + 1))) {
            table.fail("tas_kt must grow with the setting");
        }
    }
}

/// Which items of the profile are in the figures.
std::vector<std::string> fitted_in_manual(
    const JsonView& list, const std::vector<aircraft::ConfigurationItem>& items)
{
    std::vector<std::string> result;
    for (std::size_t i = 0; i < list.size("a list of items fitted in the flight manual"); ++i) {
        result.push_back(list[i].string());
        if (std::ranges::count(items, result.back(), &aircraft::ConfigurationItem::name) == 0) {
            list[i].fail("the aircraft profile has no such item");
        }
    }
    return result;
}

}  // namespace

std::shared_ptr<const ManualTables> manual_tables(
    const JsonView& object,
    const std::vector<aircraft::ConfigurationItem>& items,
    Complaints& complaints)
{
    auto tables = std::make_shared<ManualTables>();
    std::vector<std::string_view> known{"configuration"};
    complaints.check(
        [&] { tables->configuration = fitted_in_manual(object["configuration"], items); });
    for (const auto& entry : table_keys()) {
        known.push_back(entry.key);
        const auto table =
            complaints.take([&] { return object.find(entry.key); }).value_or(std::nullopt);
        if (!table) {
            continue;
        }
        auto read = performance_table(*table, entry.layout, complaints);
        if (read) {
            complaints.check([&] {
                check_values(*table, *read, entry.key);
                if (entry.key == "cruise") {
                    check_settings(*table, *read);
                }
            });
            (*tables).*entry.member = std::move(read);
        }
    }
    complaints.allow_only(object, known);
    return tables;
}

void write(JsonWriter& json, const ManualTables& tables)
{
    json.begin_object();
    json.key("configuration");
    json.begin_array();
    for (const auto& name : tables.configuration) {
        json.value(name);
    }
    json.end_array();
    for (const auto& [key, member, layout] : table_keys()) {
        if (const auto& table = tables.*member) {
            json.key(key);
            write(json, *table);
        }
    }
    json.end_object();
}

}  // namespace transect::formats
