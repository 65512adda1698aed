#include "flightlog/src/tracks/join.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <numeric>
#include <optional>
#include <string>

#include "flightlog/src/tracks/clock_offset.hpp"

namespace transect::flightlog {
namespace {

std::string file_name(const LogFile& log)
{
    return std::filesystem::path{log.name}.filename().string();
}

/// With the wind behind it.
constexpr Speed fastest = 150.0 * metre_per_second;
/// Of two fixes of one parked aircraft.
constexpr Length parked = 500.0 * metre;

/// A longer pause between two files that end and begin at a standstill is a turnaround, not a loss
/// of power.
constexpr Duration longest_reset = 2.0 * minute;

bool stands(const Record& record)
{
    return record.ground_speed && *record.ground_speed < 5.0 * metre_per_second;
}

/// The pause between them; nothing if the second does not go on where the first ends.
std::optional<Duration> pause_between(const LogFile& first, const LogFile& second)
{
    const auto& end = first.records.back();
    const auto& start = second.records.front();
    const auto pause = elapsed(end.time, start.time);
    const bool fits = first.format == second.format && kinship(first, second) == Kinship::same &&
                      pause > Duration{} && pause <= longest_pause;
    const bool is_turnaround = stands(end) && stands(start) && pause > longest_reset;
    if (!fits || is_turnaround) {
        return std::nullopt;
    }
    const auto away = geodesic_leg(end.position, start.position).distance;
    return away <= parked + fastest * pause ? std::optional{pause} : std::nullopt;
}

/// Indices of the logs with records, by their start.
std::vector<std::size_t> in_order(const std::vector<LogFile>& logs)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < logs.size(); ++i) {
        if (!logs[i].records.empty()) {
            order.push_back(i);
        }
    }
    std::ranges::stable_sort(
        order, {}, [&](std::size_t i) { return logs[i].records.front().time; });
    return order;
}

struct Predecessor {
    std::size_t log;
    Duration pause;
};

/// The log that ended last before this one began.
std::optional<Predecessor> predecessor(
    const std::vector<LogFile>& logs, const std::vector<std::size_t>& earlier, std::size_t log)
{
    std::optional<Predecessor> nearest;
    for (const auto other : earlier) {
        const auto pause = pause_between(logs[other], logs[log]);
        if (pause && (!nearest || *pause < nearest->pause)) {
            nearest = Predecessor{other, *pause};
        }
    }
    return nearest;
}

std::size_t sample_count(const RecordedFlight& recorded)
{
    return std::accumulate(
        recorded.pieces.begin(),
        recorded.pieces.end(),
        std::size_t{0},
        [](std::size_t sum, const flight::Trajectory& piece) {
            return sum + piece.samples.size();
        });
}

/// In time; negative when they do not meet.
Duration overlap(const RecordedFlight& a, const RecordedFlight& b)
{
    return elapsed(std::max(a.start, b.start), std::min(a.end, b.end));
}

/// The clocks of the two differ by so much; nothing if they are not one flight.
std::optional<Duration> offset_if_same(const RecordedFlight& known, const RecordedFlight& other)
{
    constexpr double least_share = 0.5;
    const auto shorter = std::min(elapsed(known.start, known.end), elapsed(other.start, other.end));
    const bool have_looks =
        known.basis == flight::Basis::measured || other.basis == flight::Basis::measured;
    if (have_looks || overlap(known, other) < least_share * shorter) {
        return std::nullopt;
    }
    return ReferenceTrack{known}.offset_of(other);
}

}  // namespace

Kinship kinship(const LogFile& a, const LogFile& b)
{
    const auto compare = [](const auto& one, const auto& other) {
        return *one == *other ? Kinship::same : Kinship::different;
    };
    if (a.system_id && b.system_id) {
        return compare(a.system_id, b.system_id);
    }
    return a.aircraft && b.aircraft ? compare(a.aircraft, b.aircraft) : Kinship::unknown;
}

std::vector<Finding> stitch(std::vector<LogFile>& logs)
{
    std::vector<Finding> findings;
    std::vector<std::size_t> earlier;
    for (const auto log : in_order(logs)) {
        const auto before = predecessor(logs, earlier, log);
        if (!before) {
            earlier.push_back(log);
            continue;
        }
        auto& records = logs[before->log].records;
        std::ranges::move(logs[log].records, std::back_inserter(records));
        logs[log].records.clear();
        findings.push_back(
            {.severity = Severity::note,
             .code = "log-continued",
             .arguments = {
                 {"log", file_name(logs[log])},
                 {"before", file_name(logs[before->log])},
                 {"pause_s", before->pause / second}}});
    }
    return findings;
}

std::vector<Finding> drop_repeated(
    std::vector<RecordedFlight>& flights, const std::vector<LogFile>& logs)
{
    std::ranges::stable_sort(flights, std::ranges::greater{}, sample_count);
    std::vector<Finding> findings;
    std::vector<RecordedFlight> kept;
    kept.reserve(flights.size());
    for (auto& recorded : flights) {
        std::optional<Finding> repeated;
        for (const auto& known : kept) {
            if (known.log == recorded.log ||
                kinship(logs[known.log], logs[recorded.log]) == Kinship::different) {
                continue;
            }
            if (const auto offset = offset_if_same(known, recorded)) {
                repeated = Finding{
                    .severity = Severity::note,
                    .code = "flight-in-two-logs",
                    .arguments = {
                        {"log", file_name(logs[recorded.log])},
                        {"kept", file_name(logs[known.log])},
                        {"offset_s", *offset / second}}};
                break;
            }
        }
        if (repeated) {
            findings.push_back(std::move(*repeated));
        } else {
            kept.push_back(std::move(recorded));
        }
    }
    flights = std::move(kept);
    std::ranges::stable_sort(flights, {}, &RecordedFlight::start);
    return findings;
}

}  // namespace transect::flightlog
