/// A first tour to search from.

#pragma once

#include <span>

#include "planner/tour_sequence.hpp"

namespace transect::planner {

/// All lines in one sortie, lanes skipped regularly: strips 1, 1+k, 1+2k, … out and the ones
/// between on the way back, for the k and the starting side that cost least. The way each line is
/// flown is optimal for the order (dynamic programming over both ways). `strips` tells the strip of
/// each line; lines come strip by strip.
std::vector<Way> skip_lanes(const TourCosts& costs, std::span<const int> strips);

/// The order cut into sorties, each within `most`: as few as possible, and of those the least cost
/// (dynamic programming). A line that exceeds it alone is a sortie of its own.
Tour cut_into_sorties(const TourCosts& costs, std::span<const Way> order, double most);

}  // namespace transect::planner
