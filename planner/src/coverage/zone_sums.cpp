#include "coverage/zone_sums.hpp"

#include <algorithm>
#include <stdexcept>

namespace transect::coverage {
namespace {

/// Rounding of sums of shares, in cells and relative: a sum this close to the whole is the whole.
constexpr double cell_rounding = 1e-6;
constexpr double relative_rounding = 1e-10;

double share_of(double cells, double whole)
{
    if (!(whole > 0.0)) {
        return 0.0;
    }
    const double rounding = cell_rounding + relative_rounding * whole;
    return cells >= whole - rounding ? 1.0 : cells / whole;
}

template <typename Quantity>
void require_rising(const std::vector<Quantity>& bounds)
{
    // `!(a < b)`, so that NaN is refused too.
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        if (!((i == 0 ? Quantity{} : bounds[i - 1]) < bounds[i])) {
            throw std::domain_error{"bounds of classes must rise from above zero"};
        }
    }
}

template <typename Quantity>
std::size_t class_of(Quantity value, const std::vector<Quantity>& bounds)
{
    return static_cast<std::size_t>(std::ranges::upper_bound(bounds, value) - bounds.begin());
}

template <typename Quantity>
std::vector<AreaClass<Quantity>> classes(
    const std::vector<Quantity>& bounds, const std::vector<double>& weights, double whole)
{
    std::vector<AreaClass<Quantity>> result(weights.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (i > 0) {
            result[i].from = bounds[i - 1];
        }
        if (i < bounds.size()) {
            result[i].to = bounds[i];
        }
        result[i].share = share_of(weights[i], whole);
    }
    return result;
}

}  // namespace

void ZoneSums::DurationSum::add(double cell_weight, Duration duration)
{
    weight += cell_weight;
    weighted += cell_weight * duration;
    longest = std::max(longest, duration);
}

ZoneSums::ZoneSums(const ZoneFigureSettings& settings)
    : settings_{settings},
      age_at_{settings.age_at.value_or(settings.looks.window.end)},
      ages_(settings.age_bounds.size() + 1),
      distances_(settings.distance_bounds.size() + 1)
{
    require_rising(settings.age_bounds);
    require_rising(settings.distance_bounds);
}

void ZoneSums::add(const SeenCell& cell)
{
    seen_ += cell.weight;
    const auto distance = cell.record.best_ground_sample_distance;
    distances_[class_of(distance, settings_.distance_bounds)] += cell.weight;
    const auto counted = looks(cell.passes, settings_.looks);
    if (!counted.empty()) {
        add_looks(cell, counted);
    }
    add_age(cell);
}

void ZoneSums::add_looks(const SeenCell& cell, std::span<const Pass> looks)
{
    const auto folds = std::min(looks.size(), settings_.most_folds);
    folds_.resize(std::max(folds_.size(), folds));
    for (std::size_t i = 0; i < folds; ++i) {
        folds_[i] += cell.weight;
    }
    const auto figures = look_figures(looks, settings_.looks);
    accesses_ += cell.weight * static_cast<double>(figures.accesses);
    most_accesses_ = std::max(most_accesses_, figures.accesses);
    dwell_.add(cell.weight, figures.dwell);
    if (figures.revisit) {
        longest_gap_.add(cell.weight, figures.revisit->longest);
        mean_gap_.add(cell.weight, figures.revisit->mean);
        time_average_gap_.add(cell.weight, figures.revisit->time_average);
    }
    if (figures.mean_age) {
        mean_age_.add(cell.weight, *figures.mean_age);
    }
    if (settings_.detection) {
        add_detection(cell, looks);
    }
    const auto& window = settings_.looks.window;
    for (const auto& pass : cell.passes) {
        if (!coverage::looks({&pass, 1}, settings_.looks).empty()) {
            const auto observed = *observed_at(pass, settings_.looks);
            first_observed_.push_back(
                {std::clamp(observed, window.start, window.end), cell.weight});
            break;
        }
    }
}

void ZoneSums::add_age(const SeenCell& cell)
{
    if (const auto age = age_at(cell.passes, settings_.looks, age_at_)) {
        age_.add(cell.weight, *age);
        ages_[class_of(*age, settings_.age_bounds)] += cell.weight;
    }
}

void ZoneSums::add_detection(const SeenCell& cell, std::span<const Pass> looks)
{
    std::vector<LookDetection> chances;
    chances.reserve(looks.size());
    double best = 0.0;
    for (const auto& look : looks) {
        chances.push_back({look.start, settings_.detection(cell.record, look)});
        best = std::max(best, chances.back().probability);
    }
    detection_cumulative_ += cell.weight * cumulative_detection(chances, settings_.same_day);
    detection_single_ += cell.weight * best;
}

std::vector<CoverageStep> ZoneSums::accumulated(double whole) const
{
    auto events = first_observed_;
    std::ranges::sort(events, {}, &Event::time);
    const double least =
        whole / static_cast<double>(std::max<std::size_t>(settings_.curve_steps, 1));
    std::vector<CoverageStep> steps;
    double sum = 0.0;
    double drawn = 0.0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        sum += events[i].weight;
        const bool is_last = i + 1 == events.size();
        if (!is_last && events[i + 1].time == events[i].time) {
            continue;
        }
        // What is left out departs from what was drawn by a step at most.
        if (steps.empty() || is_last || sum - drawn > least) {
            steps.push_back({events[i].time, share_of(sum, whole)});
            drawn = sum;
        }
    }
    return steps;
}

ZoneFigures ZoneSums::figures(double whole) const
{
    const auto over_part = [whole](const DurationSum& sum) {
        return AreaDuration{
            .share = share_of(sum.weight, whole),
            .mean = sum.weight > 0.0 ? sum.weighted / sum.weight : Duration{},
            .longest = sum.longest};
    };
    ZoneFigures result;
    result.seen = share_of(seen_, whole);
    for (const double fold : folds_) {
        result.folds.push_back(share_of(fold, whole));
    }
    if (whole > 0.0) {
        result.mean_accesses = accesses_ / whole;
        result.mean_dwell = dwell_.weighted / whole;
    }
    result.most_accesses = most_accesses_;
    result.longest_dwell = dwell_.longest;
    result.longest_gap = over_part(longest_gap_);
    result.mean_gap = over_part(mean_gap_);
    result.time_average_gap = over_part(time_average_gap_);
    result.mean_age = over_part(mean_age_);
    result.age = over_part(age_);
    result.never_looked_at = whole > 0.0 ? 1.0 - result.age.share : 0.0;
    result.ages = classes(settings_.age_bounds, ages_, whole);
    result.distances = classes(settings_.distance_bounds, distances_, whole);
    if (settings_.detection) {
        result.detection = ZoneFigures::Detection{
            .single = share_of(detection_single_, whole),
            .cumulative = share_of(detection_cumulative_, whole)};
    }
    result.accumulated = accumulated(whole);
    return result;
}

}  // namespace transect::coverage
