/// Where the strips of an area run: direction, phase, and cells with directions of their own.

#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "planner/strips.hpp"
#include "planner/tour_search.hpp"

namespace transect::planner {

/// Strips over an area, perhaps over cells of it one after another.
struct AreaLayout {
    struct Cell {
        Angle direction;
        double phase = 0.0;
        double spacing_m = 0.0;
        PlaneArea area;
        double narrowest_m = 0.0;  ///< of the strips, which high ground narrows
        double widest_m = 0.0;
    };
    std::vector<Cell> cells;
    std::vector<StripLine> lines;  ///< of all cells; their strips are counted on
};

struct LayoutRequest {
    PlaneArea area;
    StripWidths widths = {};
    EdgePolicy edges = EdgePolicy::squeezed;
    std::optional<Angle> direction = {};  ///< searched if not given
    /// Lines end where the centre line leaves, at full spacing, if so much of the area is covered.
    std::optional<double> least_centre_coverage = {};
};

/// What an order of lines is judged by, and a quick guess at a layout: the cost of its lines and a
/// good turn after each.
struct LayoutCosts {
    std::function<TourCosts(std::span<const StripLine>)> tour;
    std::function<double(const StripLayout&)> guess;
};

struct LayoutAnswer {
    AreaLayout layout;
    Tour tour;  ///< all lines in one sortie
    double cost = 0.0;
};

/// The cheapest layout found with each effort from 1 to `effort`, each no worse than the one
/// before; nothing where no line was laid or none reaches the coverage asked for. Directions along
/// the edges and over a grid, with several phases each, are guessed at; the most promising are
/// ordered; the best of those are refined, and areas with notches or several parts tried in cells.
std::vector<LayoutAnswer> search_layout(
    const LayoutRequest& request, const LayoutCosts& costs, int effort);

}  // namespace transect::planner
