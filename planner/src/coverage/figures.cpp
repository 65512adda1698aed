#include "transect/coverage/figures.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace transect::coverage {
namespace {

bool is_look(const Pass& pass, const LookSettings& settings)
{
    return pass.dwell >= settings.min_view - settings.rounding;
}

Duration length(const Window& window)
{
    return elapsed(window.start, window.end);
}

Duration length(const Pass& pass)
{
    return elapsed(pass.start, pass.end);
}

std::optional<Pass> clipped(const Pass& pass, const Window& window)
{
    Pass part = pass;
    part.start = std::max(pass.start, window.start);
    part.end = std::min(pass.end, window.end);
    const bool is_moment = pass.start == pass.end && part.start == part.end;
    if (part.end < part.start || (part.end == part.start && !is_moment)) {
        return std::nullopt;
    }
    if (length(pass) > Duration{}) {
        part.dwell = pass.dwell * (length(part) / length(pass));
    }
    return part;
}

/// Of looks that are already in the window.
std::vector<Duration> gaps_of(std::span<const Pass> looks, const LookSettings& settings)
{
    std::vector<Duration> gaps;
    gaps.reserve(looks.size() + 1);
    const auto add = [&gaps](Instant from, Instant to) {
        if (to > from) {
            gaps.push_back(elapsed(from, to));
        }
    };
    const bool ends_count = settings.end_gaps == EndGaps::window_ends_count;
    Instant seen_until = settings.window.start;
    bool bounded = ends_count;
    for (const auto& look : looks) {
        if (bounded) {
            add(seen_until, look.start);
        }
        seen_until = std::max(seen_until, look.end);
        bounded = true;
    }
    if (ends_count) {
        add(seen_until, settings.window.end);
    }
    return gaps;
}

bool gaps_are_known(std::size_t looks, EndGaps end_gaps)
{
    return end_gaps == EndGaps::window_ends_count || looks > 1;
}

CellFigures::Access access_of(std::span<const Pass> looks)
{
    CellFigures::Access access{.shortest = length(looks.front()), .mean = {}, .longest = {}};
    for (const auto& look : looks) {
        access.shortest = std::min(access.shortest, length(look));
        access.longest = std::max(access.longest, length(look));
        access.mean += length(look) / static_cast<double>(looks.size());
    }
    return access;
}

CellFigures::Revisit revisit_of(std::span<const Duration> gaps, Duration window)
{
    CellFigures::Revisit revisit;
    for (const auto gap : gaps) {
        revisit.longest = std::max(revisit.longest, gap);
        revisit.mean += gap / static_cast<double>(gaps.size());
        revisit.time_average += gap * (gap / window);
    }
    return revisit;
}

}  // namespace

std::vector<Pass> looks(std::span<const Pass> passes, const LookSettings& settings)
{
    if (!(settings.window.end > settings.window.start)) {
        throw std::domain_error{"a window of time must end after its start"};
    }
    std::vector<Pass> result;
    result.reserve(passes.size());
    for (const auto& pass : passes) {
        if (!is_look(pass, settings)) {
            continue;
        }
        if (const auto part = clipped(pass, settings.window)) {
            result.push_back(*part);
        }
    }
    return result;
}

std::vector<Duration> look_gaps(std::span<const Pass> passes, const LookSettings& settings)
{
    return gaps_of(looks(passes, settings), settings);
}

CellFigures cell_figures(std::span<const Pass> passes, const LookSettings& settings)
{
    return look_figures(looks(passes, settings), settings);
}

CellFigures look_figures(std::span<const Pass> looks, const LookSettings& settings)
{
    CellFigures figures;
    figures.accesses = looks.size();
    for (const auto& look : looks) {
        figures.dwell += look.dwell;
    }
    if (!looks.empty()) {
        figures.access = access_of(looks);
    }
    if (gaps_are_known(looks.size(), settings.end_gaps)) {
        figures.revisit = revisit_of(gaps_of(looks, settings), length(settings.window));
        if (!looks.empty()) {
            figures.mean_age = 0.5 * figures.revisit->time_average;
        }
    }
    return figures;
}

std::optional<Duration> gap_quantile(
    std::span<const Pass> passes, const LookSettings& settings, double share)
{
    // `!(a >= b)`, so that NaN is refused too.
    if (!(share >= 0.0 && share <= 1.0)) {
        throw std::domain_error{"a share of time must lie between 0 and 1"};
    }
    const auto counted = looks(passes, settings);
    if (!gaps_are_known(counted.size(), settings.end_gaps)) {
        return std::nullopt;
    }
    auto gaps = gaps_of(counted, settings);
    std::ranges::sort(gaps);
    Duration in_gaps;
    for (const auto gap : gaps) {
        in_gaps += gap;
    }
    const bool ends_count = settings.end_gaps == EndGaps::window_ends_count;
    const Duration whole =
        ends_count ? length(settings.window) : elapsed(counted.front().start, counted.back().end);
    Duration reached = whole - in_gaps;
    Duration longest;
    for (const auto gap : gaps) {
        if (reached + settings.rounding >= share * whole) {
            break;
        }
        reached += gap;
        longest = gap;
    }
    return longest;
}

std::optional<Instant> observed_at(const Pass& pass, const LookSettings& settings)
{
    if (!is_look(pass, settings)) {
        return std::nullopt;
    }
    const Duration still_to_come = std::max(Duration{}, pass.dwell - settings.min_view);
    return std::clamp(pass.end + -still_to_come, pass.start, pass.end);
}

std::optional<Duration> age_at(
    std::span<const Pass> passes, const LookSettings& settings, Instant time)
{
    std::optional<Duration> age;
    for (const auto& pass : passes) {
        const auto observed = observed_at(pass, settings);
        if (observed && *observed <= time) {
            const auto since = std::max(Duration{}, elapsed(pass.end, time));
            age = std::min(age.value_or(since), since);
        }
    }
    return age;
}

double cumulative_detection(std::span<const LookDetection> looks, SameDay same_day)
{
    double missed = 1.0;
    double missed_today = 1.0;
    std::optional<std::chrono::sys_days> today;
    for (const auto& look : looks) {
        if (!(look.probability >= 0.0 && look.probability <= 1.0)) {
            throw std::domain_error{"a probability of detection must lie between 0 and 1"};
        }
        const auto day = std::chrono::floor<std::chrono::days>(look.time);
        if (same_day == SameDay::all_independent || today != day) {
            missed *= missed_today;
            missed_today = 1.0;
        }
        today = day;
        missed_today = std::min(missed_today, 1.0 - look.probability);
    }
    return 1.0 - missed * missed_today;
}

}  // namespace transect::coverage
