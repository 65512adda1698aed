/// What a turret reports of its image against what follows from its pose, record by record.

#pragma once

#include "transect/flightlog/inspection.hpp"

#include "flightlog/src/tracks/error_sample.hpp"

namespace transect::flightlog {

struct CornerErrors {
    ErrorSample sample_m;  ///< of each corner
    CornerCounts counts;
};

/// In memory that does not grow with the log.
class SelfCheck {
public:
    void add(const Record& record);

    /// Adds its part. Whether the image is level is known only when all records have been read.
    void describe(const LogFile& log, Inspection& inspection) const;

private:
    ErrorSample line_of_sight_deg_;
    ErrorSample slant_range_m_;
    CornerErrors as_told_;
    CornerErrors level_;  ///< with an image that is not rolled
    std::size_t without_pose_ = 0;
};

}  // namespace transect::flightlog
