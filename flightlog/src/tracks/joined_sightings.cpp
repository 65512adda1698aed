#include "flightlog/src/tracks/joined_sightings.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <variant>

#include "transect/coverage/moment.hpp"
#include "transect/terrain/elevation_source.hpp"

#include "flightlog/src/tracks/line_of_sight.hpp"

namespace transect::flightlog {
namespace {

/// Beyond it coverage counts nothing either.
constexpr Length farthest = 20.0 * kilometre;
/// Farther apart than any clock error puts one aircraft's two logs.
constexpr Length same_aircraft = 5.0 * kilometre;
/// No land lies lower, and none higher.
constexpr MslHeight lowest_land{-450.0 * metre};
constexpr MslHeight highest_land{8900.0 * metre};

/// One flight at the time of a sighting.
struct Candidate {
    std::size_t flight = 0;
    flight::Basis basis = flight::Basis::assumed;
    std::optional<coverage::Moment> moment = {};

    /// The less, the more it tells.
    int rank() const
    {
        if (!moment) {
            return 3;
        }
        return !moment->camera ? 2 : (basis == flight::Basis::measured ? 0 : 1);
    }
};

Candidate candidate_at(Instant time, const RecordedFlight& recorded, std::size_t number)
{
    Candidate best{.flight = number};
    for (const auto& piece : recorded.pieces) {
        const Candidate candidate{
            .flight = number, .basis = piece.basis, .moment = coverage::moment_at(piece, time)};
        if (candidate.rank() < best.rank()) {
            best = candidate;
        }
    }
    return best;
}

std::vector<Candidate> candidates_at(Instant time, std::span<const RecordedFlight> flights)
{
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < flights.size(); ++i) {
        if (time >= flights[i].start && time <= flights[i].end) {
            candidates.push_back(candidate_at(time, flights[i], i));
        }
    }
    std::ranges::stable_sort(candidates, {}, &Candidate::rank);
    return candidates;
}

bool are_several_aircraft(const std::vector<Candidate>& candidates)
{
    const auto& chosen = candidates.front().moment;
    return std::ranges::any_of(candidates, [&](const Candidate& other) {
        return chosen && other.moment &&
               geodesic_leg(chosen->position, other.moment->position).distance > same_aircraft;
    });
}

flight::Phase phase_at(Instant time, const FlightAccount& account)
{
    for (const auto& phase : account.phases) {
        if (time >= phase.interval.start && time <= phase.interval.end) {
            return phase.interval.phase;
        }
    }
    return flight::Phase::unknown;
}

bool is_on_ground(flight::Phase phase)
{
    return phase == flight::Phase::parked || phase == flight::Phase::taxi;
}

bool is_on(const LineRun& run, Instant time)
{
    return std::ranges::any_of(run.parts, [time](const RunPart& part) {
        return time >= part.marks.front().time && time <= part.marks.back().time;
    });
}

std::optional<SightingTransect> transect_at(
    Instant time, std::size_t flight, std::span<const LineResult> lines)
{
    for (const auto& result : lines) {
        for (const auto& run : result.runs) {
            if (run.run.flight == flight && is_on(run.run, time)) {
                const auto& transect = result.line.transect;
                return SightingTransect{transect.number, transect.task, result.line.sortie};
            }
        }
    }
    return std::nullopt;
}

/// One sighting as seen from one moment of one flight.
class SightLine {
public:
    SightLine(const coverage::Moment& moment, const SightingScene& scene)
        : moment_{&moment}, scene_{&scene}
    {}

    void join(JoinedSighting& joined) const
    {
        joined.aircraft = {moment_->position, moment_->height};
        if (joined.sighting.position) {
            hold_against(*joined.sighting.position, joined);
        }
        if (moment_->camera && joined.look) {
            joined.look->centre = centre();
        }
    }

private:
    void hold_against(GeoPoint position, JoinedSighting& joined) const
    {
        const auto level = elevation(scene_->ground, position);
        joined.distance = geodesic_leg(moment_->position, position).distance;
        if (*joined.distance > farthest_seen(level)) {
            joined.doubts.push_back(SightingDoubt::beyond_horizon);
        }
        if (!level) {
            return;
        }
        const terrain::GroundPoint place{position, *level};
        joined.slant_range = slant_range({moment_->position, moment_->height}, place);
        const auto sight = sight_of(place, joined);
        if (sight == InView::masked) {
            joined.doubts.push_back(SightingDoubt::behind_terrain);
        }
        if (joined.look) {
            const bool is_framed = sensor::frame_contains(*moment_->camera, place);
            joined.look->view =
                is_framed && *joined.slant_range <= farthest ? sight : InView::outside;
            joined.look->ground_sample_distance = sample_distance(place, joined.look->view);
        }
    }

    /// Where the ground is unknown, that over the lowest land there is to the highest.
    Length farthest_seen(const std::optional<MslHeight>& level) const
    {
        if (!level) {
            return horizon(moment_->height, highest_land, lowest_land);
        }
        const auto below = elevation(scene_->ground, moment_->position).value_or(lowest_land);
        return horizon(moment_->height, *level, std::min(*level, below));
    }

    /// Whether anything stands between; outside for what lies behind the earth's curve.
    InView sight_of(const terrain::GroundPoint& place, const JoinedSighting& joined) const
    {
        if (!joined.doubts.empty() && joined.doubts.back() == SightingDoubt::beyond_horizon) {
            return InView::outside;
        }
        const auto* const source = std::get_if<terrain::TerrainSource>(&*scene_->ground);
        if (source == nullptr) {
            return InView::inside;
        }
        switch (view_over(**source).sees(place)) {
            case terrain::LineOfSight::visible:
                return InView::inside;
            case terrain::LineOfSight::masked:
                return InView::masked;
            case terrain::LineOfSight::unknown:
                break;
        }
        return InView::unknown;
    }

    terrain::TerrainView view_over(const terrain::ElevationSource& source) const
    {
        return {source, moment_->position, moment_->height, {.farthest = farthest}};
    }

    std::optional<Length> sample_distance(const terrain::GroundPoint& place, InView view) const
    {
        if (view != InView::inside || !scene_->camera) {
            return std::nullopt;
        }
        const auto distance = sensor::ground_sample_distance(
            *moment_->camera, {place.height}, *scene_->camera, place.position);
        return std::isfinite(distance / metre) ? std::optional{distance} : std::nullopt;
    }

    std::optional<GeoPoint> centre() const
    {
        if (!scene_->ground) {
            return std::nullopt;
        }
        const auto& camera = *moment_->camera;
        if (const auto* const level = std::get_if<terrain::AssumedGround>(&*scene_->ground)) {
            const auto hit = sensor::boresight_hit(camera, *level);
            return hit && hit->slant_range <= farthest ? std::optional{hit->position}
                                                       : std::nullopt;
        }
        const auto view = view_over(*std::get<terrain::TerrainSource>(*scene_->ground));
        const auto [north, east, down] = direction(camera.look.azimuth, camera.look.depression);
        const terrain::LocalDirection boresight{north, east, down};
        const auto end = view.cast(boresight);
        return end.meets == terrain::RayMeets::ground
                   ? std::optional{view.point_at(boresight, end.slant_range).position}
                   : std::nullopt;
    }

    const coverage::Moment* moment_;
    const SightingScene* scene_;
};

/// An assumed look is no ground to place anything on.
bool is_known(const SightingLook& look)
{
    return look.basis == flight::Basis::measured;
}

void place(JoinedSighting& joined, const PlaneZones& zones)
{
    if (joined.sighting.position) {
        joined.place_basis = PlaceBasis::told;
        joined.place = joined.sighting.position;
    } else if (joined.look && is_known(*joined.look) && joined.look->centre) {
        joined.place_basis = PlaceBasis::frame_centre;
        joined.place = joined.look->centre;
    }
    if (joined.place) {
        joined.zones = zones.around(*joined.place);
    }
}

void join_flight(JoinedSighting& joined, const SightingScene& scene)
{
    const auto time = joined.sighting.time;
    const auto candidates = candidates_at(time, scene.flights);
    if (candidates.empty()) {
        joined.doubts.push_back(SightingDoubt::without_flight);
        return;
    }
    const bool are_several = are_several_aircraft(candidates);
    for (const auto& other : std::span{candidates}.subspan(are_several ? 0 : 1)) {
        joined.other_flights.push_back(other.flight);
    }
    if (are_several) {
        joined.doubts.push_back(SightingDoubt::several_aircraft);
        return;
    }
    const auto& chosen = candidates.front();
    joined.flight = chosen.flight;
    joined.phase = phase_at(time, scene.flights[chosen.flight].account);
    if (is_on_ground(joined.phase)) {
        joined.doubts.push_back(SightingDoubt::on_ground);
    }
    for (const auto& candidate : candidates) {
        if (!joined.transect) {
            joined.transect = transect_at(time, candidate.flight, scene.lines);
        }
    }
    if (!chosen.moment) {
        joined.doubts.push_back(SightingDoubt::in_hole);
        return;
    }
    if (chosen.moment->camera) {
        joined.look = SightingLook{.basis = chosen.basis};
    }
    SightLine{*chosen.moment, scene}.join(joined);
}

auto place_key(const Sighting& sighting)
{
    const auto& position = sighting.position;
    return std::tuple{
        position.has_value(),
        position ? position->latitude.angle() : Angle{},
        position ? position->longitude.angle() : Angle{}};
}

/// All of a row but its line.
auto content(const Sighting& sighting)
{
    return std::tuple{
        sighting.time,
        place_key(sighting),
        std::string_view{sighting.category},
        std::string_view{sighting.note},
        std::string_view{sighting.media}};
}

/// Takes them away and returns their lines, in order.
std::vector<std::size_t> take_repeated(std::vector<Sighting>& sightings)
{
    std::vector<const Sighting*> sorted;
    sorted.reserve(sightings.size());
    for (const auto& sighting : sightings) {
        sorted.push_back(&sighting);
    }
    std::ranges::stable_sort(
        sorted, [](const Sighting* a, const Sighting* b) { return content(*a) < content(*b); });
    std::vector<std::size_t> lines;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        if (content(*sorted[i - 1]) == content(*sorted[i])) {
            lines.push_back(sorted[i]->line);
        }
    }
    std::ranges::sort(lines);
    std::erase_if(sightings, [&](const Sighting& sighting) {
        return std::ranges::binary_search(lines, sighting.line);
    });
    return lines;
}

}  // namespace

SightingReport join_sightings(std::vector<Sighting> sightings, const SightingScene& scene)
{
    SightingReport report;
    report.repeated = take_repeated(sightings);
    std::ranges::stable_sort(sightings, {}, &Sighting::time);
    report.joined.reserve(sightings.size());
    for (auto& sighting : sightings) {
        JoinedSighting joined{.sighting = std::move(sighting)};
        join_flight(joined, scene);
        place(joined, scene.zones);
        report.joined.push_back(std::move(joined));
    }
    return report;
}

}  // namespace transect::flightlog
