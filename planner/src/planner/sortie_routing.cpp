#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "planner/sortie_simulation.hpp"

namespace transect::planner {
namespace {

/// No run-in is worth a shorter transect.
constexpr double shortest_transect_m = 500.0;
/// So many of those passed over are tried again after each transect.
constexpr std::size_t most_recent = 2;

TransectTask backwards(TransectTask transect)
{
    std::swap(transect.from, transect.to);
    return transect;
}

}  // namespace

/// Flies a sortie piece by piece, each until it keeps clear.
class SortieSimulation::Routing {
public:
    Routing(const SortieSimulation& simulation, AreaRouter& router)
        : simulation_{&simulation}, router_{&router}
    {}

    Routed route(Instant take_off, std::span<const TransectTask> transects)
    {
        auto flight = simulation_->at_start(nullptr, take_off);
        flight.watch(router_->areas());
        Routed routed;
        std::vector<TransectTask> waiting;
        for (const auto& transect : transects) {
            if (!add(routed, flight, transect)) {
                waiting.push_back(transect);
                continue;
            }
            // From elsewhere there may be a way to what was passed over; mostly from close by.
            const auto recent = std::min(most_recent, waiting.size());
            add_some(routed, flight, waiting, waiting.size() - recent);
        }
        while (add_some(routed, flight, waiting, 0)) {
        }
        if (!routed.transects.empty()) {
            routed.has_way_home = set_way_home(flight, routed.transects.back());
        }
        return routed;
    }

    struct Home {
        std::vector<Pass> way;
        Simulator flight;
    };

    /// Flown to the landing: straight, or else over the corners of what binds up to `highest_m`;
    /// nothing where no way keeps clear.
    std::optional<Home> home_from(const Simulator& from, double highest_m)
    {
        if (auto flown = fly_home(from, {})) {
            return Home{{}, std::move(*flown)};
        }
        const auto& arrival = simulation_->arrival_;
        const AreaRouter::Heights heights{arrival.height_m, highest_m};
        const double turn_m = radius_m(from, simulation_->transit_);
        for (const double radii : AreaRouter::stand_offs) {
            auto way = router_->detours(heights, radii * turn_m)
                           .way({from.state().position, arrival.position});
            if (!way || way->empty()) {
                continue;
            }
            if (auto flown = fly_home(from, *way)) {
                return Home{std::move(*way), std::move(*flown)};
            }
        }
        return std::nullopt;
    }

private:
    std::optional<Simulator> fly_home(const Simulator& from, std::span<const Pass> way) const
    {
        auto flight = from;
        simulation_->go_home(flight, way);
        return flight.kept_clear() || flight.shortfall() ? std::optional{flight} : std::nullopt;
    }

    struct Next {
        TransectTask transect;
        Simulator flight;
    };

    /// Whether there is a way to a transect, in either direction.
    bool add(Routed& routed, Simulator& flight, const TransectTask& transect)
    {
        const bool is_first = routed.transects.empty();
        auto next = with_way(flight, transect, is_first);
        if (!next) {
            next = with_way(flight, backwards(transect), is_first);
        }
        if (!next) {
            return false;
        }
        flight = std::move(next->flight);
        routed.transects.push_back(std::move(next->transect));
        return true;
    }

    /// Takes from those that wait, from one on, what there is a way to; whether there was any.
    bool add_some(
        Routed& routed, Simulator& flight, std::vector<TransectTask>& waiting, std::size_t from)
    {
        std::vector<TransectTask> left;
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            if (i < from || !add(routed, flight, waiting[i])) {
                left.push_back(waiting[i]);
            }
        }
        const bool is_any = left.size() < waiting.size();
        waiting = std::move(left);
        return is_any;
    }

    /// Flown to its end; nothing where no way to it keeps clear.
    std::optional<Next> with_way(const Simulator& from, const TransectTask& transect, bool is_first)
    {
        const auto course = course_of(transect);
        const double length = length_m(transect.to - transect.from);
        const double room_m =
            simulation_->run_in_m(from, transect) + radius_m(from, transect.level);
        constexpr int steps = 4;
        for (int step = 0; step <= steps; ++step) {
            const double later_m = room_m * step / steps;
            if (length - later_m < shortest_transect_m) {
                break;
            }
            auto moved = transect;
            moved.from = transect.from + later_m * course;
            if (auto next = through(from, std::move(moved), is_first)) {
                return next;
            }
        }
        return std::nullopt;
    }

    std::optional<Next> through(const Simulator& from, TransectTask transect, bool is_first)
    {
        transect.via.clear();
        if (auto flown = fly(from, transect, is_first)) {
            return Next{std::move(transect), std::move(*flown)};
        }
        const Detours::Ends ends{from.state().position, simulation_->run_in_start(from, transect)};
        const AreaRouter::Heights heights{
            std::min(from.state().height_m, transect.level.height_m),
            std::max(
                {from.state().height_m,
                 transect.level.height_m,
                 is_first ? simulation_->transit_.height_m : transect.level.height_m})};
        for (const double radii : AreaRouter::stand_offs) {
            const auto way =
                router_->detours(heights, radii * radius_m(from, transect.level)).way(ends);
            if (!way || way->empty()) {
                continue;
            }
            transect.via = *way;
            if (auto flown = fly(from, transect, is_first)) {
                return Next{std::move(transect), std::move(*flown)};
            }
        }
        return turning_about(from, std::move(transect), is_first, heights);
    }

    /// A half turn to a side.
    static Pass turned_about(PlanePoint at, PlanePoint course, double aside_m)
    {
        return {at + aside_m * PlanePoint{course.y_m, -course.x_m}, -1.0 * course};
    }

    /// To the right, to the left as -1, or none as 0.
    struct HalfTurns {
        double away = 0.0;    ///< from the last course
        double beside = 0.0;  ///< onto the next one, from beside it
    };
    static constexpr std::array<HalfTurns, 8> half_turns{
        {{0, 1}, {0, -1}, {1, 0}, {-1, 0}, {1, 1}, {1, -1}, {-1, 1}, {-1, -1}}};

    /// The shortest turn may lead into an area though the straight way does not: a half turn to the
    /// other side keeps clear.
    std::optional<Next> turning_about(
        const Simulator& from,
        TransectTask transect,
        bool is_first,
        const AreaRouter::Heights& heights)
    {
        for (const auto& turns : half_turns) {
            if (is_first && turns.away != 0.0) {
                continue;
            }
            auto via = way_with(turns, from, transect, heights);
            if (!via) {
                continue;
            }
            transect.via = std::move(*via);
            if (auto flown = fly(from, transect, is_first)) {
                return Next{std::move(transect), std::move(*flown)};
            }
        }
        return std::nullopt;
    }

    std::optional<std::vector<Pass>> way_with(
        const HalfTurns& turns,
        const Simulator& from,
        const TransectTask& transect,
        const AreaRouter::Heights& heights)
    {
        constexpr double diameters = 1.05;
        const double radius = radius_m(from, transect.level);
        const auto turned = [&](double side, PlanePoint at, PlanePoint course) {
            return turned_about(at, course, side * 2.0 * diameters * radius);
        };
        std::vector<Pass> begin;
        std::vector<Pass> end;
        Detours::Ends ends{from.state().position, simulation_->run_in_start(from, transect)};
        if (turns.away != 0.0) {
            begin.push_back(turned(turns.away, ends.from, course_of(from.state())));
            ends.from = begin.front().at;
        }
        if (turns.beside != 0.0) {
            end.push_back(turned(turns.beside, ends.to, course_of(transect)));
            ends.to = end.front().at;
        }
        auto way = router_->detours(heights, radius).way(ends);
        if (way) {
            way->insert(way->begin(), begin.begin(), begin.end());
            way->insert(way->end(), end.begin(), end.end());
        }
        return way;
    }

    static PlanePoint course_of(const FlightState& state)
    {
        return 1.0 / length_m(state.ground_velocity_m_s) * state.ground_velocity_m_s;
    }
    static PlanePoint course_of(const TransectTask& transect)
    {
        return planner::course_of(transect);
    }

    std::optional<Simulator> fly(const Simulator& from, const TransectTask& task, bool is_first)
    {
        auto flight = from;
        if (is_first) {
            simulation_->go_out(flight, task);
        } else {
            simulation_->join(flight, task, LegKind::turn);
        }
        simulation_->fly_transect(flight, task, nullptr);
        // What else ends a flight is told of the sortie; no way around areas helps.
        return flight.kept_clear() || flight.shortfall() ? std::optional{flight} : std::nullopt;
    }

    bool set_way_home(const Simulator& from, TransectTask& last)
    {
        auto home =
            home_from(from, std::max(from.state().height_m, simulation_->transit_.height_m));
        last.home = home ? std::move(home->way) : std::vector<Pass>{};
        return home.has_value();
    }

    static double radius_m(const Simulator& flight, const Simulator::Level& level)
    {
        return flight.turn_radius(level) / metre;
    }

    const SortieSimulation* simulation_;
    AreaRouter* router_;
};

SortieSimulation::Routed SortieSimulation::route(
    Instant take_off, std::span<const TransectTask> transects, AreaRouter& router) const
{
    if (router.is_idle()) {
        return {.transects = {transects.begin(), transects.end()}};
    }
    return Routing{*this, router}.route(take_off, transects);
}

std::optional<SortieRun> SortieSimulation::reach_arrival_clear(
    const FlightState& from, AreaRouter& router, double highest_m) const
{
    auto state = from;
    state.empty_tanks_mass_kg = 0.0;
    Simulator flight{*environment_, state, nullptr};
    flight.watch(router.areas());
    const auto home = Routing{*this, router}.home_from(flight, highest_m);
    return home ? std::optional{since(from, home->flight)} : std::nullopt;
}

}  // namespace transect::planner
