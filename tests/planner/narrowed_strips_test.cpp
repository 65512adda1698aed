#include "planner/narrowed_strips.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

#include "support/catch.hpp"
#include "support/draw.hpp"
#include "support/rounds.hpp"

namespace transect::planner {
namespace {

constexpr double side_m = 50.0;
constexpr double length_m = 8000.0;
constexpr double width_m = 12'000.0;

/// Strips to the north over [0, 12 km] by [0, 8 km].
constexpr StripFrame frame{
    .along = {0.0, 1.0},
    .across = {1.0, 0.0},
    .left_m = 0.0,
    .right_m = width_m,
    .low_m = 0.0,
    .high_m = length_m};

GroundSurvey surveyed(const std::function<double(double, double)>& height_m)
{
    GroundSurvey survey{.side_m = side_m, .cells = {}};
    for (double x_m = 0.5 * side_m; x_m < width_m; x_m += side_m) {
        for (double y_m = 0.5 * side_m; y_m < length_m; y_m += side_m) {
            const double ground_m = height_m(x_m, y_m);
            survey.cells.push_back({{x_m, y_m}, ground_m, ground_m});
        }
    }
    return survey;
}

NarrowingGround below(const GroundSurvey& survey)
{
    return {.survey = &survey, .camera_height_m = 2300.0, .swath_per_height = 0.5, .overlap = 0.2};
}

double width(const StripSpan& strip)
{
    return strip.right_m - strip.left_m;
}

/// Square by square, without any shortcut.
double highest_below_m(const GroundSurvey& survey, double left_m, double right_m)
{
    double highest_m = -1e9;
    for (const auto& cell : survey.cells) {
        if (cell.middle.x_m + 0.5 * side_m > left_m && cell.middle.x_m - 0.5 * side_m < right_m) {
            highest_m = std::max(highest_m, cell.highest_m);
        }
    }
    return highest_m;
}

TEST_CASE("over level ground strips are laid as without terrain", "[planner]")
{
    const auto survey = surveyed([](double, double) { return 300.0; });
    // 0.8 of 0.5 of 2,000 m: 800 m, 15 strips.
    const auto strips = narrowed_strips(below(survey), frame, EdgePolicy::squeezed, 0.5);
    REQUIRE(strips.size() == 15);
    for (std::size_t i = 0; i < strips.size(); ++i) {
        CHECK_THAT(strips[i].left_m, test::is_close_to(800.0 * static_cast<double>(i), 0.05));
    }
}

TEST_CASE("strips over a plateau are narrower as its height over the camera's is", "[planner]")
{
    // West of 6 km 300 m, east of it 1,300 m: full strips are 800 m and 400 m wide.
    const auto survey = surveyed([](double x_m, double) { return x_m < 6000.0 ? 300.0 : 1300.0; });
    const auto strips = narrowed_strips(below(survey), frame, EdgePolicy::overshoot, 1.0);
    REQUIRE(strips.size() > 10);
    CHECK_THAT(width(strips.front()), test::is_close_to(800.0, 0.01));
    CHECK_THAT(width(strips.back()), test::is_close_to(400.0, 0.01));
    CHECK(std::ranges::is_sorted(
        strips, [](const auto& a, const auto& b) { return width(a) > width(b) + 1.0; }));
}

TEST_CASE("a ridge narrows the strips over it and no others", "[planner]")
{
    const auto survey = surveyed(
        [](double x_m, double) { return std::abs(x_m - 6000.0) < 300.0 ? 1300.0 : 300.0; });
    const auto strips = narrowed_strips(below(survey), frame, EdgePolicy::overshoot, 0.5);
    for (const auto& strip : strips) {
        const double beside_m = 0.125 * width(strip);
        const bool is_clear = strip.right_m + beside_m < 5700.0 - 2.0 * side_m ||
                              strip.left_m - beside_m > 6300.0 + 2.0 * side_m;
        const bool is_over = strip.left_m > 5700.0 && strip.right_m < 6300.0;
        INFO(strip.left_m << " to " << strip.right_m);
        CHECK((!is_clear || std::abs(width(strip) - 800.0) < 0.01));
        CHECK((!is_over || std::abs(width(strip) - 400.0) < 0.01));
    }
}

TEST_CASE("over any ground strips meet, cover the frame and see what they should", "[planner]")
{
    constexpr std::uint64_t seed = 20261122;
    INFO("seed " << seed);
    test::Draw draw{seed};
    for (std::size_t round = 0; round < test::rounds(40, 10); ++round) {
        const double tilt = draw.between(-0.05, 0.05);
        const double bump_m = draw.between(0.0, 900.0);
        const double bump_at_m = draw.between(0.0, width_m);
        const double bump_wide_m = draw.between(200.0, 3000.0);
        const auto survey = surveyed([&](double x_m, double y_m) {
            const double away = (x_m - bump_at_m) / bump_wide_m;
            return 700.0 + tilt * (y_m - 4000.0) + bump_m * std::exp(-away * away);
        });
        const auto ground = below(survey);
        for (const auto edges :
             {EdgePolicy::squeezed, EdgePolicy::overshoot, EdgePolicy::last_overlapped}) {
            const auto strips = narrowed_strips(ground, frame, edges, draw.between(0.0, 1.0));
            CHECK(strips.front().left_m <= 0.0);
            CHECK(strips.back().right_m >= width_m - 1e-4);
            for (std::size_t i = 0; i < strips.size(); ++i) {
                const double beside_m = 0.125 * width(strips[i]);
                const double highest_m = highest_below_m(
                    survey, strips[i].left_m - beside_m, strips[i].right_m + beside_m);
                CHECK(width(strips[i]) / 0.8 <= ground.swath_m(highest_m) + 1e-6);
                CHECK((i == 0 || strips[i].left_m <= strips[i - 1].right_m + 1e-9));
            }
        }
    }
}

TEST_CASE("strips over unknown ground are as over the highest that is known", "[planner]")
{
    auto survey = surveyed([](double x_m, double) { return x_m < 2000.0 ? 900.0 : 300.0; });
    std::erase_if(survey.cells, [](const GroundCell& cell) { return cell.middle.x_m > 6000.0; });
    survey.unknown_share = 0.5;
    const auto ground = below(survey);
    const double over_highest_m = 0.8 * ground.swath_m(900.0);
    const auto strips = narrowed_strips(ground, frame, EdgePolicy::overshoot, 1.0);
    for (const auto& strip : strips) {
        if (strip.left_m > 6500.0) {
            CHECK(width(strip) == Approx(over_highest_m).margin(0.01));
        }
    }
    CHECK(strips.back().left_m > 6500.0);
    CHECK(swath_along_m(ground, {10e3, 0.0}, {10e3, 8e3}) == Approx(ground.swath_m(900.0)));
}

TEST_CASE("the swath of a line is that over the highest ground beside it", "[planner]")
{
    const auto survey = surveyed([](double x_m, double) { return x_m < 6000.0 ? 300.0 : 1300.0; });
    const auto ground = below(survey);
    const auto swath_at = [&](double x_m) {
        return swath_along_m(ground, {x_m, 0.0}, {x_m, length_m});
    };
    CHECK_THAT(swath_at(2000.0), test::is_close_to(1000.0, 1e-9));
    CHECK_THAT(swath_at(9000.0), test::is_close_to(500.0, 1e-9));
    // 400 m from the edge it could see 500 m to either side, but for the plateau 400 m away.
    CHECK_THAT(swath_at(5600.0), test::is_close_to(800.0, 1e-9));
    // 100 m from the edge the plateau is seen, 250 m to either side.
    CHECK_THAT(swath_at(5900.0), test::is_close_to(500.0, 1e-9));
}

}  // namespace
}  // namespace transect::planner
