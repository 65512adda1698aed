#include "flightlog/cli/command_inspect.hpp"

#include <algorithm>
#include <vector>

#include <boost/program_options/value_semantic.hpp>
#include <fmt/ostream.h>

#include "transect/flightlog/inspection.hpp"
#include "transect/flightlog/reader.hpp"
#include "transect/formats/finding_text.hpp"
#include "transect/formats/json_writer.hpp"

#include "cli_support/options.hpp"

namespace transect::cli {
namespace {

using flightlog::Inspection;
using flightlog::LogFile;

struct Inspected {
    LogFile log;
    Inspection inspection;
};

OptionSet make_options()
{
    OptionSet options;
    auto add = options.visible.add_options();
    add("format", po::value<std::string>()->default_value("text"), "text or json");
    options.hidden.add_options()("file", po::value<std::vector<std::string>>());
    options.positional.add("file", -1);
    return options;
}

void write_time(formats::JsonWriter& json, const char* name, const std::optional<Instant>& time)
{
    json.key(name);
    if (time) {
        json.value(to_iso8601(*time));
    } else {
        json.null();
    }
}

void write_text(formats::JsonWriter& json, const char* name, const std::optional<std::string>& text)
{
    json.key(name);
    if (text) {
        json.value(*text);
    } else {
        json.null();
    }
}

void write_rows(formats::JsonWriter& json, const LogFile& log)
{
    json.member("format", to_string(log.format));
    json.member("rows", log.rows);
    json.member("used", log.records.size());
    json.key("dropped");
    json.begin_array();
    for (const auto& [reason, count] : log.dropped) {
        json.begin_object();
        json.member("reason", to_string(reason));
        json.member("count", count);
        json.end_object();
    }
    json.end_array();
}

void write_turret(formats::JsonWriter& json, const Inspected& file)
{
    if (!file.log.klv) {
        return;
    }
    json.member("packets", file.log.klv->packets);
    json.member("bad_checksum", file.log.klv->bad_checksum);
    json.key("line_of_sight_error_deg");
    if (!file.inspection.line_of_sight_error) {
        json.null();
        return;
    }
    json.begin_object();
    json.member("median", file.inspection.line_of_sight_error->median / degree);
    json.member("max", file.inspection.line_of_sight_error->maximum / degree);
    json.end_object();
}

void write_findings(formats::JsonWriter& json, const LogFile& log)
{
    json.key("findings");
    json.begin_array();
    for (const auto& finding : log.findings) {
        json.begin_object();
        json.member("severity", formats::to_string(finding.severity));
        json.member("code", finding.code);
        json.member("text", formats::text(finding));
        json.member("place", finding.place);
        json.end_object();
    }
    json.end_array();
}

enum class Naming { with_file, without_file };

void write_json(formats::JsonWriter& json, const Inspected& file, Naming naming)
{
    json.begin_object();
    if (naming == Naming::with_file) {
        json.member("file", file.log.name);
    }
    write_rows(json, file.log);
    write_time(json, "start", file.inspection.start);
    write_time(json, "end", file.inspection.end);
    json.member("duration_s", file.inspection.duration / second);
    json.member("distance_m", file.inspection.distance / metre);
    write_text(json, "aircraft", file.log.aircraft);
    write_text(json, "system_id", file.log.system_id);
    write_turret(json, file);
    write_findings(json, file.log);
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
    if (const auto& error = file.inspection.line_of_sight_error) {
        fmt::print(
            out,
            "  line of sight against reported frame centre: median {:.3f} deg, maximum {:.3f} "
            "deg\n",
            error->median / degree,
            error->maximum / degree);
    }
}

void print_text(const Inspected& file, std::ostream& out)
{
    const auto& log = file.log;
    const auto& inspection = file.inspection;
    fmt::print(out, "{}: {}\n", log.name, to_string(log.format));
    fmt::print(out, "  aircraft  {}\n", log.aircraft.value_or("not told"));
    fmt::print(out, "  rows      {}, {} used\n", log.rows, log.records.size());
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
    fmt::print(out, "  distance  {:.1f} km\n", inspection.distance / kilometre);
    print_turret(file, out);
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
    return std::ranges::find(file.log.findings, Severity::error, &Finding::severity) !=
           file.log.findings.end();
}

}  // namespace

ExitCode run_inspect(std::span<const std::string> arguments, const Console& console)
{
    const auto options = make_options();
    const auto values = parse(options, arguments);
    if (!values) {
        console.out << "Usage: transect-flightlog inspect [OPTIONS] FILE...\n\n"
                    << options.visible << "\nExample: transect-flightlog inspect samples/log.csv\n";
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
        auto log = flightlog::read_log(name);
        auto inspection = flightlog::inspect(log);
        files.push_back({std::move(log), inspection});
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
