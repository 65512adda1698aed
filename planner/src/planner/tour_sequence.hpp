/// A tour as one closed sequence of lines and bases, with what a change of it would cost.

#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "planner/tour_costs.hpp"

namespace transect::planner {

/// What one sortie may cost from base to base, and how much of the tour's cost it counts to exceed
/// that.
struct SortieLimit {
    double most = std::numeric_limits<double>::infinity();
    double penalty = 20.0;  ///< for each unit above it
};

/// Begins with a base. Every base ends one sortie and begins the next; two of them in a row are a
/// sortie that is not flown.
class TourSequence {
public:
    TourSequence(const TourCosts& costs, SortieLimit limit, const Tour& tour);

    /// The stretch [first, last] of places is replaced: by itself reversed, or by its parts up to
    /// and after `middle` in exchanged order. Places begin at 1, since the first base stays.
    struct Change {
        std::size_t first = 1;
        std::size_t middle = 0;  ///< first <= middle < last; `last` where there is one part
        std::size_t last = 1;
        bool first_reversed = false;
        bool second_reversed = false;
    };
    /// What it would add to the cost; exact if negative, and otherwise not below 0.
    double change_in_cost(const Change& change) const;
    void apply(const Change& change);

    /// With the penalty for sorties above the limit.
    double cost() const { return sums_[size()].forward + excess_ * limit_.penalty; }
    bool keeps_limit() const { return excess_ <= 1e-9 * sums_[size()].forward; }

    std::size_t size() const { return ways_.size() - 1; }
    std::size_t items() const { return place_.size(); }       ///< lines, then bases
    Way at(std::size_t place) const { return ways_[place]; }  ///< at size() again the first base
    std::size_t place_of(std::size_t item) const { return place_[item]; }

    bool is_base(Way way) const { return way >= costs_->ways(); }
    double link(Way last, Way next) const;

    Tour tour() const;  ///< without the sorties that are not flown

private:
    /// From the first place to this one, both ways; the item there included.
    struct Sums {
        double forward = 0.0;
        double backward = 0.0;
    };
    struct Part {
        std::size_t first = 0;
        std::size_t last = 0;
        bool reversed = false;
    };
    /// The cost of the sortie that is being added up, and what those before it exceeded.
    struct Running {
        Way last = 0;
        double sortie = 0.0;
        double total = 0.0;
        double excess = 0.0;
    };

    double along(Way way) const { return is_base(way) ? 0.0 : costs_->along(way); }
    double excess_of(double sortie) const
    {
        return sortie > limit_.most ? sortie - limit_.most : 0;
    }
    double inside(const Part& part) const;
    Way front(const Part& part) const;
    Way back(const Part& part) const;
    void run_through(Running& running, const Part& part) const;
    std::size_t base_at_or_before(std::size_t place) const;
    /// After the items from `first` up to the one before `last` were exchanged.
    void update(std::size_t first, std::size_t last);
    void find_bases();

    const TourCosts* costs_;
    SortieLimit limit_;
    std::vector<Way> ways_;            ///< by place; the first base again at the end
    std::vector<std::size_t> place_;   ///< by item
    std::vector<Sums> sums_;           ///< by place
    std::vector<std::size_t> sortie_;  ///< by place: how many bases are before or at it, less one
    std::vector<std::size_t> bases_;   ///< their places; size() at the end
    double excess_ = 0.0;
};

}  // namespace transect::planner
