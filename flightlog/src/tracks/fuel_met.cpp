#include "flightlog/src/tracks/fuel_met.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <stdexcept>

#include "transect/planner/fly.hpp"

namespace transect::flightlog {
namespace {

std::vector<planner::SortieFlight> flown_on_paper(const planner::Plan& plan)
{
    try {
        return planner::fly(plan);
    } catch (const std::domain_error&) {  // the wind is as strong as an airspeed
        return {};
    }
}

/// The planned legs of one sortie from take-off on.
class SortieLegs {
public:
    SortieLegs(std::size_t sortie, std::span<const planner::Leg> legs) : sortie_{sortie}
    {
        for (const auto& leg : legs) {
            if (leg.kind != planner::LegKind::taxi) {
                add(leg);
            }
        }
        if (!legs_.empty()) {
            legs_.back().to.reset();
        }
    }

    std::vector<LegMet> take() { return std::move(legs_); }

private:
    void add(const planner::Leg& leg)
    {
        const bool is_transect = leg.kind == planner::LegKind::transect;
        const bool goes_on = !legs_.empty() && on_transect_ == is_transect &&
                             (!is_transect || legs_.back().to == leg.transect);
        if (!goes_on) {
            begin(leg);
        }
        on_transect_ = is_transect;
        auto& open = legs_.back();
        open.planned_time += elapsed(leg.start, leg.end);
        open.planned_fuel += leg.fuel_start - leg.fuel_end;
    }

    void begin(const planner::Leg& leg)
    {
        const auto last = legs_.empty() ? std::nullopt : legs_.back().to;
        if (leg.kind == planner::LegKind::transect) {
            if (!legs_.empty() && !on_transect_) {
                legs_.back().to = leg.transect;
            }
            legs_.push_back({.sortie = sortie_, .from = leg.transect, .to = leg.transect});
        } else {
            legs_.push_back({.sortie = sortie_, .from = last});
        }
    }

    std::size_t sortie_;
    bool on_transect_ = false;
    std::vector<LegMet> legs_;
};

/// A transect flown whole or not, by its number.
struct FlownTransect {
    int number = 0;
    bool is_whole = false;
    Instant entry;
    Instant exit;
};

using FlownTransects = std::vector<FlownTransect>;

/// What one flight flew, in order of entry.
FlownTransects transects_of(std::size_t flight, const std::vector<LineResult>& results)
{
    constexpr double as_good_as_whole = 0.95;
    FlownTransects flown;
    for (const auto& result : results) {
        for (const auto& [run, stretches, length, track, deviations] : result.runs) {
            if (run.flight == flight) {
                flown.push_back(
                    {result.line.transect.number,
                     length >= as_good_as_whole * result.line.length,
                     run.entry(),
                     run.exit()});
            }
        }
    }
    std::ranges::sort(flown, {}, &FlownTransect::entry);
    return flown;
}

/// One flight of the logs, asked for legs.
class Flown {
public:
    Flown(std::size_t flight, const FlownLegs& all)
        : flight_{flight},
          account_{&all.flights[flight].account},
          transects_{transects_of(flight, all.results)}
    {}

    std::optional<LegFlown> find(const LegMet& leg) const
    {
        if (!leg.from) {
            return outbound(leg);
        }
        if (!leg.to) {
            return inbound(leg);
        }
        return *leg.from == *leg.to ? along(leg) : across(leg);
    }

private:
    std::optional<LegFlown> outbound(const LegMet& leg) const
    {
        const bool is_first =
            leg.to && !transects_.empty() && is_whole(transects_.front(), *leg.to);
        const auto& times = account_->times;
        return is_first && times.unseen_take_offs == 0 && !times.take_offs.empty()
                   ? std::optional{made(times.take_offs.front(), transects_.front().entry)}
                   : std::nullopt;
    }

    std::optional<LegFlown> inbound(const LegMet& leg) const
    {
        const bool is_last = !transects_.empty() && is_whole(transects_.back(), *leg.from);
        const auto& times = account_->times;
        return is_last && times.unseen_landings == 0 && !times.landings.empty()
                   ? std::optional{made(transects_.back().exit, times.landings.back())}
                   : std::nullopt;
    }

    std::optional<LegFlown> along(const LegMet& leg) const
    {
        const auto found = std::ranges::find_if(
            transects_, [&](const FlownTransect& flown) { return is_whole(flown, *leg.from); });
        return found == transects_.end() ? std::nullopt
                                         : std::optional{made(found->entry, found->exit)};
    }

    /// Nothing was flown between the two.
    std::optional<LegFlown> across(const LegMet& leg) const
    {
        for (std::size_t i = 1; i < transects_.size(); ++i) {
            const auto& before = transects_[i - 1];
            const auto& after = transects_[i];
            if (is_whole(before, *leg.from) && is_whole(after, *leg.to)) {
                return made(before.exit, after.entry);
            }
        }
        return std::nullopt;
    }

    static bool is_whole(const FlownTransect& flown, int number)
    {
        return flown.number == number && flown.is_whole;
    }

    LegFlown made(Instant from, Instant to) const
    {
        return {flight_, from, to, account_->fuel.used(from, to).by_flow};
    }

    std::size_t flight_;
    const FlightAccount* account_;
    FlownTransects transects_;
};

FuelTotal total_of(const std::vector<LegMet>& legs)
{
    FuelTotal total;
    for (const auto& leg : legs) {
        if (!leg.flown || !leg.flown->fuel) {
            continue;
        }
        ++total.legs;
        total.planned_time += leg.planned_time;
        total.time += elapsed(leg.flown->from, leg.flown->to);
        total.planned_fuel += leg.planned_fuel;
        total.fuel += *leg.flown->fuel;
    }
    return total;
}

}  // namespace

FuelMet fuel_met(const FlownLegs& flown)
{
    FuelMet met;
    const auto flights = flown_on_paper(flown.plan);
    for (std::size_t sortie = 0; sortie < flights.size(); ++sortie) {
        if (flights[sortie].is_complete) {
            std::ranges::move(
                SortieLegs{sortie + 1, flights[sortie].legs}.take(), std::back_inserter(met.legs));
        }
    }
    std::vector<Flown> recorded;
    recorded.reserve(flown.flights.size());
    for (std::size_t flight = 0; flight < flown.flights.size(); ++flight) {
        recorded.emplace_back(flight, flown);
    }
    for (auto& leg : met.legs) {
        for (const auto& flight : recorded) {
            if (!leg.flown) {
                leg.flown = flight.find(leg);
            }
        }
    }
    met.total = total_of(met.legs);
    return met;
}

}  // namespace transect::flightlog
