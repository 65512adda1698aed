#include "transect/flightlog/fuel_curve.hpp"

#include <algorithm>

#include "flightlog/src/tracks/median.hpp"

namespace transect::flightlog {
namespace {

/// A flow that is missing for longer than this in all makes the sum unknown.
constexpr Duration most_without_flow = minute;
constexpr Duration gauge_window = minute;
constexpr Duration shortest_by_gauge = 5.0 * minute;

}  // namespace

FuelCurve::FuelCurve(std::span<const Record> records, Duration longest_gap)
{
    points_.reserve(records.size());
    const Record* before = nullptr;
    for (const auto& record : records) {
        if (before == nullptr) {
            points_.push_back({record.time, {}, {}, record.fuel});
        } else if (record.time > before->time) {
            auto point = points_.back();
            const auto time = elapsed(before->time, record.time);
            if (before->fuel_flow && record.fuel_flow && time <= longest_gap) {
                point.burnt += 0.5 * (*before->fuel_flow + *record.fuel_flow) * time;
            } else {
                point.without_flow += time;
            }
            points_.push_back({record.time, point.burnt, point.without_flow, record.fuel});
        } else {
            continue;  // the clock stepped back
        }
        before = &record;
    }
}

FuelCurve::Sum FuelCurve::sum_at(Instant when) const
{
    const auto after = std::ranges::lower_bound(points_, when, {}, &Point::time);
    if (after == points_.end()) {
        return {points_.back().burnt, points_.back().without_flow};
    }
    if (after == points_.begin()) {
        return {};
    }
    const auto before = std::prev(after);
    const double share = elapsed(before->time, when) / elapsed(before->time, after->time);
    return {
        before->burnt + share * (after->burnt - before->burnt),
        before->without_flow + share * (after->without_flow - before->without_flow)};
}

std::optional<Mass> FuelCurve::gauge_at(Instant when) const
{
    const auto begin =
        std::ranges::lower_bound(points_, when + -1.0 * gauge_window, {}, &Point::time);
    std::vector<Mass> readings;
    for (auto point = begin; point != points_.end() && point->time <= when + gauge_window;
         ++point) {
        if (point->gauge) {
            readings.push_back(*point->gauge);
        }
    }
    if (readings.empty()) {
        return std::nullopt;
    }
    return median(std::move(readings));
}

FuelFigures FuelCurve::on_board(Instant when) const
{
    if (points_.empty() || when < points_.front().time || when > points_.back().time) {
        return {};
    }
    FuelFigures figures{.by_gauge = gauge_at(when)};
    const auto sum = sum_at(when);
    const auto first = gauge_at(points_.front().time);
    if (first && sum.without_flow <= most_without_flow) {
        figures.by_flow = *first - sum.burnt;
    }
    return figures;
}

FuelFigures FuelCurve::used(Instant from, Instant to) const
{
    if (points_.empty() || from < points_.front().time || to > points_.back().time || to <= from) {
        return {};
    }
    FuelFigures figures;
    const auto begin = sum_at(from);
    const auto end = sum_at(to);
    const auto time = elapsed(from, to);
    if (!(end.without_flow > begin.without_flow)) {
        figures.by_flow = end.burnt - begin.burnt;
    }
    const auto before = gauge_at(from);
    const auto after = gauge_at(to);
    if (before && after && time >= shortest_by_gauge) {
        figures.by_gauge = *before - *after;
    }
    return figures;
}

void FuelCurve::shift(Duration by)
{
    for (auto& point : points_) {
        point.time = point.time + by;
    }
}

}  // namespace transect::flightlog
