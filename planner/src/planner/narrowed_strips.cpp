#include "planner/narrowed_strips.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

namespace transect::planner {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Half of a square, seen along one of two directions at right angles.
double half_extent_m(const GroundSurvey& survey, PlanePoint direction)
{
    return 0.5 * survey.side_m * (std::abs(direction.x_m) + std::abs(direction.y_m));
}

class Ladder {
public:
    Ladder(const NarrowingGround& ground, const StripFrame& frame)
        : ground_{&ground}, highest_{ground, frame}
    {}

    /// The right edge of a strip that begins at `left_m`, as wide as may be; of that, a share.
    double right_of(double left_m, double share) const
    {
        return left_m + widest(share, [&](double width_m) {
                   return StripSpan{left_m, left_m + width_m};
               });
    }

    double left_of(double right_m) const
    {
        return right_m - widest(1.0, [&](double width_m) {
                   return StripSpan{right_m - width_m, right_m};
               });
    }

private:
    /// Bisects: a wider strip lies over more ground, and what is highest there allows no more.
    template <typename SpanOf>
    double widest(double share, const SpanOf& span_of) const
    {
        const double kept = 1.0 - ground_->overlap;
        double allowed_m = 0.0;
        double refused_m = share * kept * highest_.widest_swath_m();
        const auto allows = [&](double width_m) {
            const auto span = span_of(width_m);
            const double beside_m = 0.5 * width_m * (1.0 / kept - 1.0);
            const double ground_m =
                highest_.under_m({span.left_m - beside_m, span.right_m + beside_m});
            return !(width_m > share * kept * ground_->swath_m(ground_m));
        };
        if (allows(refused_m)) {
            return refused_m;
        }
        constexpr int halvings = 30;
        for (int i = 0; i < halvings; ++i) {
            const double middle_m = 0.5 * (allowed_m + refused_m);
            (allows(middle_m) ? allowed_m : refused_m) = middle_m;
        }
        return allowed_m;
    }

    const NarrowingGround* ground_;
    HighestAcross highest_;
};

/// Whether strips end at the right edge, but for rounding.
bool reaches(double edge_m, const StripFrame& frame)
{
    return edge_m >= frame.right_m - 1e-9 * (frame.right_m - frame.left_m);
}

std::vector<StripSpan> full_strips(const Ladder& ladder, const StripFrame& frame, double first_m)
{
    std::vector<StripSpan> strips;
    for (double left_m = first_m; !reaches(left_m, frame) || strips.empty();) {
        const double right_m = ladder.right_of(left_m, 1.0);
        strips.push_back({left_m, right_m});
        left_m = right_m;
    }
    return strips;
}

std::vector<StripSpan> squeezed(
    const Ladder& ladder, const StripFrame& frame, std::vector<StripSpan> strips)
{
    const auto lay = [&](double share) {
        double left_m = frame.left_m;
        for (auto& strip : strips) {
            strip = {left_m, ladder.right_of(left_m, share)};
            left_m = strip.right_m;
        }
        return left_m;
    };
    double enough = 1.0;
    double too_little = 0.0;
    constexpr int halvings = 20;
    for (int i = 0; i < halvings; ++i) {
        const double middle = 0.5 * (enough + too_little);
        (reaches(lay(middle), frame) ? enough : too_little) = middle;
    }
    lay(enough);
    return strips;
}

}  // namespace

HighestAcross::HighestAcross(const NarrowingGround& ground, const StripFrame& frame)
    : first_m_{frame.left_m}, bin_m_{ground.survey->side_m}
{
    const auto bins = static_cast<std::size_t>((frame.right_m - frame.left_m) / bin_m_) + 1;
    std::vector<double> highest(bins, -infinity);
    const double half_across_m = half_extent_m(*ground.survey, frame.across);
    const double half_along_m = half_extent_m(*ground.survey, frame.along);
    double lowest_m = infinity;
    const auto bin_at = [&](double across_m) {
        const double place = std::floor((across_m - first_m_) / bin_m_);
        return static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(bins - 1)));
    };
    for (const auto& cell : ground.survey->cells) {
        const double across_m = dot(cell.middle, frame.across);
        const double along_m = dot(cell.middle, frame.along);
        if (across_m + half_across_m < frame.left_m || across_m - half_across_m > frame.right_m ||
            along_m + half_along_m < frame.low_m || along_m - half_along_m > frame.high_m) {
            continue;
        }
        lowest_m = std::min(lowest_m, cell.lowest_m);
        const auto last = bin_at(across_m + half_across_m);
        for (auto bin = bin_at(across_m - half_across_m); bin <= last; ++bin) {
            highest[bin] = std::max(highest[bin], cell.highest_m);
        }
    }
    if (ground.survey->unknown_share > 0.0) {
        const double most_m = ground.survey->range().value().highest.above_datum() / metre;
        std::ranges::replace(highest, -infinity, most_m);
    }
    if (!(lowest_m < infinity)) {
        lowest_m = ground.survey->range().value().lowest.above_datum() / metre;
    }
    widest_swath_m_ = ground.swath_m(lowest_m);
    levels_.push_back(std::move(highest));
    for (std::size_t size = 2; size <= bins; size *= 2) {
        const auto& below = levels_.back();
        std::vector<double> level(bins - size + 1);
        for (std::size_t i = 0; i < level.size(); ++i) {
            level[i] = std::max(below[i], below[i + size / 2]);
        }
        levels_.push_back(std::move(level));
    }
}

double HighestAcross::under_m(const StripSpan& span) const
{
    const auto bins = static_cast<double>(levels_.front().size());
    const double first = std::max(std::floor((span.left_m - first_m_) / bin_m_), 0.0);
    const double last = std::min(std::floor((span.right_m - first_m_) / bin_m_), bins - 1.0);
    if (!(first <= last)) {
        return -infinity;
    }
    const auto begin = static_cast<std::size_t>(first);
    const auto count = static_cast<std::size_t>(last) - begin + 1;
    const std::size_t half = std::bit_floor(count);  // two of a level, which may overlap
    const auto& level = levels_.at(static_cast<std::size_t>(std::countr_zero(half)));
    return std::max(level[begin], level[begin + count - half]);
}

std::vector<StripSpan> narrowed_strips(
    const NarrowingGround& ground, const StripFrame& frame, EdgePolicy edges, double phase)
{
    const Ladder ladder{ground, frame};
    auto strips = full_strips(ladder, frame, frame.left_m);
    switch (edges) {
        case EdgePolicy::squeezed:
            return squeezed(ladder, frame, std::move(strips));
        case EdgePolicy::overshoot: {
            const double beyond_m = std::max(strips.back().right_m - frame.right_m, 0.0);
            return full_strips(ladder, frame, frame.left_m - (1.0 - phase) * beyond_m);
        }
        case EdgePolicy::last_overlapped:
            break;
    }
    if (strips.size() > 1) {
        strips.back() = {ladder.left_of(frame.right_m), frame.right_m};
    }
    return strips;
}

double swath_along_m(const NarrowingGround& ground, PlanePoint from, PlanePoint to)
{
    const auto way = to - from;
    const double length = length_m(way);
    const PlanePoint along = 1.0 / length * way;
    const PlanePoint across{along.y_m, -along.x_m};
    const double half_across_m = half_extent_m(*ground.survey, across);
    const double half_along_m = half_extent_m(*ground.survey, along);
    const auto& cells = ground.survey->cells;
    double half_m =
        0.5 * ground.swath_m(ground.survey->range().value().lowest.above_datum() / metre);
    std::vector<std::pair<double, double>> beside;  // how far, and how high
    for (const auto& cell : cells) {
        const auto place = cell.middle - from;
        const double along_m = dot(place, along);
        const double away_m = std::max(std::abs(dot(place, across)) - half_across_m, 0.0);
        if (away_m < half_m && along_m + half_along_m > 0.0 && along_m - half_along_m < length) {
            beside.emplace_back(away_m, cell.highest_m);
        }
    }
    if (beside.empty()) {
        return ground.swath_m(ground.survey->range().value().highest.above_datum() / metre);
    }
    std::ranges::sort(beside);
    for (const auto& [away_m, height_m] : beside) {
        if (away_m >= half_m) {
            break;
        }
        half_m = std::min(half_m, std::max(away_m, 0.5 * ground.swath_m(height_m)));
    }
    return 2.0 * half_m;
}

}  // namespace transect::planner
