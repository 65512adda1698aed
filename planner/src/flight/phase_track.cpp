#include "flight/phase_track.hpp"

#include <algorithm>

namespace transect::flight {
namespace {

/// More than any wind between the two: one of them is wrong.
constexpr Speed most_wind = 50.0 * knot;
/// Faster recorders tell no more about phases.
constexpr Duration thinnest = 0.95 * second;

/// An airspeed that reads nothing while the aircraft flies past the ground is a blocked tube.
bool is_contradictory(const TrackPoint& point, const PhaseThresholds& thresholds)
{
    return point.indicated_airspeed && point.ground_speed &&
           *point.indicated_airspeed<thresholds.rotation&& * point.ground_speed> thresholds
                   .rotation +
               most_wind;
}

bool is_known(const TrackPoint& point, const PhaseThresholds& thresholds)
{
    return point.height && (point.ground_speed || point.indicated_airspeed) &&
           !is_contradictory(point, thresholds);
}

/// Takes points one after the other and keeps about one a second, and both sides of each hole.
class Thinning {
public:
    explicit Thinning(Instant start, Duration max_gap) : start_{start}, max_gap_{max_gap} {}

    void add(const TrackPoint& point)
    {
        if (last_ != nullptr && elapsed(last_->time, point.time) > max_gap_) {
            keep_last();
            close_run();
        }
        last_ = &point;
        if (track_.points.empty() || begin_ == track_.points.size() ||
            elapsed(track_.points.back().time, point.time) >= thinnest) {
            keep(point);
        }
    }

    PhaseTrack finish()
    {
        keep_last();
        close_run();
        return std::move(track_);
    }

private:
    void keep(const TrackPoint& point)
    {
        track_.points.push_back(
            {.time = point.time,
             .position = point.position,
             .time_s = elapsed(start_, point.time) / second,
             .height_m = *point.height / metre,
             .ground_speed = point.ground_speed,
             .airspeed = point.indicated_airspeed});
    }

    void keep_last()
    {
        if (last_ != nullptr && track_.points.back().time != last_->time) {
            keep(*last_);
        }
    }

    void close_run()
    {
        if (begin_ != track_.points.size()) {
            track_.runs.push_back({begin_, track_.points.size()});
        }
        begin_ = track_.points.size();
    }

    Instant start_;
    Duration max_gap_;
    const TrackPoint* last_ = nullptr;
    std::size_t begin_ = 0;  ///< of the run
    PhaseTrack track_;
};

/// Of the least-squares line through the heights.
double slope_m_s(std::span<const PhasePoint> points)
{
    double mean_time_s = 0.0;
    double mean_height_m = 0.0;
    for (const auto& point : points) {
        mean_time_s += point.time_s;
        mean_height_m += point.height_m;
    }
    mean_time_s /= static_cast<double>(points.size());
    mean_height_m /= static_cast<double>(points.size());
    double products = 0.0;
    double squares = 0.0;
    for (const auto& point : points) {
        const double time_s = point.time_s - mean_time_s;
        products += time_s * (point.height_m - mean_height_m);
        squares += time_s * time_s;
    }
    return squares > 0.0 ? products / squares : 0.0;
}

/// Over the smoothing time either way, and the neighbours at least.
void set_climb(std::span<PhasePoint> run, Duration smoothing)
{
    const double window_s = smoothing / second;
    std::size_t begin = 0;
    std::size_t end = 0;
    for (std::size_t i = 0; i < run.size(); ++i) {
        while (begin + 1 < i && run[begin].time_s < run[i].time_s - window_s) {
            ++begin;
        }
        while (end < run.size() && (end <= i + 1 || run[end].time_s <= run[i].time_s + window_s)) {
            ++end;
        }
        run[i].climb_m_s = slope_m_s(run.subspan(begin, end - begin));
    }
}

}  // namespace

PhaseTrack phase_track(
    std::span<const TrackPoint> track, const PhaseThresholds& thresholds, Duration max_gap)
{
    if (track.empty()) {
        return {};
    }
    Thinning thinning{track.front().time, max_gap};
    for (const auto& point : track) {
        if (is_known(point, thresholds)) {
            thinning.add(point);
        }
    }
    auto result = thinning.finish();
    for (const auto& run : result.runs) {
        set_climb(
            std::span{result.points}.subspan(run.begin, run.end - run.begin), thresholds.smoothing);
    }
    return result;
}

}  // namespace transect::flight
