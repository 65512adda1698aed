#include "planner/strips.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace transect::planner {
namespace {

/// Shorter lines have no course that could be flown.
constexpr double shortest_line_m = 1.0;

int whole_strips(double width_m, double widest_spacing_m)
{
    return std::max(1, static_cast<int>(std::ceil(width_m / widest_spacing_m - 1e-9)));
}

/// Where a straight edge is at `across_m`, which lies between its ends.
double along_at(PlanePoint low, PlanePoint high, double across_m)
{
    const double share = (across_m - low.x_m) / (high.x_m - low.x_m);
    return low.y_m + share * (high.y_m - low.y_m);
}

}  // namespace

Sweep::Sweep(const PlaneArea& area, Angle direction)
    : direction_{direction},
      along_{std::sin(direction / radian), std::cos(direction / radian)},
      across_{along_.y_m, -along_.x_m},
      left_m_{std::numeric_limits<double>::infinity()},
      right_m_{-left_m_},
      low_m_{left_m_},
      high_m_{-left_m_},
      area_m2_{area_m2(area)}
{
    const auto add_ring = [this](const PlaneRing& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const auto& end = ring[(i + 1) % ring.size()];
            PlanePoint a{dot(ring[i], across_), dot(ring[i], along_)};
            PlanePoint b{dot(end, across_), dot(end, along_)};
            if (b.x_m < a.x_m) {
                std::swap(a, b);
            }
            left_m_ = std::min(left_m_, a.x_m);
            right_m_ = std::max(right_m_, b.x_m);
            low_m_ = std::min(low_m_, a.y_m);
            high_m_ = std::max(high_m_, a.y_m);
            edges_.push_back({a, b});
        }
    };
    for (const auto& part : area.parts) {
        add_ring(part.outer);
        std::ranges::for_each(part.holes, add_ring);
    }
}

std::vector<Sweep::Run> Sweep::centre_runs(double across_m) const
{
    // A vertex on the line belongs to one of its edges only, so that crossings come in pairs.
    std::vector<double> crossings;
    for (const auto& [low, high] : edges_) {
        if (low.x_m <= across_m && across_m < high.x_m) {
            crossings.push_back(along_at(low, high, across_m));
        }
    }
    std::ranges::sort(crossings);
    std::vector<Run> runs;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        if (crossings[i] < crossings[i + 1]) {
            runs.push_back({crossings[i], crossings[i + 1]});
        }
    }
    return runs;
}

std::vector<Sweep::Run> Sweep::strip_runs(double left_m, double right_m) const
{
    // A line across the strip that meets the area either crosses its boundary within the strip or
    // lies inside from side to side, and then it begins inside at the left.
    auto pieces = centre_runs(left_m);
    for (const auto& [low, high] : edges_) {
        const double from_m = std::max(low.x_m, left_m);
        const double to_m = std::min(high.x_m, right_m);
        const bool is_along = low.x_m == high.x_m && left_m < low.x_m && low.x_m < right_m;
        if (is_along) {
            pieces.push_back({std::min(low.y_m, high.y_m), std::max(low.y_m, high.y_m)});
        } else if (from_m < to_m) {
            const auto [least, most] =
                std::minmax({along_at(low, high, from_m), along_at(low, high, to_m)});
            pieces.push_back({least, most});
        }
    }
    std::ranges::sort(pieces, {}, &Run::from_m);
    std::vector<Run> runs;
    for (const auto& piece : pieces) {
        if (!runs.empty() && piece.from_m <= runs.back().to_m) {
            runs.back().to_m = std::max(runs.back().to_m, piece.to_m);
        } else {
            runs.push_back(piece);
        }
    }
    return runs;
}

void Sweep::add(StripLayout& layout, double across_m, const std::vector<Run>& runs) const
{
    const int strip = layout.lines.empty() ? 0 : layout.lines.back().strip + 1;
    for (const auto& run : runs) {
        const double middle_m = 0.5 * (run.from_m + run.to_m);
        const double half_m = 0.5 * std::max(run.to_m - run.from_m, shortest_line_m);
        layout.lines.push_back(
            {strip,
             (middle_m - half_m) * along_ + across_m * across_,
             (middle_m + half_m) * along_ + across_m * across_});
    }
}

std::vector<Sweep::Run> Sweep::bridged(const std::vector<Run>& runs, double widest_gap_m)
{
    std::vector<Run> result;
    for (const auto& run : runs) {
        if (!result.empty() && run.from_m - result.back().to_m < widest_gap_m) {
            result.back().to_m = run.to_m;
        } else {
            result.push_back(run);
        }
    }
    return result;
}

StripLayout Sweep::covering(const StripWidths& widths, EdgePolicy edges, double phase) const
{
    StripLayout layout{.direction = direction_, .spacing_m = 0.0, .lines = {}};
    if (edges_.empty()) {
        return layout;
    }
    if (widths.ground) {
        return over_ground(widths, edges, phase);
    }
    const int count = whole_strips(width_m(), widths.widest_spacing_m);
    layout.spacing_m = edges == EdgePolicy::squeezed ? width_m() / count : widths.widest_spacing_m;
    layout.narrowest_m = layout.spacing_m;
    layout.widest_m = layout.spacing_m;
    const double beyond_m = count * layout.spacing_m - width_m();
    const double first_m =
        left_m_ - (edges == EdgePolicy::overshoot ? (1.0 - phase) * beyond_m : 0.0);
    for (int strip = 0; strip < count; ++strip) {
        double left_m = first_m + strip * layout.spacing_m;
        if (edges == EdgePolicy::last_overlapped && count > 1) {
            left_m = std::min(left_m, right_m_ - layout.spacing_m);
        }
        const auto flown =
            bridged(strip_runs(left_m, left_m + layout.spacing_m), widths.bridged_gap_m);
        add(layout, left_m + 0.5 * layout.spacing_m, flown);
    }
    return layout;
}

StripLayout Sweep::over_ground(const StripWidths& widths, EdgePolicy edges, double phase) const
{
    const StripFrame frame{
        .along = along_,
        .across = across_,
        .left_m = left_m_,
        .right_m = right_m_,
        .low_m = low_m_,
        .high_m = high_m_};
    const auto strips = narrowed_strips(widths.ground.value(), frame, edges, phase);
    StripLayout layout{.direction = direction_, .spacing_m = 0.0, .lines = {}};
    layout.narrowest_m = std::numeric_limits<double>::infinity();
    for (const auto& [left_m, right_m] : strips) {
        add(layout,
            0.5 * (left_m + right_m),
            bridged(strip_runs(left_m, right_m), widths.bridged_gap_m));
        layout.narrowest_m = std::min(layout.narrowest_m, right_m - left_m);
        layout.widest_m = std::max(layout.widest_m, right_m - left_m);
        layout.spacing_m += (right_m - left_m) / static_cast<double>(strips.size());
    }
    return layout;
}

StripLayout Sweep::along_centre_lines(double spacing_m, double phase) const
{
    StripLayout layout{.direction = direction_, .spacing_m = spacing_m, .lines = {}};
    layout.narrowest_m = spacing_m;
    layout.widest_m = spacing_m;
    for (int strip = 0;; ++strip) {
        const double across_m = left_m_ + (phase + strip) * spacing_m;
        if (!(across_m < right_m_)) {
            return layout;
        }
        add(layout, across_m, centre_runs(across_m));
    }
}

double Sweep::centre_coverage(double spacing_m, double phase) const
{
    constexpr int samples = 12;
    const auto common_m = [](const Run& one, const Run& other) {
        return std::max(0.0, std::min(one.to_m, other.to_m) - std::max(one.from_m, other.from_m));
    };
    double covered_m = 0.0;
    const int strips = static_cast<int>(std::ceil(width_m() / spacing_m - phase));
    for (int strip = 0; strip < strips; ++strip) {
        const double across_m = left_m_ + (phase + strip) * spacing_m;
        const auto flown = centre_runs(across_m);
        for (int i = 0; i < samples; ++i) {
            const double aside = (i + 0.5) / samples - 0.5;
            for (const auto& run : centre_runs(across_m + aside * spacing_m)) {
                for (const auto& line : flown) {
                    covered_m += common_m(run, line);
                }
            }
        }
    }
    return covered_m * (spacing_m / samples) / area_m2_;
}

std::vector<Angle> candidate_directions(const PlaneArea& area)
{
    constexpr int grid_deg = 5;
    std::vector<Angle> directions;
    for (int grid = 0; grid < 180; grid += grid_deg) {
        directions.push_back(static_cast<double>(grid) * degree);
    }
    for (const auto& part : area.parts) {
        for (std::size_t i = 0; i < part.outer.size(); ++i) {
            const auto edge = part.outer[(i + 1) % part.outer.size()] - part.outer[i];
            const double bearing_deg = std::atan2(edge.x_m, edge.y_m) * (radian / degree);
            directions.push_back((bearing_deg - 180.0 * std::floor(bearing_deg / 180.0)) * degree);
        }
    }
    std::ranges::sort(directions);
    constexpr double same_deg = 0.5;
    const auto is_same = [](Angle a, Angle b) { return abs(a - b) < same_deg * degree; };
    directions.erase(std::unique(directions.begin(), directions.end(), is_same), directions.end());
    return directions;
}

}  // namespace transect::planner
