/// A gimballed camera: what it is, and where it looks.

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "transect/geo/geo_point.hpp"
#include "transect/units.hpp"

namespace transect::sensor {

enum class Band { electro_optical, infrared };

/// How the camera is made to look. A profile may list what its turret can do.
enum class ScanMode {
    fixed_look,        ///< one direction against the airframe or the track
    cross_track_scan,  ///< swings from side to side
    stare,             ///< held on one place of the ground
};

/// To and fro at right angles to the track, at an even rate.
struct CrossTrackScan {
    Angle leftmost;   ///< of the boresight from straight down; negative is left
    Angle rightmost;  ///< the same
    TurnRate rate;
    Duration turnaround = {};  ///< lost at each end
};

/// A sector of directions as the airframe sees them, with the ends belonging to it.
struct AirframeSector {
    /// Clockwise from the nose, seen from above; from the first to the second, clockwise. A span of
    /// 360° or more is all round.
    Angle azimuth_from;
    Angle azimuth_to;
    /// Above the airframe's floor; -90° is straight through it.
    Angle lowest_elevation;
    Angle highest_elevation;
};

/// What hides the view.
struct AirframeMask {
    std::string what;  ///< "left main gear"
    AirframeSector sector;
};

/// Found on the ground or in the air, and valid from a day on. Held for whoever asks; nothing here
/// adds them to a reading.
struct CameraOffset {
    std::chrono::sys_days dated = {};
    std::string source;
    Angle azimuth = {};    ///< true less reported, of the gimbal
    Angle elevation = {};  ///< the same
    Angle roll = {};       ///< the same
    Duration time = {};    ///< true less reported, of the clock
    /// By how much attitude and gimbal angles are stamped later than the positions beside them.
    Duration angles_lag = {};
};

/// Of a single frame.
struct ImageQuality {
    double relative_edge_response = 0.0;  ///< RER
    double signal_to_noise = 0.0;         ///< SNR
};

/// A turret camera as its data file describes it. What is not there is unknown, not nought.
struct CameraProfile {
    std::string name;
    int pixels_across = 0;      ///< image width
    int pixels_along = 0;       ///< image height
    Angle narrowest_field;      ///< horizontal field of view at full zoom
    Angle widest_field;         ///< horizontal field of view zoomed out
    Angle least_depression;     ///< highest look the gimbal allows; negative is above the horizon
    Angle greatest_depression;  ///< lowest look; 90° is straight down
    std::string trust;          ///< where the numbers come from: "estimated", "manufacturer …"

    /// The only horizontal fields that the lens has, from the narrowest up; empty for a zoom, which
    /// has all of them between the two.
    std::vector<Angle> fields = {};
    std::optional<Band> band = {};
    std::optional<AirframeSector> gimbal_limits = {};
    /// An empty list says that nothing hides the view.
    std::optional<std::vector<AirframeMask>> masks = {};
    std::optional<std::vector<ScanMode>> scan_modes = {};
    std::optional<CrossTrackScan> cross_track_scan = {};
    std::optional<Duration> latency = {};  ///< from exposure to the operator's screen
    std::optional<Angle> pointing_error =
        {};                                  ///< left by the stabilisation, one standard deviation
    std::vector<CameraOffset> offsets = {};  ///< by date, the newest last
    std::optional<ImageQuality> image_quality = {};
};

struct FieldOfView {
    Angle horizontal;
    Angle vertical;
};

/// The camera's attitude in the local north-east-down frame, independent of the aircraft's:
/// Rz(azimuth)·Ry(-depression)·Rx(image_roll), with x along the boresight and y to the image's
/// right.
struct CameraLook {
    Bearing azimuth;   ///< of the boresight; looking straight down, of the image's upper edge
    Angle depression;  ///< of the boresight below the horizontal, -90° to 90°
    Angle image_roll;  ///< clockwise about the boresight, as seen by the camera
    Angle horizontal_field;
    Angle vertical_field;
};

/// Square pixels: tan(v/2) / tan(h/2) = pixels_along / pixels_across.
Angle vertical_field(const CameraProfile& camera, Angle horizontal_field);

/// Of the fields that the lens has, the widest not above `greatest`, and the narrowest not below
/// `least`; nothing where it has none.
std::optional<Angle> widest_field_up_to(const CameraProfile& camera, Angle greatest);
std::optional<Angle> narrowest_field_from(const CameraProfile& camera, Angle least);

/// Straight down, the image's width across the given direction.
CameraLook nadir_look(const CameraProfile& camera, Bearing up, Angle horizontal_field);

}  // namespace transect::sensor
