#include "transect/aircraft/envelope.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "support/catch.hpp"

namespace transect::aircraft {
namespace {

/// Of the Cessna 208B, from its published figures.
Envelope caravan_envelope()
{
    return {
        .forward = {.corners = {{5500.0 * pound, 179.60 * inch}, {8750.0 * pound, 199.15 * inch}}},
        .aft = {.corners = {{8750.0 * pound, 204.35 * inch}}},
        .chord = MeanChord{177.57 * inch, 66.40 * inch},
        .aft_caution_percent = 38.33};
}

Balance at(double mass_lb, double arm_in)
{
    return {mass_lb * pound, arm_in * inch};
}

TEST_CASE("the published aft limit of 204.35 in is 40.33 % of the mean chord", "[loading]")
{
    const auto chord = *caravan_envelope().chord;
    CHECK_THAT(percent_of_chord(chord, 204.35 * inch), test::is_close_to(40.33, 0.005));
    CHECK_THAT(arm_at_percent(chord, 40.33) / inch, test::is_close_to(204.35, 0.005));
}

TEST_CASE("limits are linear between corners, constant below, unknown above", "[loading]")
{
    const auto envelope = caravan_envelope();
    const auto forward = [&](double mass_lb) {
        return limit_at(envelope.forward, mass_lb * pound);
    };
    CHECK(forward(4000.0) == 179.60 * inch);
    CHECK(forward(5500.0) == 179.60 * inch);
    // Halfway from 5,500 to 8,750 lb is 7,125 lb, halfway from 179.60 to 199.15 is 189.375 in.
    CHECK_THAT(forward(7125.0).value() / inch, test::is_close_to(189.375, 1e-9));
    CHECK(forward(8750.0) == 199.15 * inch);
    CHECK_FALSE(forward(8750.001));
    CHECK(limit_at(envelope.aft, 5000.0 * pound) == 204.35 * inch);
}

TEST_CASE("on a limit is inside and a little further is outside", "[loading]")
{
    struct Case {
        double mass_lb, arm_in;
        EnvelopeVerdict verdict;
    };
    using Verdict = EnvelopeVerdict;
    const auto expected = GENERATE(
        Case{5000.0, 179.60, Verdict::inside},
        Case{5000.0, 179.60 - 1e-6, Verdict::forward_of_limit},
        Case{7125.0, 189.375, Verdict::inside},
        Case{7125.0, 189.375 - 1e-6, Verdict::forward_of_limit},
        Case{8750.0, 199.15, Verdict::inside},
        Case{8750.0, 199.15 - 1e-6, Verdict::forward_of_limit},
        Case{8750.0, 204.35, Verdict::aft_caution},
        Case{8750.0, 204.35 + 1e-6, Verdict::aft_of_limit},
        Case{4000.0, 204.35, Verdict::aft_caution},
        Case{4000.0, 204.35 + 1e-6, Verdict::aft_of_limit},
        // 38.33 % is 177.57 + 0.3833·66.40 = 203.02112 in.
        Case{7000.0, 203.02112, Verdict::inside},
        Case{7000.0, 203.02112 + 1e-6, Verdict::aft_caution},
        Case{8751.0, 200.0, Verdict::unknown});
    CAPTURE(expected.mass_lb, expected.arm_in);
    CHECK(judge(caravan_envelope(), at(expected.mass_lb, expected.arm_in)) == expected.verdict);
}

TEST_CASE("a balance without an arm or with a NaN is not inside", "[loading]")
{
    CHECK(judge(caravan_envelope(), {7000.0 * pound, std::nullopt}) == EnvelopeVerdict::unknown);
    CHECK(judge(caravan_envelope(), at(7000.0, std::nan(""))) != EnvelopeVerdict::inside);
}

TEST_CASE("loads that all act on a limit are inside in spite of rounding", "[loading]")
{
    LoadSheet sheet{.basic_empty_mass = 5000.1 * pound, .basic_empty_arm = 204.35 * inch};
    for (int i = 1; i <= 9; ++i) {
        sheet.items.push_back({.name = "", .mass = i * 33.3 * pound, .arm = 204.35 * inch});
    }
    const std::vector arms{FuelArm{Mass{}, 204.35 * inch}};
    for (double fuel_lb = 0.0; fuel_lb < 1000.0; fuel_lb += 7.7) {
        const auto balance = with_fuel(zero_fuel(sheet), arms, fuel_lb * pound);
        CHECK(judge(caravan_envelope(), balance) == EnvelopeVerdict::aft_caution);
    }
}

TEST_CASE("burning fuel out of an envelope is seen between two ends that are inside", "[loading]")
{
    // The forward limit bulges aft at 7,000 lb; fuel at the arm of the aircraft does not move it.
    Envelope envelope = caravan_envelope();
    envelope.forward.corners = {
        {6000.0 * pound, 190.0 * inch},
        {7000.0 * pound, 196.0 * inch},
        {8000.0 * pound, 190.0 * inch}};
    const std::vector arms{FuelArm{Mass{}, 195.0 * inch}};
    const auto worst =
        critical_forward(envelope, at(6000.0, 195.0), arms, {Mass{}, 2000.0 * pound});
    REQUIRE(worst);
    CHECK_THAT(worst->fuel / pound, test::is_close_to(1000.0, 1e-6));
    CHECK_THAT(worst->margin / inch, test::is_close_to(-1.0, 1e-9));
}

TEST_CASE("the critical balance agrees with a thousand steps along the burn", "[loading]")
{
    const std::uint64_t seed = 208;
    CAPTURE(seed);
    std::mt19937_64 random{seed};
    const auto draw = [&](double from, double to) {
        return from + static_cast<double>(random() >> 11U) * 0x1p-53 * (to - from);
    };
    int outside = 0;
    for (int trial = 0; trial < 300; ++trial) {
        Envelope envelope = caravan_envelope();
        envelope.forward.corners.insert(
            std::next(envelope.forward.corners.begin()),
            {draw(6000.0, 8000.0) * pound, draw(180.0, 199.0) * inch});
        const std::vector arms{
            FuelArm{Mass{}, draw(195.0, 210.0) * inch},
            FuelArm{draw(300.0, 1900.0) * pound, draw(195.0, 210.0) * inch},
            FuelArm{2300.0 * pound, draw(195.0, 210.0) * inch}};
        const auto dry = at(draw(5000.0, 6400.0), draw(178.0, 205.0));
        const FuelRange range{Mass{}, 2224.0 * pound};
        Length forward = 1e9 * metre;
        Length aft = 1e9 * metre;
        for (int step = 0; step <= 1000; ++step) {
            const auto now = with_fuel(dry, arms, range.most * (step / 1000.0));
            forward = std::min(forward, *now.arm - *limit_at(envelope.forward, now.mass));
            aft = std::min(aft, *limit_at(envelope.aft, now.mass) - *now.arm);
        }
        const auto worst_forward = critical_forward(envelope, dry, arms, range);
        const auto worst_aft = critical_aft(envelope, dry, arms, range);
        REQUIRE(worst_forward);
        REQUIRE(worst_aft);
        // Steps of 2 lb miss a corner by up to 1 lb, which is 0.02 in on the steepest side here.
        CHECK_THAT((worst_forward->margin - forward) / inch, test::is_close_to(0.0, 0.02));
        CHECK_THAT((worst_aft->margin - aft) / inch, test::is_close_to(0.0, 0.02));
        CHECK(((forward < Length{}) <= (worst_forward->margin < Length{})));
        CHECK(((aft < Length{}) <= (worst_aft->margin < Length{})));
        outside += worst_forward->margin < Length{} ? 1 : 0;
    }
    CHECK(outside > 30);
    CHECK(outside < 270);
}

TEST_CASE("the critical balance is known where the envelope reaches", "[loading]")
{
    const auto envelope = caravan_envelope();
    const std::vector arms{FuelArm{Mass{}, 200.0 * inch}};
    // 35 lb above the envelope at the ramp.
    const auto worst =
        critical_forward(envelope, at(6600.0, 199.0), arms, {Mass{}, 2185.0 * pound});
    REQUIRE(worst);
    CHECK_THAT(worst->balance.mass / pound, test::is_close_to(8750.0, 1e-6));
    CHECK_FALSE(critical_aft(envelope, at(8800.0, 199.0), arms, {Mass{}, 100.0 * pound}));
    CHECK_FALSE(
        critical_aft(envelope, {6000.0 * pound, std::nullopt}, arms, {Mass{}, 100.0 * pound}));
}

}  // namespace
}  // namespace transect::aircraft
