#include "planner/base_share_out.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "planner/base_search.hpp"
#include "planner/sortie_search.hpp"
#include "planner/tour_search.hpp"

namespace transect::planner {
namespace {

SortieOrder reversed(const SortieOrder& order)
{
    SortieOrder back{order.rbegin(), order.rend()};
    for (auto& visit : back) {
        std::swap(visit.from, visit.to);
    }
    return back;
}

class BaseShareOut {
public:
    BaseShareOut(
        const BaseSetting& setting,
        const ShareOutRequest& request,
        const std::vector<FlownLevel>& levels)
        : request_{&request}, levels_{&levels}, flights_{setting, levels, request.lines}
    {
        for (std::size_t base = 0; base < flights_.count(); ++base) {
            costs_.emplace_back(setting.environment, flights_.transit(base));
        }
    }

    BasedAnswer run() const
    {
        auto shares = search_bases(
            request_->lines,
            {.bases = flights_.count(),
             .share_out = [&](std::vector<TaskLine> lines,
                              std::size_t base) { return from_one(std::move(lines), base); },
             .fly = [&](const SortieOrder& order,
                        BasePair bases) { return fly_best(order, bases); },
             .estimate = [&](const SortieOrder& order,
                             BasePair bases) { return flights_.estimate(order, bases); },
             .nearest_base = [&](const TaskLine& line) { return flights_.nearest(line); },
             .is_better = [&](const BasedShares& a,
                              const BasedShares& b) { return is_better(a, b); }});
        BasedAnswer answer;
        answer.shared.unserved = std::move(shares.unserved);
        answer.shared.flight_time = shares.flight_time;
        for (auto& [order, bases] : shares.sorties) {
            answer.shared.sorties.push_back(std::move(order));
            answer.ends.push_back(
                {flights_.base(bases.departure).identifier,
                 flights_.base(bases.arrival).identifier});
        }
        return answer;
    }

private:
    BaseSearch::Shares from_one(std::vector<TaskLine> lines, std::size_t base) const
    {
        if (!serves_any(lines, base)) {
            return {{}, std::move(lines)};
        }
        auto shared = planner::share_out(
            {.lines = std::move(lines),
             .objective = request_->objective,
             .effort = request_->effort},
            [&](std::span<const TaskLine> some) { return costs_[base].tour_costs(some, *levels_); },
            [&](const SortieOrder& order) {
                return flights_.fly(order, {base, base});
            });
        return {std::move(shared.sorties), std::move(shared.unserved)};
    }

    /// Whether one of a few lines can be flown alone: else a search would be for nothing.
    bool serves_any(const std::vector<TaskLine>& lines, std::size_t base) const
    {
        const auto is_flown = [&](std::size_t index) {
            const auto& [task, line] = lines[index];
            const auto flown = flights_.fly({{task, line.from, line.to}}, {base, base});
            return flown.spare && *flown.spare >= Duration{};
        };
        constexpr std::array looked_at{0.0, 0.5, 1.0};
        return base == 0 || std::ranges::any_of(looked_at, [&](double share) {
                   const auto last = static_cast<double>(lines.size() - 1);
                   return is_flown(static_cast<std::size_t>(share * last));
               });
    }

    /// The lines of a sortie in an order for these two bases.
    SortieOrder reordered(const SortieOrder& order, BasePair bases) const
    {
        std::vector<TaskLine> lines;
        std::vector<Way> listed;
        for (const auto& visit : order) {
            listed.push_back(static_cast<Way>(2 * lines.size()));
            lines.push_back({visit.task, {.strip = 0, .from = visit.from, .to = visit.to}});
        }
        auto parts = costs_[bases.departure].tour_costs(lines, *levels_).parts();
        parts.to_base = costs_[bases.arrival].tour_costs(lines, *levels_).parts().to_base;
        const TourCosts costs{std::move(parts)};
        TourSearch search{costs, {}, {listed}, static_cast<std::uint64_t>(request_->effort)};
        search.improve(sortie_iterations(costs, request_->effort));
        const auto tour = search.best();
        SortieOrder result;
        for (const Way way : tour.front()) {
            const auto& visit = order[line_of(way)];
            const bool is_listed_way = way % 2 == 0;
            result.push_back(
                {visit.task,
                 is_listed_way ? visit.from : visit.to,
                 is_listed_way ? visit.to : visit.from});
        }
        return result;
    }

    std::optional<BaseSearch::Flown> fly_best(const SortieOrder& order, BasePair bases) const
    {
        std::optional<BaseSearch::Flown> best;
        for (const auto& candidate : {order, reversed(order), reordered(order, bases)}) {
            const auto flown = flights_.fly(candidate, bases);
            const bool is_possible = flown.spare && *flown.spare >= Duration{};
            if (is_possible && (!best || flown.flight_time < best->flight_time)) {
                best = BaseSearch::Flown{flown.flown, flown.flight_time};
            }
        }
        return best;
    }

    bool is_better(const BasedShares& a, const BasedShares& b) const
    {
        if (request_->objective == Objective::fewest_sorties &&
            a.sorties.size() != b.sorties.size()) {
            return a.sorties.size() < b.sorties.size();
        }
        return a.flight_time < b.flight_time;
    }

    const ShareOutRequest* request_;
    const std::vector<FlownLevel>* levels_;
    BaseFlights flights_;
    std::vector<FlightCosts> costs_;  ///< by base
};

}  // namespace

BasedAnswer share_out_to_bases(
    const BaseSetting& setting,
    const ShareOutRequest& request,
    const std::vector<FlownLevel>& levels)
{
    return BaseShareOut{setting, request, levels}.run();
}

}  // namespace transect::planner
