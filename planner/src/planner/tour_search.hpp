/// Searches for a short tour.

#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "planner/tour_sequence.hpp"

namespace transect::planner {

/// Iterated local search (2-opt, Or-opt of up to three items both ways, all with neighbour lists
/// and don't-look bits; random exchange of neighbouring stretches) on a tour with a fixed number of
/// sorties at most. The same seed gives the same tour; more iterations continue fewer.
class TourSearch {
public:
    TourSearch(const TourCosts& costs, SortieLimit limit, const Tour& start, std::uint64_t seed);

    void improve(std::size_t iterations);

    /// The best found so far; of those that keep the limit if there is any.
    Tour best() const { return best_.tour(); }
    double best_cost() const { return best_.cost(); }
    bool keeps_limit() const { return best_.keeps_limit(); }

private:
    using Change = TourSequence::Change;
    struct Best {
        Change change;
        double added = 0.0;
    };
    struct Stretch {
        std::size_t first = 0;
        std::size_t last = 0;
        bool reversed = false;
    };

    struct Neighbour {
        std::size_t place = 0;
        Way way = 0;
    };

    /// A place from the first up to and without `below`.
    std::size_t draw(std::size_t below);
    void look_at(std::size_t place);
    void look_around(const Change& change);
    void descend();
    bool improve_at(std::size_t item);
    bool is_hopeless(std::size_t rank, double dearer) const;
    void consider(Best& best, const Change& change) const;
    void consider_moved(Best& best, const Stretch& moved, std::size_t gap) const;
    void consider_next(Best& best, const Neighbour& neighbour) const;
    void consider_last(Best& best, const Neighbour& neighbour) const;
    Change disturbance();

    TourSequence current_;
    TourSequence best_;
    std::vector<std::vector<Way>> near_;  ///< by way, bases included
    std::uint64_t state_;
    std::deque<std::size_t> queue_;  ///< items around which something has changed
    std::vector<char> is_queued_;
};

}  // namespace transect::planner
