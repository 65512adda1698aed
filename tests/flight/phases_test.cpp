#include "transect/flight/phases.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "flight/track_builder.hpp"
#include "support/catch.hpp"
#include "support/draw.hpp"

namespace transect::flight {
namespace {

using test::is_close_to;
using test::TrackBuilder;

constexpr Speed cruise = 150.0 * knot;

FlightPhases phases_of(const std::vector<TrackPoint>& track, Duration period = second)
{
    return find_phases(track, {}, 3.0 * period);
}

double after_s(std::optional<Instant> time)
{
    REQUIRE(time);
    return elapsed(TrackBuilder::start, *time) / second;
}

std::string names(const FlightPhases& phases)
{
    std::string text;
    for (const auto& interval : phases.intervals) {
        text += to_string(interval.phase);
        text += ' ';
    }
    if (!text.empty()) {
        text.pop_back();
    }
    return text;
}

/// Where the phase begins for the first time, in seconds after the start.
double begin_s(const FlightPhases& phases, Phase phase)
{
    const auto interval = std::ranges::find(phases.intervals, phase, &PhaseInterval::phase);
    REQUIRE(interval != phases.intervals.end());
    return after_s(interval->start);
}

void require_tiled(const FlightPhases& phases, const std::vector<TrackPoint>& track)
{
    REQUIRE_FALSE(phases.intervals.empty());
    CHECK(phases.intervals.front().start == track.front().time);
    CHECK(phases.intervals.back().end == track.back().time);
    for (std::size_t i = 1; i < phases.intervals.size(); ++i) {
        CHECK(phases.intervals[i].start == phases.intervals[i - 1].end);
        CHECK(phases.intervals[i].phase != phases.intervals[i - 1].phase);
    }
}

/// Block off at 120 s + 2 s, rotation speed at 300 s + 58/75·15 s, level at 375 s, descent at
/// 975 s, on the ground at 1095 s or so, block on at the end of the taxiing.
TrackBuilder ordinary(Duration period)
{
    TrackBuilder track{period};
    track.stand(120.0 * second).taxi(180.0 * second).take_off();
    track.then({600.0 * second, cruise});
    track.then({30.0 * second, 100.0 * knot, -300.0 * foot_per_minute});
    track.final_approach().roll_out().taxi(120.0 * second).stand(60.0 * second);
    return track;
}

TEST_CASE("an ordinary flight is told phase by phase, at any rhythm", "[flight]")
{
    const Duration period = GENERATE(0.1, 0.5, 1.0, 2.0, 5.0) * second;
    CAPTURE(period / second);
    const auto track = ordinary(period).track();
    const auto phases = phases_of(track, period);
    require_tiled(phases, track);
    CHECK(names(phases) == "parked taxi take-off climb transit descent landing taxi parked");
    const double rhythm_s = std::max(1.0, period / second);
    const auto& times = phases.times;
    CHECK_THAT(after_s(times.block_off), is_close_to(122.1, rhythm_s));
    REQUIRE(times.take_offs.size() == 1);
    REQUIRE(times.landings.size() == 1);
    CHECK_THAT(after_s(times.take_offs[0]), is_close_to(311.6, rhythm_s));
    // From 75 kt to 10 kt in 26 s: below 58 kt after 6.8 s.
    CHECK_THAT(after_s(times.landings[0]), is_close_to(1095.0 + 6.8, rhythm_s));
    CHECK_THAT(after_s(times.block_on), is_close_to(1095.0 + 26.0 + 120.0 - 2.1, rhythm_s));
    // Vertical speed is smoothed over 10 s either way.
    CHECK_THAT(begin_s(phases, Phase::transit), is_close_to(375.0, 10.0 + rhythm_s));
    CHECK_THAT(begin_s(phases, Phase::descent), is_close_to(975.0 + 30.0, 30.0 + rhythm_s));
    REQUIRE(times.block);
    REQUIRE(times.air);
    CHECK_THAT(*times.block / second, is_close_to(1116.8, 2.0 * rhythm_s));
    CHECK_THAT(*times.air / second, is_close_to(790.2, 2.0 * rhythm_s));
    CHECK(times.unseen_take_offs == 0);
    CHECK(times.unseen_landings == 0);
}

TEST_CASE("heights and speeds may be rough", "[flight]")
{
    auto track = ordinary(second).track();
    constexpr std::uint64_t seed = 20261123;
    CAPTURE(seed);
    test::Draw random{seed};
    const auto draw = [&](double size) { return random.between(-size, size); };
    for (auto& point : track) {
        *point.height += draw(3.0) * metre;
        *point.indicated_airspeed += draw(1.5) * knot;
        *point.ground_speed += draw(0.5) * knot;
    }
    const auto phases = phases_of(track);
    CHECK(names(phases) == "parked taxi take-off climb transit descent landing taxi parked");
    CHECK_THAT(after_s(phases.times.take_offs.at(0)), is_close_to(311.6, 2.0));
    CHECK_THAT(after_s(phases.times.landings.at(0)), is_close_to(1101.8, 2.0));
}

TEST_CASE("a log that begins in the air has an unseen take-off", "[flight]")
{
    auto track = ordinary(second).track();
    track.erase(track.begin(), track.begin() + 500);
    const auto phases = phases_of(track);
    CHECK(names(phases) == "transit descent landing taxi parked");
    CHECK(phases.times.take_offs.empty());
    CHECK(phases.times.unseen_take_offs == 1);
    CHECK(phases.times.landings.size() == 1);
    CHECK_FALSE(phases.times.block_off);
    CHECK(phases.times.block_on);
    CHECK_FALSE(phases.times.block);
    CHECK_FALSE(phases.times.air);
}

TEST_CASE("a log that ends in the air has an unseen landing", "[flight]")
{
    auto track = ordinary(second).track();
    track.erase(track.begin() + 500, track.end());
    const auto phases = phases_of(track);
    CHECK(names(phases) == "parked taxi take-off climb transit");
    CHECK(phases.times.landings.empty());
    CHECK(phases.times.unseen_landings == 1);
    CHECK_FALSE(phases.times.block_on);
    CHECK_FALSE(phases.times.air);
}

TEST_CASE("a log that begins while taxiing has no block off", "[flight]")
{
    auto track = ordinary(second).track();
    track.erase(track.begin(), track.begin() + 200);
    const auto phases = phases_of(track);
    CHECK(phases.times.take_offs.size() == 1);
    CHECK_FALSE(phases.times.block_off);
    CHECK_FALSE(phases.times.block);
    CHECK(phases.times.air);
}

TEST_CASE("a log cut anywhere tells nothing that the whole one does not", "[flight]")
{
    const auto whole_track = ordinary(second).track();
    const auto whole = phases_of(whole_track).times;
    for (std::size_t length = 1; length < whole_track.size(); ++length) {
        const auto end = whole_track.begin() + static_cast<std::ptrdiff_t>(length);
        const auto cut = phases_of({whole_track.begin(), end}).times;
        CAPTURE(length);
        // While it stands for a moment after its last movement it may look parked.
        REQUIRE(
            std::pair{cut.block_off.value_or(*whole.block_off), cut.take_offs.size() <= 1} ==
            std::pair{*whole.block_off, true});
        REQUIRE((cut.take_offs.empty() || cut.take_offs == whole.take_offs));
        REQUIRE(
            (cut.landings.empty() ||
             std::abs(elapsed(cut.landings[0], whole.landings[0]) / second) < 1.5));
    }
}

TEST_CASE("nothing is known across a hole", "[flight]")
{
    TrackBuilder track{second};
    track.stand(60.0 * second).taxi(120.0 * second).take_off().then({300.0 * second, cruise});
    const Duration hole = GENERATE(60.0, 600.0) * second;
    const auto from = track.track().back().time;
    track.unrecorded({hole, cruise}).then({300.0 * second, cruise});
    track.then({30.0 * second, 100.0 * knot, -300.0 * foot_per_minute});
    track.final_approach().roll_out().taxi(60.0 * second).stand(60.0 * second);
    const auto phases = phases_of(track.track());
    CHECK(
        names(phases) ==
        "parked taxi take-off climb transit unknown transit descent landing taxi parked");
    const auto unknown = std::ranges::find(phases.intervals, Phase::unknown, &PhaseInterval::phase);
    CHECK(unknown->start == from);
    CHECK_THAT(
        elapsed(unknown->start, unknown->end) / second, is_close_to(hole / second + 1.0, 0.1));
    // In ten minutes it may have landed and taken off again.
    CHECK(phases.times.air.has_value() == (hole < 2.0 * minute));
    CHECK(phases.times.unseen_landings == (hole < 2.0 * minute ? 0 : 1));
    CHECK(phases.times.block);
}

TEST_CASE("without heights the phase is unknown", "[flight]")
{
    auto track = ordinary(second).track();
    for (auto& point : track) {
        point.height.reset();
    }
    const auto phases = phases_of(track);
    CHECK(names(phases) == "unknown");
    require_tiled(phases, track);
    CHECK_FALSE(phases.times.block_off);
    CHECK(phases.times.take_offs.empty());
    CHECK(phases.times.unseen_take_offs == 0);
}

TEST_CASE("an airspeed that stays at zero in flight is not believed", "[flight]")
{
    auto track = ordinary(second).track();
    for (auto& point : track) {
        point.indicated_airspeed = Speed{};
    }
    const auto phases = phases_of(track);
    CHECK(phases.times.take_offs.empty());
    CHECK_FALSE(phases.times.air);
    CHECK(begin_s(phases, Phase::unknown) < 375.0);
}

TEST_CASE("a strong wind from ahead does not delay a take-off by ground speed", "[flight]")
{
    auto track = ordinary(second).track();
    for (auto& point : track) {
        *point.ground_speed = std::max(Speed{}, *point.ground_speed - 30.0 * knot);
        point.indicated_airspeed.reset();
    }
    const auto phases = phases_of(track);
    REQUIRE(phases.times.take_offs.size() == 1);
    REQUIRE(phases.times.landings.size() == 1);
    // It leaves the ground at 315 s and is 10 m above it 2.2 s later; touches at 1095 s.
    CHECK_THAT(after_s(phases.times.take_offs[0]), is_close_to(317.5, 2.0));
    CHECK_THAT(after_s(phases.times.landings[0]), is_close_to(1093.0, 3.0));
}

TEST_CASE("a rejected take-off is no flight", "[flight]")
{
    TrackBuilder track{second};
    track.stand(60.0 * second).taxi(120.0 * second).then({14.0 * second, 70.0 * knot});
    track.then({20.0 * second, 10.0 * knot}).taxi(60.0 * second).stand(60.0 * second);
    const auto phases = phases_of(track.track());
    CHECK(names(phases) == "parked taxi parked");
    CHECK(phases.times.take_offs.empty());
    CHECK_FALSE(phases.times.air);
    CHECK(phases.times.block);
}

TEST_CASE("a log that ends on the take-off roll has no take-off", "[flight]")
{
    TrackBuilder track{second};
    track.stand(60.0 * second).taxi(120.0 * second).then({14.0 * second, 70.0 * knot});
    const auto phases = phases_of(track.track());
    CHECK(phases.times.take_offs.empty());
    CHECK(phases.times.unseen_landings == 0);
    CHECK(phases.intervals.back().phase == Phase::unknown);
}

/// Out to the west, back round to the field and down to so far above it.
TrackBuilder back_at_the_field(Length lowest)
{
    constexpr TurnRate turn = 3.0 * degree / second;
    TrackBuilder track{second};
    track.stand(60.0 * second).taxi(120.0 * second).take_off();
    track.then({60.0 * second, 110.0 * knot, Speed{}, turn});
    track.then({90.0 * second, 110.0 * knot});
    track.then({60.0 * second, 90.0 * knot, Speed{}, turn});
    const Duration down = 90.0 * second;
    track.then({down, 75.0 * knot, (TrackBuilder::field + lowest - track.height()) / down});
    return track;
}

/// A circuit later.
void land(TrackBuilder& track)
{
    constexpr TurnRate turn = 3.0 * degree / second;
    track.then({60.0 * second, 110.0 * knot, Speed{}, turn});
    track.then({120.0 * second, 110.0 * knot});
    track.then({60.0 * second, 90.0 * knot, Speed{}, turn});
    track.final_approach().roll_out().taxi(60.0 * second).stand(60.0 * second);
}

TEST_CASE("wheels that touch and go are told", "[flight]")
{
    auto track = back_at_the_field(Length{});
    const double down_s = after_s(track.now());
    track.then({8.0 * second, 70.0 * knot});
    track.then({60.0 * second, 100.0 * knot, 900.0 * foot_per_minute});
    land(track);
    const auto phases = phases_of(track.track());
    CHECK(phases.times.touch_and_goes == 1);
    CHECK(phases.times.go_arounds == 0);
    CHECK(phases.times.take_offs.size() == 1);
    CHECK(phases.times.landings.size() == 1);
    // Below 15.24 m from 3.1 s before it touches until 3.3 s after it leaves.
    const auto touch =
        std::ranges::find(phases.intervals, Phase::touch_and_go, &PhaseInterval::phase);
    REQUIRE(touch != phases.intervals.end());
    CHECK(after_s(touch->start) < down_s);
    CHECK(after_s(touch->end) > down_s + 8.0);
    CHECK(elapsed(touch->start, touch->end) < 20.0 * second);
    CHECK(phases.times.air);
}

TEST_CASE("an approach that is broken off is a go-around", "[flight]")
{
    const Length lowest = GENERATE(15.0, 30.0, 100.0, 140.0) * metre;
    CAPTURE(lowest / metre);
    auto track = back_at_the_field(lowest);
    const double down_s = after_s(track.now());
    track.then({60.0 * second, 100.0 * knot, 900.0 * foot_per_minute});
    land(track);
    const auto phases = phases_of(track.track());
    CHECK(phases.times.go_arounds == 1);
    CHECK(phases.times.touch_and_goes == 0);
    CHECK(phases.times.landings.size() == 1);
    CHECK_THAT(begin_s(phases, Phase::go_around), is_close_to(down_s, 1.0));
}

TEST_CASE("flying low over a field or elsewhere is no go-around", "[flight]")
{
    TrackBuilder track{second};
    track.stand(60.0 * second).taxi(120.0 * second).take_off();
    track.then({120.0 * second, cruise});  // 5 km beyond the field
    const Length low = GENERATE(60.0, 200.0) * metre;
    CAPTURE(low / metre);
    const Duration down = 60.0 * second;
    track.then({down, cruise, (TrackBuilder::field + low - track.height()) / down});
    track.then({300.0 * second, cruise});
    track.then({down, cruise, (400.0 * metre - low) / down});
    land(track);
    const auto phases = phases_of(track.track());
    CHECK(phases.times.go_arounds == 0);
    CHECK(phases.times.touch_and_goes == 0);
}

TEST_CASE("a shallow final approach is a descent", "[flight]")
{
    TrackBuilder track{second};
    track.stand(60.0 * second).taxi(120.0 * second).take_off().then({300.0 * second, cruise});
    const Duration down = (track.height() - TrackBuilder::field) / (250.0 * foot_per_minute);
    track.then({down, 75.0 * knot, -250.0 * foot_per_minute});
    track.roll_out().taxi(60.0 * second).stand(60.0 * second);
    const auto phases = phases_of(track.track());
    CHECK(names(phases) == "parked taxi take-off climb transit descent landing taxi parked");
    const auto descent = std::ranges::find(phases.intervals, Phase::descent, &PhaseInterval::phase);
    // From 500 ft to 50 ft.
    CHECK_THAT(
        elapsed(descent->start, descent->end) / second, is_close_to(450.0 / 250.0 * 60.0, 2.0));
}

TEST_CASE("two flights in one log have two take-offs and the sum of their times", "[flight]")
{
    TrackBuilder track{second};
    track.stand(60.0 * second);
    for (int i = 0; i < 2; ++i) {
        track.taxi(120.0 * second).take_off().then({300.0 * second, cruise});
        track.final_approach().roll_out();
    }
    track.taxi(60.0 * second).stand(60.0 * second);
    const auto phases = phases_of(track.track());
    REQUIRE(phases.times.take_offs.size() == 2);
    REQUIRE(phases.times.landings.size() == 2);
    REQUIRE(phases.times.air);
    const auto flown = elapsed(phases.times.take_offs[0], phases.times.landings[0]) +
                       elapsed(phases.times.take_offs[1], phases.times.landings[1]);
    CHECK_THAT(*phases.times.air / second, is_close_to(flown / second, 1e-6));
}

TEST_CASE("thresholds follow the stall speed of the profile", "[flight]")
{
    aircraft::Limits limits{};
    limits.stall_speed = 39.0 * knot;
    const auto thresholds = phase_thresholds(limits);
    CHECK_THAT(thresholds.rotation / knot, is_close_to(29.0, 1e-9));
    CHECK_THAT(thresholds.on_ground / knot, is_close_to(20.0, 1e-9));
    CHECK(thresholds.climb_begins == PhaseThresholds{}.climb_begins);
}

TEST_CASE("a track without points has no phases", "[flight]")
{
    CHECK(find_phases({}, {}, 3.0 * second).intervals.empty());
}

}  // namespace
}  // namespace transect::flight
