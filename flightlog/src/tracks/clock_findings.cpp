#include "flightlog/src/tracks/clock_findings.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "transect/flightlog/timeline.hpp"

namespace transect::flightlog {
namespace {

std::string place_of(const LogFile& log, const Record& record)
{
    const bool by_offset = log.format == LogFormat::misb_st0601;
    return fmt::format("{} {}", by_offset ? "byte" : "line", record.place);
}

std::optional<Finding> rollover(const LogFile& log)
{
    const auto early = [&](const Record& record) { return record.time < log.kind_since; };
    const auto first = std::ranges::find_if(log.records, early);
    if (!log.is_dated || first == log.records.end()) {
        return std::nullopt;
    }
    return Finding{
        .severity = Severity::warning,
        .code = "clock-week-rollover",
        .arguments =
            {{"time", to_iso8601(first->time)},
             {"proposed", to_iso8601(first->time + 1024.0 * 7.0 * 24.0 * hour)}},
        .place = place_of(log, *first)};
}

struct Summary {
    std::size_t count = 0;
    Duration longest;
    std::size_t first = 0;  ///< index of the first record behind such a break
};

Summary summary_of(const std::vector<Break>& breaks, BreakKind kind)
{
    Summary summary;
    for (const auto& gap : breaks) {
        if (gap.kind == kind) {
            summary.first = summary.count == 0 ? gap.next : summary.first;
            summary.longest = std::max(summary.longest, abs(elapsed(gap.from, gap.to)));
            ++summary.count;
        }
    }
    return summary;
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

std::vector<Finding> clock_findings(const LogFile& log)
{
    std::vector<Finding> findings;
    if (log.records.empty()) {
        findings.push_back({.severity = Severity::error, .code = "log-without-usable-rows"});
        return findings;
    }
    if (auto found = rollover(log)) {
        findings.push_back(std::move(*found));
    }
    const auto breaks = find_breaks(log.records);
    for (const auto& [kind, severity, code] : break_findings) {
        const auto summary = summary_of(breaks, kind);
        if (summary.count > 0) {
            findings.push_back(
                {.severity = severity,
                 .code = code,
                 .arguments =
                     {{"count", static_cast<double>(summary.count)},
                      {"limit_s", longest_gap(log.records) / second},
                      {"longest_s", summary.longest / second}},
                 .place = place_of(log, log.records[summary.first])});
        }
    }
    return findings;
}

}  // namespace transect::flightlog
