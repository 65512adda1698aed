#include "flightlog/src/readers/sbs.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "flightlog/src/input/lines.hpp"
#include "flightlog/src/readers/aircraft_logs.hpp"
#include "flightlog/src/readers/cells.hpp"
#include "flightlog/src/readers/number.hpp"
#include "flightlog/src/readers/plausible.hpp"

namespace transect::flightlog {
namespace {

/// Cells of a message.
enum Cell : std::size_t {
    kind = 1,
    address = 4,
    date = 6,
    time_of_day = 7,
    altitude_ft = 11,
    ground_speed_kt = 12,
    track_deg = 13,
    latitude_deg = 14,
    longitude_deg = 15,
    cell_count = 22
};

using Cells = std::vector<std::string_view>;

/// "2026/11/23" and "07:00:00.000".
std::optional<Instant> time_of(const Cells& cells)
{
    std::string day{cells[date]};
    std::ranges::replace(day, '/', '-');
    return parse_iso8601(day + 'T' + std::string{cells[time_of_day]} + 'Z');
}

struct Motion {
    Instant time;
    std::optional<Speed> ground_speed;
    std::optional<Bearing> track;
};

class SbsReader {
public:
    SbsReader(LogInput& input, LogReceiver& receiver)
        : input_{&input}, logs_{input, receiver, {LogFormat::sbs, PlaceUnit::line}}
    {}

    void read()
    {
        LineReader lines{*input_};
        while (const auto line = lines.next()) {
            read_line(*line);
        }
        logs_.latest();
    }

private:
    void read_line(const Line& line)
    {
        if (line.too_long) {
            logs_.latest().drop(DropReason::row_too_long);
            return;
        }
        if (!line.text.starts_with("MSG,")) {
            return;
        }
        const auto cells = split_cells(line.text);
        if (cells.size() < cell_count) {
            logs_.latest().drop(
                line.complete ? DropReason::column_count : DropReason::cut_last_row);
            return;
        }
        const auto aircraft = transponder_address(cells[address]);
        if (!aircraft) {
            logs_.latest().drop(DropReason::unreadable);
        } else if (cells[kind] == "4") {
            keep_motion(*aircraft, cells);
        } else if (cells[kind] == "2" || cells[kind] == "3") {
            read_position(*aircraft, cells, line.number);
        }
    }

    void keep_motion(const std::string& aircraft, const Cells& cells)
    {
        constexpr std::size_t most_kept = 10'000;
        if (motions_.size() > most_kept) {
            motions_.clear();
        }
        if (const auto time = time_of(cells)) {
            motions_.insert_or_assign(
                aircraft,
                Motion{
                    *time,
                    plausible_speed(to_number(cells[ground_speed_kt]), knot),
                    plausible_bearing(to_number(cells[track_deg]))});
        }
    }

    void read_position(const std::string& aircraft, const Cells& cells, std::size_t line)
    {
        auto& builder = logs_.of(aircraft);
        if (!has_told_zone(builder.log())) {
            builder.log().findings.push_back(
                {.severity = Severity::warning, .code = "sbs-zone-assumed"});
        }
        if (const auto reason = use_position(aircraft, cells, {builder, line})) {
            builder.drop(*reason);
        }
    }

    static bool has_told_zone(const LogFile& log)
    {
        return std::ranges::find(log.findings, "sbs-zone-assumed", &Finding::code) !=
               log.findings.end();
    }

    struct Target {
        LogBuilder& builder;
        std::size_t line;
    };

    std::optional<DropReason> use_position(
        const std::string& aircraft, const Cells& cells, const Target& target) const
    {
        if (cells[date].empty() || cells[time_of_day].empty()) {
            return DropReason::no_time;
        }
        const auto time = time_of(cells);
        if (!time) {
            return DropReason::unreadable;
        }
        if (cells[latitude_deg].empty() || cells[longitude_deg].empty()) {
            return DropReason::no_position;
        }
        const auto position =
            plausible_point({to_number(cells[latitude_deg]), to_number(cells[longitude_deg])});
        if (!position) {
            return DropReason::unreadable;
        }
        if (is_null_island(*position)) {
            return DropReason::no_position;
        }
        Record record{.time = *time, .position = *position, .place = target.line};
        record.indicated_altitude = plausible_height(to_number(cells[altitude_ft]), foot);
        record.ground_speed = plausible_speed(to_number(cells[ground_speed_kt]), knot);
        record.track = plausible_bearing(to_number(cells[track_deg]));
        add_motion(aircraft, record);
        target.builder.use(record);
        return std::nullopt;
    }

    /// Airborne positions come without speed; what was sent long before says nothing.
    void add_motion(const std::string& aircraft, Record& record) const
    {
        constexpr Duration longest = 5.0 * second;
        const auto found = motions_.find(aircraft);
        if (found == motions_.end() || abs(elapsed(found->second.time, record.time)) > longest) {
            return;
        }
        const auto& motion = found->second;
        record.ground_speed = record.ground_speed ? record.ground_speed : motion.ground_speed;
        record.track = record.track ? record.track : motion.track;
    }

    LogInput* input_;
    AircraftLogs logs_;
    std::map<std::string, Motion> motions_;
};

}  // namespace

bool is_sbs(std::string_view head)
{
    constexpr std::size_t looked_at = std::size_t{64} << 10U;
    Lines lines{head.substr(0, looked_at)};
    while (const auto line = lines.next()) {
        if (line->text.starts_with("MSG,")) {
            const auto cells = split_cells(line->text);
            return cells.size() > time_of_day && transponder_address(cells[address]).has_value();
        }
    }
    return false;
}

void read_sbs(LogInput& input, LogReceiver& receiver)
{
    SbsReader{input, receiver}.read();
}

}  // namespace transect::flightlog
