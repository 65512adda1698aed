#include "transect/sensor/detection.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "support/catch.hpp"
#include "support/draw.hpp"

namespace transect::sensor {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST_CASE("the laws of detection give their published values", "[sensor][search]")
{
    struct Row {
        double coverage, inverse_cube, random_search;
    };
    // facts/planning.md, to the printed digits.
    const auto row = GENERATE(
        Row{0.25, 0.2460, 0.2212},
        Row{0.50, 0.4691, 0.3935},
        Row{0.75, 0.6528, 0.5276},
        Row{1.00, 0.7899, 0.6321},
        Row{1.25, 0.8828, 0.7135},
        Row{1.50, 0.9399, 0.7769},
        Row{2.00, 0.9878, 0.8647});
    CAPTURE(row.coverage);
    CHECK_THAT(
        *probability_of_detection(row.coverage, DetectionLaw::inverse_cube),
        test::is_close_to(row.inverse_cube, 5.1e-5));
    CHECK_THAT(
        *probability_of_detection(row.coverage, DetectionLaw::random_search),
        test::is_close_to(row.random_search, 5.1e-5));
    CHECK(
        *probability_of_detection(row.coverage, DetectionLaw::definite_range) ==
        std::min(1.0, row.coverage));
    CHECK(
        *probability_of_detection(row.coverage) ==
        *probability_of_detection(row.coverage, DetectionLaw::random_search));
}

TEST_CASE("more effort never finds less, and no law beats the definite range", "[sensor][search]")
{
    constexpr unsigned seed = 20260703;
    CAPTURE(seed);
    test::Draw draw{seed};
    for (int i = 0; i < 1000; ++i) {
        const double less = draw.between(0.0, 4.0);
        const double more = less + draw.between(0.0, 1.0);
        for (const auto law :
             {DetectionLaw::random_search,
              DetectionLaw::inverse_cube,
              DetectionLaw::definite_range}) {
            REQUIRE(*probability_of_detection(less, law) <= *probability_of_detection(more, law));
            REQUIRE(*probability_of_detection(more, law) <= std::min(1.0, more));
        }
        REQUIRE(
            *probability_of_detection(less) <=
            *probability_of_detection(less, DetectionLaw::inverse_cube));
    }
}

TEST_CASE("coverage without a number finds nothing out", "[sensor][search]")
{
    CHECK_FALSE(probability_of_detection(nan));
    CHECK_FALSE(probability_of_detection(-0.1, DetectionLaw::definite_range));
    CHECK(*probability_of_detection(0.0) == 0.0);
}

TEST_CASE(
    "a zone's detection comes from declared width, length inside and area", "[sensor][search]")
{
    // 0.5 NM · 100 NM / 100 NM² = ½.
    const SearchEffort effort{
        .sweep_width = 0.5 * nautical_mile,
        .track_length = 100.0 * nautical_mile,
        .area = 100.0 * nautical_mile * nautical_mile};
    CHECK_THAT(*coverage_factor(effort), test::is_close_to(0.5, 1e-12));
    CHECK_THAT(*zone_detection(effort), test::is_close_to(0.3935, 5e-5));
    CHECK_THAT(
        *zone_detection(effort, DetectionLaw::definite_range), test::is_close_to(0.5, 1e-12));
    CHECK_THAT(
        *coverage_factor(0.5 * nautical_mile, 2.0 * nautical_mile), test::is_close_to(0.25, 1e-12));
}

TEST_CASE("a zone searched by a sensor without a sweep width has no detection", "[sensor][search]")
{
    SearchEffort effort{
        .sweep_width = {}, .track_length = 100.0 * kilometre, .area = 1000.0 * square_kilometre};
    CHECK_FALSE(zone_detection(effort));
    effort.sweep_width = 1.0 * kilometre;
    CHECK(zone_detection(effort));
    for (const double area_km2 : {0.0, -1.0, nan}) {
        auto damaged = effort;
        damaged.area = area_km2 * square_kilometre;
        CHECK_FALSE(zone_detection(damaged));
    }
    for (const double length_m : {-1.0, nan}) {
        auto damaged = effort;
        damaged.track_length = length_m * metre;
        CHECK_FALSE(coverage_factor(damaged));
        damaged = effort;
        damaged.sweep_width = length_m * metre;
        CHECK_FALSE(coverage_factor(damaged));
        CHECK_FALSE(coverage_factor(length_m * metre, 1.0 * kilometre));
    }
    CHECK_FALSE(coverage_factor(1.0 * kilometre, Length{}));
}

TEST_CASE("independent searches miss what all of them miss", "[sensor][search]")
{
    CHECK(*cumulative_detection({}) == 0.0);
    CHECK_THAT(*cumulative_detection(std::array{0.5, 0.5, 0.2}), test::is_close_to(0.8, 1e-12));
    CHECK(*cumulative_detection(std::array{0.3, 1.0}) == 1.0);
    CHECK_FALSE(cumulative_detection(std::array{0.3, 1.1}));
    CHECK_FALSE(cumulative_detection(std::array{0.3, nan}));
    // By the random-search law effort adds up: two searches of C are one of 2·C.
    const double once = *probability_of_detection(0.7);
    CHECK_THAT(
        *cumulative_detection(std::array{once, once}),
        test::is_close_to(*probability_of_detection(1.4), 1e-12));
}

TEST_CASE(
    "a search that found nothing moves the object to where it did not look", "[sensor][search]")
{
    const std::vector<Region> regions{{0.6, 0.5}, {0.3, 0.0}};
    CHECK_THAT(*probability_of_success(regions), test::is_close_to(0.3, 1e-12));
    const auto updated = updated_containment(regions);
    REQUIRE(updated);
    CHECK_THAT(updated->at(0), test::is_close_to(0.3 / 0.7, 1e-12));
    CHECK_THAT(updated->at(1), test::is_close_to(0.3 / 0.7, 1e-12));
    // The tenth that was in neither grew to a seventh.
    CHECK_THAT(1.0 - updated->at(0) - updated->at(1), test::is_close_to(0.1 / 0.7, 1e-12));
    // One region alone: POA·(1 - POD) / (1 - POA·POD).
    CHECK_THAT(
        updated_containment(std::array{Region{0.8, 0.75}})->front(),
        test::is_close_to(0.2 / 0.4, 1e-12));
}

TEST_CASE("containment agrees with counting where objects were not found", "[sensor][search]")
{
    constexpr unsigned seed = 20260704;
    CAPTURE(seed);
    test::Draw draw{seed};
    const std::vector<Region> regions{{0.5, 0.7}, {0.2, 0.3}, {0.2, 0.0}};
    std::array<int, 4> missed{};
    int all_missed = 0;
    for (int i = 0; i < 200'000; ++i) {
        double place = draw.between(0.0, 1.0);
        std::size_t region = 0;
        while (region < regions.size() && place >= regions[region].containment) {
            place -= regions[region].containment;
            ++region;
        }
        const bool found =
            region < regions.size() && draw.between(0.0, 1.0) < regions[region].detection;
        if (!found) {
            ++missed.at(region);
            ++all_missed;
        }
    }
    const auto updated = updated_containment(regions);
    REQUIRE(updated);
    for (std::size_t i = 0; i < regions.size(); ++i) {
        // Five standard deviations of a share counted in some 120,000.
        CHECK_THAT(updated->at(i), test::is_close_to(1.0 * missed.at(i) / all_missed, 0.0075));
    }
}

TEST_CASE("shares that cannot be are no probability", "[sensor][search]")
{
    CHECK_FALSE(probability_of_success(std::array{Region{0.7, 0.5}, Region{0.4, 0.5}}));
    CHECK_FALSE(probability_of_success(std::array{Region{nan, 0.5}}));
    CHECK_FALSE(updated_containment(std::array{Region{0.5, -0.1}}));
    // It was there and could not be missed, yet was not found.
    CHECK_FALSE(updated_containment(std::array{Region{1.0, 1.0}}));
}

}  // namespace
}  // namespace transect::sensor
