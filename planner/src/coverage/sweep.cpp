#include "coverage/sweep.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

namespace transect::coverage {
namespace {

/// Times are recorded to the microsecond, so a view may look this much too short.
constexpr double clock_step_s = 1e-6;

PlaneRing hull_of(const Outline& a, const Outline& b)
{
    std::vector<PlanePoint> points = a.corners();
    points.insert(points.end(), b.corners().begin(), b.corners().end());
    return convex_hull(std::move(points));
}

CellBox rows_of_tile(std::int32_t tile_row, Span columns)
{
    return {
        .low = {columns.first, tile_row * tile_side},
        .high = {columns.last, (tile_row + 1) * tile_side}};
}

}  // namespace

Share while_not_positive(Share share, Change value)
{
    const bool good_before = value.before <= 0.0;
    const bool good_after = value.after <= 0.0;
    if (good_before && good_after) {
        return share;
    }
    if (!good_before && !good_after) {
        return {share.from, share.from};
    }
    const double zero = value.before / (value.before - value.after);
    return good_before ? Share{share.from, std::min(share.to, zero)}
                       : Share{std::max(share.from, zero), share.to};
}

void Sweep::between(const Frame& before, const Frame& after, const std::vector<MovingSide>& sides)
{
    const auto hull = hull_of(before.outline, after.outline);
    grid_.refuse_beyond_hope(cell_box(hull, grid_.cell_m()), max_memory_bytes_);
    const auto parts = row_spans(hull, grid_.cell_m() / parts_side);
    make_tiles(cells_of_parts(parts));
    if (grid_.only_counting()) {
        return;
    }
    mark_parts(parts, before);
    last_marked_s_ = after.time_s;
    const auto grazing = grid_.requirement().min_grazing;
    const Step step{
        .before = before,
        .after = after,
        .sides = sides,
        .before_rows = row_spans(before.outline.corners(), grid_.cell_m()),
        .after_rows = row_spans(after.outline.corners(), grid_.cell_m()),
        .grazing_m2 =
            {before.resolution.grazing_distance_m2(grazing),
             after.resolution.grazing_distance_m2(grazing)},
        .duration_s = after.time_s - before.time_s,
    };
    const auto rows = row_spans(hull, grid_.cell_m());
    auto number = rows.first_row;
    for (const auto& columns : rows.rows) {
        row(step, number++, columns);
    }
}

void Sweep::make_tiles(const RowSpans& rows)
{
    std::int32_t row = rows.first_row;
    const std::int32_t end = row + static_cast<std::int32_t>(rows.rows.size());
    while (row < end) {
        const auto tile_row = tile_of({0, row}).row;
        Span columns = rows.at(row);
        for (; row < end && tile_of({0, row}).row == tile_row; ++row) {
            const auto more = rows.at(row);
            columns = {std::min(columns.first, more.first), std::max(columns.last, more.last)};
        }
        grid_.make_tiles(rows_of_tile(tile_row, columns), max_memory_bytes_);
    }
}

/// Leaves out what was marked with the frame before.
void Sweep::mark_parts(const RowSpans& parts, const Frame& before)
{
    const RowSpans marked = last_marked_s_ == before.time_s
                                ? row_spans(before.outline.corners(), grid_.cell_m() / parts_side)
                                : RowSpans{};
    auto row = parts.first_row;
    for (const auto& columns : parts.rows) {
        const auto done = marked.at(row);
        if (done.empty()) {
            mark(row, columns);
        } else {
            mark(row, {columns.first, done.first});
            mark(row, {done.last, columns.last});
        }
        ++row;
    }
}

void Sweep::mark(std::int32_t part_row, Span part_columns)
{
    const auto row = cells_of_parts({.first_row = part_row, .rows = {part_columns}});
    const auto [first, last] = row.rows.front();
    const auto lowest_bit = static_cast<unsigned>((part_row & (parts_side - 1)) * parts_side);
    std::span<CellState> cells;
    for (auto column = first; column < last; ++column) {
        cells = cells.size() > 1 ? cells.subspan(1) : grid_.cells_from({column, row.first_row});
        const auto from = std::max(part_columns.first - column * parts_side, 0);
        const auto to = std::min(part_columns.last - column * parts_side, parts_side);
        const unsigned bits =
            (1U << static_cast<unsigned>(to)) - (1U << static_cast<unsigned>(from));
        auto& seen = cells.front().parts_seen;
        seen = static_cast<std::uint16_t>(seen | (bits << lowest_bit));
    }
}

void Sweep::row(const Step& step, std::int32_t row, Span columns)
{
    const auto before = step.before_rows.at(row);
    const auto after = step.after_rows.at(row);
    const double cell_m = grid_.cell_m();
    std::span<CellState> cells;
    for (auto column = columns.first; column < columns.last; ++column) {
        cells = cells.size() > 1 ? cells.subspan(1) : grid_.cells_from({column, row});
        const PlanePoint centre{(column + 0.5) * cell_m, (row + 0.5) * cell_m};
        const bool in_before = before.holds(column);
        const bool in_after = after.holds(column);
        const Share shown = in_before && in_after ? Share{} : in_outline(step, centre);
        if (in_before || in_after || !shown.empty()) {
            show(step, shown, centre, cells.front());
        }
    }
}

Share Sweep::in_outline(const Step& step, PlanePoint centre)
{
    Share share;
    for (const auto& [before, after] : step.sides) {
        share = while_not_positive(
            share,
            {dot(before.normal, centre) - before.offset_m,
             dot(after.normal, centre) - after.offset_m});
        if (share.empty()) {
            break;
        }
    }
    return share;
}

Share Sweep::at_quality(const Step& step, Share shown, PlanePoint centre, Change gsd_m) const
{
    const auto& requirement = grid_.requirement();
    const Share not_grazing = while_not_positive(
        shown,
        {step.before.resolution.distance_m2(centre) - step.grazing_m2.before,
         step.after.resolution.distance_m2(centre) - step.grazing_m2.after});
    if (!requirement.ground_sample_distance) {
        return not_grazing;
    }
    const double required_m = *requirement.ground_sample_distance / metre;
    return while_not_positive(not_grazing, {gsd_m.before - required_m, gsd_m.after - required_m});
}

void Sweep::show(const Step& step, Share shown, PlanePoint centre, CellState& state) const
{
    const double start_s = step.before.time_s;
    const double from_s = start_s + shown.from * step.duration_s;
    const double to_s = start_s + shown.to * step.duration_s;
    const Change gsd_m{step.before.resolution.gsd_m(centre), step.after.resolution.gsd_m(centre)};
    const auto best = static_cast<float>(std::min(gsd_m.at(shown.from), gsd_m.at(shown.to)));
    state.first_s = state.seen ? std::min(state.first_s, from_s) : from_s;
    state.last_s = state.seen ? std::max(state.last_s, to_s) : to_s;
    state.best_gsd_m = state.seen ? std::min(state.best_gsd_m, best) : best;
    state.seen = true;

    const Share held = at_quality(step, shown, centre, gsd_m);
    if (!held.empty()) {
        hold(start_s + held.from * step.duration_s, start_s + held.to * step.duration_s, state);
    }
}

void Sweep::hold(double from_s, double to_s, CellState& state) const
{
    const auto& requirement = grid_.requirement();
    if (!state.pass_open || from_s - state.pass_end_s > requirement.pass_gap / second) {
        state.pass_open = true;
        state.pass_counted = false;
        state.pass_dwell_s = 0.0;
        state.pass_end_s = to_s;
    }
    state.pass_end_s = std::max(state.pass_end_s, to_s);
    state.dwell_s += to_s - from_s;
    state.pass_dwell_s += to_s - from_s;
    state.longest_pass_s = std::max(state.longest_pass_s, static_cast<float>(state.pass_dwell_s));
    const bool long_enough = state.pass_dwell_s >= requirement.min_view / second - clock_step_s;
    if (long_enough && !state.pass_counted) {
        state.pass_counted = true;
        constexpr auto most = std::numeric_limits<std::uint16_t>::max();
        state.passes = state.passes == most ? most : static_cast<std::uint16_t>(state.passes + 1);
    }
}

}  // namespace transect::coverage
