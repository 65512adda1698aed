/// Writes the seeds that are no text into folders named after their targets, below the given one.

#include <filesystem>
#include <fstream>
#include <string>

#include "flightlog/klv_builder.hpp"
#include "flightlog/ts_builder.hpp"
#include "fuzz/klv_items.hpp"

namespace transect::fuzz {
namespace {

namespace fs = std::filesystem;
using namespace test;

/// 2026-11-23T07:00:00Z.
constexpr std::uint64_t start_us = 1'795'417'200'000'000;

std::vector<std::string> sets()
{
    std::vector<std::string> result;
    for (unsigned i = 0; i < 3; ++i) {
        result.push_back(pose_items(start_us + i * 1'000'000));
    }
    // Corners by offset, slant range, nested security and target sets, an invalid image, values out
    // of range, an IMAPB and a tag in two bytes.
    auto rich = pose_items(start_us + 3'000'000);
    for (unsigned tag = 26; tag <= 33; ++tag) {
        rich += item(tag, integer(tag * 100, 2));
    }
    rich += item(21, integer(2'000'000, 4)) + item(11, "EO Nose") + item(47, integer(0xFF, 1));
    rich += item(48, item(1, integer(1, 1)) + item(2, integer(14, 1)) + item(12, integer(14, 1)));
    rich += item(74, item(5, integer(2, 1)) + item(101, std::string(20, '\1')));
    rich += item(75, integer(20'000, 2)) + item(78, integer(9'000, 2)) + item(90, integer(1, 4));
    rich += item(96, integer(0x00FFFF, 3)) + item(109, integer(5, 2)) + item(140, "x");
    result.push_back(rich);
    result.push_back(
        item(2, integer(start_us + 4'000'000, 8)) + item(13, hex("80000000")) +
        item(14, hex("80000000")) + item(18, hex("80000000")) + item(5, ""));
    return result;
}

std::vector<std::string> packets()
{
    std::vector<std::string> result;
    for (const auto& set : sets()) {
        result.push_back(packet(set));
    }
    result.push_back(packet_with_payload_sum(sets().front()));
    return result;
}

void write(const fs::path& folder, const std::string& name, const std::string& bytes)
{
    fs::create_directories(folder);
    std::ofstream{folder / name, std::ios::binary} << bytes;
}

void write_streams(const fs::path& folder)
{
    const std::vector<std::string> few{packets()[0], packets()[3]};
    const auto stream = [&](const std::string& name, const TsLayout& layout) {
        write(folder, name, joined(ts_packets(few, layout)));
    };
    stream("private", {.unit_bytes = 100, .has_video = true});
    stream("metadata", {.carriage = Carriage::metadata, .cell_bytes = 90});
    stream("stamped", {.has_time_stamps = true, .map_descriptors = 200, .per_unit = 2});
    stream("192", {.packet_bytes = 192});
    stream("204", {.packet_bytes = 204});
    stream("without_tables", {.has_tables = false});
}

}  // namespace
}  // namespace transect::fuzz

int main(int argc, char** argv)
{
    using namespace transect::fuzz;
    if (argc != 2) {
        return 2;
    }
    const fs::path folder{argv[1]};
    write(folder / "klv", "packets", transect::test::joined(packets()));
    write(folder / "klv", "cut", transect::test::joined(packets()).substr(100, 700));
    write(folder / "klv_items", "sets", as_klv_items(sets()));
    write(folder / "klv_items", "one", as_klv_items({sets()[3]}));
    write_streams(folder / "transport_stream");
    return 0;
}
