#include "transect/flightlog/reader.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "transect/error.hpp"

#include "flightlog/src/input/gpsbabel.hpp"
#include "flightlog/src/input/log_input.hpp"
#include "flightlog/src/input/log_receiver.hpp"
#include "flightlog/src/input/recognise.hpp"
#include "flightlog/src/input/sources.hpp"
#include "flightlog/src/input/spreadsheet_stream.hpp"
#include "flightlog/src/input/utf16_stream.hpp"
#include "flightlog/src/readers/garmin_csv.hpp"
#include "flightlog/src/readers/gpx.hpp"
#include "flightlog/src/readers/igc.hpp"
#include "flightlog/src/readers/klv.hpp"
#include "flightlog/src/readers/kml.hpp"
#include "flightlog/src/readers/nmea.hpp"
#include "flightlog/src/readers/opensky.hpp"
#include "flightlog/src/readers/readsb.hpp"
#include "flightlog/src/readers/sbs.hpp"
#include "flightlog/src/readers/transport_stream.hpp"
#include "flightlog/src/tracks/log_account.hpp"

namespace transect::flightlog {
namespace {

struct Reader {
    bool (*recognises)(std::string_view head);
    void (*read)(LogInput& input, LogReceiver& receiver);
};

/// Every format that is read; the first that recognises a file reads it.
constexpr std::array readers{
    Reader{is_garmin_csv, read_garmin_csv},
    Reader{is_transport_stream, read_transport_stream},
    Reader{is_st0601, read_klv},
    Reader{is_gpx, read_gpx},
    Reader{is_kml, read_kml},
    Reader{is_readsb, read_readsb},
    Reader{is_opensky_json, read_opensky_json},
    Reader{is_opensky_csv, read_opensky_csv},
    Reader{is_igc, read_igc},
    Reader{is_sbs, read_sbs},
    Reader{is_nmea, read_nmea},
};

/// Most files tell soon what they are; a stream may begin with much that is not its own.
constexpr std::array head_bytes{std::size_t{64} << 10U, std::size_t{1} << 20U};

const Reader* find_reader(LogInput& input)
{
    for (const auto bytes : head_bytes) {
        const auto head = input.peek(bytes);
        const auto recognises = [&](const Reader& reader) { return reader.recognises(head); };
        const auto* const reader = std::ranges::find_if(readers, recognises);
        if (reader != readers.end()) {
            return reader;
        }
    }
    return nullptr;
}

void read_by_content(LogInput& input, LogReceiver& receiver)
{
    if (const auto* const reader = find_reader(input)) {
        reader->read(input, receiver);
        return;
    }
    const auto head = input.peek(head_bytes.back());
    if (const auto* const format = find_gpsbabel_format(head)) {
        read_through_gpsbabel(input, *format, receiver);
    } else {
        throw InputError{
            {.file = input.name()},
            fmt::format(
                "{}; this version reads Garmin CSV, MISB ST 0601 KLV, GPX, KML, NMEA 0183, "
                "IGC, readsb, OpenSky and SBS",
                description_of_stranger(head))};
    }
}

std::vector<StreamedLog> read_bytes(LogInput& input, const SinkMaker& make_sink)
{
    LogReceiver receiver{make_sink};
    read_by_content(input, receiver);
    auto logs = receiver.finished();
    for (auto& streamed : logs) {
        const auto& aircraft = streamed.log.name;
        const bool is_one_of_several = logs.size() > 1 && !aircraft.empty();
        streamed.log.name = input.name() + (is_one_of_several ? '#' + aircraft : "");
    }
    return logs;
}

std::vector<StreamedLog> read_text(LogInput& input, const SinkMaker& make_sink)
{
    const auto separator = spreadsheet_separator(input.peek(head_bytes.front()));
    if (!separator) {
        return read_bytes(input, make_sink);
    }
    SpreadsheetStream cells{input, *separator};
    LogInput text{input.name(), cells};
    auto logs = read_bytes(text, make_sink);
    for (auto& streamed : logs) {
        streamed.log.findings.push_back(
            {.severity = Severity::note, .code = "log-saved-by-spreadsheet"});
    }
    return logs;
}

std::vector<StreamedLog> read(LogInput& input, const SinkMaker& make_sink)
{
    const auto order = utf16_byte_order(input.peek(head_bytes.front()));
    if (!order) {
        return read_text(input, make_sink);
    }
    Utf16Stream letters{input, *order};
    LogInput text{input.name(), letters};
    return read_text(text, make_sink);
}

/// Where one of many files is no log, that is said and the others are read.
class Collector final : public SourceVisitor {
public:
    explicit Collector(const SinkMaker& make_sink) : make_sink_{&make_sink} {}

    void visit(LogInput& input) override
    {
        try {
            std::ranges::move(read(input, *make_sink_), std::back_inserter(logs_));
        } catch (const InputError& error) {
            refused(input.name(), error);
        }
    }

    void refused(const std::string& name, const InputError& problem) override
    {
        Finding reason{
            .severity = Severity::note,
            .code = "file-is-no-log",
            .arguments = {{"problem", problem.what()}}};
        logs_.push_back({.log = stranger(name, std::move(reason)), .sink = nullptr});
        problems_.push_back(problem);
    }

    /// Said with the log that was read last, which the damage may have cut.
    void damaged(const std::string& name, const std::string& problem) override
    {
        if (!logs_.empty() && logs_.back().log.name.starts_with(name)) {
            logs_.back().log.findings.push_back(damage(problem));
            return;
        }
        logs_.push_back({.log = stranger(name, damage(problem)), .sink = nullptr});
        problems_.emplace_back(SourcePosition{.file = name}, problem);
    }

    /// Throws InputError when none of them is a log.
    std::vector<StreamedLog> finished(const std::filesystem::path& path)
    {
        if (problems_.size() < logs_.size()) {
            return std::move(logs_);
        }
        if (problems_.size() == 1) {
            throw InputError{problems_.front()};
        }
        throw InputError{
            {.file = path.string()},
            problems_.empty() ? std::string{"holds no file"}
                              : fmt::format(
                                    "holds no flight log; the first of {} files {}",
                                    problems_.size(),
                                    problems_.front().what())};
    }

private:
    static Finding damage(const std::string& problem)
    {
        return {
            .severity = Severity::warning,
            .code = "archive-damaged",
            .arguments = {{"problem", problem}}};
    }

    static LogFile stranger(const std::string& name, Finding reason)
    {
        LogFile log;
        log.name = name;
        log.format = LogFormat::unknown;
        log.findings.push_back(std::move(reason));
        return log;
    }

    const SinkMaker* make_sink_;
    std::vector<StreamedLog> logs_;
    std::vector<InputError> problems_;
};

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

std::vector<LogFile> kept(std::vector<StreamedLog>&& streamed)
{
    std::vector<LogFile> logs;
    logs.reserve(streamed.size());
    for (auto& entry : streamed) {
        auto& log = entry.log;
        if (log.format != LogFormat::unknown) {
            LogAccount account;
            account.add(log.records);
            std::ranges::move(account.findings(log), std::back_inserter(log.findings));
        }
        logs.push_back(std::move(log));
    }
    return logs;
}

std::unique_ptr<RecordSink> make_keeper()
{
    return std::make_unique<Keeper>();
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

std::vector<StreamedLog> stream_logs(const std::filesystem::path& path, const SinkMaker& make_sink)
{
    Collector collector{make_sink};
    visit_sources(path, collector);
    return collector.finished(path);
}

std::vector<LogFile> read_logs(const std::filesystem::path& path)
{
    return kept(stream_logs(path, make_keeper));
}

LogFile read_log(const std::filesystem::path& file)
{
    return only(read_logs(file), file.string());
}

LogFile parse_log(SourceText source)
{
    TextStream bytes{source.text};
    LogInput input{std::string{source.file}, bytes};
    return only(kept(read(input, make_keeper)), input.name());
}

}  // namespace transect::flightlog
