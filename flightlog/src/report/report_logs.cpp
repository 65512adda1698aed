#include "flightlog/src/report/report_logs.hpp"

#include <filesystem>

#include "flightlog/src/tracks/camera_offsets.hpp"
#include "flightlog/src/tracks/offset_proposal.hpp"

namespace transect::flightlog {

std::vector<ReportedLog> reported_logs(std::span<const LogFile> logs)
{
    std::vector<ReportedLog> reported;
    reported.reserve(logs.size());
    for (const auto& log : logs) {
        reported.push_back({{}, inspect(log), check_sensor(log.records)});
    }
    return reported;
}

std::vector<Finding> propose_offsets(
    std::span<ReportedLog> reported,
    std::span<const LogFile> logs,
    const sensor::CameraProfile& camera)
{
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < logs.size(); ++i) {
        const auto& start = reported[i].inspection.start;
        if (!start) {
            continue;
        }
        const auto in_force = offset_in_force(camera, *start).value_or(sensor::CameraOffset{});
        reported[i].proposal = propose_offset(reported[i].sensor, in_force, *start);
        if (const auto& proposal = reported[i].proposal) {
            findings.push_back(proposal_finding(
                *proposal,
                reported[i].sensor,
                std::filesystem::path{logs[i].name}.filename().string()));
        }
    }
    return findings;
}

}  // namespace transect::flightlog
