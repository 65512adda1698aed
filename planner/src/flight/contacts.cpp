#include "flight/contacts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace transect::flight {
namespace {

using Points = std::vector<PhasePoint>;

/// Heights this long before a take-off or after a landing are those of the runway.
constexpr double runway_s = 10.0;
/// Smoothed vertical speeds near a take-off or landing are partly of the flight.
constexpr double settled_s = 15.0;

bool flies(const PhasePoint& point, const PhaseThresholds& thresholds)
{
    return point.speed() >= thresholds.rotation;
}

bool is_slow(const PhasePoint& point, const PhaseThresholds& thresholds)
{
    return point.speed() < thresholds.rotation && point.speed_over_ground() < thresholds.on_ground;
}

/// By speed alone: between the two speeds what was last known goes on.
void add_run(
    std::vector<Stretch>& stretches,
    const PhaseTrack& track,
    PointRange run,
    const PhaseThresholds& thresholds)
{
    auto where = Where::unclear;
    stretches.push_back({where, {run.begin, run.begin}});
    for (std::size_t i = run.begin; i < run.end; ++i) {
        if (flies(track.points[i], thresholds)) {
            where = Where::air;
        } else if (is_slow(track.points[i], thresholds)) {
            where = Where::ground;
        }
        auto& last = stretches.back();
        if (last.range.begin == last.range.end) {
            last.where = where;
        }
        if (last.where != where) {
            stretches.push_back({where, {i, i}});
        }
        stretches.back().range.end = i + 1;
    }
}

/// Whether a stretch goes on from the one before it, without a hole.
bool follow(const PhaseTrack& track, const Stretch& before, const Stretch& after)
{
    return std::ranges::none_of(track.runs, [&](PointRange run) {
        return run.begin == after.range.begin || run.end == before.range.end;
    });
}

double median_height_m(std::span<const PhasePoint> points)
{
    std::vector<double> heights_m;
    heights_m.reserve(points.size());
    for (const auto& point : points) {
        heights_m.push_back(point.height_m);
    }
    const auto middle = heights_m.begin() + static_cast<std::ptrdiff_t>(heights_m.size() / 2);
    std::ranges::nth_element(heights_m, middle);
    return *middle;
}

/// Before it was too fast to be surely on the ground.
double last_height_m(const Points& points, PointRange ground, const PhaseThresholds& thresholds)
{
    auto end = ground.end;
    while (end > ground.begin + 1 && !is_slow(points[end - 1], thresholds)) {
        --end;
    }
    auto begin = end - 1;
    while (begin > ground.begin && points[begin - 1].time_s >= points[end - 1].time_s - runway_s) {
        --begin;
    }
    return median_height_m(std::span{points}.subspan(begin, end - begin));
}

double first_height_m(const Points& points, PointRange ground)
{
    auto end = ground.begin + 1;
    while (end < ground.end && points[end].time_s <= points[ground.begin].time_s + runway_s) {
        ++end;
    }
    return median_height_m(std::span{points}.subspan(ground.begin, end - ground.begin));
}

/// Slow, but rising and sinking as nothing on wheels does.
bool is_level(const Points& points, PointRange ground, const PhaseThresholds& thresholds)
{
    constexpr double most_uneven = 0.1;
    const double first_s = points[ground.begin].time_s;
    const double last_s = points[ground.end - 1].time_s;
    std::size_t counted = 0;
    std::size_t uneven = 0;
    for (std::size_t i = ground.begin; i < ground.end; ++i) {
        const auto& point = points[i];
        if (point.time_s >= first_s + settled_s && point.time_s <= last_s - settled_s) {
            ++counted;
            const Speed climb = std::abs(point.climb_m_s) * metre_per_second;
            uneven += climb > thresholds.climb_ends ? 1U : 0U;
        }
    }
    return static_cast<double>(uneven) <= most_uneven * static_cast<double>(counted);
}

/// Tells flights from runs along the ground, and where they begin and end.
class Contacts {
public:
    Contacts(const PhaseTrack& track, const PhaseThresholds& thresholds)
        : track_{track}, thresholds_{thresholds}
    {
        for (const auto& run : track.runs) {
            add_run(stretches_, track, run, thresholds);
        }
    }

    std::vector<Stretch> run()
    {
        for (auto& stretch : stretches_) {
            const bool uneven = stretch.where == Where::ground &&
                                !is_level(track_.points, stretch.range, thresholds_);
            stretch.where = uneven ? Where::unclear : stretch.where;
        }
        for (std::size_t i = 0; i < stretches_.size(); ++i) {
            settle(i);
        }
        join();
        for (std::size_t i = 0; i < stretches_.size(); ++i) {
            set_ends(i);
        }
        return std::move(stretches_);
    }

private:
    const Stretch* ground_before(std::size_t index) const
    {
        if (index == 0 || stretches_[index - 1].where != Where::ground ||
            !follow(track_, stretches_[index - 1], stretches_[index])) {
            return nullptr;
        }
        return &stretches_[index - 1];
    }

    const Stretch* ground_after(std::size_t index) const
    {
        if (index + 1 == stretches_.size() || stretches_[index + 1].where != Where::ground ||
            !follow(track_, stretches_[index], stretches_[index + 1])) {
            return nullptr;
        }
        return &stretches_[index + 1];
    }

    /// A fast stretch beside the ground that never rises is no flight: a rejected take-off, or one
    /// that the log's end cuts off.
    void settle(std::size_t index)
    {
        auto& stretch = stretches_[index];
        const auto* before = ground_before(index);
        const auto* after = ground_after(index);
        if (stretch.where != Where::air || (before == nullptr && after == nullptr)) {
            return;
        }
        double field_m = -std::numeric_limits<double>::infinity();
        if (before != nullptr) {
            field_m = std::max(field_m, last_height_m(track_.points, before->range, thresholds_));
        }
        if (after != nullptr) {
            field_m = std::max(field_m, first_height_m(track_.points, after->range));
        }
        const auto is_clear = [&](const PhasePoint& point) {
            return (point.height_m - field_m) * metre >= thresholds_.clear_of_ground;
        };
        if (std::ranges::any_of(points(stretch.range), is_clear)) {
            return;
        }
        stretch.where = before != nullptr && after != nullptr ? Where::ground : Where::unclear;
    }

    void join()
    {
        std::vector<Stretch> joined;
        for (const auto& stretch : stretches_) {
            if (!joined.empty() && joined.back().where == stretch.where &&
                follow(track_, joined.back(), stretch)) {
                joined.back().range.end = stretch.range.end;
            } else {
                joined.push_back(stretch);
            }
        }
        stretches_ = std::move(joined);
    }

    void set_ends(std::size_t index)
    {
        if (stretches_[index].where != Where::air) {
            return;
        }
        if (const auto* before = ground_before(index)) {
            stretches_[index].taken_off_from_m =
                last_height_m(track_.points, before->range, thresholds_);
            lift_off(index);
        }
        if (const auto* after = ground_after(index)) {
            stretches_[index].landed_at_m = first_height_m(track_.points, after->range);
            touch_down(index);
        }
    }

    /// Against a strong wind it may fly before its speed over the ground says so.
    void lift_off(std::size_t index)
    {
        auto& ground = stretches_[index - 1].range;
        auto& air = stretches_[index].range;
        const double height_m = *stretches_[index].taken_off_from_m;
        while (air.begin > ground.begin + 1 && is_above_runway(air.begin - 1, height_m)) {
            --air.begin;
        }
        ground.end = air.begin;
    }

    /// Below rotation speed for good, and down.
    void touch_down(std::size_t index)
    {
        auto& air = stretches_[index].range;
        auto& ground = stretches_[index + 1].range;
        const double height_m = *stretches_[index].landed_at_m;
        while (air.end > air.begin + 1 && !is_above_runway(air.end - 1, height_m) &&
               !flies(track_.points[air.end - 1], thresholds_)) {
            --air.end;
        }
        ground.begin = air.end;
    }

    bool is_above_runway(std::size_t point, double height_m) const
    {
        return (track_.points[point].height_m - height_m) * metre > thresholds_.on_runway;
    }

    std::span<const PhasePoint> points(PointRange range) const
    {
        return std::span{track_.points}.subspan(range.begin, range.end - range.begin);
    }

    const PhaseTrack& track_;
    const PhaseThresholds& thresholds_;
    std::vector<Stretch> stretches_;
};

}  // namespace

std::vector<Stretch> stretches(const PhaseTrack& track, const PhaseThresholds& thresholds)
{
    return Contacts{track, thresholds}.run();
}

}  // namespace transect::flight
