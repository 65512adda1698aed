#include "transect/aircraft/field_length.hpp"

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string_view>

namespace transect::aircraft {
namespace {

constexpr std::size_t mass_axis = 2;

std::array<double, 3> point_of(const FieldCondition& condition, Mass mass)
{
    return {
        condition.altitude.above_datum() / foot, condition.temperature.in_celsius(), mass / pound};
}

std::size_t column_of(const PerformanceTable& table, std::string_view name)
{
    const auto column = table.column(name);
    if (!column) {
        throw std::invalid_argument{"a field length table has another column"};
    }
    return *column;
}

}  // namespace

std::optional<PerformanceTable::Outside> outside_table(
    const PerformanceTable& table, const FieldCondition& condition, Mass mass)
{
    return table.outside(point_of(condition, mass));
}

std::optional<FieldLength> field_length(
    const PerformanceTable& table, const FieldCondition& condition, Mass mass)
{
    const auto point = point_of(condition, mass);
    const auto roll = table.at(point, column_of(table, "ground_roll_ft"));
    const auto over_50ft = table.at(point, column_of(table, "over_50ft_ft"));
    if (!roll || !over_50ft) {
        return std::nullopt;
    }
    return FieldLength{*roll * foot, *over_50ft * foot};
}

std::optional<Mass> heaviest_within(
    const PerformanceTable& table, const FieldCondition& condition, Length available)
{
    std::optional<Mass> heaviest;
    std::optional<FieldLength> before;
    for (const double mass_lb : table.axes().at(mass_axis).values) {
        const Mass mass = mass_lb * pound;
        const auto length = field_length(table, condition, mass);
        if (!length) {
            return std::nullopt;
        }
        if (!(length->over_50ft <= available)) {
            if (!heaviest) {
                return Mass{};
            }
            const double share =
                (available - before->over_50ft) / (length->over_50ft - before->over_50ft);
            return *heaviest + share * (mass - *heaviest);
        }
        heaviest = mass;
        before = length;
    }
    return heaviest;
}

}  // namespace transect::aircraft
