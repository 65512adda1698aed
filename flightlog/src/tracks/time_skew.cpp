#include "flightlog/src/tracks/time_skew.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "transect/flightlog/timeline.hpp"

#include "flightlog/src/tracks/line_of_sight.hpp"

namespace transect::flightlog {
namespace {

constexpr double longest_lag_s = 2.0;
constexpr double step_s = 0.02;
constexpr std::size_t least_records = 20;
/// In which the camera turns at least as fast.
constexpr double slewing_deg_s = 0.5;
/// The best lag tells only where half a second more or less makes the error larger by so much.
constexpr double telling_growth = 1.1;
constexpr std::size_t telling_steps = 25;
constexpr std::size_t most_parts = 8;
constexpr std::size_t least_parts = 3;

double dot(const Direction& a, const Direction& b)
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

double length(const Direction& way)
{
    return std::sqrt(dot(way, way));
}

Direction between(const Direction& from, const Direction& to)
{
    return {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
}

struct Look {
    double time_s = 0.0;
    Direction boresight{};
    Direction to_centre{};
    double rate = 0.0;  ///< of the boresight, per second
};

/// Ascending in time; what went back is left out.
std::vector<Look> looks_of(std::span<const Record> records)
{
    std::vector<Look> looks;
    looks.reserve(records.size());
    for (const auto& record : records) {
        const auto heights = common_heights(record);
        if (!record.look || record.look_is_by_corners || !heights) {
            continue;
        }
        const double time_s = elapsed(records.front().time, record.time) / second;
        if (!looks.empty() && time_s <= looks.back().time_s) {
            continue;
        }
        looks.push_back(
            {time_s,
             direction(record.look->azimuth, record.look->depression),
             direction_to(record.frame_centre->position, record, *heights)});
    }
    for (std::size_t i = 1; i + 1 < looks.size(); ++i) {
        const auto& before = looks[i - 1];
        const auto& after = looks[i + 1];
        looks[i].rate =
            length(between(before.boresight, after.boresight)) / (after.time_s - before.time_s);
    }
    return looks;
}

/// Across and along the image.
struct Miss {
    double right = 0.0;
    double down = 0.0;
};

Miss miss_of(const Direction& boresight, const Direction& to_centre)
{
    const double level = std::max(std::hypot(boresight[0], boresight[1]), 1e-9);
    const Direction right{-boresight[1] / level, boresight[0] / level, 0.0};
    const Direction down{
        -boresight[2] * boresight[0] / level, -boresight[2] * boresight[1] / level, level};
    const auto way = between(boresight, to_centre);
    return {dot(way, right), dot(way, down)};
}

class SkewSearch {
public:
    SkewSearch(std::vector<Look> looks, double longest_gap_s)
        : looks_{std::move(looks)}, longest_gap_s_{longest_gap_s}
    {
        const double least_rate = slewing_deg_s * (degree / radian);
        for (std::size_t i = 1; i + 1 < looks_.size(); ++i) {
            const auto& look = looks_[i];
            const bool is_inside = look.time_s - looks_.front().time_s > longest_lag_s &&
                                   looks_.back().time_s - look.time_s > longest_lag_s;
            if (is_inside && look.rate >= least_rate) {
                slewing_.push_back(i);
            }
        }
    }

    std::optional<TimeSkew> run() const
    {
        const auto found = search(slewing_);
        if (!found) {
            return std::nullopt;
        }
        auto skew = *found;
        skew.spread = spread_over_parts();
        return skew;
    }

private:
    using Slews = std::span<const std::size_t>;

    std::optional<TimeSkew> search(Slews slews) const
    {
        if (slews.size() < least_records) {
            return std::nullopt;
        }
        const auto steps = static_cast<int>(std::lround(longest_lag_s / step_s));
        std::vector<double> errors;
        errors.reserve(static_cast<std::size_t>(2 * steps) + 1);
        for (int i = -steps; i <= steps; ++i) {
            errors.push_back(error_at(i * step_s, slews));
        }
        const auto best = std::ranges::min_element(errors);
        const auto at = static_cast<std::size_t>(best - errors.begin());
        const double as_logged = errors[static_cast<std::size_t>(steps)];
        if (at < telling_steps || at + telling_steps >= errors.size() ||
            !(std::min(errors[at - telling_steps], errors[at + telling_steps]) >
              telling_growth * *best)) {
            return std::nullopt;
        }
        const double bend = errors[at - 1] - 2.0 * errors[at] + errors[at + 1];
        const double shift = bend > 0.0 ? 0.5 * (errors[at - 1] - errors[at + 1]) / bend : 0.0;
        const double lag_s = (static_cast<double>(at) - steps + shift) * step_s;
        return TimeSkew{
            .lag = lag_s * second,
            .error = *best * radian,
            .error_as_logged = as_logged * radian,
            .records = slews.size()};
    }

    /// Neighbouring records err alike, so that the whole search tells nothing of its own error.
    std::optional<Duration> spread_over_parts() const
    {
        const auto parts = std::min(most_parts, slewing_.size() / least_records);
        std::vector<double> lags_s;
        lags_s.reserve(parts);
        for (std::size_t i = 0; i < parts; ++i) {
            const auto begin = i * slewing_.size() / parts;
            const auto end = (i + 1) * slewing_.size() / parts;
            if (const auto found = search(Slews{slewing_}.subspan(begin, end - begin))) {
                lags_s.push_back(found->lag / second);
            }
        }
        return deviation(lags_s);
    }

    static std::optional<Duration> deviation(const std::vector<double>& lags_s)
    {
        if (lags_s.size() < least_parts) {
            return std::nullopt;
        }
        const auto count = static_cast<double>(lags_s.size());
        const double mean_s = std::accumulate(lags_s.begin(), lags_s.end(), 0.0) / count;
        double squares = 0.0;
        for (const double lag_s : lags_s) {
            squares += (lag_s - mean_s) * (lag_s - mean_s);
        }
        return std::sqrt(squares / (count - 1.0)) * second;
    }

    /// Root mean square about the mean.
    double error_at(double lag_s, Slews slews) const
    {
        double count = 0.0;
        Miss sum;
        double squares = 0.0;
        for (const auto index : slews) {
            const auto boresight = boresight_at(looks_[index].time_s + lag_s);
            if (!boresight) {
                continue;
            }
            const auto miss = miss_of(*boresight, looks_[index].to_centre);
            count += 1.0;
            sum.right += miss.right;
            sum.down += miss.down;
            squares += miss.right * miss.right + miss.down * miss.down;
        }
        if (count < 0.5 * static_cast<double>(slews.size())) {
            return std::numeric_limits<double>::infinity();
        }
        const double mean_square = (sum.right * sum.right + sum.down * sum.down) / (count * count);
        return std::sqrt(std::max(squares / count - mean_square, 0.0));
    }

    /// Nothing in a hole of the log.
    std::optional<Direction> boresight_at(double time_s) const
    {
        const auto after = std::ranges::lower_bound(looks_, time_s, {}, &Look::time_s);
        if (after == looks_.begin() || after == looks_.end()) {
            return std::nullopt;
        }
        const auto& before = *std::prev(after);
        const double gap_s = after->time_s - before.time_s;
        if (gap_s > longest_gap_s_) {
            return std::nullopt;
        }
        const double share = (time_s - before.time_s) / gap_s;
        Direction mixed{};
        for (std::size_t i = 0; i < mixed.size(); ++i) {
            mixed.at(i) = (1.0 - share) * before.boresight.at(i) + share * after->boresight.at(i);
        }
        const double size = length(mixed);
        for (auto& part : mixed) {
            part /= size;
        }
        return mixed;
    }

    std::vector<Look> looks_;
    double longest_gap_s_;
    std::vector<std::size_t> slewing_;
};

}  // namespace

std::optional<TimeSkew> measure_time_skew(std::span<const Record> records)
{
    return SkewSearch{looks_of(records), longest_gap(records) / second}.run();
}

}  // namespace transect::flightlog
