#include "transect/sensor/quality.hpp"

#include <cmath>
#include <limits>

#include "sensor/cameras.hpp"
#include "support/catch.hpp"
#include "support/draw.hpp"

namespace transect::sensor {
namespace {

using test::turret;

CameraProfile sharp_turret()
{
    auto camera = turret();
    camera.image_quality = {.relative_edge_response = 0.35, .signal_to_noise = 50.0};
    return camera;
}

TEST_CASE("a real turret's fields and ranges give the sample distances known of it", "[sensor]")
{
    struct Case {
        double field_deg, range_km, across_m, tolerance_m;
    };
    // facts/logs-and-coverage.md 4.4, 1,920 pixels across.
    const auto known = GENERATE(
        Case{0.574, 3.1, 0.016, 0.0005},
        Case{7.3, 3.1, 0.20, 0.01},
        Case{18.65, 2.1, 0.36, 0.005},
        Case{40.5, 3.0, 1.1, 0.06});
    CAPTURE(known.field_deg);
    const auto distance = sample_distance(
        turret(),
        {.horizontal_field = known.field_deg * degree,
         .slant_range = known.range_km * kilometre,
         .grazing = 25.0 * degree});
    REQUIRE(distance);
    CHECK_THAT(distance->across / metre, test::is_close_to(known.across_m, known.tolerance_m));
}

TEST_CASE("an oblique look stretches pixels along itself only", "[sensor]")
{
    // A field of 90° at 960 m over 1,920 pixels: 1 m. sin 30° is a half.
    const auto distance = sample_distance(
        turret(),
        {.horizontal_field = 90.0 * degree,
         .slant_range = 960.0 * metre,
         .grazing = 30.0 * degree});
    REQUIRE(distance);
    CHECK_THAT(distance->across / metre, test::is_close_to(1.0, 1e-12));
    CHECK_THAT(distance->along / metre, test::is_close_to(2.0, 1e-12));
    CHECK_THAT(distance->geometric_mean / metre, test::is_close_to(std::sqrt(2.0), 1e-12));
}

TEST_CASE("what is not a view of the ground has no sample distance", "[sensor]")
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    struct Case {
        double field_deg, range_m, grazing_deg;
    };
    const auto [field_deg, range_m, grazing_deg] = GENERATE(
        Case{20, 1000, 0},
        Case{20, 1000, -5},
        Case{20, 1000, 91},
        Case{20, 1000, nan},
        Case{20, 0, 30},
        Case{20, nan, 30},
        Case{0, 1000, 30},
        Case{180, 1000, 30},
        Case{nan, 1000, 30});
    CHECK_FALSE(sample_distance(
        turret(),
        {.horizontal_field = field_deg * degree,
         .slant_range = range_m * metre,
         .grazing = grazing_deg * degree}));
}

TEST_CASE("the image quality equations give the ratings known of them", "[sensor]")
{
    const ImageQuality quality{.relative_edge_response = 0.35, .signal_to_noise = 50.0};
    // facts/logs-and-coverage.md 4.3, to the printed digit.
    CHECK(std::round(niirs_giqe5(20.8 * inch, quality)) == 5.0);
    CHECK_THAT(niirs_giqe5(20.8 * inch, quality), test::is_close_to(5.0, 0.05));
    // One inch, RER 1, no noise: only the constants are left.
    const ImageQuality perfect{.relative_edge_response = 1.0, .signal_to_noise = 1e12};
    CHECK_THAT(niirs_giqe5(1.0 * inch, perfect), test::is_close_to(9.57, 1e-9));
    CHECK_THAT(niirs_giqe4(1.0 * inch, perfect), test::is_close_to(10.251 - 0.656, 1e-9));
    CHECK_THAT(
        niirs_giqe4(
            1.0 * inch,
            {.relative_edge_response = 1.0, .signal_to_noise = 10.0},
            {.overshoot = 2.0, .noise_gain = 5.0}),
        test::is_close_to(10.251 - 1.312 - 0.172, 1e-9));
    // Version 4 has two lines, and a small step between them.
    const auto below =
        niirs_giqe4(10.0 * inch, {.relative_edge_response = 0.5, .signal_to_noise = 1e12});
    CHECK_THAT(below, test::is_close_to(10.251 - 3.16 - 2.817 * 0.30103 - 0.656, 1e-5));
    const auto above =
        niirs_giqe4(10.0 * inch, {.relative_edge_response = 0.9, .signal_to_noise = 1e12});
    CHECK_THAT(above, test::is_close_to(10.251 - 3.32 - 1.559 * 0.0457575 - 0.656, 1e-5));
}

TEST_CASE("twice the sample distance costs one rating, and noise and blur cost some", "[sensor]")
{
    constexpr unsigned seed = 20260701;
    CAPTURE(seed);
    test::Draw draw{seed};
    for (int i = 0; i < 500; ++i) {
        const Length distance = draw.between(0.01, 20.0) * metre;
        const ImageQuality quality{
            .relative_edge_response = draw.between(0.2, 0.85),
            .signal_to_noise = draw.between(5.0, 200.0)};
        const double rating = niirs_giqe5(distance, quality);
        REQUIRE_THAT(
            rating - niirs_giqe5(2.0 * distance, quality), test::is_close_to(0.99942, 1e-5));
        auto worse = quality;
        worse.relative_edge_response *= 0.9;
        REQUIRE(niirs_giqe5(distance, worse) < rating);
        REQUIRE(niirs_giqe4(distance, worse) < niirs_giqe4(distance, quality));
        worse = quality;
        worse.signal_to_noise *= 0.5;
        REQUIRE(niirs_giqe4(distance, worse) < niirs_giqe4(distance, quality));
    }
}

TEST_CASE("a look at 30° of grazing is rated by half of what the mean would cost", "[sensor]")
{
    const auto camera = sharp_turret();
    const GroundView down{
        .horizontal_field = 10.0 * degree,
        .slant_range = 3.0 * kilometre,
        .grazing = 90.0 * degree};
    auto oblique = down;
    oblique.grazing = 30.0 * degree;
    REQUIRE(niirs(camera, down));
    REQUIRE(niirs(camera, oblique));
    // The distance grows by 2^¼, so the rating falls by 3.32/4·log10(2).
    CHECK_THAT(
        *niirs(camera, down) - *niirs(camera, oblique),
        test::is_close_to(0.25 * 3.32 * 0.30103, 1e-5));
}

TEST_CASE("a camera whose sharpness and noise nobody gave has no rating", "[sensor]")
{
    CHECK_FALSE(niirs(turret(), {10.0 * degree, 3.0 * kilometre, 45.0 * degree}));
    CHECK_FALSE(niirs(sharp_turret(), {10.0 * degree, 3.0 * kilometre, 0.0 * degree}));
}

TEST_CASE("half of the observers can tell at Johnson's number of cycles", "[sensor]")
{
    struct Case {
        Discrimination task;
        double cycles;
    };
    const auto [task, cycles] = GENERATE(
        Case{Discrimination::detect, 1.0},
        Case{Discrimination::orient, 1.4},
        Case{Discrimination::recognise, 4.0},
        Case{Discrimination::identify, 6.4});
    const double half = cycles_for_half({}, task);
    CHECK(half == cycles);
    CHECK_THAT(*discrimination_probability({half, half}), test::is_close_to(0.5, 1e-12));
    // r = 2: E = 4.1, 2^4.1 = 17.148; r = 1/2: E = 3.05, 2^-3.05 = 0.12074.
    CHECK_THAT(*discrimination_probability({2.0 * half, half}), test::is_close_to(0.94490, 1e-5));
    CHECK_THAT(*discrimination_probability({0.5 * half, half}), test::is_close_to(0.10773, 1e-5));
}

TEST_CASE("more cycles never tell less, and no number of them is more than certain", "[sensor]")
{
    constexpr unsigned seed = 20260702;
    CAPTURE(seed);
    test::Draw draw{seed};
    for (int i = 0; i < 1000; ++i) {
        const double half = draw.between(0.5, 10.0);
        const double cycles = draw.between(0.0, 40.0);
        const auto fewer = discrimination_probability({cycles, half});
        const auto more = discrimination_probability({cycles + draw.between(0.0, 5.0), half});
        REQUIRE(fewer);
        REQUIRE(more);
        REQUIRE(*fewer >= 0.0);
        REQUIRE(*fewer <= *more);
        REQUIRE(*more <= 1.0);
    }
    CHECK(*discrimination_probability({1e300, 1.0}) == 1.0);
    CHECK(*discrimination_probability({0.0, 1.0}) == 0.0);
}

TEST_CASE("a number of cycles that cannot be tells nothing", "[sensor]")
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(discrimination_probability({-1.0, 1.0}));
    CHECK_FALSE(discrimination_probability({1.0, 0.0}));
    CHECK_FALSE(discrimination_probability({0.0, 0.0}));
    CHECK_FALSE(discrimination_probability({-1.0, -1.0}));
    CHECK_FALSE(discrimination_probability({nan, 1.0}));
    CHECK_FALSE(discrimination_probability({1.0, nan}));
}

TEST_CASE("at the range for a task its cycles lie on the object", "[sensor]")
{
    // 2.3 m at N50 = 4 need pixels of 2.3 / 8 m; a field of 90° has them at 960 · 0.2875 m.
    const Length range = range_for_task(turret(), 90.0 * degree, 2.3 * metre, 4.0);
    CHECK_THAT(range / metre, test::is_close_to(276.0, 1e-9));
    const auto distance = sample_distance(turret(), {90.0 * degree, range, 60.0 * degree});
    REQUIRE(distance);
    CHECK_THAT(cycles_on(2.3 * metre, distance->across), test::is_close_to(4.0, 1e-12));
}

}  // namespace
}  // namespace transect::sensor
