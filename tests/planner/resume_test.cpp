#include "transect/planner/resume.hpp"

#include <algorithm>
#include <stdexcept>

#include "transect/aircraft/wind.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_mission.hpp"

namespace transect::planner {
namespace {

using test::has;

/// One sortie of some twenty transects.
const PlannedFlights& sample()
{
    static const auto planned = plan(test::sample_mission());
    return planned;
}

const std::vector<Transect>& lines()
{
    return sample().plan.sorties.front().transects;
}

std::vector<FlownPart> first(int count)
{
    std::vector<FlownPart> flown;
    for (int number = 1; number <= count; ++number) {
        flown.push_back({.transect = number});
    }
    return flown;
}

/// The greater of both ways, by the wind triangle.
Speed fastest_over_ground(const Transect& transect)
{
    const auto& setting = sample().plan.settings.front();
    const auto wind = sample().plan.mission.weather.wind.constant().value();
    const auto course = geodesic_leg(transect.from, transect.to).departure;
    const auto there = aircraft::wind_triangle(course, setting.true_airspeed, wind);
    const auto back = aircraft::wind_triangle(course + 180.0 * degree, setting.true_airspeed, wind);
    return std::max(there.value().ground_speed, back.value().ground_speed);
}

/// At the end of the run-out of a transect, as the plan has it.
Present after(int number)
{
    for (const auto& leg : sample().flights.front().legs) {
        if (leg.kind == LegKind::run_out && leg.transect == number) {
            return {
                .time = leg.end,
                .position = leg.to,
                .fuel = leg.fuel_end,
                .height =
                    SetHeight{SetHeight::Reference::altitude_gps_msl, leg.height.above_datum()},
                .track = leg.course};
        }
    }
    throw std::logic_error{"not flown"};
}

TEST_CASE("whole transects keep their number and their ends", "[planner]")
{
    const auto rest = resume(sample().plan, first(5)).plan;
    REQUIRE(rest.sorties.size() == 1);
    const auto& left = rest.sorties.front().transects;
    REQUIRE(left.size() == lines().size() - 5);
    for (std::size_t i = 0; i < left.size(); ++i) {
        CHECK(left[i].number == lines()[i + 5].number);
        CHECK(left[i].from == lines()[i + 5].from);
        CHECK(left[i].to == lines()[i + 5].to);
        CHECK_FALSE(left[i].continues);
    }
    CHECK_FALSE(has_errors(rest));
    CHECK(has(rest, "resume-counts"));
}

TEST_CASE("the rest of a cut transect begins ten seconds before where it was left", "[planner]")
{
    auto flown = first(5);
    flown.push_back({.transect = 6, .from = 0.0, .to = 0.6});
    const auto rest = resume(sample().plan, flown).plan.sorties.front().transects.front();
    const auto& whole = lines()[5];
    CHECK(rest.continues == 6);
    CHECK(rest.number == lines().back().number + 1);
    CHECK(rest.to == whole.to);
    const Length length = geodesic_leg(whole.from, whole.to).distance;
    const Length again = 0.6 * length - geodesic_leg(whole.from, rest.from).distance;
    CHECK_THAT(again / fastest_over_ground(whole) / second, test::is_close_to(10.0, 0.01));
}

TEST_CASE("a part missing in the middle is flown with both of its edges", "[planner]")
{
    const std::vector<FlownPart> flown{{1, 0.0, 0.3}, {1, 0.5, 1.0}};
    const auto transects = resume(sample().plan, flown).plan.sorties.front().transects;
    const auto& whole = lines()[0];
    const auto& rest = transects.front();
    CHECK(transects.size() == lines().size());
    const Length length = geodesic_leg(whole.from, whole.to).distance;
    const Length edges = geodesic_leg(rest.from, rest.to).distance - 0.2 * length;
    CHECK_THAT(edges / fastest_over_ground(whole) / second, test::is_close_to(20.0, 0.02));
}

TEST_CASE("parts given in any order and more than once count once", "[planner]")
{
    const std::vector<FlownPart> flown{{1, 0.4, 1.0}, {1, 0.0, 0.5}, {1, 0.2, 0.3}};
    CHECK(
        resume(sample().plan, flown).plan.sorties.front().transects.front().number ==
        lines()[1].number);
}

TEST_CASE("rests too short to be flown are told", "[planner]")
{
    auto flown = first(static_cast<int>(lines().size()) - 1);
    flown.push_back({lines().back().number, 0.001, 0.999});
    const auto rest = resume(sample().plan, flown);
    CHECK(has(rest.plan, "resume-short-rests"));
    CHECK(rest.plan.sorties.empty());
}

TEST_CASE("where all is flown nothing remains and nothing is wrong", "[planner]")
{
    const auto rest = resume(sample().plan, first(static_cast<int>(lines().size())));
    CHECK(rest.plan.sorties.empty());
    CHECK(rest.flights.empty());
    CHECK(has(rest.plan, "resume-done"));
    CHECK_FALSE(has_errors(rest.plan));
}

TEST_CASE("parts of transects that the plan has not are a mistake", "[planner][errors]")
{
    const auto wrong = GENERATE(
        FlownPart{0, 0.0, 1.0},
        FlownPart{999, 0.0, 1.0},
        FlownPart{1, -0.1, 1.0},
        FlownPart{1, 0.0, 1.1},
        FlownPart{1, 0.6, 0.5});
    CHECK_THROWS_AS(resume(sample().plan, std::vector{wrong}), std::domain_error);
}

TEST_CASE("a flight resumed where it is lands as planned", "[planner]")
{
    const int number = GENERATE(1, 7, 12);
    const auto present = after(number);
    const auto rest = resume(sample().plan, first(number), present);
    REQUIRE(rest.flights.size() == 1);
    const auto& planned = sample().flights.front();
    const auto& flight = rest.flights.front();
    CHECK(flight.legs.front().kind == LegKind::transit);
    CHECK(geodesic_leg(flight.legs.front().from, present.position).distance < 0.001 * metre);
    CHECK(flight.legs.front().start == present.time);
    CHECK_THAT(
        flight.legs.back().fuel_end / kilogram,
        test::is_close_to(planned.legs.back().fuel_end / kilogram, 0.5));
    CHECK_THAT(
        elapsed(planned.legs.back().end, flight.legs.back().end) / second,
        test::is_close_to(0.0, 5.0));
}

TEST_CASE("fuel in the air is what is on board, without taxi", "[planner]")
{
    const auto present = after(7);
    const auto flight = resume(sample().plan, first(7), present).flights.front();
    const auto& fuel = flight.fuel;
    CHECK(fuel.at_start == present.fuel);
    CHECK(fuel.taxi == Mass{});
    CHECK(flight.legs.front().fuel_start / kilogram == Approx(present.fuel / kilogram));
    const Mass spent = fuel.trip + fuel.contingency + fuel.alternate + fuel.final_reserve +
                       fuel.approach + fuel.additional + fuel.discretionary;
    CHECK_THAT((fuel.at_start - spent - fuel.extra) / kilogram, test::is_close_to(0.0, 1e-6));
    // On the way home bingo falls as the fuel does: what is planned stays above it.
    for (const auto& leg : flight.legs) {
        REQUIRE(leg.gate);
        CHECK(leg.fuel_end >= leg.gate->required);
        CHECK(leg.gate->home.fuel.has_value());
    }
    REQUIRE(flight.eroded);
    CHECK(flight.eroded->trip > fuel.trip);
    CHECK(std::ranges::none_of(flight.fields, [](const FieldCheck& check) {
        return check.phase == FieldCheck::Phase::take_off;
    }));
}

TEST_CASE("an aircraft below its transect climbs to it", "[planner]")
{
    auto present = after(7);
    present.height->value = present.height->value - 2000.0 * foot;
    const auto flight = resume(sample().plan, first(7), present).flights.front();
    const auto on_station = std::ranges::find(flight.legs, LegKind::run_in, &Leg::kind);
    REQUIRE(on_station != flight.legs.end());
    CHECK_THAT(
        on_station->height.above_datum() / metre,
        test::is_close_to(after(7).height->value / metre, 0.1));
    CHECK(flight.fuel.trip > resume(sample().plan, first(7), after(7)).flights.front().fuel.trip);
}

TEST_CASE("with less fuel fewer transects are flown before landing", "[planner]")
{
    auto present = after(7);
    present.fuel = 1000.0 * pound;
    const auto rest = resume(sample().plan, first(7), present).plan;
    REQUIRE(rest.sorties.size() == 2);
    CHECK(rest.sorties[0].airborne);
    CHECK_FALSE(rest.sorties[1].airborne);
    CHECK(
        rest.sorties[0].transects.size() + rest.sorties[1].transects.size() == lines().size() - 7);
    CHECK(rest.sorties[1].take_off > present.time + rest.mission.turnaround);
    CHECK_FALSE(has_errors(rest));
}

TEST_CASE(
    "an aircraft that cannot fly on goes home, or is told that it cannot", "[planner][errors]")
{
    auto present = after(12);
    const auto expect = [&](double fuel_lb, const char* code, bool is_error) {
        present.fuel = fuel_lb * pound;
        const auto rest = resume(sample().plan, first(12), present).plan;
        CAPTURE(fuel_lb, code);
        CHECK(has(rest, code));
        CHECK(has_errors(rest) == is_error);
        CHECK(std::ranges::none_of(
            rest.sorties, [](const Sortie& sortie) { return sortie.airborne.has_value(); }));
    };
    const Mass home = *std::ranges::find_if(sample().flights.front().legs, [](const Leg& leg) {
                           return leg.kind == LegKind::run_out && leg.transect == 12;
                       })->gate->home.fuel;
    expect(home / pound + 10.0, "resume-go-home", false);
    expect(home / pound - 50.0, "resume-short-of-home", true);
    expect(5.0, "resume-no-way-home", true);
    expect(0.0, "resume-no-way-home", true);
}

TEST_CASE("a present that cannot be is an error", "[planner][errors]")
{
    auto present = after(7);
    present.fuel = 2500.0 * pound;
    CHECK(has(resume(sample().plan, first(7), present).plan, "fuel-above-tank"));
    present = after(7);
    present.position = test::point(48.0, 2.0);
    CHECK(has(resume(sample().plan, first(7), present).plan, "resume-too-far"));
    present = after(7);
    present.height->value = 28'000.0 * foot;
    CHECK(has(resume(sample().plan, first(7), present).plan, "above-operating-altitude"));
    present = after(7);
    present.took_off = present.time + minute;
    const auto rest = resume(sample().plan, first(7), present);
    CHECK(has(rest.plan, "resume-take-off-later"));
    CHECK(rest.flights.empty());
}

TEST_CASE("what was not given of the present is assumed and told", "[planner]")
{
    auto present = after(7);
    present.height.reset();
    present.track.reset();
    const auto rest = resume(sample().plan, first(7), present).plan;
    CHECK(std::ranges::count(rest.findings, std::string{"resume-assumed"}, &Finding::code) == 2);
    // The sample's transit has the height of its transects.
    CHECK(rest.sorties.front().airborne->height == sample().plan.settings.front().height);
}

TEST_CASE("limits count from the take-off, where it is known", "[planner]")
{
    auto limited = sample().plan;
    limited.mission.max_flight_time = 12.0 * hour;
    auto present = after(7);
    const auto margin_of = [&](const Present& now) {
        const auto flight = resume(limited, first(7), now).flights.front();
        const auto check =
            std::ranges::find(flight.limits, std::string{"flight time"}, &LimitCheck::limit);
        return check == flight.limits.end() ? std::nullopt : std::optional{check->margin};
    };
    CHECK_FALSE(margin_of(present));
    CHECK(has(resume(limited, first(7), present).plan, "not-checked"));
    present.took_off = sample().plan.sorties.front().take_off;
    // From the take-off to a landing as planned.
    REQUIRE(margin_of(present));
    CHECK_THAT(
        *margin_of(present) / minute,
        test::is_close_to((12.0 * hour - sample().flights.front().flight_time) / minute, 0.2));
}

TEST_CASE("a resumed plan flies again as it is", "[planner]")
{
    auto present = after(7);
    present.fuel = 1000.0 * pound;
    const auto rest = resume(sample().plan, first(7), present);
    const auto again = fly_again(rest.plan);
    REQUIRE(again.flights.size() == rest.flights.size());
    for (std::size_t i = 0; i < again.flights.size(); ++i) {
        CHECK(again.flights[i].fuel.trip == rest.flights[i].fuel.trip);
        CHECK(again.flights[i].legs.size() == rest.flights[i].legs.size());
    }
    CHECK(again.plan.findings.size() == rest.plan.findings.size());
}

TEST_CASE("a resumed plan can be resumed", "[planner]")
{
    auto flown = first(5);
    flown.push_back({.transect = 6, .from = 0.0, .to = 0.6});
    const auto rest = resume(sample().plan, flown).plan;
    const int cut = rest.sorties.front().transects.front().number;
    const auto last = resume(rest, std::vector<FlownPart>{{cut, 0.0, 0.5}}).plan;
    const auto& transects = last.sorties.front().transects;
    CHECK(transects.front().continues == cut);
    CHECK(transects.front().number == cut + 1);
    CHECK(transects.size() == lines().size() - 5);
    CHECK(std::ranges::count(last.findings, std::string{"resume-counts"}, &Finding::code) == 1);
}

}  // namespace
}  // namespace transect::planner
