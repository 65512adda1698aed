#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "benchmarks/path_lengths.hpp"
#include "planner/layout_search.hpp"
#include "planner/strip_cover.hpp"
#include "planner/tour_bound.hpp"
#include "support/catch.hpp"
#include "support/draw.hpp"
#include "support/random_area.hpp"
#include "support/rounds.hpp"

namespace transect::planner {
namespace {

constexpr std::uint64_t seed = 20261122;

constexpr std::array edge_policies{
    EdgePolicy::squeezed, EdgePolicy::overshoot, EdgePolicy::last_overlapped};

struct Drawn {
    test::AreaKind kind = {};
    PlaneArea area;
    StripWidths widths;
};

/// From 1 km to 100 km across, and narrow to wide strips for that size.
Drawn draw_area(test::Draw& draw, std::size_t round, double most_strips)
{
    const auto kind = test::area_kinds[round % test::area_kinds.size()];
    const double size_m = 1000.0 * std::pow(100.0, draw.between(0.0, 1.0));
    const double spacing_m = size_m / draw.between(1.0, most_strips);
    const double gap = draw.between(0.0, 3.0);
    return {
        kind,
        test::random_area(draw, kind, size_m),
        {.widest_spacing_m = kind == test::AreaKind::teeth ? size_m / 16.0 : spacing_m,
         .bridged_gap_m = gap < 1.0 ? 0.0 : (gap - 1.0) * spacing_m}};
}

Angle draw_direction(test::Draw& draw, const PlaneArea& area)
{
    const auto candidates = candidate_directions(area);
    const double which = draw.between(0.0, 3.0);
    if (which < 1.0) {
        return draw.between(0.0, 180.0) * degree;
    }
    if (which < 2.0) {
        return which < 1.5 ? Angle{} : 90.0 * degree;
    }
    const auto count = static_cast<double>(candidates.size());
    return candidates[static_cast<std::size_t>(draw.between(0.0, count))];
}

std::vector<std::array<PlanePoint, 2>> ends(const std::vector<StripLine>& lines)
{
    std::vector<std::array<PlanePoint, 2>> result;
    for (const auto& line : lines) {
        result.push_back({line.from, line.to});
    }
    return result;
}

TEST_CASE("strips cover 2,000 random areas with every edge policy", "[planner][property]")
{
    CAPTURE(seed);
    test::Draw draw{seed};
    for (std::size_t round = 0; round < test::rounds(2000); ++round) {
        constexpr double most_strips = 20.0;
        const auto [kind, area, widths] = draw_area(draw, round, most_strips);
        CAPTURE(round, test::name(kind), widths.widest_spacing_m, area_m2(area));
        REQUIRE_FALSE(defect(area));
        const auto direction = draw_direction(draw, area);
        CAPTURE(direction / degree);
        const auto edges = edge_policies[round % 3];
        const double phase = draw.between(0.0, 1.0);
        const auto layout = Sweep{area, direction}.covering(widths, edges, phase);
        CAPTURE(static_cast<int>(edges), phase, layout.lines.size());
        REQUIRE_FALSE(layout.lines.empty());
        REQUIRE(layout.spacing_m <= widths.widest_spacing_m * (1.0 + 1e-12));
        CHECK(covered_share(area, layout.lines, layout.spacing_m) > 0.9999);
    }
}

TEST_CASE("the share that lines cover is that of a fine raster", "[planner][property]")
{
    CAPTURE(seed);
    test::Draw draw{seed + 1};
    for (std::size_t round = 0; round < test::rounds(60, 10); ++round) {
        constexpr double most_strips = 15.0;
        const auto [kind, area, widths] = draw_area(draw, round, most_strips);
        CAPTURE(round, test::name(kind), widths.widest_spacing_m);
        const Sweep sweep{area, draw_direction(draw, area)};
        auto layout =
            round % 2 == 0
                ? sweep.covering(widths, EdgePolicy::overshoot, draw.between(0.0, 1.0))
                : sweep.along_centre_lines(widths.widest_spacing_m, draw.between(0.0, 1.0));
        // Holes in the cover must be counted as well as the cover.
        std::erase_if(layout.lines, [&](const StripLine&) { return draw.between(0.0, 1.0) < 0.2; });
        const double width_m = draw.between(0.7, 1.3) * layout.spacing_m;
        constexpr double cells = 200e3;
        const double counted = test::rastered_share(area, ends(layout.lines), width_m, cells);
        CHECK_THAT(covered_share(area, layout.lines, width_m), test::is_close_to(counted, 0.001));
    }
}

TEST_CASE("the search covers random areas and flies each line once", "[planner][property]")
{
    CAPTURE(seed);
    test::Draw draw{seed + 2};
    for (std::size_t round = 0; round < test::rounds(60, 10); ++round) {
        constexpr double most_strips = 8.0;
        auto [kind, area, widths] = draw_area(draw, round, most_strips);
        CAPTURE(round, test::name(kind), widths.widest_spacing_m, area_m2(area));
        const benchmark::PathLengths lengths{
            draw.between(0.3, 3.0) * widths.widest_spacing_m * metre};
        const auto answers = search_layout(
            {.area = area, .widths = widths, .edges = edge_policies[round % 3]},
            {.tour = [&](std::span<const StripLine> lines) { return lengths.tour(lines); },
             .guess = [&](const StripLayout& layout) { return lengths.guess(layout); }},
            1);
        REQUIRE(answers.size() == 1);
        const auto& [layout, tour, cost] = answers.front();
        REQUIRE_FALSE(layout.lines.empty());
        CHECK(covered_share(area, layout.lines, widths.widest_spacing_m) > 0.9999);
        REQUIRE(tour.size() == 1);
        std::vector<std::size_t> flown;
        for (const Way way : tour.front()) {
            flown.push_back(line_of(way));
        }
        std::ranges::sort(flown);
        REQUIRE(flown.size() == layout.lines.size());
        for (std::size_t line = 0; line < flown.size(); ++line) {
            CHECK(flown[line] == line);
        }
        const auto costs = lengths.tour(layout.lines);
        CHECK_THAT(sortie_cost(costs, tour.front()), test::is_close_to(cost, 1e-6 * cost));
    }
}

}  // namespace
}  // namespace transect::planner
