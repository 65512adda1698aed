#include "transect/formats/briefing.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "formats/crew_units.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_plan.hpp"

namespace transect::formats {
namespace {

BriefingSources sources()
{
    return {
        .background = background(test::source_dir() / "planner/data"),
        .magnetic_model = MagneticModel{test::magnetic_dir(), "wmm2025"}};
}

const Section& section(const Page& page, const std::string& heading)
{
    const auto found = std::ranges::find(page.sections, heading, &Section::heading);
    REQUIRE(found != page.sections.end());
    return *found;
}

const Table& table(const Section& section, const std::string& caption)
{
    for (const auto& block : section.blocks) {
        const auto* candidate = std::get_if<Table>(&block);
        if (candidate != nullptr && candidate->caption.starts_with(caption)) {
            return *candidate;
        }
    }
    throw std::runtime_error{"no table " + caption};
}

std::string cell(const Table& table, const Row& row, const std::string& heading)
{
    const auto column = std::ranges::find(table.columns, heading, &Column::heading);
    REQUIRE(column != table.columns.end());
    return row.cells[static_cast<std::size_t>(column - table.columns.begin())];
}

const Row& row(const Table& table, const std::string& label)
{
    const auto found = std::ranges::find_if(
        table.rows, [&](const Row& candidate) { return candidate.cells.front() == label; });
    REQUIRE(found != table.rows.end());
    return *found;
}

std::string value(const Section& section, const std::string& key)
{
    for (const auto& block : section.blocks) {
        if (const auto* list = std::get_if<KeyValueList>(&block)) {
            const auto pair = std::ranges::find(list->pairs, key, &KeyValue::key);
            if (pair != list->pairs.end()) {
                return pair->value;
            }
        }
    }
    throw std::runtime_error{"no value " + key};
}

TEST_CASE("page 1 says who asked, what limits the fuel, and QNH in both units", "[formats]")
{
    const auto sample = test::sample_plan();
    const auto page = briefing(sample.plan, sample.flights, sources());
    CHECK(page.handling == "OFFICIAL – MISSION USE ONLY");
    CHECK(page.title == "Koro plain, morning");
    const auto& summary = page.sections.front();
    CHECK(value(summary, "Tasking number") == "MOP-2026-117");
    CHECK(value(summary, "QNH") == "1012.0 hPa = 29.88 inHg");  // 1012 / 33.86389
    CHECK(value(summary, "Wind") == "from 060° true, 20 kt, constant");
    CHECK(
        value(summary, "Alternates") ==
        "GATB Tombouctou: NOT CONFIRMED (confirmation, hours, fuel, runway, lights)");
    CHECK(value(summary, "Usable fuel") == "2224 lb (1009 kg, 1256 l)");  // at 0.803 kg/l
    const auto& sorties = table(summary, "Sorties");
    REQUIRE(sorties.rows.size() == 2);
    CHECK(cell(sorties, sorties.rows[0], "Take-off (UTC)") == "07:00:00");
    CHECK(cell(sorties, sorties.rows[1], "Take-off (UTC)") == "11:00:00");
    CHECK(cell(sorties, sorties.rows[0], "Transects") == "6");
    CHECK(cell(sorties, sorties.rows[0], "Fuel limited by") == "tank");
    const auto& predicted = table(summary, "Predicted coverage");
    CHECK(cell(predicted, predicted.rows[0], "Covered (%)") == "99.5");
}

TEST_CASE("the navigation log agrees with the wind triangle and the clock", "[formats]")
{
    const auto sample = test::sample_plan();
    const auto page = briefing(sample.plan, sample.flights, sources());
    const auto& log = table(section(page, "Sortie 1"), "Navigation log");
    REQUIRE(log.rows.size() == sample.flights[0].legs.size());
    // Course 360, 150 kt, wind 060/20: WCA = asin(20/150·sin 60°) = 6.63°, ground speed
    // 150·cos 6.63° − 20·cos 60° = 139.0 kt; variation 1.3° W there.
    const auto& northbound = row(log, "TRANSECT\u00A01");
    CHECK(northbound.weight == Row::Weight::strong);
    CHECK(cell(log, northbound, "TT (°T)") == "360");
    CHECK(cell(log, northbound, "WCA (°)") == "+7");
    CHECK(cell(log, northbound, "MH (°M)") == "008");
    CHECK(cell(log, northbound, "GS (kt)") == "139");
    CHECK(cell(log, northbound, "Dist (NM)") == "20.9");  // 0.35° of latitude
    CHECK(cell(log, northbound, "ETE (min:s)") == "9:02");
    CHECK(cell(log, northbound, "Set height") == "10000\u00A0ft\u00A0QNH");
    CHECK(cell(log, northbound, "Needed to go on (lb)") == "–");
    CHECK(cell(log, row(log, "run-in"), "Needed to go on (lb)") == "900");
    // 300 lb/h for 9:02
    CHECK(cell(log, northbound, "Fuel used (lb)") == "45");
    const auto& southbound = row(log, "TRANSECT\u00A02");
    CHECK(cell(log, southbound, "TT (°T)") == "180");
    CHECK(cell(log, southbound, "WCA (°)") == "-7");
    CHECK(cell(log, southbound, "GS (kt)") == "159");
    const auto& turn = row(log, "turn");
    CHECK(cell(log, turn, "TT (°T)") == "–");
    CHECK(cell(log, turn, "Set height") == "10000\u00A0ft\u00A0QNH");
    CHECK(cell(log, row(log, "transit"), "Set height") == "9500\u00A0ft\u00A0QNH");
    const auto& last = sample.flights[0].legs.back();
    CHECK(cell(log, log.rows.back(), "Remaining (lb)") == pounds(last.fuel_end));
}

TEST_CASE("the fuel table adds up to the fuel at start", "[formats]")
{
    const auto sample = test::sample_plan();
    const auto page = briefing(sample.plan, sample.flights, sources());
    const auto& fuel = table(section(page, "Sortie 1"), "Fuel");
    long sum = 0;
    for (const auto& line : fuel.rows) {
        if (line.weight == Row::Weight::total) {
            break;
        }
        sum += std::stol(cell(fuel, line, "(lb)"));  // whole numbers
    }
    CHECK(std::abs(sum - 2224) <= 3);  // seven rounded numbers
    const auto& total = row(fuel, "At start, limited by: tank");
    CHECK(cell(fuel, total, "(lb)") == "2224");
    CHECK(cell(fuel, total, "(kg)") == "1009");
    CHECK(cell(fuel, total, "(l)") == "1256");
    CHECK(cell(fuel, row(fuel, "Alternate GATB"), "(lb)") == "311");
}

TEST_CASE("what is not known is said", "[formats]")
{
    auto sample = test::sample_plan();
    sample.plan.mission.tasking = {};
    sample.plan.mission.title.clear();
    sample.plan.mission.alternates.clear();
    sample.plan.mission.geoid_undulation.reset();
    const auto page = briefing(sample.plan, sample.flights, {});
    CHECK(page.title == "not given");
    CHECK(value(page.sections.front(), "Requester") == "not given");
    CHECK(value(page.sections.front(), "Alternates") == "not given");
    const auto html = render(page);
    CHECK(html.find("Handling: not given") != std::string::npos);
    CHECK(html.find("Geoid undulation: not given") != std::string::npos);
    CHECK(html.find("Magnetic variation: not given") != std::string::npos);
    CHECK(html.find("Longest flight time: not given, not checked") != std::string::npos);
    CHECK(html.find("Terrain clearance") != std::string::npos);
    const auto& log = table(section(page, "Sortie 1"), "Navigation log");
    CHECK(cell(log, row(log, "TRANSECT\u00A01"), "TH (°T)") == "007");
}

TEST_CASE("headings stay true on a date that the magnetic model does not cover", "[formats]")
{
    auto sample = test::sample_plan();
    sample.plan.mission.take_off = *parse_iso8601("2031-01-01T07:00:00Z");
    const auto page = briefing(sample.plan, sample.flights, sources());
    const auto& log = table(section(page, "Sortie 1"), "Navigation log");
    CHECK(cell(log, row(log, "TRANSECT\u00A01"), "TH (°T)") == "007");
}

TEST_CASE("the maps show areas, transects and the base", "[formats]")
{
    const auto sample = test::sample_plan();
    const auto page = briefing(sample.plan, sample.flights, sources());
    const auto& blocks = section(page, "Maps").blocks;
    REQUIRE(blocks.size() == 2);
    const auto& overview = std::get<Map>(blocks[0]);
    const auto layer = [&](const std::string& name) -> const MapLayer& {
        const auto found = std::ranges::find(overview.layers, name, &MapLayer::name);
        REQUIRE(found != overview.layers.end());
        return *found;
    };
    CHECK(layer("Area to search").features.size() == 1);
    CHECK(layer("Sortie 1: transects").features.size() == 6);
    CHECK(layer("Sortie 2: transects").series == 2);
    CHECK(layer("Sortie 2: transects").features[0].label == "7");
    CHECK(layer("Strips seen").features.size() == 12);
    CHECK(layer("Base").features[0].label == "GAMB");
    CHECK(layer("Base").sets_extent);
    const auto& path = std::get<Line>(layer("Sortie 1: path").features[0].geometry);
    CHECK(path.size() > 12);
    CHECK(path.size() < 100);
    // A strip is as wide as the swath and lies along its transect.
    const auto& strip = std::get<MultiPolygon>(layer("Strips seen").features[0].geometry);
    const auto& ring = strip.parts[0].outer;
    CHECK_THAT(geodesic_leg(ring[0], ring[3]).distance / metre, test::is_close_to(1150.0, 0.01));
    CHECK_THAT(geodesic_leg(ring[1], ring[2]).distance / metre, test::is_close_to(1150.0, 0.01));
}

TEST_CASE("findings stand on page 1, what was not checked in one sentence", "[formats]")
{
    auto sample = test::sample_plan();
    sample.plan.findings = {
        {.severity = Severity::warning,
         .code = "alternate-unconfirmed",
         .arguments = {{"alternate", "GATB"}}},
        {.code = "not-checked", .arguments = {{"what", "oxygen"}}},
        {.code = "not-checked", .arguments = {{"what", "daylight"}}}};
    const auto page = briefing(sample.plan, sample.flights, sources());
    const auto& blocks = page.sections.front().blocks;
    const auto& list = std::get<FindingList>(blocks[blocks.size() - 2]);
    REQUIRE(list.findings.size() == 1);
    CHECK(list.findings[0].code == "alternate-unconfirmed");
    CHECK(
        std::get<Paragraph>(blocks.back()).text ==
        "Not checked: oxygen, daylight; more in the last section.");
}

TEST_CASE("hostile text in a mission stays text in its briefing", "[formats][hostile]")
{
    const std::string evil = "<img src=x onerror=alert(1)></script>";
    auto sample = test::sample_plan();
    auto& mission = sample.plan.mission;
    mission.title = evil;
    mission.tasking = {evil, evil, evil, evil};
    mission.base.name = evil;
    mission.alternates[0].aerodrome.name = evil;
    mission.alternates[0].aerodrome.identifier = evil;
    mission.alternates[0].confirmed = {evil, evil};
    mission.aircraft.name = mission.aircraft.trust = evil;
    mission.camera.name = mission.camera.trust = evil;
    mission.fuel_policy.id = mission.fuel_policy.source = evil;
    sample.flights[0].fuel.bound_by = evil;
    sample.plan.findings = {{.code = "not-checked", .arguments = {{"what", evil}}, .place = evil}};
    const auto html = render(briefing(sample.plan, sample.flights, sources()));
    CHECK(html.find("<img") == std::string::npos);
    CHECK(html.find(";/script&gt;") != std::string::npos);
    std::size_t ends = 0;
    for (auto at = html.find("</script"); at != std::string::npos;
         at = html.find("</script", at + 1)) {
        ++ends;
    }
    CHECK(ends == 4);  // two maps, Leaflet, ours
}

TEST_CASE("a sortie without legs is said to be not flown", "[formats]")
{
    auto sample = test::sample_plan();
    sample.flights[1] = {};
    const auto page = briefing(sample.plan, sample.flights, sources());
    CHECK(std::get<Paragraph>(section(page, "Sortie 2").blocks.front()).text == "Not flown.");
    CHECK_NOTHROW(render(page));
}

TEST_CASE("a briefing without the flights of its sorties is an error of the program", "[formats]")
{
    const auto sample = test::sample_plan();
    CHECK_THROWS_AS(briefing(sample.plan, {}, sources()), std::logic_error);
}

TEST_CASE("crews read positions in degrees and minutes", "[formats]")
{
    CHECK(position_text(test::point(14.5, -4.0 - 10.005 / 60.0)) == "14°30.00′N 004°10.01′W");
    CHECK(position_text(test::point(-0.999999, 179.999999)) == "01°00.00′S 180°00.00′E");
}

TEST_CASE("crews read times, bearings and heights in their own units", "[formats]")
{
    CHECK(minutes_seconds(876.0 * second) == "14:36");
    CHECK(minutes_seconds(4502.4 * second) == "75:02");
    CHECK(hours_minutes(98.4 * minute) == "1:38");
    CHECK(hours_minutes(119.6 * minute) == "2:00");
    CHECK(bearing_text(Bearing{359.6 * degree}) == "360");
    CHECK(bearing_text(Bearing{7.4 * degree}) == "007");
    CHECK(signed_degrees(-0.4 * degree) == "0");
    CHECK(signed_degrees(-6.6 * degree) == "-7");
    CHECK(clock_time(*parse_iso8601("2026-11-23T23:59:59.7Z")) == "00:00:00");
    using Reference = planner::SetHeight::Reference;
    CHECK(set_height_text({Reference::flight_level, 9500.0 * foot}) == "FL095");
    CHECK(set_height_text({Reference::height_agl, 1500.0 * foot}) == "1500\u00A0ft\u00A0AGL");
    CHECK(litres(803.0 * kilogram, 0.803 * kilogram_per_litre) == "1000");
}

}  // namespace
}  // namespace transect::formats
