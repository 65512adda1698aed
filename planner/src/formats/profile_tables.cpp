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
void check_values(const JsonView& table, const PerformanceTable& read)
{
    for (const auto& column : read.columns()) {
        const double highest = column.name == "tas_kt" ? 600.0 : 10'000.0;
        const double lowest = column.name == "rate_ft_per_min" ? -highest : 1.0;
        for (const double value : column.values) {
            if (!(value >= lowest && value <= highest)) {
                table.fail(fmt::format(
                    "{} of {} is outside [{}, {}]", column.name, value, lowest, highest));
            }
        }
    }
}

}  // namespace

std::shared_ptr<const ManualTables> manual_tables(const JsonView& object, Complaints& complaints)
{
    auto tables = std::make_shared<ManualTables>();
    std::vector<std::string_view> known;
    for (const auto& entry : table_keys()) {
        known.push_back(entry.key);
        const auto table =
            complaints.take([&] { return object.find(entry.key); }).value_or(std::nullopt);
        if (!table) {
            continue;
        }
        auto read = performance_table(*table, entry.layout, complaints);
        if (read) {
            complaints.check([&] { check_values(*table, *read); });
            (*tables).*entry.member = std::move(read);
        }
    }
    complaints.allow_only(object, known);
    return tables;
}

void write(JsonWriter& json, const ManualTables& tables)
{
    json.begin_object();
    for (const auto& [key, member, layout] : table_keys()) {
        if (const auto& table = tables.*member) {
            json.key(key);
            write(json, *table);
        }
    }
    json.end_object();
}

}  // namespace transect::formats
