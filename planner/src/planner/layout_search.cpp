#include "planner/layout_search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "planner/area_cells.hpp"
#include "planner/strip_cover.hpp"
#include "planner/tour_start.hpp"

namespace transect::planner {
namespace {

using Cell = AreaLayout::Cell;

constexpr double infinite = std::numeric_limits<double>::infinity();

/// Candidates are ordered until they have so many lines together, for each level of effort.
constexpr std::size_t ordered_lines = 1500;
constexpr std::size_t kept = 8;
constexpr std::size_t refined = 3;
constexpr std::size_t divided = 3;
constexpr int deepest_division = 3;
constexpr int fine_phases = 16;
constexpr int coarse_phases = 4;
constexpr std::size_t polishing_iterations = 800;
constexpr std::size_t final_iterations = 4000;

/// For choosing a layout, outlines with more vertices are simplified, to this share of a strip.
constexpr std::size_t most_vertices = 200;
constexpr double simplified_share = 0.02;

std::size_t vertices(const PlaneArea& area)
{
    std::size_t count = 0;
    for (const auto& part : area.parts) {
        count += part.outer.size();
        for (const auto& hole : part.holes) {
            count += hole.size();
        }
    }
    return count;
}

struct Guess {
    Angle direction;
    double phase = 0.0;
    double cost = infinite;
};

struct Candidate {
    AreaLayout layout;
    Tour tour;
    double cost = infinite;
};

class LayoutSearch {
public:
    LayoutSearch(const LayoutRequest& request, const LayoutCosts& costs)
        : request_{&request}, costs_{&costs}, area_{request.area}
    {
        if (vertices(area_) > most_vertices) {
            is_simplified_ = true;
            area_ = simplified(area_, simplified_share * request.widths.widest_spacing_m);
        }
        guesses_ = guesses(area_, fine_phases);
    }

    std::vector<LayoutAnswer> run(int effort)
    {
        std::vector<LayoutAnswer> answers;
        for (int level = 1; level <= effort; ++level) {
            promote(static_cast<std::size_t>(level) * ordered_lines);
            refine_best();
            divide_best();
            polish(static_cast<std::uint64_t>(level));
            if (found_.empty()) {
                return {};
            }
            answers.push_back(best(static_cast<std::uint64_t>(level)));
        }
        return answers;
    }

private:
    StripLayout lay(const Sweep& sweep, double phase) const
    {
        return request_->least_centre_coverage
                   ? sweep.along_centre_lines(request_->widths.widest_spacing_m, phase)
                   : sweep.covering(request_->widths, request_->edges, phase);
    }

    /// For lines at full spacing, so many for a spacing.
    std::vector<double> phases(int steps) const
    {
        if (request_->least_centre_coverage) {
            std::vector<double> result(static_cast<std::size_t>(steps));
            for (std::size_t i = 0; i < result.size(); ++i) {
                result[i] = static_cast<double>(i) / steps;
            }
            return result;
        }
        return request_->edges == EdgePolicy::overshoot ? std::vector{0.5, 0.0, 1.0}
                                                        : std::vector{0.5};
    }

    /// The cheapest first.
    std::vector<Guess> guesses(const PlaneArea& area, int phase_steps) const
    {
        const auto directions =
            request_->direction ? std::vector{*request_->direction} : candidate_directions(area);
        std::vector<Guess> result;
        for (const auto direction : directions) {
            const Sweep sweep{area, direction};
            for (const double phase : phases(phase_steps)) {
                const auto layout = lay(sweep, phase);
                if (!layout.lines.empty() && may_cover(sweep, phase)) {
                    result.push_back({direction, phase, costs_->guess(layout)});
                }
            }
        }
        std::ranges::stable_sort(result, {}, &Guess::cost);
        return result;
    }

    bool may_cover(const Sweep& sweep, double phase) const
    {
        return !request_->least_centre_coverage ||
               sweep.centre_coverage(request_->widths.widest_spacing_m, phase) >=
                   *request_->least_centre_coverage;
    }

    void promote(std::size_t lines)
    {
        while (next_guess_ < guesses_.size() && promoted_lines_ < lines) {
            const auto& guess = guesses_[next_guess_++];
            try_cells({{guess.direction, guess.phase, 0.0, area_, 0.0, 0.0}});
        }
    }

    /// Lays and orders it; what it costs, infinite where it is no answer.
    double try_cells(std::vector<Cell> cells)
    {
        AreaLayout layout{.cells = std::move(cells), .lines = {}};
        std::vector<int> strips;
        for (auto& cell : layout.cells) {
            const Sweep sweep{cell.area, cell.direction};
            if (!may_cover(sweep, cell.phase)) {
                return infinite;
            }
            const auto laid = lay(sweep, cell.phase);
            cell.spacing_m = laid.spacing_m;
            cell.narrowest_m = laid.narrowest_m;
            cell.widest_m = laid.widest_m;
            const int first = strips.empty() ? 0 : strips.back() + 1;
            for (auto line : laid.lines) {
                line.strip += first;
                strips.push_back(line.strip);
                layout.lines.push_back(line);
            }
        }
        promoted_lines_ += layout.lines.size();
        if (layout.lines.empty()) {
            return infinite;
        }
        const auto costs = costs_->tour(layout.lines);
        const TourSearch search{costs, {}, {skip_lanes(costs, strips)}, 1};
        const double cost = search.best_cost();
        keep({std::move(layout), search.best(), cost});
        return cost;
    }

    bool covers(const AreaLayout& layout) const
    {
        return !request_->least_centre_coverage ||
               covered_share(request_->area, layout.lines, request_->widths.widest_spacing_m) >=
                   *request_->least_centre_coverage;
    }

    void keep(Candidate candidate)
    {
        const auto place = std::ranges::upper_bound(
            found_, candidate.cost, {}, [](const Candidate& found) { return found.cost; });
        found_.insert(place, std::move(candidate));
        if (found_.size() > kept) {
            found_.pop_back();
        }
    }

    /// Directions and phases near those of the best, in ever smaller steps.
    void refine_best()
    {
        std::vector<std::pair<double, std::vector<Cell>>> best;
        for (std::size_t i = 0; i < std::min(refined, found_.size()); ++i) {
            best.emplace_back(found_[i].cost, found_[i].layout.cells);
        }
        for (auto& [cost, cells] : best) {
            refine(cells, cost);
        }
    }

    void refine(std::vector<Cell> cells, double cost)
    {
        struct Step {
            double turn_deg = 0.0;
            double shift = 0.0;
        };
        constexpr std::array<Step, 4> steps{{{2.0, 0.0}, {-2.0, 0.0}, {0.0, 0.06}, {0.0, -0.06}}};
        constexpr int rounds = 3;
        double size = 1.0;
        for (int round = 0; round < rounds; ++round, size *= 0.5) {
            for (std::size_t i = 0; i < cells.size(); ++i) {
                for (const auto& step : steps) {
                    auto moved = cells;
                    moved[i].direction = moved[i].direction + size * step.turn_deg * degree;
                    moved[i].phase = std::clamp(moved[i].phase + size * step.shift, 0.0, 1.0);
                    const bool is_allowed = is_free(step.turn_deg, step.shift);
                    const double moved_cost = is_allowed ? try_cells(moved) : infinite;
                    if (moved_cost < cost) {
                        cost = moved_cost;
                        cells = std::move(moved);
                    }
                }
            }
        }
    }

    bool is_free(double turn_deg, double shift) const
    {
        const bool has_phase =
            request_->least_centre_coverage || request_->edges == EdgePolicy::overshoot;
        return (turn_deg == 0.0 || !request_->direction) && (shift == 0.0 || has_phase);
    }

    /// Divides a cell of the best as long as that helps.
    void divide_best()
    {
        if (request_->direction || is_simplified_) {
            return;
        }
        for (int depth = 0; depth < deepest_division && !found_.empty(); ++depth) {
            const double before = found_.front().cost;
            const auto cells = found_.front().layout.cells;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                divide(cells, i);
            }
            if (!(found_.front().cost < before)) {
                return;
            }
            refine(found_.front().layout.cells, found_.front().cost);
        }
    }

    void divide(const std::vector<Cell>& cells, std::size_t which)
    {
        struct Division {
            std::vector<Cell> cells;
            double guess = 0.0;
        };
        std::vector<Division> promising;
        for (auto& areas : divisions(cells[which].area)) {
            Division division{.cells = cells};
            division.cells.erase(division.cells.begin() + static_cast<std::ptrdiff_t>(which));
            for (auto& area : areas) {
                const auto best = guesses(area, coarse_phases);
                if (best.empty()) {
                    division.guess = infinite;
                    break;
                }
                division.guess += best.front().cost;
                division.cells.push_back(
                    {best.front().direction, best.front().phase, 0.0, std::move(area), 0.0, 0.0});
            }
            promising.push_back(std::move(division));
        }
        std::ranges::stable_sort(promising, {}, &Division::guess);
        for (std::size_t i = 0; i < std::min(divided, promising.size()); ++i) {
            if (promising[i].guess < infinite) {
                try_cells(promising[i].cells);
            }
        }
    }

    void polish(std::uint64_t seed)
    {
        std::erase_if(
            found_, [this](const Candidate& candidate) { return !covers(candidate.layout); });
        for (auto& candidate : found_) {
            polish(candidate, {seed, polishing_iterations});
        }
        std::ranges::stable_sort(found_, {}, &Candidate::cost);
        if (!found_.empty()) {
            polish(found_.front(), {seed, final_iterations});
        }
    }

    struct Polish {
        std::uint64_t seed = 0;
        std::size_t iterations = 0;
    };
    void polish(Candidate& candidate, const Polish& how) const
    {
        const auto costs = costs_->tour(candidate.layout.lines);
        TourSearch search{costs, {}, candidate.tour, how.seed};
        search.improve(how.iterations);
        if (search.best_cost() < candidate.cost) {
            candidate.tour = search.best();
            candidate.cost = search.best_cost();
        }
    }

    /// What was chosen for a simplified outline is laid over the true one.
    LayoutAnswer best(std::uint64_t seed) const
    {
        auto best = found_.front();
        if (is_simplified_) {
            auto full = *this;
            full.found_.clear();
            best.layout.cells.front().area = request_->area;
            full.try_cells(best.layout.cells);
            full.polish(seed);
            best = full.found_.empty() ? best : full.found_.front();
        }
        return {std::move(best.layout), std::move(best.tour), best.cost};
    }

    const LayoutRequest* request_;
    const LayoutCosts* costs_;
    PlaneArea area_;
    bool is_simplified_ = false;
    std::vector<Guess> guesses_;
    std::size_t next_guess_ = 0;
    std::size_t promoted_lines_ = 0;
    std::vector<Candidate> found_;  ///< the cheapest first
};

}  // namespace

std::vector<LayoutAnswer> search_layout(
    const LayoutRequest& request, const LayoutCosts& costs, int effort)
{
    return LayoutSearch{request, costs}.run(effort);
}

}  // namespace transect::planner
