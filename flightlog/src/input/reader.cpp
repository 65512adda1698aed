#include "transect/flightlog/reader.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "transect/error.hpp"

#include "flightlog/src/input/log_input.hpp"
#include "flightlog/src/input/log_receiver.hpp"
#include "flightlog/src/input/recognise.hpp"
#include "flightlog/src/input/utf16_stream.hpp"
#include "flightlog/src/readers/garmin_csv.hpp"
#include "flightlog/src/readers/gpx.hpp"
#include "flightlog/src/readers/klv.hpp"
#include "flightlog/src/readers/kml.hpp"
#include "flightlog/src/readers/nmea.hpp"
#include "flightlog/src/tracks/clock_findings.hpp"

namespace transect::flightlog {
namespace {

struct Reader {
    bool (*recognises)(std::string_view head);
    void (*read)(LogInput& input, LogReceiver& receiver);
};

/// Every format that is read; the first that recognises a file reads it.
constexpr std::array readers{
    Reader{is_garmin_csv, read_garmin_csv},
    Reader{is_st0601, read_klv},
    Reader{is_gpx, read_gpx},
    Reader{is_kml, read_kml},
    Reader{is_nmea, read_nmea},
};

/// Enough of a file to tell what it is.
constexpr std::size_t head_bytes = std::size_t{1} << 20U;

std::vector<StreamedLog> read_bytes(LogInput& input, const SinkMaker& make_sink)
{
    const auto head = input.peek(head_bytes);
    const auto recognises = [&](const Reader& reader) { return reader.recognises(head); };
    const auto* const reader = std::ranges::find_if(readers, recognises);
    if (reader == readers.end()) {
        throw InputError{
            {.file = input.name()},
            fmt::format(
                "{}; this version reads Garmin CSV, MISB ST 0601 KLV, GPX, KML and NMEA 0183",
                description_of_stranger(head))};
    }
    LogReceiver receiver{make_sink};
    reader->read(input, receiver);
    auto logs = receiver.finished();
    for (auto& streamed : logs) {
        streamed.log.name = input.name();
    }
    return logs;
}

std::vector<StreamedLog> read(LogInput& input, const SinkMaker& make_sink)
{
    const auto order = utf16_byte_order(input.peek(head_bytes));
    if (!order) {
        return read_bytes(input, make_sink);
    }
    Utf16Stream letters{input, *order};
    LogInput text{input.name(), letters};
    return read_bytes(text, make_sink);
}

class Keeper final : public RecordSink {
public:
    void take(const Record& record) override { records_.push_back(record); }

    void finish(LogFile& log) override
    {
        if (log.klv && log.klv->image_is_level) {
            level_images();
        }
        log.records = std::move(records_);
    }

private:
    void level_images()
    {
        for (auto& record : records_) {
            if (record.look) {
                record.look->image_roll = Angle{};
            }
        }
    }

    std::vector<Record> records_;
};

std::vector<LogFile> keep(LogInput& input)
{
    std::vector<LogFile> logs;
    for (auto& streamed : read(input, [] { return std::make_unique<Keeper>(); })) {
        std::ranges::move(clock_findings(streamed.log), std::back_inserter(streamed.log.findings));
        logs.push_back(std::move(streamed.log));
    }
    return logs;
}

LogFile only(std::vector<LogFile> logs, const std::string& name)
{
    if (logs.size() != 1) {
        throw InputError{
            {.file = name}, fmt::format("holds {} logs where one is needed", logs.size())};
    }
    return std::move(logs.front());
}

}  // namespace

std::vector<StreamedLog> stream_logs(const std::filesystem::path& file, const SinkMaker& make_sink)
{
    FileStream bytes{file};
    LogInput input{file.string(), bytes};
    return read(input, make_sink);
}

std::vector<LogFile> read_logs(const std::filesystem::path& file)
{
    FileStream bytes{file};
    LogInput input{file.string(), bytes};
    return keep(input);
}

LogFile read_log(const std::filesystem::path& file)
{
    return only(read_logs(file), file.string());
}

LogFile parse_log(SourceText source)
{
    TextStream bytes{source.text};
    LogInput input{std::string{source.file}, bytes};
    return only(keep(input), input.name());
}

}  // namespace transect::flightlog
