/// Cameras and poses that the sensor and coverage tests share.

#pragma once

#include "transect/sensor/footprint.hpp"

#include "support/fixtures.hpp"

namespace transect::test {

inline sensor::CameraProfile turret()
{
    return {
        .name = "test turret",
        .pixels_across = 1920,
        .pixels_along = 1080,
        .narrowest_field = 0.574 * degree,
        .widest_field = 40.51 * degree,
        .least_depression = -10.0 * degree,
        .greatest_depression = 90.0 * degree,
        .trust = "made up",
    };
}

inline const terrain::AssumedGround mopti_ground{MslHeight{270.0 * metre}};

struct Look {
    double azimuth_deg = 0.0;
    double depression_deg = 90.0;
    double roll_deg = 0.0;
    double horizontal_field_deg = 40.0;
};

inline sensor::CameraPose pose(GeoPoint position, double height_m, const Look& look)
{
    const Angle field = look.horizontal_field_deg * degree;
    return {
        .position = position,
        .height = MslHeight{height_m * metre},
        .look = {
            .azimuth = Bearing{look.azimuth_deg * degree},
            .depression = look.depression_deg * degree,
            .image_roll = look.roll_deg * degree,
            .horizontal_field = field,
            .vertical_field = sensor::vertical_field(turret(), field),
        }};
}

}  // namespace transect::test
