/// How much can be made out in an image.

#pragma once

#include <optional>

#include "transect/sensor/camera.hpp"
#include "transect/units.hpp"

namespace transect::sensor {

/// How the middle of a frame sees level ground.
struct GroundView {
    Angle horizontal_field;
    Length slant_range;
    Angle grazing;  ///< between the line of sight and the ground; 90° is straight down
};

/// Distance between the centres of neighbouring pixels on the ground.
struct SampleDistance {
    Length across;          ///< at right angles to the line of sight, 2·R·tan(field/2) / pixels
    Length along;           ///< across / sin(grazing)
    Length geometric_mean;  ///< what a required sample distance means
};

/// Nothing for a grazing angle outside (0°, 90°], or a field, range or number of pixels that is not
/// positive.
std::optional<SampleDistance> sample_distance(const CameraProfile& camera, const GroundView& view);

/// What the General Image Quality Equation, version 4, knows of sharpening beside the image.
struct Sharpening {
    double overshoot = 1.0;   ///< H, of an edge
    double noise_gain = 1.0;  ///< G
};

/// National Imagery Interpretability Rating Scale by the General Image Quality Equation, version 5:
/// 9.57 - 3.32·log10(d) + 3.32·(1 - e^(-1.9/SNR))·log10(RER) - 2·log10(RER)⁴ - 1.8/SNR, with d in
/// inches. `weighted` is the distance across the line of sight made worse by an oblique look, as
/// giqe5_distance() does it, not the geometric mean. Lengths and qualities are above 0.
double niirs_giqe5(Length weighted, const ImageQuality& quality);

/// across / sin(grazing)^¼
Length giqe5_distance(const SampleDistance& distance, Angle grazing);

/// The same scale by version 4, from the geometric mean d in inches:
/// 10.251 - a·log10(d) + b·log10(RER) - 0.656·H - 0.344·G/SNR, where a and b are 3.32 and 1.559
/// from a RER of 0.9 on, and 3.16 and 2.817 below.
double niirs_giqe4(
    Length geometric_mean, const ImageQuality& quality, const Sharpening& sharpening = {});

/// By version 5; nothing where the profile does not give both RER and SNR, or sample_distance()
/// gives nothing.
std::optional<double> niirs(const CameraProfile& camera, const GroundView& view);

/// What an observer is asked to tell about an object.
enum class Discrimination { detect, orient, recognise, identify };

/// N50: cycles (pairs of pixels) on an object's critical dimension with which half of the observers
/// can tell. Johnson's; other practice for the 2.3 m target is 1, 3 and 6.
struct JohnsonCriteria {
    double detect = 1.0;
    double orient = 1.4;
    double recognise = 4.0;
    double identify = 6.4;
};

double cycles_for_half(const JohnsonCriteria& criteria, Discrimination task);

/// An object's size in pairs of pixels.
double cycles_on(Length critical_dimension, Length sample_distance);

/// Share of observers who can tell: r^E / (1 + r^E) with r = cycles / N50 and E = 2.7 + 0.7·r.
/// Nothing for negative cycles, an N50 that is not positive, or what is not a number.
struct Resolved {
    double cycles = 0.0;
    double cycles_for_half = 1.0;
};
std::optional<double> discrimination_probability(const Resolved& resolved);

/// The slant range at which half of the observers can tell, from pixels alone: air and motion make
/// it less. Size·pixels / (2·N50·2·tan(field/2)), for a dimension that stands across the line of
/// sight.
Length range_for_task(
    const CameraProfile& camera,
    Angle horizontal_field,
    Length critical_dimension,
    double cycles_for_half);

}  // namespace transect::sensor
