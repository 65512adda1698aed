#include "planner/share_out.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

#include "planner/sortie_search.hpp"

namespace transect::planner {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
/// A line is cut into at most so many pieces.
constexpr std::size_t most_pieces = 64;
constexpr int attempts = 8;

/// One sortie in the model and in the simulation.
struct Flown {
    double model_s = 0.0;
    OrderTrial::Result result;

    bool is_possible() const { return result.spare && *result.spare >= Duration{}; }
    bool has_way() const { return !result.flown.empty(); }
    /// What a sortie like this may last in the model.
    double most_s() const
    {
        if (result.spare) {
            return model_s + *result.spare / second;
        }
        // It did not come home at all, or had no way to fly.
        constexpr double shorter = 0.9;
        const double flown_s = result.flight_time / second;
        return shorter * (flown_s > 0.0 ? std::min(model_s, flown_s) : model_s);
    }
};

class ShareOut {
public:
    ShareOut(
        const ShareOutRequest& request, const MakeCosts& make_costs, const TrySortie& try_sortie)
        : request_{request}, make_costs_{&make_costs}, try_sortie_{&try_sortie}
    {}

    SharedOut run()
    {
        rebuild(request_.lines);
        if (lines_.empty()) {
            return {};
        }
        find_limit();
        for (int attempt = 0; attempt < attempts; ++attempt) {
            cut_long_lines();
            if (lines_.empty()) {
                return answer_;
            }
            if (auto answer = attempt_all()) {
                return *answer;
            }
        }
        return halved();
    }

private:
    void rebuild(std::vector<TaskLine> lines)
    {
        lines_ = std::move(lines);
        costs_ = (*make_costs_)(lines_);
    }

    SortieOrder order_of(std::span<const Way> sortie) const
    {
        SortieOrder order;
        for (const Way way : sortie) {
            const auto& [task, line] = lines_[line_of(way)];
            const bool is_listed_way = way % 2 == 0;
            order.push_back(
                {task, is_listed_way ? line.from : line.to, is_listed_way ? line.to : line.from});
        }
        return order;
    }

    Flown fly(const std::vector<Way>& sortie) const
    {
        return {sortie_cost(*costs_, sortie), (*try_sortie_)(order_of(sortie))};
    }

    double alone_s(std::size_t line) const
    {
        const auto way = static_cast<Way>(2 * line);
        return std::min(sortie_cost(*costs_, {way}), sortie_cost(*costs_, {reversed(way)}));
    }

    std::vector<Way> as_listed() const
    {
        std::vector<Way> order(lines_.size());
        for (std::size_t line = 0; line < order.size(); ++line) {
            order[line] = static_cast<Way>(2 * line);
        }
        return order;
    }

    /// As many of the first lines as the model lets into one sortie.
    std::vector<Way> first_sortie(double most_s) const
    {
        std::vector<Way> sortie;
        for (const Way way : as_listed()) {
            sortie.push_back(way);
            if (sortie.size() > 1 && sortie_cost(*costs_, sortie) > most_s) {
                sortie.pop_back();
                break;
            }
        }
        return sortie;
    }

    /// From one long sortie to the next, each as long as the one before suggests.
    void find_limit()
    {
        constexpr int trials = 4;
        most_s_ = infinite;
        for (int trial = 0; trial < trials && !lines_.empty(); ++trial) {
            auto flown = fly(first_sortie(most_s_));
            if (!flown.has_way() && drop_without_way()) {
                if (lines_.empty()) {
                    return;
                }
                flown = fly(first_sortie(most_s_));
            }
            if (flown.is_possible() && !(most_s_ < infinite)) {
                return;  // all of it in one sortie
            }
            const double before_s = most_s_;
            most_s_ = flown.most_s();
            constexpr double near_s = 20.0;
            if (std::abs(most_s_ - before_s) < near_s) {
                return;
            }
        }
    }

    /// Lines that areas leave no way to, or home from; whether there were any.
    bool drop_without_way()
    {
        std::vector<TaskLine> kept;
        for (std::size_t line = 0; line < lines_.size(); ++line) {
            const bool has_way = fly({static_cast<Way>(2 * line)}).has_way();
            (has_way ? kept : answer_.unserved).push_back(lines_[line]);
        }
        const bool is_changed = kept.size() < lines_.size();
        if (is_changed) {
            rebuild(std::move(kept));
        }
        return is_changed;
    }

    void cut_long_lines()
    {
        std::vector<TaskLine> pieces;
        bool is_changed = false;
        for (std::size_t line = 0; line < lines_.size(); ++line) {
            const double spare_s = alone_s(line) - most_s_;
            if (!(spare_s > 0.0)) {
                pieces.push_back(lines_[line]);
                continue;
            }
            is_changed = true;
            const auto way = static_cast<Way>(2 * line);
            const double along_s = std::min(costs_->along(way), costs_->along(reversed(way)));
            const double left_s = along_s - spare_s;
            const double needed = left_s > 0.0 ? std::ceil(along_s / left_s) : infinite;
            if (needed > static_cast<double>(most_pieces)) {
                answer_.unserved.push_back(lines_[line]);
            } else {
                cut(lines_[line], static_cast<int>(needed), pieces);
            }
        }
        if (is_changed) {
            rebuild(std::move(pieces));
        }
    }

    static void cut(const TaskLine& whole, int number, std::vector<TaskLine>& pieces)
    {
        const auto step = 1.0 / number * (whole.line.to - whole.line.from);
        for (int i = 0; i < number; ++i) {
            auto piece = whole;
            piece.line.from = whole.line.from + static_cast<double>(i) * step;
            piece.line.to = i + 1 == number ? whole.line.to : piece.line.from + step;
            pieces.push_back(piece);
        }
    }

    /// Nothing where a sortie has to be shorter: then less is allowed the next time.
    std::optional<SharedOut> attempt_all()
    {
        const auto tour = search_sorties(
            *costs_,
            as_listed(),
            {.most = most_s_,
             .objective = request_.objective,
             .fewest = fewest_sorties(*costs_, most_s_),
             .iterations = sortie_iterations(lines_.size(), request_.effort),
             .seed = static_cast<std::uint64_t>(request_.effort)});
        auto answer = answer_;
        double least_s = infinite;
        double most_s = 0.0;
        for (const auto& sortie : tour) {
            const auto flown = fly(sortie);
            most_s = std::max(most_s, flown.most_s());
            if (!flown.is_possible()) {
                least_s = std::min(least_s, flown.most_s());
            }
            answer.sorties.push_back(flown.result.flown);
            answer.cost += flown.model_s;
            answer.flight_time += flown.result.flight_time;
        }
        if (!(least_s < infinite)) {
            add_bound(answer, std::max(most_s, longest_sortie(*costs_, tour)));
            return answer;
        }
        constexpr double margin_s = 1.0;
        most_s_ = std::min(least_s, most_s_) - margin_s;
        last_ = tour;
        return std::nullopt;
    }

    /// Every sortie of the last attempt that cannot be flown is halved, down to single lines.
    SharedOut halved() const
    {
        auto answer = answer_;
        auto open = last_;
        while (!open.empty()) {
            const auto sortie = std::move(open.back());
            open.pop_back();
            const auto flown = fly(sortie);
            const auto middle = sortie.begin() + std::ssize(sortie) / 2;
            if (flown.is_possible()) {
                answer.sorties.push_back(flown.result.flown);
                answer.cost += flown.model_s;
                answer.flight_time += flown.result.flight_time;
            } else if (sortie.size() == 1) {
                answer.unserved.push_back(lines_[line_of(sortie.front())]);
            } else {
                open.emplace_back(middle, sortie.end());
                open.emplace_back(sortie.begin(), middle);
            }
        }
        add_bound(answer, infinite);
        return answer;
    }

    void add_bound(SharedOut& answer, double most_s) const
    {
        BoundRequest request{
            .most_per_sortie = infinite,
            .fewest_sorties = 1,
            .known_cost = answer.cost,
            .most_sorties = lines_.size()};
        if (most_s_ < infinite) {
            request.most_per_sortie = most_s;
        }
        answer.bound = lower_bound(*costs_, request);
    }

    const ShareOutRequest& request_;
    const MakeCosts* make_costs_;
    const TrySortie* try_sortie_;
    std::vector<TaskLine> lines_;
    std::optional<TourCosts> costs_;
    double most_s_ = infinite;
    SharedOut answer_;
    Tour last_;  ///< that could not be flown
};

}  // namespace

SharedOut share_out(
    const ShareOutRequest& request, const MakeCosts& make_costs, const TrySortie& try_sortie)
{
    return ShareOut{request, make_costs, try_sortie}.run();
}

}  // namespace transect::planner
