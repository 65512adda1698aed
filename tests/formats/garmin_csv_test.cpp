#include "transect/formats/garmin_csv.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "transect/flightlog/reader.hpp"
#include "transect/formats/files.hpp"

#include "formats/garmin_columns.hpp"
#include "formats/gps_noise.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_plan.hpp"

namespace transect::formats {
namespace {

MagneticModel wmm2025()
{
    return {test::magnetic_dir(), "wmm2025"};
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts(1);
    for (const char character : text) {
        if (character == separator) {
            parts.emplace_back();
        } else {
            parts.back() += character;
        }
    }
    return parts;
}

std::string trimmed(const std::string& text)
{
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? ""
                                      : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

double number(const std::string& text)
{
    double value = 0.0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value).ptr;
    REQUIRE(end == text.data() + text.size());
    return value;
}

/// A log read with a string splitter and no knowledge of the writer.
struct Table {
    std::vector<std::string> lines;
    std::vector<std::string> names;
    std::vector<std::map<std::string, std::string>> rows;  ///< complete ones
};

Table read(const std::string& content)
{
    Table table;
    table.lines = split(content, '\n');
    for (const auto& name : split(table.lines.at(2), ',')) {
        table.names.push_back(trimmed(name));
    }
    for (std::size_t i = 3; i + 1 < table.lines.size(); ++i) {
        const auto cells = split(table.lines[i], ',');
        REQUIRE(cells.size() == table.names.size());
        auto& row = table.rows.emplace_back();
        for (std::size_t k = 0; k < cells.size(); ++k) {
            row[table.names[k]] = trimmed(cells[k]);
        }
    }
    return table;
}

std::string sample_log(std::uint64_t seed = 1)
{
    const auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 2});
    const auto model = wmm2025();
    return garmin_csv({sample.plan.mission, sample.flights[0], model, seed});
}

flightlog::LogFile parsed(const std::string& content)
{
    return flightlog::parse_log({.text = content, .file = "log.csv"});
}

/// As printed for a real Caravan.
constexpr std::string_view caravan_columns =
    "Lcl Date, Lcl Time, UTCOfst, AtvWpt, Latitude, Longitude, AltInd, BaroA, AltMSL, OAT, IAS, "
    "GndSpd, VSpd, Pitch, Roll, LatAc, NormAc, HDG, TRK, volt1, amp1, FQtyL, FQtyR, E1 FFlow, E1 "
    "OilT, E1 OilP, E1 Torq, E1 NP, E1 NG, E1 ITT, AltGPS, TAS, HSIS, CRS, NAV1, NAV2, COM1, COM2, "
    "HCDI, VCDI, WndSpd, WndDr, WptDst, WptBrg, MagVar, AfcsOn, RollM, PitchM, RollC, PichC, "
    "VSpdG, "
    "GPSfix, HAL, VAL, HPLwas, HPLfd, VPLwas";

TEST_CASE("a simulated log has the Caravan's columns and says that it is simulated", "[formats]")
{
    const auto table = read(sample_log());
    std::vector<std::string> expected;
    for (const auto& name : split(caravan_columns, ',')) {
        expected.push_back(trimmed(name));
    }
    REQUIRE(expected.size() == 57);
    CHECK(table.names == expected);
    CHECK(table.lines[0].starts_with("#airframe_info, log_version=\"1.03\", "));
    CHECK(table.lines[0].find("airframe_name=\"Cessna 208B\"") != std::string::npos);
    CHECK(table.lines[0].find("mode=SIMULATED") != std::string::npos);
    CHECK(table.lines[0].find("handling=\"OFFICIAL MISSION USE ONLY\"") != std::string::npos);
    CHECK(table.lines[0].ends_with(", "));
    CHECK(table.lines[1].starts_with("#yyy-mm-dd, hh:mm:ss,   hh:mm,  ident,      degrees,"));
    CHECK(split(table.lines[1], ',').size() == 57);
}

TEST_CASE("widths of columns are those of real cards", "[formats][real-data]")
{
    const auto file = test::real_data("logs/g1000/sr22t_gifd21.50_LFAQ_220417.csv");
    if (!file) {
        WARN("no real Garmin log beside the project: skipped");
        return;
    }
    const auto real = split(read_file(*file), '\n');
    std::map<std::string, std::pair<std::size_t, std::string>> expected;
    const auto units = split(real.at(1), ',');
    const auto names = split(real.at(2), ',');
    for (std::size_t i = 0; i < names.size(); ++i) {
        expected[trimmed(names[i])] = {names[i].size(), trimmed(units[i])};
    }
    const auto our_names = split(garmin_names_line(), ',');
    const auto our_units = split(garmin_units_line(), ',');
    std::size_t compared = 0;
    for (std::size_t i = 0; i + 1 < our_names.size(); ++i) {
        const auto found = expected.find(trimmed(our_names[i]));
        if (found != expected.end()) {
            CAPTURE(found->first);
            CHECK(our_names[i].size() == found->second.first);
            CHECK(trimmed(our_units[i]) == found->second.second);
            ++compared;
        }
    }
    CHECK(compared > 50);
}

TEST_CASE("a simulated log has a card's habits", "[formats]")
{
    const auto content = sample_log();
    CHECK(content.size() % 8192 == 0);
    CHECK(content.back() != '\n');
    const auto table = read(content);
    const auto width = table.lines[2].size();
    for (std::size_t i = 3; i + 1 < table.lines.size(); ++i) {
        REQUIRE(table.lines[i].size() >= width);      // as on a real card, a long number
        REQUIRE(table.lines[i].size() <= width + 2);  // pushes the rest of its row aside
    }
    for (std::size_t i = 0; i < 20; ++i) {
        CAPTURE(i);
        const auto& row = table.rows[i];
        CHECK(row.at("Lcl Date").empty() == (i < 3));
        CHECK(row.at("UTCOfst") == (i < 3 ? "" : "+00:00"));
        CHECK(row.at("Latitude").empty() == (i < 15));
        CHECK(row.at("AltMSL").empty() == (i < 15));
        CHECK(row.at("GPSfix") == (i < 15 ? "NoSoln" : "3DDiff"));
        CHECK_FALSE(row.at("FQtyL").empty());
    }
    CHECK(table.rows.back().at("GndSpd") == "0.00");  // the cut takes nothing of the flight
}

TEST_CASE("our own reader gets the flight back", "[formats]")
{
    const auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 2});
    const auto model = wmm2025();
    const auto content = garmin_csv({sample.plan.mission, sample.flights[0], model, 7});
    const auto log = parsed(content);
    CHECK(log.aircraft == "Cessna 208B");
    std::size_t dropped = 0;
    for (const auto& reason : log.dropped) {
        dropped += reason.count;
    }
    CHECK(log.rows == log.records.size() + dropped);
    CHECK(dropped == 16);  // 15 before the fix, and the cut row
    std::map<Instant, const flight::Sample*> samples;
    for (const auto& flown : sample.flights[0].trajectory.samples) {
        samples[flown.time] = &flown;
    }
    std::size_t compared = 0;
    for (std::size_t i = 1; i < log.records.size(); ++i) {
        const auto& record = log.records[i];
        REQUIRE(record.time - log.records[i - 1].time == std::chrono::seconds{1});
        const auto found = samples.find(record.time);
        if (found == samples.end()) {
            continue;
        }
        ++compared;
        const auto& truth = *found->second;
        // Noise of 1.5 m and 2.5 m: six standard deviations.
        REQUIRE(geodesic_leg(record.position, truth.position).distance < 13.0 * metre);
        REQUIRE(abs(*record.msl_height - truth.height) < 15.0 * metre);
        REQUIRE(
            abs(*record.ellipsoid_height - EllipsoidHeight{truth.height.above_datum()} -
                29.1 * metre) < 15.0 * metre);
        REQUIRE(abs(*record.track - truth.track) < 0.11 * degree);
        REQUIRE(abs(*record.heading - truth.attitude->heading) < 0.11 * degree);
        REQUIRE(abs(*record.ground_speed - truth.ground_speed) < 0.01 * knot);
    }
    CHECK(compared == sample.flights[0].trajectory.samples.size());
}

TEST_CASE("the log's wind and airspeed explain its ground speed", "[formats]")
{
    const auto log = parsed(sample_log());
    const auto cruising = std::ranges::find_if(log.records, [](const flightlog::Record& record) {
        return record.msl_height > MslHeight{10620.0 * foot};
    });
    REQUIRE(cruising != log.records.end());
    CHECK_THAT(*cruising->true_airspeed / knot, test::is_close_to(150.0, 0.51));
    CHECK_THAT(cruising->wind->speed / knot, test::is_close_to(20.0, 0.01));
    CHECK_THAT(cruising->wind->from.angle() / degree, test::is_close_to(60.0, 0.06));
    // By hand: the column of air over the station (906 ft) up to 10,650 ft is 20 K warmer than 277
    // K, so the altimeter reads 9,744 ft · 20/297 = 656 ft less. Pressure altitude 10,030 ft,
    // pressure ratio 0.6869, Mach 0.2267, hence 124.6 kt calibrated.
    CHECK_THAT(*cruising->indicated_airspeed / knot, test::is_close_to(124.6, 0.4));
    const Length error = cruising->msl_height->above_datum() - *cruising->indicated_altitude;
    CHECK_THAT(error / foot, test::is_close_to(656.0, 40.0));  // GPS noise: 8 ft
}

TEST_CASE("fuel by flow and by gauge agree with the ledger", "[formats]")
{
    const auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 2});
    const auto table = read(sample_log());
    const auto gallons = [](const std::map<std::string, std::string>& row) {
        return number(row.at("FQtyL")) + number(row.at("FQtyR"));
    };
    // 2,224 lb at 0.803 kg/l are 331.9 US gallons.
    CHECK_THAT(gallons(table.rows.front()), test::is_close_to(331.9, 0.05));
    double by_flow = 0.0;
    for (const auto& row : table.rows) {
        by_flow += row.at("E1 FFlow").empty() ? 0.0 : number(row.at("E1 FFlow")) / 3600.0;
    }
    const double by_gauge = gallons(table.rows.front()) - gallons(table.rows.back());
    CHECK_THAT(by_flow, test::is_close_to(by_gauge, 0.05));
    const auto& legs = sample.flights[0].legs;
    const double burnt_lb = (2224.0 * pound - legs.back().fuel_end) / pound;
    CHECK_THAT(by_gauge, test::is_close_to(burnt_lb / 2224.0 * 331.9, 0.1));
}

TEST_CASE("variation is east positive: true is magnetic plus MagVar", "[formats]")
{
    const auto table = read(sample_log());
    const auto& row = table.rows.at(table.rows.size() / 2);
    // Mopti in November 2026: 1.3° to 1.4° west.
    const double variation = number(row.at("MagVar"));
    CHECK(variation < -1.0);
    CHECK(variation > -1.6);
    const auto log = parsed(sample_log());
    const auto time = row.at("Lcl Date") + "T" + row.at("Lcl Time") + "Z";
    const auto record =
        std::ranges::find(log.records, *parse_iso8601(time), &flightlog::Record::time);
    REQUIRE(record != log.records.end());
    CHECK_THAT(
        (*record->track - Bearing{number(row.at("TRK")) * degree}) / degree,
        test::is_close_to(variation, 0.001));
}

TEST_CASE("height above the ellipsoid is blank when nobody gave the undulation", "[formats]")
{
    auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 1});
    sample.plan.mission.geoid_undulation.reset();
    const auto model = wmm2025();
    const auto table = read(garmin_csv({sample.plan.mission, sample.flights[0], model, 1}));
    for (const auto& row : table.rows) {
        REQUIRE(row.at("AltGPS").empty());
    }
    CHECK_FALSE(table.rows.back().at("AltMSL").empty());
}

TEST_CASE("the same seed gives the same bytes, another seed other positions", "[formats]")
{
    const auto first = sample_log(1);
    CHECK(first == sample_log(1));
    const auto other = sample_log(2);
    CHECK(first != other);
    CHECK(first.size() == other.size());
    const auto a = read(first).rows.at(1000);
    const auto b = read(other).rows.at(1000);
    CHECK(a.at("Lcl Time") == b.at("Lcl Time"));
    CHECK(a.at("Latitude") != b.at("Latitude"));
    CHECK(a.at("TRK") == b.at("TRK"));
}

TEST_CASE("nothing is logged inside a hole of the flight", "[formats]")
{
    auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 1});
    auto& samples = sample.flights[0].trajectory.samples;
    const auto before = samples[299].time;
    const auto after = samples[340].time;
    samples.erase(samples.begin() + 300, samples.begin() + 340);
    const auto model = wmm2025();
    const auto log = parsed(garmin_csv({sample.plan.mission, sample.flights[0], model, 1}));
    for (const auto& record : log.records) {
        REQUIRE_FALSE((record.time > before && record.time < after));
    }
    CHECK(std::ranges::count(log.records, after, &flightlog::Record::time) == 1);
}

TEST_CASE("samples between whole seconds are interpolated to them", "[formats]")
{
    auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 1});
    const auto whole = sample.flights[0].trajectory.samples;
    for (auto& flown : sample.flights[0].trajectory.samples) {
        flown.time += std::chrono::milliseconds{250};
        flown.position = travel(flown.position, flown.track, 0.25 * second * flown.ground_speed);
    }
    const auto model = wmm2025();
    const auto log = parsed(garmin_csv({sample.plan.mission, sample.flights[0], model, 1}));
    const auto& truth = whole.at(500);
    const auto record = std::ranges::find(log.records, truth.time, &flightlog::Record::time);
    REQUIRE(record != log.records.end());
    CHECK(geodesic_leg(record->position, truth.position).distance < 13.0 * metre);
}

TEST_CASE("a flight without samples has no log", "[formats]")
{
    auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 1});
    sample.flights[0].trajectory.samples.clear();
    const auto model = wmm2025();
    CHECK_THROWS_AS(
        garmin_csv({sample.plan.mission, sample.flights[0], model, 1}), std::domain_error);
}

TEST_CASE("GPS noise has the stated size and wanders slowly", "[formats]")
{
    const std::uint64_t seed = GENERATE(1U, 20261123U);
    CAPTURE(seed);
    GpsNoise noise{seed};
    constexpr int count = 200000;
    double sum = 0.0;
    double squares = 0.0;
    double products = 0.0;
    double previous = noise.north() / metre;
    for (int i = 0; i < count; ++i) {
        noise.advance();
        const double now = noise.north() / metre;
        sum += now;
        squares += now * now;
        products += now * previous;
        previous = now;
    }
    // About 1,700 independent draws: the spread is known to 2 %, the mean to 0.05 m.
    CHECK_THAT(std::sqrt(squares / count), test::is_close_to(1.5, 0.12));
    CHECK_THAT(sum / count, test::is_close_to(0.0, 0.2));
    CHECK_THAT(products / squares, test::is_close_to(std::exp(-1.0 / 60.0), 0.003));
}

}  // namespace
}  // namespace transect::formats
