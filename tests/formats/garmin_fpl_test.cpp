#include "transect/formats/garmin_fpl.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <regex>
#include <set>
#include <stdexcept>
#include <tuple>

#include <pugixml.hpp>

#include "formats/route_points.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_plan.hpp"

namespace transect::formats {
namespace {

using Key = std::tuple<std::string, std::string, std::string>;

struct Waypoint {
    Key key;
    double latitude_deg = 0.0;
    double longitude_deg = 0.0;
};

/// A flight plan as read by somebody who knows only the format.
struct Read {
    std::map<Key, Waypoint> table;
    std::vector<Key> route;
    std::string route_name;
    int index = -1;
};

double number(const char* text)
{
    const std::string_view view{text};
    double value = 0.0;
    const auto end = std::from_chars(view.data(), view.data() + view.size(), value).ptr;
    REQUIRE(end == view.data() + view.size());
    return value;
}

std::vector<std::string> children(pugi::xml_node node)
{
    std::vector<std::string> names;
    for (const auto child : node.children()) {
        names.emplace_back(child.name());
    }
    return names;
}

void read_waypoint(Read& plan, pugi::xml_node node)
{
    REQUIRE(
        children(node) ==
        std::vector<std::string>{"identifier", "type", "country-code", "lat", "lon", "comment"});
    const Key key{
        node.child_value("identifier"), node.child_value("type"), node.child_value("country-code")};
    CHECK(std::regex_match(std::get<0>(key), std::regex{"[A-Z0-9]{1,6}"}));
    CHECK(std::regex_match(std::get<1>(key), std::regex{"USER WAYPOINT|AIRPORT"}));
    CHECK(std::regex_match(std::get<2>(key), std::regex{"[A-Z0-9]{0,2}"}));
    CHECK(std::regex_match(node.child_value("comment"), std::regex{"[A-Z0-9 ]{0,25}"}));
    for (const auto* name : {"lat", "lon"}) {
        CHECK(std::regex_match(node.child_value(name), std::regex{"-?[0-9]+\\.[0-9]{6,}"}));
    }
    const Waypoint waypoint{key, number(node.child_value("lat")), number(node.child_value("lon"))};
    CHECK(std::abs(waypoint.latitude_deg) < 90.0);
    CHECK(std::abs(waypoint.longitude_deg) < 180.0);
    CHECK(plan.table.emplace(key, waypoint).second);
}

Read read(const std::string& content)
{
    pugi::xml_document document;
    REQUIRE(document.load_buffer(content.data(), content.size()));
    const auto root = document.child("flight-plan");
    CHECK(
        std::string{root.attribute("xmlns").value()} ==
        "http://www8.garmin.com/xmlschemas/FlightPlan/v1");
    CHECK(
        children(root) ==
        std::vector<std::string>{"file-description", "created", "waypoint-table", "route"});
    CHECK(std::string{root.child_value("created")} == "2026-11-23T07:00:00Z");
    Read plan;
    for (const auto node : root.child("waypoint-table").children()) {
        read_waypoint(plan, node);
    }
    const auto route = root.child("route");
    plan.route_name = route.child_value("route-name");
    plan.index = static_cast<int>(number(route.child_value("flight-plan-index")));
    for (const auto node : route.children("route-point")) {
        plan.route.emplace_back(
            node.child_value("waypoint-identifier"),
            node.child_value("waypoint-type"),
            node.child_value("waypoint-country-code"));
    }
    CHECK(plan.route.size() + 2 == children(route).size());
    return plan;
}

void check_limits(const Read& plan)
{
    CHECK(plan.route.size() <= 99);
    CHECK(plan.table.size() <= 99);
    CHECK(plan.index >= 0);
    CHECK(plan.index <= 98);
    CHECK(std::regex_match(plan.route_name, std::regex{"[A-Z0-9 ]{1,25}"}));
    for (const auto& key : plan.route) {
        CHECK(plan.table.count(key) == 1);
    }
}

TEST_CASE("a sortie becomes one flight plan from base to base", "[formats]")
{
    const auto sample = test::sample_plan({.sorties = 2, .transects_per_sortie = 6});
    const auto files = garmin_flight_plans(sample.plan, sample.flights);
    REQUIRE(files.size() == 2);
    CHECK(files[0].name == "7A-sortie-1.fpl");
    CHECK(files[1].name == "7A-sortie-2.fpl");
    for (const auto& file : files) {
        const auto plan = read(file.content);
        check_limits(plan);
        CHECK(plan.route.size() == 1 + 6 * 2 + 1);
        CHECK(plan.route.front() == Key{"GAMB", "AIRPORT", "GA"});
        CHECK(plan.route.back() == plan.route.front());
        CHECK(plan.table.size() == 13);
    }
    CHECK(read(files[0].content).route[1] == Key{"7A001S", "USER WAYPOINT", ""});
    CHECK(read(files[1].content).route[2] == Key{"7A007E", "USER WAYPOINT", ""});
    CHECK(read(files[0].content).index != read(files[1].content).index);
}

TEST_CASE("route points stand at the lead-in and behind the end of a transect", "[formats]")
{
    const auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 2});
    const auto plan = read(garmin_flight_plans(sample.plan, sample.flights).front().content);
    const auto position = [&](const char* name) {
        const auto& waypoint = plan.table.at({name, "USER WAYPOINT", ""});
        return test::point(waypoint.latitude_deg, waypoint.longitude_deg);
    };
    // 30 s and 5 s at some 135 kt northwards and 160 kt southwards, against wind 060/20.
    const auto& first = sample.plan.sorties[0].transects[0];
    const auto before = geodesic_leg(position("7A001S"), first.from);
    CHECK(before.distance > 1900.0 * metre);
    CHECK(before.distance < 2300.0 * metre);
    CHECK_THAT((before.departure - Bearing{Angle{}}) / degree, test::is_close_to(0.0, 0.01));
    const auto behind = geodesic_leg(first.to, position("7A001E"));
    CHECK(behind.distance > 300.0 * metre);
    CHECK(behind.distance < 400.0 * metre);
    CHECK_THAT((behind.departure - Bearing{Angle{}}) / degree, test::is_close_to(0.0, 0.01));
}

TEST_CASE(
    "a long sortie is split between transects and each part goes on from the last", "[formats]")
{
    const int transects = GENERATE(48, 49, 50, 98, 99, 120);
    CAPTURE(transects);
    const auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = transects});
    const auto files = garmin_flight_plans(sample.plan, sample.flights);
    CHECK(files.size() == (transects <= 48 ? 1 : transects <= 97 ? 2 : 3));
    std::vector<Key> whole;
    std::map<Key, Waypoint> seen;
    std::set<std::string> names;
    for (const auto& file : files) {
        const auto plan = read(file.content);
        check_limits(plan);
        names.insert(file.name);
        names.insert(plan.route_name);
        for (const auto& [key, waypoint] : plan.table) {
            const auto& known = seen.emplace(key, waypoint).first->second;
            CHECK(known.latitude_deg == waypoint.latitude_deg);
            CHECK(known.longitude_deg == waypoint.longitude_deg);
        }
        const bool is_first = whole.empty();
        if (!is_first) {
            CHECK(whole.back() == plan.route.front());
            CHECK(std::get<0>(plan.route.front()).back() == 'E');
        }
        whole.insert(whole.end(), plan.route.begin() + (is_first ? 0 : 1), plan.route.end());
    }
    CHECK(names.size() == 2 * files.size());
    CHECK(whole.size() == static_cast<std::size_t>(2 * transects + 2));
    CHECK(seen.size() == static_cast<std::size_t>(2 * transects + 1));
}

TEST_CASE("route points never take the name of an aerodrome", "[formats]")
{
    auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 3});
    sample.plan.mission.base.identifier = "7A002S";
    const auto plan = read(garmin_flight_plans(sample.plan, sample.flights).front().content);
    check_limits(plan);
    CHECK(plan.route.front() == Key{"7A002S", "USER WAYPOINT", ""});
    CHECK(plan.table.size() == 7);
    CHECK(plan.table.count({"7A002A", "USER WAYPOINT", ""}) == 1);
}

TEST_CASE("names of transects beyond 999 stay short and unique", "[formats]")
{
    auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 4});
    const std::vector<int> numbers{999, 1000, 1036, 34695};
    auto& legs = sample.flights[0].legs;
    for (auto& leg : legs) {
        if (leg.transect) {
            leg.transect = numbers[static_cast<std::size_t>(*leg.transect - 1)];
        }
    }
    const auto points = route_points(sample.plan, sample.flights[0]);
    CHECK(points[1].name == "7A999S");
    CHECK(points[3].name == "7AA00S");
    CHECK(points[5].name == "7AA10S");
    CHECK(points[7].name == "7AZZZS");
    for (auto& leg : legs) {
        leg.transect = leg.transect ? std::optional{34696} : std::nullopt;
    }
    CHECK_THROWS_AS(route_points(sample.plan, sample.flights[0]), std::domain_error);
}

TEST_CASE("a code or base that fits no card is refused", "[formats]")
{
    auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 1});
    const std::string code = GENERATE("", "7", "7AB", "7a", "é");
    sample.plan.mission.code = code;
    CHECK_THROWS_AS(garmin_flight_plans(sample.plan, sample.flights), std::domain_error);
}

TEST_CASE("text on a card is upper case without accents", "[formats]")
{
    CHECK(card_text("Mopti Ambodédjo", 25) == "MOPTI AMBODEDJO");
    CHECK(card_text("  Sévaré -- <b>x</b> ", 25) == "SEVARE B X B");
    CHECK(card_text("ÀÿŒ\xff\xC3", 25) == "AY");
    CHECK(card_text("abcdefghij klm", 11) == "ABCDEFGHIJ");
    CHECK(card_text("", 25).empty());
}

TEST_CASE("a sortie that never leaves the ground has no flight plan", "[formats]")
{
    auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 1});
    sample.flights[0].legs.clear();
    CHECK(garmin_flight_plans(sample.plan, sample.flights).empty());
}

}  // namespace
}  // namespace transect::formats
