#include "flightlog/cli/command_inspect.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include <boost/program_options/value_semantic.hpp>
#include <fmt/ostream.h>

#include "transect/flightlog/inspection.hpp"
#include "transect/flightlog/log_json.hpp"
#include "transect/formats/finding_text.hpp"
#include "transect/formats/json_writer.hpp"

#include "cli_support/options.hpp"

namespace transect::cli {
namespace {

using Inspected = flightlog::InspectedLog;

OptionSet make_options()
{
    OptionSet options;
    auto add = options.visible.add_options();
    add("format", po::value<std::string>()->default_value("text"), "text or json");
    options.hidden.add_options()("file", po::value<std::vector<std::string>>());
    options.positional.add("file", -1);
    return options;
}

enum class Naming { with_file, without_file };

void write_json(formats::JsonWriter& json, const Inspected& file, Naming naming)
{
    json.begin_object();
    if (naming == Naming::with_file) {
        json.member("file", file.log.name);
    }
    flightlog::write_members(json, file.log, file.inspection);
    json.key("times");
    json.begin_array();
    for (const auto& times : file.inspection.flights) {
        json.begin_object();
        flightlog::write_times(json, times);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

/// One file is one object; several are an array of objects that say their file.
void print_json(const std::vector<Inspected>& files, std::ostream& out)
{
    formats::JsonWriter json;
    if (files.size() == 1) {
        write_json(json, files.front(), Naming::without_file);
    } else {
        json.begin_array();
        for (const auto& file : files) {
            write_json(json, file, Naming::with_file);
        }
        json.end_array();
    }
    out << json.text();
}

std::string clock_text(const std::optional<Instant>& instant)
{
    return instant ? to_iso8601(*instant).substr(11, 8) : "unknown";
}

void print_all(
    const char* name, const std::vector<Instant>& seen, std::size_t unseen, std::ostream& out)
{
    for (const auto& instant : seen) {
        fmt::print(out, ", {} {}", name, clock_text(instant));
    }
    if (unseen > 0) {
        fmt::print(out, ", {} unseen {}", unseen, name);
    }
}

void print_times(const flight::FlightTimes& times, std::ostream& out)
{
    fmt::print(out, "  flight    block off {}", clock_text(times.block_off));
    print_all("take-off", times.take_offs, times.unseen_take_offs, out);
    print_all("landing", times.landings, times.unseen_landings, out);
    fmt::print(out, ", block on {}", clock_text(times.block_on));
    if (times.air) {
        fmt::print(out, "; in the air {:.0f} min", *times.air / minute);
    }
    fmt::print(out, "\n");
}

void print_images(const flightlog::KlvStatistics& klv, std::ostream& out)
{
    fmt::print(
        out,
        "  images    {} electro-optical, {} infrared, {} invalid\n",
        klv.electro_optical,
        klv.infrared,
        klv.invalid_images);
    if (klv.target_sets > 0) {
        fmt::print(out, "  targets   {} sets of ST 0903, passed over\n", klv.target_sets);
    }
    if (klv.classification) {
        fmt::print(out, "  security  {}\n", *klv.classification);
    }
}

void print_lengths(
    const char* what, const std::optional<flightlog::LengthStatistics>& lengths, std::ostream& out)
{
    if (lengths) {
        fmt::print(
            out,
            "  {}: median {:.1f} m, maximum {:.1f} m\n",
            what,
            lengths->median / metre,
            lengths->maximum / metre);
    }
}

void print_self_check(const flightlog::Inspection& inspection, std::ostream& out)
{
    if (const auto& error = inspection.line_of_sight_error) {
        fmt::print(
            out,
            "  line of sight against reported frame centre: median {:.3f} deg, maximum {:.3f} "
            "deg\n",
            error->median / degree,
            error->maximum / degree);
    }
    print_lengths(
        "slant range against distance to frame centre", inspection.slant_range_error, out);
    print_lengths("reported corners against those by pose", inspection.corner_error, out);
    const auto& corners = inspection.corners;
    fmt::print(
        out,
        "  corners   {} packets compared; {} without corners, {} with a corner above the horizon, "
        "{} without a pose\n",
        corners.compared,
        corners.absent,
        corners.above_horizon,
        corners.without_pose);
}

void print_turret(const Inspected& file, std::ostream& out)
{
    if (!file.log.klv) {
        return;
    }
    fmt::print(
        out,
        "  packets   {}, {} with a bad checksum\n",
        file.log.klv->packets,
        file.log.klv->bad_checksum);
    print_images(*file.log.klv, out);
    print_self_check(file.inspection, out);
}

void print_transport(const flightlog::LogFile& log, std::ostream& out)
{
    if (!log.transport) {
        return;
    }
    const auto& transport = *log.transport;
    fmt::print(
        out,
        "  MPEG-TS   {} packets of {} bytes, {} KLV stream{}; {} continuity errors ({} in KLV), {} "
        "resyncs, {} damaged, {} duplicates\n",
        transport.packets,
        transport.packet_bytes,
        transport.klv_streams,
        transport.klv_streams == 1 ? "" : "s",
        transport.continuity_errors,
        transport.klv_continuity_errors,
        transport.resyncs,
        transport.transport_errors,
        transport.duplicates);
}

void print_text(const Inspected& file, std::ostream& out)
{
    const auto& log = file.log;
    const auto& inspection = file.inspection;
    fmt::print(out, "{}: {}\n", log.name, to_string(log.format));
    fmt::print(out, "  aircraft  {}\n", log.aircraft.value_or("not told"));
    fmt::print(out, "  rows      {}, {} used\n", log.rows, log.used);
    for (const auto& [reason, count] : log.dropped) {
        fmt::print(out, "  dropped   {}: {}\n", count, to_string(reason));
    }
    if (inspection.start) {
        fmt::print(
            out,
            "  time      {} to {}, {:.0f} min\n",
            to_iso8601(*inspection.start),
            to_iso8601(*inspection.end),
            inspection.duration / minute);
    }
    if (inspection.start_offset) {
        fmt::print(
            out,
            "  time      {:.0f} s to {:.0f} s after an unknown midnight, {:.0f} min\n",
            *inspection.start_offset / second,
            *inspection.end_offset / second,
            inspection.duration / minute);
    }
    fmt::print(out, "  distance  {:.1f} km\n", inspection.distance / kilometre);
    for (const auto& times : inspection.flights) {
        print_times(times, out);
    }
    print_turret(file, out);
    print_transport(log, out);
    for (const auto& finding : log.findings) {
        fmt::print(
            out,
            "  {}: {}{}{}\n",
            formats::to_string(finding.severity),
            finding.place,
            finding.place.empty() ? "" : ": ",
            formats::text(finding));
    }
}

bool has_error(const Inspected& file)
{
    return has_errors(file.log.findings);
}

}  // namespace

ExitCode run_inspect(std::span<const std::string> arguments, const Console& console)
{
    const auto options = make_options();
    const auto values = parse(options, arguments);
    if (!values) {
        console.out << "Usage: transect-flightlog inspect [OPTIONS] FILE|FOLDER...\n\n"
                    << options.visible << "\nExample: transect-flightlog inspect out/log-1.csv\n";
        return ExitCode::success;
    }
    const auto format = (*values)["format"].as<std::string>();
    if (format != "text" && format != "json") {
        throw UsageError{fmt::format("option --format is text or json, not '{}'", format)};
    }
    if (!values->contains("file")) {
        throw UsageError{"missing FILE"};
    }
    std::vector<Inspected> files;
    for (const auto& name : (*values)["file"].as<std::vector<std::string>>()) {
        std::ranges::move(flightlog::inspect_logs(name), std::back_inserter(files));
    }
    if (format == "json") {
        print_json(files, console.out);
    } else {
        std::ranges::for_each(files, [&](const Inspected& file) { print_text(file, console.out); });
    }
    const bool answer_is_no = std::ranges::any_of(files, has_error);
    return answer_is_no ? ExitCode::answer_is_no : ExitCode::success;
}

}  // namespace transect::cli
