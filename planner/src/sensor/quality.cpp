#include "transect/sensor/quality.hpp"

#include <cmath>

#include "sensor/pixel_pitch.hpp"

namespace transect::sensor {
namespace {

double sine(Angle angle)
{
    return std::sin(angle / radian);
}

}  // namespace

std::optional<SampleDistance> sample_distance(const CameraProfile& camera, const GroundView& view)
{
    // Written so that NaN gives nothing.
    if (!(view.grazing > Angle{} && view.grazing <= 90.0 * degree &&
          view.horizontal_field > Angle{} && view.horizontal_field < 180.0 * degree &&
          view.slant_range > Length{} && camera.pixels_across > 0)) {
        return std::nullopt;
    }
    const Length across = pixel_pitch(camera, view.horizontal_field) * view.slant_range;
    return SampleDistance{
        .across = across,
        .along = across / sine(view.grazing),
        .geometric_mean = across / std::sqrt(sine(view.grazing)),
    };
}

double niirs_giqe5(Length weighted, const ImageQuality& quality)
{
    const double log_rer = std::log10(quality.relative_edge_response);
    const double snr = quality.signal_to_noise;
    return 9.57 - 3.32 * std::log10(weighted / inch) +
           3.32 * (1.0 - std::exp(-1.9 / snr)) * log_rer - 2.0 * std::pow(log_rer, 4) - 1.8 / snr;
}

Length giqe5_distance(const SampleDistance& distance, Angle grazing)
{
    return distance.across / std::pow(sine(grazing), 0.25);
}

double niirs_giqe4(Length geometric_mean, const ImageQuality& quality, const Sharpening& sharpening)
{
    constexpr double sharp = 0.9;
    const bool is_sharp = quality.relative_edge_response >= sharp;
    const double a = is_sharp ? 3.32 : 3.16;
    const double b = is_sharp ? 1.559 : 2.817;
    return 10.251 - a * std::log10(geometric_mean / inch) +
           b * std::log10(quality.relative_edge_response) - 0.656 * sharpening.overshoot -
           0.344 * sharpening.noise_gain / quality.signal_to_noise;
}

std::optional<double> niirs(const CameraProfile& camera, const GroundView& view)
{
    const auto distance = sample_distance(camera, view);
    if (!distance || !camera.image_quality) {
        return std::nullopt;
    }
    return niirs_giqe5(giqe5_distance(*distance, view.grazing), *camera.image_quality);
}

double cycles_for_half(const JohnsonCriteria& criteria, Discrimination task)
{
    switch (task) {
        case Discrimination::detect:
            return criteria.detect;
        case Discrimination::orient:
            return criteria.orient;
        case Discrimination::recognise:
            return criteria.recognise;
        case Discrimination::identify:
            break;
    }
    return criteria.identify;
}

double cycles_on(Length critical_dimension, Length sample_distance)
{
    constexpr double pixels_per_cycle = 2.0;
    return critical_dimension / (pixels_per_cycle * sample_distance);
}

std::optional<double> discrimination_probability(const Resolved& resolved)
{
    const double ratio = resolved.cycles / resolved.cycles_for_half;
    if (!(ratio >= 0.0 && resolved.cycles_for_half > 0.0)) {
        return std::nullopt;
    }
    if (ratio < 1.0) {
        const double power = std::pow(ratio, 2.7 + 0.7 * ratio);
        return power / (1.0 + power);
    }
    // The same, but without infinity over infinity for an object that fills the frame.
    return 1.0 / (1.0 + std::pow(ratio, -(2.7 + 0.7 * ratio)));
}

Length range_for_task(
    const CameraProfile& camera,
    Angle horizontal_field,
    Length critical_dimension,
    double cycles_for_half)
{
    constexpr double pixels_per_cycle = 2.0;
    return critical_dimension /
           (pixels_per_cycle * cycles_for_half * pixel_pitch(camera, horizontal_field));
}

}  // namespace transect::sensor
