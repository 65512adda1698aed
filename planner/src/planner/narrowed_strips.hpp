/// Strips side by side, each no wider than the highest ground under it allows.

#pragma once

#include <vector>

#include "transect/planner/mission.hpp"

#include "planner/ground_survey.hpp"

namespace transect::planner {

/// What a camera looking down from one height sees of ground that is not level. Its swath is in
/// proportion to the height above ground.
struct NarrowingGround {
    const GroundSurvey* survey = nullptr;
    double camera_height_m = 0.0;  ///< above mean sea level, higher than all of the ground
    double swath_per_height = 0.0;
    double overlap = 0.0;  ///< share of the swath that neighbours see too

    double swath_m(double ground_m) const
    {
        return swath_per_height * (camera_height_m - ground_m);
    }
};

/// Directions of strips, and where the area that they cover begins and ends.
struct StripFrame {
    PlanePoint along;
    PlanePoint across;
    double left_m = 0.0;
    double right_m = 0.0;
    double low_m = 0.0;   ///< along
    double high_m = 0.0;  ///< along
};

/// From one edge to the other, across.
struct StripSpan {
    double left_m = 0.0;
    double right_m = 0.0;
};

/// The highest ground by distance across the strips.
class HighestAcross {
public:
    HighestAcross(const NarrowingGround& ground, const StripFrame& frame);

    /// Where none is known, that of the whole area; minus infinity beside the area.
    double under_m(const StripSpan& span) const;
    /// Of any strip, over the lowest ground.
    double widest_swath_m() const { return widest_swath_m_; }

private:
    double first_m_ = 0.0;
    double bin_m_ = 1.0;
    double widest_swath_m_ = 0.0;
    std::vector<std::vector<double>> levels_;  ///< of 1, 2, 4 … bins
};

/// Strips that cover the frame from left to right. Over all ground within its swath, a strip's
/// swath is so much wider than the strip that neighbours overlap by at least what is asked for. As
/// few as there can be; EdgePolicy::squeezed then narrows all in proportion.
std::vector<StripSpan> narrowed_strips(
    const NarrowingGround& ground, const StripFrame& frame, EdgePolicy edges, double phase);

/// The swath over all ground of the survey that lies beside a line: no ground within half of it is
/// so high that it would be seen less wide. Where none is known, that over the highest of all.
double swath_along_m(const NarrowingGround& ground, PlanePoint from, PlanePoint to);

}  // namespace transect::planner
