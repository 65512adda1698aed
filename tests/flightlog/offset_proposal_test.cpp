#include "flightlog/src/tracks/offset_proposal.hpp"

#include <algorithm>
#include <chrono>

#include <nlohmann/json.hpp>

#include "transect/flightlog/reader.hpp"
#include "transect/flightlog/report.hpp"
#include "transect/formats/files.hpp"
#include "transect/formats/finding_text.hpp"

#include "flightlog/src/tracks/angle_track.hpp"
#include "flightlog/swinging_turret.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

using namespace std::chrono_literals;
using test::is_close_to;
using test::turret_records;

const Instant start{std::chrono::sys_days{2026y / 11 / 23} + 9h};

std::optional<OffsetProposal> proposal_for(
    const test::TurretFault& fault, const sensor::CameraOffset& in_force = {})
{
    return propose_offset(check_sensor(turret_records(fault)), in_force, start);
}

LogFile swinging_log(const test::TurretFault& fault)
{
    LogFile log{.name = "turret.klv", .format = LogFormat::misb_st0601};
    log.records = turret_records(fault);
    log.rows = log.records.size();
    log.used = log.rows;
    log.klv = KlvStatistics{.packets = log.rows};
    return log;
}

TEST_CASE("what was added to a turret's angles is proposed", "[flightlog][sensor-check]")
{
    const test::TurretFault fault{
        .lag_s = 0.35, .azimuth_deg = 0.8, .elevation_deg = -0.5, .noise_deg = 0.05};
    const auto found = check_sensor(turret_records(fault));
    const auto proposal = propose_offset(found, {}, start);
    REQUIRE(proposal);
    CHECK(proposal->turns);
    CHECK(proposal->lags);
    const auto& entry = proposal->entry;
    CHECK(entry.dated == std::chrono::sys_days{2026y / 11 / 23});
    CHECK(abs(entry.azimuth - 0.8 * degree) <= found.boresight->azimuth_spread);
    CHECK(abs(entry.elevation - -0.5 * degree) <= found.boresight->elevation_spread);
    CHECK(abs(entry.angles_lag - 0.35 * second) <= 2.0 * found.time_skew->spread.value());
    CHECK(found.boresight->azimuth_spread < 0.15 * degree);
    CHECK(*found.time_skew->spread < 0.05 * second);
}

TEST_CASE("a turret that agrees with itself gets no proposal", "[flightlog][sensor-check]")
{
    CHECK_FALSE(proposal_for({}));
    CHECK_FALSE(proposal_for({.noise_deg = 0.05}));
    // Known, but too small to matter.
    CHECK_FALSE(proposal_for({.lag_s = 0.08, .azimuth_deg = 0.15}));
}

TEST_CASE("what does not stand out from its spread is not proposed", "[flightlog][sensor-check]")
{
    CHECK_FALSE(proposal_for({.azimuth_deg = 0.4, .elevation_deg = -0.4, .noise_deg = 0.5}));
    auto found = check_sensor(turret_records({.lag_s = 0.5}));
    REQUIRE(propose_offset(found, {}, start));
    found.time_skew->spread.reset();
    CHECK_FALSE(propose_offset(found, {}, start));
    CHECK_FALSE(propose_offset({}, {}, start));
}

TEST_CASE("what the profile has already is not proposed again", "[flightlog][sensor-check]")
{
    const test::TurretFault fault{.lag_s = 0.35, .azimuth_deg = 0.8, .elevation_deg = -0.5};
    const auto first = proposal_for(fault, {.source = "", .roll = 1.5 * degree});
    REQUIRE(first);
    CHECK(first->entry.roll == 1.5 * degree);
    CHECK_FALSE(proposal_for(fault, first->entry));
}

TEST_CASE("angles are taken as much later as they lag", "[flightlog][sensor-check]")
{
    const auto lagging = turret_records({.lag_s = 0.4});
    const auto prompt = turret_records({});
    const auto shifted = without_lag(lagging, 0.4 * second);
    std::size_t known = 0;
    for (std::size_t i = 0; i < shifted.size(); ++i) {
        if (shifted[i].look) {
            ++known;
            const auto off = shifted[i].look->azimuth - prompt[i].look->azimuth;
            CHECK_THAT(off / degree, is_close_to(0.0, 1e-6));
        }
    }
    // Two records at the end have nothing later.
    CHECK(known == shifted.size() - 2);
}

TEST_CASE("a report words the entry for the profile", "[flightlog][sensor-check][report]")
{
    const auto report = compose_report(
        {.logs = {swinging_log({.lag_s = 0.35, .azimuth_deg = 0.8, .elevation_deg = -0.5})},
         .ground_elevation = MslHeight{300.0 * metre}});
    const auto found = std::ranges::find(report.findings, "sensor-offset-proposed", &Finding::code);
    REQUIRE(found != report.findings.end());
    CHECK(found->place == "turret.klv");
    const auto entry = nlohmann::json::parse(std::get<std::string>(found->arguments.at("entry")));
    CHECK(entry["dated"] == "2026-11-23");
    CHECK_THAT(entry["azimuth_deg"].get<double>(), is_close_to(0.8, 0.011));
    CHECK_THAT(entry["elevation_deg"].get<double>(), is_close_to(-0.5, 0.011));
    CHECK_THAT(entry["angles_lag_s"].get<double>(), is_close_to(0.35, 0.011));
    CHECK(formats::text(*found).find("nothing was corrected") != std::string::npos);
    const auto files = write_report(report, {test::scratch_dir("report-proposal")});
    const auto json = nlohmann::json::parse(formats::read_file(files[0]));
    CHECK(json["logs"][0]["sensor_check"]["proposed_offset"] == entry);
}

TEST_CASE("a report without a fault proposes nothing", "[flightlog][sensor-check][report]")
{
    const auto report =
        compose_report({.logs = {swinging_log({})}, .ground_elevation = MslHeight{300.0 * metre}});
    const auto is_proposal = [](const Finding& finding) {
        return finding.code == "sensor-offset-proposed";
    };
    CHECK(std::ranges::none_of(report.findings, is_proposal));
}

TEST_CASE("a real turret's angles need no offset", "[flightlog][sensor-check][real]")
{
    const auto path = test::real_data("logs/klv/cheyenne_c208b_first200.klv");
    if (!path) {
        WARN("real logs are absent: skipped");
        return;
    }
    const auto log = read_log(*path);
    CHECK_FALSE(propose_offset(check_sensor(log.records), {}, log.records.front().time));
}

}  // namespace
}  // namespace transect::flightlog
