/// Long flights over a plane, as the coverage kernel and its peers are fed.

#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include "transect/sensor/camera.hpp"

#include "coverage/frame.hpp"

namespace transect::test {

/// 10 Hz, 70 m/s, 3,000 m above flat ground; legs of 180 km along x from (10, 10) km, joined by
/// straight cross legs.
class CoverageCase {
public:
    static constexpr std::size_t frames = 216'000;
    static constexpr double step_s = 0.1;
    static constexpr double speed_m_s = 70.0;
    static constexpr double height_m = 3000.0;

    /// A: a gimballed camera that swings ahead and back; B: a wide one that looks down.
    explicit CoverageCase(bool is_wide) : is_wide_{is_wide} {}

    struct Place {
        PlanePoint at;
        double course = 0.0;  ///< from plane north, clockwise
    };
    Place place(std::size_t frame) const
    {
        constexpr double leg_m = 180e3;
        const double spacing_m = is_wide_ ? 2500.0 : 6000.0;
        const double flown_m = speed_m_s * step_s * static_cast<double>(frame);
        const double leg = std::floor(flown_m / (leg_m + spacing_m));
        const double along_m = flown_m - leg * (leg_m + spacing_m);
        const bool eastwards = std::fmod(leg, 2.0) == 0.0;
        const double on_leg_m = std::min(along_m, leg_m);
        return {
            {10e3 + (eastwards ? on_leg_m : leg_m - on_leg_m),
             10e3 + leg * spacing_m + std::max(0.0, along_m - leg_m)},
            along_m > leg_m ? 0.0 : (eastwards ? 90.0 : 270.0)};
    }

    sensor::CameraProfile camera() const
    {
        sensor::CameraProfile camera;
        camera.pixels_across = 1600;
        camera.pixels_along = 1200;
        return camera;
    }

    sensor::CameraLook look(std::size_t frame) const
    {
        const double time = step_s * static_cast<double>(frame);
        const double course = place(frame).course;
        if (is_wide_) {
            return look_at(
                course + 0.03 * std::sin(0.5 * time) * radian / degree,
                90.0 - 2.0 * std::sin(0.8 * time),
                {60.0 * degree, 45.0 * degree});
        }
        return look_at(
            course + 90.0 + 50.0 * std::sin(0.1 * time),
            45.0 + 12.0 * std::sin(time / 37.0),
            {10.0 * degree, 7.5 * degree});
    }

    /// The four corners on the plane, by a chain of rotations.
    PlaneRing outline(std::size_t frame) const
    {
        const auto view = look(frame);
        const auto from = place(frame).at;
        const double azimuth = view.azimuth.angle() / radian;
        const double depression = view.depression / radian;
        const double half_width = std::tan(0.5 * view.horizontal_field / radian);
        const double half_height = std::tan(0.5 * view.vertical_field / radian);
        PlaneRing ring;
        for (const auto& [x, y] : std::array<std::array<double, 2>, 4>{
                 {{-1.0, -1.0}, {1.0, -1.0}, {1.0, 1.0}, {-1.0, 1.0}}}) {
            const double forward = std::cos(depression) - half_height * y * std::sin(depression);
            const double down = std::sin(depression) + half_height * y * std::cos(depression);
            const double right = half_width * x;
            const double scale = height_m / down;
            ring.push_back(
                {from.x_m + scale * (forward * std::sin(azimuth) + right * std::cos(azimuth)),
                 from.y_m + scale * (forward * std::cos(azimuth) - right * std::sin(azimuth))});
        }
        return ring;
    }

private:
    static sensor::CameraLook look_at(
        double azimuth_deg, double depression_deg, const sensor::FieldOfView& field)
    {
        return {
            .azimuth = Bearing{azimuth_deg * degree},
            .depression = depression_deg * degree,
            .image_roll = {},
            .horizontal_field = field.horizontal,
            .vertical_field = field.vertical};
    }

    bool is_wide_;
};

}  // namespace transect::test
