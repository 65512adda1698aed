#include "flightlog/src/tracks/log_account.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include <fmt/format.h>

namespace transect::flightlog {
namespace {

/// Enough for the period of a log; every aircraft of a file has its own window.
constexpr std::size_t window_records = 512;
/// A break is judged by the two records before it.
constexpr std::size_t neighbours = 2;

std::string place_of(const LogFile& log, std::size_t place)
{
    const bool by_offset = log.place_unit == PlaceUnit::byte;
    return fmt::format("{} {}", by_offset ? "byte" : "line", place);
}

Finding rollover(const LogFile& log, const Record& earliest)
{
    return {
        .severity = Severity::warning,
        .code = "clock-week-rollover",
        .arguments =
            {{"time", to_iso8601(earliest.time)},
             {"proposed", to_iso8601(earliest.time + 1024.0 * 7.0 * 24.0 * hour)}},
        .place = place_of(log, earliest.place)};
}

struct BreakFinding {
    BreakKind kind;
    Severity severity;
    const char* code;
};
constexpr std::array break_findings{
    BreakFinding{BreakKind::hole, Severity::note, "log-holes"},
    BreakFinding{BreakKind::clock_step, Severity::warning, "clock-step-back"},
    BreakFinding{BreakKind::position_jump, Severity::warning, "log-position-jumps"},
};

}  // namespace

void LogAccount::add(std::span<const Record> records, std::size_t known)
{
    const auto fresh = records.subspan(known);
    if (fresh.empty()) {
        return;
    }
    add_span(fresh);
    for (const auto& record : fresh) {
        flights_.add(record);
        self_check_.add(record);
    }
    for (std::size_t i = std::max<std::size_t>(known, 1); i < records.size(); ++i) {
        distance_ += geodesic_leg(records[i - 1].position, records[i].position).distance;
    }
    add_breaks(records, known);
}

void LogAccount::add_span(std::span<const Record> fresh)
{
    const auto [first, last] = std::ranges::minmax_element(fresh, {}, &Record::time);
    if (!earliest_ || first->time < earliest_->time) {
        earliest_ = *first;
    }
    latest_ = std::max(latest_.value_or(last->time), last->time);
}

void LogAccount::add_breaks(std::span<const Record> records, std::size_t known)
{
    longest_gap_ = longest_gap_.value_or(longest_gap(records));
    for (const auto& gap : find_breaks(records)) {
        if (gap.next < known) {
            continue;
        }
        auto& breaks = breaks_.at(static_cast<std::size_t>(gap.kind));
        breaks.first_place = breaks.count == 0 ? records[gap.next].place : breaks.first_place;
        breaks.longest = std::max(breaks.longest, abs(elapsed(gap.from, gap.to)));
        ++breaks.count;
    }
}

Inspection LogAccount::inspection(const LogFile& log) const
{
    Inspection inspection;
    if (!earliest_) {
        return inspection;
    }
    if (log.is_dated) {
        inspection.start = earliest_->time;
        inspection.end = latest_;
        inspection.flights = flights_.times();
    } else {
        inspection.start_offset = elapsed(Instant{}, earliest_->time);
        inspection.end_offset = elapsed(Instant{}, *latest_);
    }
    inspection.duration = elapsed(earliest_->time, *latest_);
    inspection.distance = distance_;
    self_check_.describe(log, inspection);
    return inspection;
}

std::vector<Finding> LogAccount::findings(const LogFile& log) const
{
    std::vector<Finding> findings;
    if (!earliest_) {
        findings.push_back({.severity = Severity::warning, .code = "log-without-usable-rows"});
        return findings;
    }
    if (log.is_dated && earliest_->time < log.kind_since) {
        findings.push_back(rollover(log, *earliest_));
    }
    for (const auto& [kind, severity, code] : break_findings) {
        const auto& breaks = breaks_.at(static_cast<std::size_t>(kind));
        if (breaks.count > 0) {
            findings.push_back(
                {.severity = severity,
                 .code = code,
                 .arguments =
                     {{"count", static_cast<double>(breaks.count)},
                      {"limit_s", *longest_gap_ / second},
                      {"longest_s", breaks.longest / second}},
                 .place = place_of(log, breaks.first_place)});
        }
    }
    return findings;
}

void Inspector::take(const Record& record)
{
    window_.push_back(record);
    if (window_.size() < window_records) {
        return;
    }
    account_.add(window_, known_);
    window_.erase(window_.begin(), window_.end() - neighbours);
    known_ = neighbours;
}

void Inspector::finish(LogFile& log)
{
    account_.add(window_, known_);
    account_.end();
    window_ = {};
    std::ranges::move(account_.findings(log), std::back_inserter(log.findings));
}

}  // namespace transect::flightlog
