#include "planner/share_out.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <limits>
#include <numeric>
#include <optional>

#include "planner/sortie_search.hpp"

namespace transect::planner {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
/// A line is cut into at most so many pieces.
constexpr int most_pieces = 16;
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
        whole_ = lines_;
        without_way_ = std::ssize(answer_.unserved);
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

    static double alone_s(const TourCosts& costs, std::size_t line)
    {
        const auto way = static_cast<Way>(2 * line);
        return std::min(sortie_cost(costs, {way}), sortie_cost(costs, {reversed(way)}));
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

    /// Always from whole lines, so that pieces are not cut again and again.
    void cut_long_lines()
    {
        if (!is_whole_) {
            rebuild(whole_);
            is_whole_ = true;
            answer_.unserved.erase(answer_.unserved.begin() + without_way_, answer_.unserved.end());
        }
        std::vector<TaskLine> pieces;
        bool is_changed = false;
        for (std::size_t line = 0; line < lines_.size(); ++line) {
            if (alone_s(*costs_, line) <= most_s_) {
                pieces.push_back(lines_[line]);
                continue;
            }
            is_changed = true;
            const auto cut = short_pieces(lines_[line]);
            if (cut.empty()) {
                answer_.unserved.push_back(lines_[line]);
            }
            pieces.insert(pieces.end(), cut.begin(), cut.end());
        }
        if (is_changed) {
            rebuild(std::move(pieces));
            is_whole_ = false;
        }
    }

    /// As few equal pieces as each fit into a sortie; none where even short ones do not.
    std::vector<TaskLine> short_pieces(const TaskLine& whole) const
    {
        for (int number = 2; number <= most_pieces; ++number) {
            auto pieces = cut(whole, number);
            const auto costs = (*make_costs_)(pieces);
            bool is_short = true;
            for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
                is_short = is_short && alone_s(costs, piece) <= most_s_;
            }
            if (is_short) {
                return pieces;
            }
        }
        return {};
    }

    static std::vector<TaskLine> cut(const TaskLine& whole, int number)
    {
        std::vector<TaskLine> pieces;
        const auto step = 1.0 / number * (whole.line.to - whole.line.from);
        for (int i = 0; i < number; ++i) {
            auto piece = whole;
            piece.line.from = whole.line.from + static_cast<double>(i) * step;
            piece.line.to = i + 1 == number ? whole.line.to : piece.line.from + step;
            pieces.push_back(piece);
        }
        return pieces;
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
             .iterations = sortie_iterations(*costs_, request_.effort),
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
    std::vector<TaskLine> whole_;  ///< that have a way to fly them, before they are cut
    bool is_whole_ = true;
    std::ptrdiff_t without_way_ = 0;  ///< so many of those not served
    Tour last_;                       ///< that could not be flown
};

}  // namespace

SharedOut share_out(
    const ShareOutRequest& request, const MakeCosts& make_costs, const TrySortie& try_sortie)
{
    return ShareOut{request, make_costs, try_sortie}.run();
}

}  // namespace transect::planner
