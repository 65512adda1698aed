#include "flightlog/src/tracks/join_turret.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "flightlog/src/tracks/camera_offsets.hpp"
#include "flightlog/src/tracks/clock_offset.hpp"

namespace transect::flightlog {
namespace {

using Pieces = std::vector<flight::Trajectory>;

constexpr double least_share = 0.9;
constexpr Duration widest_uncertainty = 1.0 * second;
constexpr Length farthest_apart = 50.0 * metre;
constexpr Duration worth_a_warning = 2.0 * second;

std::string file_name(const LogFile& log)
{
    return std::filesystem::path{log.name}.filename().string();
}

Instant start_of(const flight::Trajectory& piece)
{
    return piece.samples.front().time;
}

Instant end_of(const flight::Trajectory& piece)
{
    return piece.samples.back().time;
}

/// Another turret's log tells of the same time already.
bool is_taken(const RecordedFlight& host, const TimeSpan& span)
{
    return std::ranges::any_of(host.turrets, [&](const JoinedTurret& turret) {
        return turret.span.from < span.to && span.from < turret.span.to;
    });
}

std::optional<ClockOffset> offset_on(const RecordedFlight& host, const RecordedFlight& turret)
{
    const auto found = ReferenceTrack{host}.fine_offset_of(turret);
    if (!found || found->uncertainty > widest_uncertainty || found->apart > farthest_apart) {
        return std::nullopt;
    }
    const TimeSpan span{turret.start + found->offset, turret.end + found->offset};
    const auto shared = elapsed(std::max(host.start, span.from), std::min(host.end, span.to));
    const bool fits = shared >= least_share * elapsed(span.from, span.to);
    return fits && !is_taken(host, span) ? found : std::nullopt;
}

/// The parts of a piece during which none of the others tells anything. All are in order of time.
Pieces parts_beside(const flight::Trajectory& piece, const Pieces& others)
{
    Pieces parts;
    auto next = others.begin();
    auto before = next;
    for (const auto& sample : piece.samples) {
        while (next != others.end() && end_of(*next) < sample.time) {
            ++next;
        }
        if (next != others.end() && start_of(*next) <= sample.time) {
            continue;
        }
        if (parts.empty() || next != before) {
            parts.push_back(
                {.samples = {}, .basis = flight::Basis::assumed, .max_gap = piece.max_gap});
            before = next;
        }
        parts.back().samples.push_back(sample);
    }
    return parts;
}

/// A hole of one log that the other one fills is none.
std::vector<Break> breaks_of(const RecordedFlight& host, const RecordedFlight& turret)
{
    auto breaks = turret.breaks;
    std::ranges::copy_if(host.breaks, std::back_inserter(breaks), [&](const Break& gap) {
        return gap.from < turret.start || gap.to > turret.end;
    });
    std::ranges::stable_sort(breaks, {}, &Break::from);
    return breaks;
}

void join(RecordedFlight& host, RecordedFlight turret, const ClockOffset& clock)
{
    move_clock(turret, clock.offset);
    host.turrets.push_back(
        {turret.log, {turret.start, turret.end}, clock.offset, clock.uncertainty});
    host.breaks = breaks_of(host, turret);
    Pieces pieces;
    for (const auto& piece : host.pieces) {
        const bool is_of_turret = piece.basis == flight::Basis::measured;
        std::ranges::move(
            is_of_turret ? Pieces{piece} : parts_beside(piece, turret.pieces),
            std::back_inserter(pieces));
    }
    std::ranges::move(turret.pieces, std::back_inserter(pieces));
    std::ranges::stable_sort(pieces, {}, start_of);
    host.pieces = std::move(pieces);
    host.basis = flight::Basis::measured;
    host.start = std::min(host.start, turret.start);
    host.end = std::max(host.end, turret.end);
    host.without_height += turret.without_height;
    host.without_geoid += turret.without_geoid;
    host.by_geoid += turret.by_geoid;
}

struct Match {
    std::size_t host = 0;
    ClockOffset clock;
};

std::optional<Match> match_of(
    const RecordedFlight& turret, const std::vector<RecordedFlight>& hosts)
{
    for (std::size_t i = 0; i < hosts.size(); ++i) {
        if (const auto clock = offset_on(hosts[i], turret)) {
            return Match{i, *clock};
        }
    }
    return std::nullopt;
}

Finding joined_finding(const LogFile& turret, const LogFile& host, const ClockOffset& clock)
{
    const bool is_leap = is_leap_second_error(clock.offset);
    return {
        .severity = abs(clock.offset) >= worth_a_warning ? Severity::warning : Severity::note,
        .code = is_leap ? "turret-joined-leap-seconds" : "turret-joined",
        .arguments = {
            {"turret", file_name(turret)},
            {"log", file_name(host)},
            {"offset_s", clock.offset / second},
            {"uncertainty_s", clock.uncertainty / second},
            {"apart_m", clock.apart / metre}}};
}

}  // namespace

std::vector<Finding> join_turrets(
    std::vector<RecordedFlight>& flights, const std::vector<LogFile>& logs)
{
    const auto is_host = [](const RecordedFlight& recorded) {
        return recorded.basis == flight::Basis::assumed;
    };
    std::vector<RecordedFlight> hosts;
    std::vector<RecordedFlight> turrets;
    for (auto& recorded : flights) {
        (is_host(recorded) ? hosts : turrets).push_back(std::move(recorded));
    }
    std::vector<RecordedFlight> alone;
    std::vector<Finding> findings;
    for (auto& turret : turrets) {
        const auto match = match_of(turret, hosts);
        if (!match) {
            alone.push_back(std::move(turret));
            continue;
        }
        auto& host = hosts[match->host];
        findings.push_back(joined_finding(logs[turret.log], logs[host.log], match->clock));
        join(host, std::move(turret), match->clock);
    }
    flights = std::move(hosts);
    std::ranges::move(alone, std::back_inserter(flights));
    std::ranges::stable_sort(flights, {}, &RecordedFlight::start);
    return findings;
}

}  // namespace transect::flightlog
