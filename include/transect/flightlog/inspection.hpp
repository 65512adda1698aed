/// What a log amounts to: span, distance, and how well its turret agrees with itself.

#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "transect/flight/phases.hpp"
#include "transect/flightlog/log_file.hpp"

namespace transect::flightlog {

struct AngleStatistics {
    Angle median;
    Angle maximum;
};

struct LengthStatistics {
    Length median;
    Length maximum;
};

/// Records with corners, or with a pose that shows some.
struct CornerCounts {
    std::size_t compared = 0;       ///< all four
    std::size_t absent = 0;         ///< not all four are reported
    std::size_t above_horizon = 0;  ///< by the pose, one of them meets no ground
    std::size_t without_pose = 0;   ///< corners are reported, and nothing to compute them from
};

struct Inspection {
    std::optional<Instant> start;  ///< nothing without a usable record, or without a date
    std::optional<Instant> end;
    std::optional<Duration> start_offset;  ///< from an unknown midnight, for logs without a date
    std::optional<Duration> end_offset;
    Duration duration;  ///< from the earliest to the latest record
    Length distance;    ///< sum of the geodesics from record to record
    std::optional<AngleStatistics> line_of_sight_error = {};
    /// Reported slant range against the distance to the reported frame centre, without sign.
    std::optional<LengthStatistics> slant_range_error = {};
    /// Each reported corner of the image against that computed from the pose on level ground as
    /// high as the frame centre.
    std::optional<LengthStatistics> corner_error = {};
    CornerCounts corners = {};
    std::vector<flight::FlightTimes> flights = {};  ///< one between long pauses
};

Inspection inspect(const LogFile& log);

struct InspectedLog {
    LogFile log;  ///< without its records
    Inspection inspection;
};

/// All logs that a path stands for, as `read_logs`, in memory that does not grow with them.
std::vector<InspectedLog> inspect_logs(const std::filesystem::path& path);

/// The angle between where attitude and gimbal point the camera and where the reported frame centre
/// lies, one for each record that tells both with heights above one surface.
std::vector<Angle> line_of_sight_errors(std::span<const Record> records);

}  // namespace transect::flightlog
