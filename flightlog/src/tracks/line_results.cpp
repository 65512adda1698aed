#include "transect/flightlog/line_results.hpp"

#include <algorithm>
#include <cmath>

namespace transect::flightlog {
namespace {

using Stretches = std::vector<FlownStretch>;

/// A distance from the line and for how long.
struct Weighted {
    double across_m = 0.0;
    double weight_s = 0.0;
};

/// Each mark stands for half the way to its neighbours.
std::vector<Weighted> weighted(std::span<const RunResult> runs)
{
    std::vector<Weighted> result;
    for (const auto& flown : runs) {
        for (const auto& part : flown.run.parts) {
            const auto& marks = part.marks;
            for (std::size_t i = 0; i < marks.size(); ++i) {
                const auto& before = marks[i == 0 ? 0 : i - 1];
                const auto& after = marks[std::min(i + 1, marks.size() - 1)];
                result.push_back(
                    {marks[i].across_m, 0.5 * (elapsed(before.time, after.time) / second)});
            }
        }
    }
    return result;
}

/// The least distance that is not exceeded for 95 % of the time.
Length percentile_95(std::vector<Weighted> distances, double all_s)
{
    constexpr double share = 0.95;
    std::ranges::sort(
        distances, {}, [](const Weighted& distance) { return std::abs(distance.across_m); });
    double so_far_s = 0.0;
    for (const auto& [across_m, weight_s] : distances) {
        so_far_s += weight_s;
        if (so_far_s >= share * all_s) {
            return std::abs(across_m) * metre;
        }
    }
    return distances.empty() ? Length{} : std::abs(distances.back().across_m) * metre;
}

CrossTrack cross_track(std::span<const RunResult> runs, const PlannedLine& line)
{
    const auto tolerance = cross_track_tolerance(line);
    const auto distances = weighted(runs);
    double all_s = 0.0;
    double sum = 0.0;
    double squares = 0.0;
    double within_s = 0.0;
    CrossTrack result;
    for (const auto& [across_m, weight_s] : distances) {
        all_s += weight_s;
        sum += weight_s * across_m;
        squares += weight_s * across_m * across_m;
        within_s += tolerance && std::abs(across_m) * metre <= *tolerance ? weight_s : 0.0;
        result.worst = std::max(result.worst, std::abs(across_m) * metre);
    }
    result.mean = sum / all_s * metre;
    result.root_mean_square = std::sqrt(squares / all_s) * metre;
    result.percentile_95 = percentile_95(distances, all_s);
    if (tolerance) {
        result.within_tolerance = within_s / all_s;
    }
    return result;
}

/// The union, in order.
Stretches joined(Stretches stretches)
{
    std::ranges::sort(stretches, {}, &FlownStretch::from);
    Stretches result;
    for (const auto& stretch : stretches) {
        if (!result.empty() && stretch.from <= result.back().to) {
            result.back().to = std::max(result.back().to, stretch.to);
        } else {
            result.push_back(stretch);
        }
    }
    return result;
}

Length total(const Stretches& stretches)
{
    Length sum;
    for (const auto& [from, to] : stretches) {
        sum += to - from;
    }
    return sum;
}

Stretches stretches_of(const LineRun& run)
{
    Stretches stretches;
    for (const auto& part : run.parts) {
        const auto [least, most] = std::ranges::minmax_element(part.marks, {}, &RunMark::along_m);
        stretches.push_back({least->along_m * metre, most->along_m * metre});
    }
    return joined(std::move(stretches));
}

Stretches gaps_between(const Stretches& flown, Length length)
{
    Stretches gaps;
    Length end;
    const auto add_until = [&](Length next) {
        if (next - end >= least_gap) {
            gaps.push_back({end, next});
        }
    };
    for (const auto& [from, to] : flown) {
        add_until(from);
        end = to;
    }
    add_until(length);
    return gaps;
}

RunResult result_of(const LineRun& run, const PlannedLine& line)
{
    RunResult result{.run = run, .stretches = stretches_of(run)};
    result.flown = total(result.stretches);
    result.cross_track = cross_track({&result, 1}, line);
    return result;
}

void add_up(LineResult& result)
{
    Stretches all;
    for (const auto& run : result.runs) {
        all.insert(all.end(), run.stretches.begin(), run.stretches.end());
    }
    const auto length = result.line.length;
    result.stretches = joined(std::move(all));
    result.flown = total(result.stretches);
    result.completion = length > Length{} ? std::min(1.0, result.flown / length) : 0.0;
    result.gaps = gaps_between(result.stretches, length);
    if (!result.runs.empty()) {
        result.cross_track = cross_track(result.runs, result.line);
    }
}

}  // namespace

std::optional<Length> cross_track_tolerance(const PlannedLine& line)
{
    return line.side_overlap > Length{} ? std::optional{0.5 * line.side_overlap} : std::nullopt;
}

LineStatus status(const LineResult& result)
{
    constexpr double as_good_as_whole = 0.95;
    if (result.completion >= as_good_as_whole) {
        return LineStatus::flown;
    }
    return result.flown > Length{} ? LineStatus::partly : LineStatus::missed;
}

std::string to_string(LineStatus status)
{
    switch (status) {
        case LineStatus::flown:
            return "flown";
        case LineStatus::partly:
            return "partly";
        case LineStatus::missed:
            break;
    }
    return "missed";
}

std::vector<LineResult> line_results(const PlannedLines& lines, std::span<const LineRun> runs)
{
    std::vector<LineResult> results;
    results.reserve(lines.lines().size());
    for (const auto& line : lines.lines()) {
        results.push_back({.line = line});
    }
    for (const auto& run : runs) {
        auto& result = results[run.line];
        result.runs.push_back(result_of(run, result.line));
    }
    for (auto& result : results) {
        std::ranges::stable_sort(
            result.runs, {}, [](const RunResult& flown) { return flown.run.entry(); });
        add_up(result);
    }
    return results;
}

}  // namespace transect::flightlog
