#include "flightlog/src/input/gpsbabel.hpp"

#include <algorithm>
#include <array>
#include <system_error>

#include <fmt/format.h>

#include "transect/error.hpp"

#include "flightlog/src/input/child_process.hpp"
#include "flightlog/src/readers/gpx.hpp"
#include "flightlog/src/readers/xml_root.hpp"

namespace transect::flightlog {
namespace {

using namespace std::string_view_literals;

constexpr std::array formats{
    GpsbabelFormat{
        [](std::string_view head) { return head.size() > 12 && head.substr(8, 4) == ".FIT"sv; },
        "garmin_fit",
        "is a Garmin FIT file"},
    GpsbabelFormat{
        [](std::string_view head) { return xml_root(head) == "TrainingCenterDatabase"sv; },
        "gtrnctr",
        "is a Garmin TCX file"},
    GpsbabelFormat{
        [](std::string_view head) { return head.starts_with("MsRcf\0"sv); },
        "gdb",
        "is a Garmin GDB file"},
    GpsbabelFormat{
        [](std::string_view head) { return head.starts_with("\xD3\0TrackMaker"sv); },
        "gtm",
        "is a file of GPS TrackMaker"},
    GpsbabelFormat{
        [](std::string_view head) { return head.starts_with("OziExplorer Track Point File"sv); },
        "ozi",
        "is a track of OziExplorer"},
};

FileDescriptor copied(LogInput& input)
{
    constexpr std::size_t most_bytes = std::size_t{64} << 20U;
    constexpr std::size_t piece_bytes = std::size_t{1} << 20U;
    auto file = nameless_file();
    std::size_t copied_bytes = 0;
    for (;;) {
        const auto piece = input.peek(piece_bytes);
        if (piece.empty()) {
            return file;
        }
        copied_bytes += piece.size();
        if (copied_bytes > most_bytes) {
            throw InputError{{.file = input.name()}, "has more than 64 MiB for GPSBabel to read"};
        }
        write_all(file, piece);
        input.skip(piece.size());
    }
}

InputError cannot(const LogInput& input, const GpsbabelFormat& format, const std::string& why)
{
    return InputError{{.file = input.name()}, fmt::format("{}; {}", format.description, why)};
}

void read_tracks(LogInput& gpx, const GpsbabelFormat& format, LogReceiver& receiver)
{
    try {
        read_gpx(gpx, receiver);
    } catch (const InputError&) {
        throw cannot(gpx, format, "GPSBabel finds no track in it");
    }
}

/// Its one log, as the reader of GPX leaves it.
void name_converter(LogFile& log, const GpsbabelFormat& format, const std::string& problem)
{
    log.format = LogFormat::gpsbabel;
    log.findings.push_back(
        {.severity = Severity::note,
         .code = "read-through-gpsbabel",
         .arguments = {{"format", format.name}}});
    if (!problem.empty()) {
        log.findings.push_back(
            {.severity = Severity::warning,
             .code = "gpsbabel-problem",
             .arguments = {{"problem", problem}}});
    }
}

}  // namespace

const GpsbabelFormat* find_gpsbabel_format(std::string_view head)
{
    const auto* const found = std::ranges::find_if(
        formats, [&](const GpsbabelFormat& format) { return format.fits(head); });
    return found == formats.end() ? nullptr : found;
}

void read_through_gpsbabel(LogInput& input, const GpsbabelFormat& format, LogReceiver& receiver)
{
    const auto file = copied(input);
    try {
        ChildProcess gpsbabel{
            {"gpsbabel",
             "-t",
             "-i",
             format.name,
             "-f",
             "/dev/fd/3",
             "-o",
             "gpx,gpxver=1.1",
             "-F",
             "-"},
            file};
        LogInput gpx{input.name(), gpsbabel};
        if (gpx.peek(1).empty()) {
            throw cannot(input, format, fmt::format("GPSBabel says: {}", gpsbabel.problem()));
        }
        read_tracks(gpx, format, receiver);
        name_converter(receiver.log().log(), format, gpsbabel.problem());
    } catch (const std::system_error& error) {
        const bool is_missing = error.code() == std::errc::no_such_file_or_directory;
        throw cannot(
            input,
            format,
            is_missing ? "the program gpsbabel, which is not installed, would read it"
                       : fmt::format("GPSBabel cannot be run: {}", error.what()));
    }
}

}  // namespace transect::flightlog
