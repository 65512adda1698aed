#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "transect/error.hpp"
#include "transect/flightlog/reader.hpp"

#include "flightlog/klv_builder.hpp"
#include "flightlog/log_builder.hpp"
#include "flightlog/src/readers/klv_packets.hpp"
#include "flightlog/ts_builder.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/rounds.hpp"

namespace transect::flightlog {
namespace {

using test::Carriage;
using test::joined;
using test::TsLayout;

constexpr std::uint64_t t0 = 1'795'417'200'000'000;

/// Each fills two packets of a transport stream.
std::vector<std::string> turret_sets(std::size_t count)
{
    const auto mission = test::item(3, std::string(100, 'm'));
    std::vector<std::string> sets;
    for (std::size_t i = 0; i < count; ++i) {
        sets.push_back(test::packet(test::pose_items(t0 + i * 200'000) + mission));
    }
    return sets;
}

std::string whole(const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// Packets of a real turret, each from its key to the next one.
std::vector<std::string> real_sets()
{
    const auto path = test::real_data("logs/klv/cheyenne_c208b_first200.klv");
    std::vector<std::string> sets;
    if (!path) {
        return sets;
    }
    const auto bytes = whole(*path);
    for (auto at = bytes.find(st0601_key); at != std::string::npos;) {
        const auto next = bytes.find(st0601_key, at + 1);
        sets.push_back(bytes.substr(at, next - at));
        at = next;
    }
    return sets;
}

LogFile parse(const std::string& bytes)
{
    return test::parse(bytes, "flight.ts");
}

void check_same_records(const LogFile& log, const std::vector<std::string>& sets)
{
    const auto raw = parse(joined(sets));
    CHECK(log.rows == raw.rows);
    CHECK(log.aircraft == raw.aircraft);
    CHECK(std::ranges::equal(log.records, raw.records, [](const Record& a, const Record& b) {
        return a.time == b.time && a.place == b.place && a.slant_range == b.slant_range &&
               a.position.latitude.angle() == b.position.latitude.angle() &&
               a.position.longitude.angle() == b.position.longitude.angle() &&
               a.look.has_value() == b.look.has_value();
    }));
}

std::vector<TsLayout> ways()
{
    return {
        {},
        {.has_time_stamps = true, .has_video = true},
        {.unit_bytes = 100},
        {.packet_bytes = 192, .map_descriptors = 500, .per_unit = 7},
        {.carriage = Carriage::metadata, .has_time_stamps = true},
        {.carriage = Carriage::metadata, .packet_bytes = 204, .cell_bytes = 60, .per_unit = 3},
        {.carriage = Carriage::metadata, .has_tables = false, .has_video = true},
        {.has_tables = false, .per_unit = 5}};
}

TEST_CASE("KLV reads the same however a transport stream carries it", "[flightlog][ts]")
{
    const auto sets = turret_sets(40);
    std::size_t way = 0;
    for (const auto& layout : ways()) {
        CAPTURE(way++);
        const auto packets = test::ts_packets(sets, layout);
        const auto log = parse(joined(packets));
        check_same_records(log, sets);
        REQUIRE(log.transport.has_value());
        CHECK(log.transport->packets == packets.size());
        CHECK(log.transport->packet_bytes == layout.packet_bytes);
        CHECK(log.transport->klv_streams == 1);
        CHECK(log.transport->continuity_errors == 0);
        CHECK(log.transport->resyncs == 0);
        CHECK(log.findings.empty());
    }
}

TEST_CASE("a real turret's packets read the same in a transport stream", "[flightlog][ts][real]")
{
    const auto sets = real_sets();
    if (sets.empty()) {
        WARN("real logs are absent: skipped");
        return;
    }
    REQUIRE(sets.size() == 200);
    for (const auto& layout : ways()) {
        check_same_records(parse(joined(test::ts_packets(sets, layout))), sets);
    }
}

/// ffmpeg reads our stream and writes its own.
TEST_CASE("what ffmpeg makes of a transport stream reads the same", "[flightlog][ts]")
{
    if (std::system("ffmpeg -version > /dev/null 2>&1") != 0) {
        WARN("ffmpeg is absent: skipped");
        return;
    }
    const auto sets = turret_sets(40);
    const auto folder = test::scratch_dir("flightlog-ffmpeg");
    const auto input = folder / "in.ts";
    std::ofstream{input, std::ios::binary}
        << joined(test::ts_packets(sets, {.has_time_stamps = true}));
    const auto run = [&](const std::string& options, const std::string& output) {
        const auto command = "ffmpeg -v quiet -y -i '" + input.string() + "' -map 0:d -c copy -f " +
                             options + " '" + (folder / output).string() + "'";
        REQUIRE(std::system(command.c_str()) == 0);
        return whole(folder / output);
    };
    CHECK(run("data", "out.klv") == joined(sets));
    check_same_records(parse(run("mpegts", "out.ts")), sets);
}

TEST_CASE("a stream may begin and end inside a packet", "[flightlog][ts]")
{
    const auto sets = turret_sets(40);
    for (const std::size_t packet_bytes : {188U, 192U, 204U}) {
        const auto bytes = joined(test::ts_packets(sets, {.packet_bytes = packet_bytes}));
        for (std::size_t cut = 1; cut < packet_bytes; cut += 13) {
            CAPTURE(packet_bytes, cut);
            // The association table is cut: the program map is not known any more.
            const auto log = parse(bytes.substr(cut, bytes.size() - 2 * cut));
            CHECK(log.records.size() >= 39);
            CHECK(log.transport->resyncs == 0);
        }
    }
}

TEST_CASE("a missing packet costs the set that it held", "[flightlog][ts]")
{
    const auto sets = turret_sets(40);
    auto packets = test::ts_packets(sets, {.has_video = true});
    const auto at = static_cast<std::ptrdiff_t>(packets.size() / 2);
    const auto is_klv = [](const std::string& packet) {
        return packet.substr(1, 2) == test::hex("4101");
    };
    packets.erase(std::find_if(packets.begin() + at, packets.end(), is_klv));
    const auto log = parse(joined(packets));
    CHECK(log.records.size() == 39);
    CHECK(log.transport->continuity_errors == 1);
    CHECK(log.transport->klv_continuity_errors == 1);
    CHECK(test::has_finding(log, "ts-continuity-errors"));
}

TEST_CASE("packets sent twice count once", "[flightlog][ts]")
{
    const auto sets = turret_sets(20);
    std::string bytes;
    for (const auto& packet : test::ts_packets(sets, {})) {
        bytes += packet + packet;
    }
    const auto log = parse(bytes);
    CHECK(log.records.size() == 20);
    CHECK(log.transport->duplicates == log.transport->packets / 2);
    CHECK(log.transport->continuity_errors == 0);
    CHECK(log.findings.empty());
}

TEST_CASE("lost sync is found again", "[flightlog][ts]")
{
    const auto sets = turret_sets(40);
    auto packets = test::ts_packets(sets, {});
    packets[20].erase(50, 7);
    packets[40].insert(3, "noise G");
    packets[60][0] = 'x';
    const auto log = parse(joined(packets));
    CHECK(log.records.size() >= 37);
    CHECK(log.records.size() <= 39);
    CHECK(log.transport->resyncs == 2);
    CHECK(log.transport->transport_errors == 1);
    CHECK(test::has_finding(log, "ts-resync"));
    CHECK(test::has_finding(log, "ts-damaged-packets"));
}

TEST_CASE("damaged and scrambled packets are left out", "[flightlog][ts]")
{
    const auto sets = turret_sets(40);
    auto packets = test::ts_packets(sets, {});
    packets[21][1] = static_cast<char>(packets[21][1] | '\x80');
    packets[41][3] = static_cast<char>(packets[41][3] | '\x80');
    const auto log = parse(joined(packets));
    CHECK(log.transport->transport_errors == 1);
    CHECK(log.transport->scrambled == 1);
    CHECK(log.records.size() == 38);
    CHECK(test::has_finding(log, "ts-scrambled"));
}

TEST_CASE("KLV that moves to another PID is followed", "[flightlog][ts]")
{
    const auto sets = turret_sets(40);
    const std::vector<std::string> first{sets.begin(), sets.begin() + 20};
    const std::vector<std::string> second{sets.begin() + 20, sets.end()};
    const auto bytes = joined(test::ts_packets(first, {})) +
                       joined(test::ts_packets(second, {.unit_bytes = 90, .pid = 0x1F0}));
    const auto log = parse(bytes);
    CHECK(log.records.size() == 40);
    CHECK(log.transport->klv_streams == 2);
}

TEST_CASE("two streams of KLV are read side by side", "[flightlog][ts]")
{
    const auto sets = turret_sets(40);
    std::vector<std::string> even;
    std::vector<std::string> odd;
    for (std::size_t i = 0; i < sets.size(); i += 2) {
        even.push_back(sets[i]);
        odd.push_back(sets[i + 1]);
    }
    const auto one = test::ts_packets(even, {});
    const auto other =
        test::ts_packets(odd, {.carriage = Carriage::metadata, .has_tables = false, .pid = 0x140});
    std::string mixed;
    for (std::size_t i = 0; i < std::max(one.size(), other.size()); ++i) {
        mixed += (i < one.size() ? one[i] : "") + (i < other.size() ? other[i] : "");
    }
    const auto log = parse(mixed);
    CHECK(log.records.size() == 40);
    CHECK(log.transport->klv_streams == 2);
    CHECK(test::has_finding(log, "ts-several-klv-streams"));
}

TEST_CASE("tables that lie do no harm", "[flightlog][ts][errors]")
{
    const auto sets = turret_sets(20);
    const auto good = test::ts_packets(sets, {});
    for (std::size_t table = 0; table < 2; ++table) {
        for (std::size_t at = 4; at < 60; ++at) {
            auto packets = good;
            packets[table][at] = static_cast<char>(packets[table][at] ^ '\xFF');
            CAPTURE(table, at);
            CHECK(parse(joined(packets)).records.size() == 20);
        }
    }
}

TEST_CASE("a transport stream without KLV is refused", "[flightlog][ts][errors]")
{
    CHECK_THROWS_WITH(
        parse(joined(test::ts_packets({std::string(3000, 'x')}, {.has_tables = false}))),
        "flight.ts: is an MPEG transport stream without KLV");
}

TEST_CASE("turned, cut and added bytes never make a wrong record", "[flightlog][ts][errors]")
{
    const auto seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random{seed};
    const auto sets = turret_sets(70);
    const auto layouts = ways();
    for (std::size_t round = 0; round < test::rounds(400, 40); ++round) {
        auto bytes = joined(test::ts_packets(sets, layouts[round % layouts.size()]));
        for (int fault = 0; fault < 4; ++fault) {
            const auto at = random() % bytes.size();
            switch (random() % 3) {
                case 0:
                    bytes[at] = static_cast<char>(random());
                    break;
                case 1:
                    bytes.erase(at, random() % 300);
                    break;
                default:
                    bytes.insert(at, random() % 300, static_cast<char>(random()));
                    break;
            }
        }
        const auto log = parse(bytes);
        CHECK(log.records.size() >= 20);
        CHECK(std::ranges::all_of(log.records, [](const Record& record) {
            return record.slant_range == std::nullopt &&
                   (record.time.time_since_epoch().count() - static_cast<std::int64_t>(t0)) %
                           200'000 ==
                       0;
        }));
    }
}

TEST_CASE("PES packets may end anywhere in a set", "[flightlog][ts]")
{
    // Both sets in one run of bytes, cut at every place.
    const auto sets = turret_sets(4);
    const std::vector<std::string> pairs{sets[0] + sets[1], sets[2] + sets[3]};
    for (std::size_t bytes = 20; bytes < sets[0].size() + 40; ++bytes) {
        CAPTURE(bytes);
        const auto log = parse(joined(test::ts_packets(pairs, {.unit_bytes = bytes})));
        REQUIRE(log.records.size() == 4);
        REQUIRE(log.rows == 4);
    }
}

}  // namespace
}  // namespace transect::flightlog
