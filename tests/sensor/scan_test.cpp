#include "transect/sensor/scan.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "support/catch.hpp"
#include "support/draw.hpp"

namespace transect::sensor {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

ScanningCamera scanner(double left_deg, double right_deg)
{
    return {
        .scan =
            {.leftmost = left_deg * degree,
             .rightmost = right_deg * degree,
             .rate = 30.0 * degree / second},
        .field = {.horizontal = 10.0 * degree, .vertical = 6.0 * degree},
        .height_above_ground = 1000.0 * metre};
}

double tangent(double angle_deg)
{
    return std::tan(angle_deg * degree / radian);
}

double cosine(double angle_deg)
{
    return std::cos(angle_deg * degree / radian);
}

/// Where the boresight is, in degrees from straight down.
double boresight_deg(const CrossTrackScan& scan, double time_s)
{
    const double sector = (scan.rightmost - scan.leftmost) / degree;
    const double swing_s = sector / (scan.rate / (degree / second));
    const double half_period_s = swing_s + scan.turnaround / second;
    const double phase_s = std::fmod(time_s, 2.0 * half_period_s);
    const double left = scan.leftmost / degree;
    if (phase_s < half_period_s) {
        return left + sector * std::min(1.0, phase_s / swing_s);
    }
    return left + sector * (1.0 - std::min(1.0, (phase_s - half_period_s) / swing_s));
}

struct GroundPlace {
    double along_m, across_m;
};

bool sees(const ScanningCamera& camera, double aircraft_m, double look_deg, GroundPlace place)
{
    const double height_m = camera.height_above_ground / metre;
    const double sine = std::sin(look_deg * degree / radian);
    const double depth_m = place.across_m * sine + height_m * cosine(look_deg);
    const double aside_m = place.across_m * cosine(look_deg) - height_m * sine;
    return std::abs(aside_m) <= depth_m * tangent(0.5 * (camera.field.horizontal / degree)) &&
           std::abs(place.along_m - aircraft_m) <=
               depth_m * tangent(0.5 * (camera.field.vertical / degree));
}

/// Flies over the ground and looks at places one by one: whether one stays unseen.
bool misses_ground(const ScanningCamera& camera, double speed_m_s)
{
    const auto swath = swept_swath(camera);
    REQUIRE(swath);
    const double period_s =
        2.0 * ((camera.scan.rightmost - camera.scan.leftmost) / camera.scan.rate / second +
               camera.scan.turnaround / second);
    constexpr int rows = 60;
    constexpr int columns = 80;
    constexpr double step_s = 0.002;
    const double start_m = 2.0 * period_s * speed_m_s;
    std::vector<bool> seen(rows * columns, false);
    const auto place = [&](int row, int column) {
        return GroundPlace{
            start_m + period_s * speed_m_s * row / rows,
            swath->leftmost / metre + swath->width / metre * (column + 0.5) / columns};
    };
    const auto steps = static_cast<int>(5.0 * period_s / step_s);
    for (int step = 0; step < steps; ++step) {
        const double time_s = step * step_s;
        const double look = boresight_deg(camera.scan, time_s);
        for (int index = 0; index < rows * columns; ++index) {
            const auto i = static_cast<std::size_t>(index);
            if (!seen[i]) {
                seen[i] =
                    sees(camera, speed_m_s * time_s, look, place(index / columns, index % columns));
            }
        }
    }
    return std::find(seen.begin(), seen.end(), false) != seen.end();
}

TEST_CASE("a scan sweeps from edge to edge of its outermost frames", "[sensor]")
{
    const auto swath = swept_swath(scanner(-40.0, 20.0));
    REQUIRE(swath);
    CHECK_THAT(swath->leftmost / metre, test::is_close_to(-1000.0, 1e-9));  // tan 45° = 1
    CHECK_THAT(swath->rightmost / metre, test::is_close_to(1000.0 * tangent(25.0), 1e-9));
    CHECK(swath->width == swath->rightmost - swath->leftmost);
}

TEST_CASE("the outer edge of a narrow scan sets the speed", "[sensor]")
{
    // The frame leaves the edge of the sector for twice 20° at 30°/s, and is
    // 2·1000·tan 3°·cos 5° / cos 15° long there.
    const auto swath = swept_swath(scanner(-10.0, 10.0));
    REQUIRE(swath);
    REQUIRE(swath->fastest_ground_speed);
    const double expected_m_s =
        2000.0 * tangent(3.0) * cosine(5.0) / cosine(15.0) / (2.0 * 20.0 / 30.0);
    CHECK_THAT(
        *swath->fastest_ground_speed / metre_per_second,
        test::is_close_to(expected_m_s, 1e-9 * expected_m_s));
}

TEST_CASE("time lost at the ends of a scan slows the aircraft", "[sensor]")
{
    auto camera = scanner(-10.0, 10.0);
    const auto without = swept_swath(camera);
    camera.scan.turnaround = 2.0 * 20.0 / 30.0 * second;  // as long as the frame is away
    const auto with = swept_swath(camera);
    REQUIRE(without);
    REQUIRE(with);
    CHECK_THAT(
        *without->fastest_ground_speed / *with->fastest_ground_speed, test::is_close_to(2.0, 1e-9));
    CHECK(with->width == without->width);
}

TEST_CASE("the speed that would do leaves no gap, and little more leaves one", "[sensor]")
{
    struct Case {
        double left_deg, right_deg, turnaround_s;
    };
    const auto [left_deg, right_deg, turnaround_s] = GENERATE(
        Case{-10, 10, 0.0},
        Case{-55, 55, 0.0},  // the worst place is inside the swath
        Case{20, 60, 0.0},   // looks to one side only
        Case{-70, -20, 0.3},
        Case{-2, 3, 0.2});  // a sector narrower than the frame
    CAPTURE(left_deg, right_deg, turnaround_s);
    auto camera = scanner(left_deg, right_deg);
    camera.scan.turnaround = turnaround_s * second;
    const auto swath = swept_swath(camera);
    REQUIRE(swath);
    REQUIRE(swath->fastest_ground_speed);
    const double fastest_m_s = *swath->fastest_ground_speed / metre_per_second;
    CHECK_FALSE(misses_ground(camera, 0.98 * fastest_m_s));
    CHECK(misses_ground(camera, 1.05 * fastest_m_s));
    CHECK_FALSE(*leaves_gaps(camera, 0.98 * *swath->fastest_ground_speed));
    CHECK(*leaves_gaps(camera, 1.02 * *swath->fastest_ground_speed));
}

TEST_CASE("a faster scan, a longer frame and a higher flight allow more speed", "[sensor]")
{
    constexpr unsigned seed = 20260705;
    CAPTURE(seed);
    test::Draw draw{seed};
    for (int i = 0; i < 500; ++i) {
        const double left = draw.between(-60.0, 40.0);
        auto camera = scanner(left, left + draw.between(1.0, 20.0));
        camera.scan.rate = draw.between(5.0, 60.0) * degree / second;
        camera.scan.turnaround = draw.between(0.0, 1.0) * second;
        const auto speed = [](const ScanningCamera& scanning) {
            return *swept_swath(scanning)->fastest_ground_speed;
        };
        const Speed fastest = speed(camera);
        auto better = camera;
        better.scan.rate = 1.1 * camera.scan.rate;
        REQUIRE(speed(better) > fastest);
        better = camera;
        better.field.vertical = 1.1 * camera.field.vertical;
        REQUIRE(speed(better) > fastest);
        better = camera;
        better.height_above_ground = 2.0 * camera.height_above_ground;
        REQUIRE_THAT(speed(better) / fastest, test::is_close_to(2.0, 1e-9));
        auto mirrored = camera;
        mirrored.scan.leftmost = -camera.scan.rightmost;
        mirrored.scan.rightmost = -camera.scan.leftmost;
        REQUIRE_THAT(speed(mirrored) / fastest, test::is_close_to(1.0, 1e-9));
    }
}

TEST_CASE("a camera that does not swing leaves no gap at any speed", "[sensor]")
{
    const auto camera = scanner(15.0, 15.0);
    const auto swath = swept_swath(camera);
    REQUIRE(swath);
    CHECK_FALSE(swath->fastest_ground_speed);
    CHECK_FALSE(*leaves_gaps(camera, 1000.0 * metre_per_second));
}

TEST_CASE("a scan that cannot be has no swath", "[sensor]")
{
    CHECK_FALSE(swept_swath(scanner(10.0, -10.0)));
    CHECK_FALSE(swept_swath(scanner(-10.0, 81.0)));
    CHECK_FALSE(swept_swath(scanner(-81.0, 10.0)));
    CHECK_FALSE(swept_swath(scanner(nan, 10.0)));
    CHECK_FALSE(leaves_gaps(scanner(-10.0, nan), 60.0 * metre_per_second));
    auto camera = scanner(-10.0, 10.0);
    camera.scan.rate = {};
    CHECK_FALSE(swept_swath(camera));
    camera = scanner(-10.0, 10.0);
    camera.height_above_ground = nan * metre;
    CHECK_FALSE(swept_swath(camera));
    camera = scanner(-10.0, 10.0);
    camera.field.vertical = {};
    CHECK_FALSE(swept_swath(camera));
    CHECK(*leaves_gaps(scanner(-10.0, 10.0), nan * metre_per_second));
}

}  // namespace
}  // namespace transect::sensor
