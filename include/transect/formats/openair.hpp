/// Reads airspace in OpenAir, the text format of 1998 (version 1.0) that soaring software shares.

#pragma once

#include <string>
#include <vector>

#include "transect/planner/keep_out.hpp"
#include "transect/source_text.hpp"

namespace transect::formats {

struct OpenAirArea {
    std::string airspace_class;  ///< of the AC record: "P", "R", "CTR"
    planner::KeepArea area;      ///< without validity, source and date, which the format has not
};

/// Every area of the file, as one to keep out of or one to keep in; that decides on which side of
/// their curve circles and arcs become edges. Records: AC, AN, AL, AH, V X= and D=, DP, DA, DB, DC;
/// labels, pens, terrain and the AF, AG, AI, AX, AY of later dialects mean nothing here. A comment
/// runs from a * to the end of the line. Floors and ceilings: SFC, GND, FL 95, 1500 ft AGL, 5000 ft
/// MSL, 1500 m, UNL; MSL is what an altimeter set to QNH reads. Without AL an area begins at the
/// ground, without AH it has no ceiling.
///
/// Throws InputError with line and column for anything else, airways (DY) included, for areas that
/// enclose no ground, cross themselves or are over 2,000 km across, for more than 5,000 areas and
/// for more than 500,000 vertices.
std::vector<OpenAirArea> parse_openair(SourceText openair, planner::KeepArea::Kind kind);

}  // namespace transect::formats
