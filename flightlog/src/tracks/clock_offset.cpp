#include "flightlog/src/tracks/clock_offset.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>
#include <vector>

#include "flightlog/src/tracks/median.hpp"

namespace transect::flightlog {
namespace {

using flight::Sample;

constexpr int widest_offset_s = 60;
/// Slower than this a position does not tell the time.
constexpr Speed flying = 25.0 * metre_per_second;
/// Two logs of one aircraft are nearer than this at the right offset; another aircraft is not.
constexpr Length same_aircraft = 100.0 * metre;
constexpr std::size_t most_probes = 60;
constexpr std::size_t fewest_probes = 10;

std::vector<Sample> samples_of(const RecordedFlight& recorded)
{
    std::vector<Sample> samples;
    for (const auto& piece : recorded.pieces) {
        samples.insert(samples.end(), piece.samples.begin(), piece.samples.end());
    }
    std::ranges::stable_sort(samples, {}, &Sample::time);
    return samples;
}

std::vector<Sample> probes_of(const RecordedFlight& recorded)
{
    std::vector<Sample> airborne;
    std::ranges::copy_if(
        samples_of(recorded), std::back_inserter(airborne), [](const Sample& sample) {
            return sample.ground_speed >= flying;
        });
    std::vector<Sample> probes;
    const auto step = std::max<std::size_t>(1, airborne.size() / most_probes);
    for (std::size_t i = 0; i < airborne.size(); i += step) {
        probes.push_back(airborne[i]);
    }
    return probes;
}

}  // namespace

ReferenceTrack::ReferenceTrack(const RecordedFlight& recorded) : samples_{samples_of(recorded)} {}

std::optional<ReferenceTrack::Passage> ReferenceTrack::passage(Instant time) const
{
    constexpr Duration longest_step = 5.0 * second;
    const auto after = std::ranges::lower_bound(samples_, time, {}, &Sample::time);
    if (after == samples_.begin() || after == samples_.end()) {
        return std::nullopt;
    }
    const auto& before = *std::prev(after);
    const auto step = elapsed(before.time, after->time);
    if (step > longest_step) {
        return std::nullopt;
    }
    const auto leg = geodesic_leg(before.position, after->position);
    if (!(step > Duration{})) {
        return Passage{before.position, leg.departure, Speed{}};
    }
    const double share = elapsed(before.time, time) / step;
    return Passage{
        travel(before.position, leg.departure, share * leg.distance),
        leg.departure,
        leg.distance / step};
}

std::optional<Length> ReferenceTrack::distance(GeoPoint place, Instant time) const
{
    const auto found = passage(time);
    return found ? std::optional{geodesic_leg(found->place, place).distance} : std::nullopt;
}

std::optional<Length> ReferenceTrack::misfit(const Samples& probes, Duration offset) const
{
    std::vector<Length> distances;
    for (const auto& probe : probes) {
        if (const auto away = distance(probe.position, probe.time + offset)) {
            distances.push_back(*away);
        }
    }
    if (distances.size() < fewest_probes) {
        return std::nullopt;
    }
    return median(std::move(distances));
}

std::optional<Duration> ReferenceTrack::offset_of(const RecordedFlight& other) const
{
    const auto probes = probes_of(other);
    Length least = same_aircraft;
    std::optional<Duration> best;
    for (int seconds = -widest_offset_s; seconds <= widest_offset_s; ++seconds) {
        const auto offset = static_cast<double>(seconds) * second;
        const auto found = misfit(probes, offset);
        if (found && *found <= least) {
            least = *found;
            best = offset;
        }
    }
    return best;
}

std::optional<ClockOffset> ReferenceTrack::fine_offset_of(const RecordedFlight& other) const
{
    const auto coarse = offset_of(other);
    if (!coarse) {
        return std::nullopt;
    }
    std::vector<Duration> offsets;
    std::vector<Length> across;
    for (const auto& probe : probes_of(other)) {
        const auto there = passage(probe.time + *coarse);
        if (!there || there->speed < flying) {
            continue;
        }
        const auto leg = geodesic_leg(there->place, probe.position);
        const double angle = (leg.departure - there->course) / radian;
        offsets.push_back(*coarse + std::cos(angle) * leg.distance / there->speed);
        across.push_back(std::abs(std::sin(angle)) * leg.distance);
    }
    if (offsets.size() < fewest_probes) {
        return std::nullopt;
    }
    const auto offset = median(offsets);
    return ClockOffset{offset, spread(std::move(offsets), offset), median(std::move(across))};
}

bool is_leap_second_error(Duration offset)
{
    static constexpr std::array leaps{18.0 * second, 37.0 * second};
    return std::ranges::any_of(
        leaps, [&](Duration leap) { return abs(abs(offset) - leap) <= 1.0 * second; });
}

}  // namespace transect::flightlog
