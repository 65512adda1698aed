/// What a turret's reported frame tells: which way up the image was, and where it was if the pose
/// is missing.

#pragma once

#include <optional>
#include <span>
#include <vector>

#include "transect/flightlog/log_file.hpp"

namespace transect::flightlog {

/// Upper left, upper right, lower right, lower left.
using ReportedCorners = std::vector<GeoPoint>;

/// Of one packet: the image's roll about the boresight as attitude and gimbal give it, and as the
/// upper and the lower edge of the reported frame lie against the horizon.
struct RollWitness {
    Angle by_chain;
    Angle by_corners;
};

/// Nothing without four corners, where the packet has no look, no frame centre, or no height in
/// common with it, and where the look is so steep that roll and azimuth are nearly one turn. The
/// corners are taken at the elevation of the centre, which is all that a packet tells of theirs.
std::optional<RollWitness> roll_witness(const Record& record, const ReportedCorners& corners);

/// RULES: reported corners count only where the pose is missing. The look that the reported frame
/// has from the record's position, fields of view included, with the corners at the elevation of
/// the centre. Nothing without corners, centre and heights.
std::optional<sensor::CameraLook> look_by_corners(
    const Record& record, const ReportedCorners& corners);

/// Some turrets keep their image level (by an outer axis, or by turning the picture) and report a
/// relative roll of 0 all the same, so that the pose chain rolls the image with the aircraft. The
/// reported corners then tell better: the answer is yes where most of them are turned from the
/// horizon by less than half of what the chain says. Packets for which both are the same within a
/// degree tell nothing; of the others a few are needed. Nothing is fitted: what follows from a yes
/// is roll 0, not the roll of the corners.
bool is_image_level(std::span<const RollWitness> witnesses);

/// Finding `klv-level-image`, with how far the chain would have turned the image.
Finding level_image_finding(std::span<const RollWitness> witnesses);

}  // namespace transect::flightlog
