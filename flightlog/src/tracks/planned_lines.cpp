#include "transect/flightlog/planned_lines.hpp"

#include <algorithm>
#include <cmath>

#include "transect/flight/scanning.hpp"
#include "transect/sensor/camera.hpp"

namespace transect::flightlog {
namespace {

bool scans(const planner::Plan& plan, const planner::Transect& transect)
{
    const auto task =
        std::ranges::find(plan.mission.tasks, transect.task, &planner::AreaSearch::id);
    return task != plan.mission.tasks.end() && task->look == planner::Look::cross_track_scan;
}

std::vector<PlannedLine> lines_of(const planner::Plan& plan)
{
    std::vector<PlannedLine> lines;
    for (std::size_t sortie = 0; sortie < plan.sorties.size(); ++sortie) {
        for (const auto& transect : plan.sorties[sortie].transects) {
            const auto setting =
                std::ranges::find(plan.settings, transect.task, &planner::TaskSetting::task);
            if (setting == plan.settings.end()) {
                continue;
            }
            lines.push_back(
                {transect,
                 sortie + 1,
                 geodesic_leg(transect.from, transect.to).distance,
                 planner::swath_of(transect, *setting),
                 setting->horizontal_field,
                 scans(plan, transect)});
        }
    }
    return lines;
}

/// About the middle of all transects; anywhere when there are none.
LocalPlane plane_of(const std::vector<PlannedLine>& lines)
{
    MultiPolygon all;
    for (const auto& line : lines) {
        all.parts.push_back({{line.transect.from, line.transect.to}, {}});
    }
    if (all.parts.empty()) {
        return LocalPlane{{Latitude{Angle{}}, Longitude{Angle{}}}};
    }
    return LocalPlane{centre(bounding_box(all))};
}

/// A stretch of a transect, in metres from its start.
struct Stretch {
    double begin_m = 0.0;
    double end_m = 0.0;
};

/// The union, in order.
std::vector<Stretch> joined(std::vector<Stretch> stretches)
{
    std::ranges::sort(stretches, {}, &Stretch::begin_m);
    std::vector<Stretch> result;
    for (const auto& stretch : stretches) {
        if (!result.empty() && stretch.begin_m <= result.back().end_m) {
            result.back().end_m = std::max(result.back().end_m, stretch.end_m);
        } else {
            result.push_back(stretch);
        }
    }
    return result;
}

struct Tally {
    std::vector<Stretch> flown;
    double sum_of_squares_m2 = 0.0;
    double worst_m = 0.0;
    std::size_t samples = 0;
};

LineResult result_of(const PlannedLine& line, const Tally& tally)
{
    LineResult result{.line = line};
    if (tally.samples > 0) {
        const double mean_square = tally.sum_of_squares_m2 / static_cast<double>(tally.samples);
        result.cross_track = CrossTrack{std::sqrt(mean_square) * metre, tally.worst_m * metre};
    }
    for (const auto& [begin_m, end_m] : joined(tally.flown)) {
        result.stretches.push_back({begin_m * metre, end_m * metre});
        result.flown += (end_m - begin_m) * metre;
    }
    result.completion = line.length > Length{} ? std::min(1.0, result.flown / line.length) : 0.0;
    return result;
}

}  // namespace

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

PlannedLines::PlannedLines(const planner::Plan& plan, const LineLimits& limits)
    : limits_{limits}, lines_{lines_of(plan)}, plane_{plane_of(lines_)}
{
    for (const auto& line : lines_) {
        const auto from = plane_.forward(line.transect.from);
        const auto to = plane_.forward(line.transect.to);
        const double length = length_m(to - from);
        const auto direction = length > 0.0 ? (1.0 / length) * (to - from) : PlanePoint{0.0, 1.0};
        const auto middle = 0.5 * (from + to);
        segments_.push_back({from, direction, plane_.true_bearing(middle, direction)});
    }
}

bool PlannedLines::is_flown_along(const flight::Sample& sample, Bearing bearing) const
{
    const auto off = abs(sample.track - bearing);
    const bool on_course = std::min(off, 180.0 * degree - off) <= limits_.course;
    return on_course && (!sample.attitude || abs(sample.attitude->roll) <= limits_.bank);
}

std::optional<LinePlace> PlannedLines::place(const flight::Sample& sample) const
{
    const auto here = plane_.forward(sample.position);
    std::optional<LinePlace> nearest;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
        const auto& [from, direction, bearing] = segments_[i];
        const auto offset = here - from;
        const double along = dot(offset, direction);
        const double across = offset.x_m * direction.y_m - offset.y_m * direction.x_m;
        const double widest = limits_.cross_track_swaths * (lines_[i].swath / metre);
        const bool inside =
            along >= 0.0 && along <= lines_[i].length / metre && std::abs(across) <= widest;
        const bool nearer = !nearest || std::abs(across) < std::abs(nearest->across_m);
        if (inside && nearer && is_flown_along(sample, bearing)) {
            nearest = LinePlace{i, along, across};
        }
    }
    return nearest;
}

flight::Trajectory PlannedLines::with_planned_looks(
    const flight::Trajectory& trajectory, const sensor::CameraProfile& camera) const
{
    auto assumed = trajectory;
    assumed.basis = flight::Basis::assumed;
    std::vector<flight::Sample> samples;
    std::vector<flight::Sample> stretch;  // on one line
    std::optional<std::size_t> line;
    const auto flush = [&] {
        const bool is_swung = line && lines_[*line].scans && camera.cross_track_scan;
        if (is_swung && !stretch.empty()) {
            stretch = flight::scanning(stretch, *camera.cross_track_scan);
        }
        samples.insert(samples.end(), stretch.begin(), stretch.end());
        stretch.clear();
    };
    for (auto sample : trajectory.samples) {
        const auto on_line = place(sample);
        const auto here = on_line ? std::optional{on_line->line} : std::nullopt;
        if (here != line) {
            flush();
            line = here;
        }
        sample.look.reset();
        if (line) {
            sample.look = sensor::nadir_look(camera, sample.track, lines_[*line].horizontal_field);
        }
        stretch.push_back(sample);
    }
    flush();
    assumed.samples = std::move(samples);
    return assumed;
}

std::vector<LineResult> PlannedLines::results(
    const std::vector<flight::Trajectory>& trajectories) const
{
    std::vector<Tally> tallies(lines_.size());
    for (const auto& trajectory : trajectories) {
        std::optional<LinePlace> before;
        for (std::size_t i = 0; i < trajectory.samples.size(); ++i) {
            const auto now = place(trajectory.samples[i]);
            if (now) {
                auto& tally = tallies[now->line];
                ++tally.samples;
                tally.sum_of_squares_m2 += now->across_m * now->across_m;
                tally.worst_m = std::max(tally.worst_m, std::abs(now->across_m));
            }
            const bool goes_on =
                now && before && now->line == before->line &&
                elapsed(trajectory.samples[i - 1].time, trajectory.samples[i].time) <=
                    trajectory.max_gap;
            if (goes_on) {
                const auto [least, most] = std::minmax(before->along_m, now->along_m);
                tallies[now->line].flown.push_back({least, most});
            }
            before = now;
        }
    }
    std::vector<LineResult> results;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        results.push_back(result_of(lines_[i], tallies[i]));
    }
    return results;
}

}  // namespace transect::flightlog
