#include "planner/fuel_gates.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

namespace transect::planner {
namespace {

constexpr Duration joker_loiter = 15.0 * minute;
/// Stands for the margin to a place that cannot be reached with any fuel.
constexpr double hopeless = -1e9;

/// What becomes scarce during a flight, with the place where it does.
using Scarce = std::function<double(const FlightState&)>;

FlightState between(const FlightState& before, const FlightState& after, double share)
{
    FlightState state = before;
    state.time_s += share * (after.time_s - before.time_s);
    state.mass_kg += share * (after.mass_kg - before.mass_kg);
    state.position = before.position + share * (after.position - before.position);
    return state;
}

/// Where `scarce` falls to zero between two moments, the first of which still has some.
FlightState last_with_some(
    std::vector<FlightState> moments, const Scarce& scarce, double first, double last)
{
    while (moments.size() > 2) {
        const auto middle = std::next(moments.begin(), std::ssize(moments) / 2);
        const double there = scarce(*middle);
        if (there > 0.0) {
            moments.erase(moments.begin(), middle);
            first = there;
        } else {
            moments.erase(std::next(middle), moments.end());
            last = there;
        }
    }
    return between(moments.front(), moments.back(), first / (first - last));
}

/// Looks at the ends of legs first, then inside the leg where it happens.
class Search {
public:
    explicit Search(const FlownStates& states) : states_{&states} {}

    /// The first moment at which nothing is left, after `begin` with some left.
    std::optional<FlightState> first_lack(
        const std::vector<double>& at_legs, std::size_t begin, const Scarce& scarce) const
    {
        for (std::size_t i = begin + 1; i < at_legs.size(); ++i) {
            if (!(at_legs[i] > 0.0)) {
                return last_with_some(moments(i), scarce, at_legs[i - 1], at_legs[i]);
            }
        }
        return std::nullopt;
    }

private:
    /// From the end of one leg to the end of the next.
    std::vector<FlightState> moments(std::size_t leg_end) const
    {
        const auto& first = states_->at_legs[leg_end - 1];
        const auto& last = states_->at_legs[leg_end];
        std::vector<FlightState> result{first};
        std::ranges::copy_if(
            states_->between, std::back_inserter(result), [&](const FlightState& state) {
                return state.time_s > first.time_s && state.time_s < last.time_s;
            });
        result.push_back(last);
        return result;
    }

    const FlownStates* states_;
};

/// The fuel of the dearest transect, with the turn onto it.
Mass dearest_transect(const std::vector<Leg>& legs)
{
    Mass dearest;
    Mass sum;
    for (const auto& leg : legs) {
        if (leg.kind == LegKind::turn || leg.transect) {
            sum += leg.fuel_start - leg.fuel_end;
            dearest = std::max(dearest, sum);
        }
        if (leg.kind == LegKind::run_out) {
            sum = {};
        }
    }
    return dearest;
}

Duration time_on_station(const std::vector<Leg>& legs)
{
    const auto is_transect = [](const Leg& leg) { return leg.kind == LegKind::transect; };
    const auto first = std::find_if(legs.begin(), legs.end(), is_transect);
    const auto last = std::find_if(legs.rbegin(), legs.rend(), is_transect);
    return first == legs.end() ? Duration{} : elapsed(first->start, last->end);
}

/// How much longer it takes to go there than to go home.
double detour_s(const Bingo& there, const Bingo& home)
{
    return there.fuel && home.fuel ? (there.time - home.time) / second : -hopeless;
}

}  // namespace

FuelGates::FuelGates(
    const Mission& mission, const Environment& environment, const FuelAccount& account)
    : mission_{&mission}, environment_{&environment}, account_{&account}
{}

FuelGate FuelGates::gate(
    const FlightState& state, const SortieFlight& flight, Mass transect, const WaysHome* ways) const
{
    const auto& ledger = flight.fuel;
    const double landing_kg =
        (mission_->loading.zero_fuel_mass + ledger.at_start - ledger.taxi - ledger.trip) / kilogram;
    FuelGate gate{
        .required = account_->required((state.mass_kg - landing_kg) * kilogram, ledger),
        .home = home(state, ledger, ways),
    };
    if (gate.home.fuel) {
        const auto loiter =
            joker_loiter * account_->loiter_flow(MslHeight{state.height_m * metre}, state.mass_kg);
        gate.joker = *gate.home.fuel + std::max(loiter, transect);
    }
    for (const auto& alternate : mission_->alternates) {
        gate.alternates.push_back(account_->bingo(alternate, state));
    }
    return gate;
}

Bingo FuelGates::home(
    const FlightState& state, const FuelLedger& ledger, const WaysHome* ways) const
{
    if (ways == nullptr) {
        return account_->bingo_home(state, ledger);
    }
    Bingo bingo{.aerodrome = account_->arrival().identifier};
    if (const auto trip = ways->from(state)) {
        bingo.fuel = account_->required(trip->fuel, ledger);
        bingo.time = trip->time;
    }
    return bingo;
}

/// Of the place of arrival, place 0, or of one of the alternates after it.
Bingo FuelGates::bingo_at(
    const FlightState& state,
    std::size_t place,
    const FuelLedger& ledger,
    const WaysHome* ways) const
{
    return place == 0 ? home(state, ledger, ways)
                      : account_->bingo(mission_->alternates[place - 1], state);
}

double FuelGates::margin_kg(const Bingo& bingo, const FlightState& state) const
{
    return bingo.fuel ? (fuel_on_board(state) - *bingo.fuel) / kilogram : hopeless;
}

Mass FuelGates::fuel_on_board(const FlightState& state) const
{
    return state.mass_kg * kilogram - mission_->loading.zero_fuel_mass;
}

FlightPoint FuelGates::point(const FlightState& state, Instant take_off) const
{
    return {
        .time = take_off + state.time_s * second,
        .position = environment_->plane.reverse(state.position),
        .fuel = fuel_on_board(state)};
}

LandingChoice FuelGates::choice(
    std::size_t place,
    const FuelLedger& ledger,
    const FlownStates& states,
    const std::vector<FuelGate>& gates) const
{
    std::vector<double> margins;
    std::vector<double> detours;
    for (std::size_t i = 0; i < gates.size(); ++i) {
        const auto& there = place == 0 ? gates[i].home : gates[i].alternates[place - 1];
        margins.push_back(margin_kg(there, states.at_legs[i]));
        detours.push_back(detour_s(there, gates[i].home));
    }
    const Search search{states};
    LandingChoice choice{
        .aerodrome = place == 0 ? account_->arrival().identifier
                                : mission_->alternates[place - 1].aerodrome.identifier};
    const auto in_reach = std::ranges::find_if(margins, [](double left) { return left > 0.0; });
    if (in_reach != margins.end()) {
        const auto begin = static_cast<std::size_t>(in_reach - margins.begin());
        const auto lost = search.first_lack(margins, begin, [&](const FlightState& state) {
            return margin_kg(bingo_at(state, place, ledger, states.ways_home), state);
        });
        choice.reach = lost ? LandingChoice::Reach::until_no_return : LandingChoice::Reach::always;
        choice.no_return = lost ? std::optional{point(*lost, states.take_off)} : std::nullopt;
    }
    if (place > 0 && detours.front() > 0.0) {
        const auto equal = search.first_lack(detours, 0, [&](const FlightState& state) {
            return detour_s(
                bingo_at(state, place, ledger, states.ways_home),
                bingo_at(state, 0, ledger, states.ways_home));
        });
        choice.equal_time = equal ? std::optional{point(*equal, states.take_off)} : std::nullopt;
    }
    return choice;
}

void FuelGates::add_to(SortieFlight& flight, const FlownStates& states) const
{
    if (flight.legs.empty()) {
        return;
    }
    const Mass transect = dearest_transect(flight.legs);
    std::vector<FuelGate> gates;
    for (const auto& state : states.at_legs) {
        gates.push_back(gate(state, flight, transect, states.ways_home));
    }
    for (std::size_t i = 0; i < flight.legs.size(); ++i) {
        flight.legs[i].gate = gates[i + 1];
    }
    for (std::size_t place = 0; place <= mission_->alternates.size(); ++place) {
        flight.landing_choices.push_back(choice(place, flight.fuel, states, gates));
    }
    flight.time_on_station = time_on_station(flight.legs);
    const Mass at_take_off = flight.fuel.at_start - flight.fuel.taxi;
    if (flight.fuel.trip > Mass{}) {
        flight.endurance = at_take_off / flight.fuel.trip * flight.flight_time;
    }
}

std::vector<Finding> FuelGates::findings(const SortieFlight& flight) const
{
    const auto is_reached = [&](const LandingChoice& choice) {
        return choice.aerodrome != account_->arrival().identifier &&
               choice.reach != LandingChoice::Reach::never;
    };
    if (!mission_->fuel_policy.point_of_no_return_required ||
        std::ranges::any_of(flight.landing_choices, is_reached)) {
        return {};
    }
    return {{Severity::warning, "no-point-of-no-return"}};
}

}  // namespace transect::planner
