#include "flightlog/src/readers/readsb.hpp"

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "transect/error.hpp"

#include "flightlog/src/readers/aircraft_logs.hpp"
#include "flightlog/src/readers/json_events.hpp"
#include "flightlog/src/readers/json_head.hpp"
#include "flightlog/src/readers/plausible.hpp"

namespace transect::flightlog {
namespace {

/// Items of a row; the ninth is an object of other values.
enum Item : std::size_t {
    after_s,
    latitude_deg,
    longitude_deg,
    altitude_ft,
    ground_speed_kt,
    track_deg,
    flags,
    vertical_rate,
    other_values,
    source,
    geometric_altitude_ft,
    known_items
};

constexpr unsigned flag_stale = 1;
constexpr unsigned flag_geometric = 8;

class ReadsbHandler final : public JsonHandler {
public:
    explicit ReadsbHandler(AircraftLogs logs) : logs_{logs} {}

    void open(const JsonStart& start) override
    {
        const auto& [level, offset] = start;
        if (level == 1) {
            identity_ = {};
            is_trace_ = false;
        } else if (level == row_level && is_trace_) {
            row_.assign(known_items, std::nullopt);
            item_ = 0;
            row_offset_ = offset;
            is_in_row_ = true;
        }
    }

    void close(std::size_t level) override
    {
        if (level == row_level && is_in_row_) {
            is_in_row_ = false;
            auto& builder = log();
            if (const auto reason = use_row(builder)) {
                builder.drop(*reason);
            }
        } else if (level == row_level + 1 && is_in_row_) {
            ++item_;
        } else if (level == 2) {
            is_trace_ = false;
        }
    }

    void key(std::size_t level, std::string_view name) override
    {
        if (level == 1) {
            key_ = name;
            is_trace_ = name == "trace";
            has_trace_ = has_trace_ || is_trace_;
        }
    }

    void scalar(std::size_t level, const JsonScalar& value) override
    {
        if (level == 1) {
            identify(value);
        } else if (level == row_level && is_in_row_) {
            if (const auto* const number = std::get_if<double>(&value)) {
                put(*number);
            }
            ++item_;
        }
    }

    bool has_trace() const { return has_trace_; }
    bool is_in_row() const { return is_in_row_; }

    /// Of the aircraft that is being read.
    LogBuilder& log()
    {
        auto& builder = logs_.of(identity_.address);
        builder.log().aircraft = aircraft();
        return builder;
    }

private:
    static constexpr std::size_t row_level = 3;

    struct Identity {
        std::string address;
        std::string type;
        std::string registration;
        std::optional<double> timestamp_s;
    };

    void put(double number)
    {
        if (item_ < row_.size()) {
            row_[item_] = number;
        }
    }

    void identify(const JsonScalar& value)
    {
        const auto* const text = std::get_if<std::string_view>(&value);
        const auto* const number = std::get_if<double>(&value);
        if (key_ == "timestamp" && number != nullptr) {
            identity_.timestamp_s = *number;
        } else if (key_ == "icao" && text != nullptr) {
            identity_.address = transponder_address(*text).value_or("");
        } else if (key_ == "t" && text != nullptr) {
            identity_.type = *text;
        } else if (key_ == "r" && text != nullptr) {
            identity_.registration = *text;
        }
    }

    std::optional<std::string> aircraft() const
    {
        const bool has_both = !identity_.type.empty() && !identity_.registration.empty();
        auto name = identity_.type + (has_both ? " " : "") + identity_.registration;
        return name.empty() ? std::nullopt : std::optional{std::move(name)};
    }

    std::optional<DropReason> use_row(LogBuilder& builder) const
    {
        const auto after = row_[after_s];
        if (!after || !identity_.timestamp_s) {
            return DropReason::no_time;
        }
        const auto time = unix_time(*identity_.timestamp_s + *after);
        if (!time) {
            return DropReason::unreadable;
        }
        if (!row_[latitude_deg] || !row_[longitude_deg]) {
            return DropReason::no_position;
        }
        const auto position = plausible_point({row_[latitude_deg], row_[longitude_deg]});
        if (!position) {
            return DropReason::unreadable;
        }
        if (has_flag(flag_stale)) {
            return DropReason::stale_position;
        }
        if (is_null_island(*position)) {
            return DropReason::no_position;
        }
        Record record{.time = *time, .position = *position, .place = row_offset_};
        add_heights(record);
        record.ground_speed = plausible_speed(row_[ground_speed_kt], knot);
        record.track = plausible_bearing(row_[track_deg]);
        builder.use(record);
        return std::nullopt;
    }

    bool has_flag(unsigned flag) const
    {
        const double value = row_[flags].value_or(0.0);
        return value >= 0.0 && value < 65536.0 && (static_cast<unsigned>(value) & flag) != 0;
    }

    /// The first altitude is that of the transponder, at standard pressure, unless flagged.
    void add_heights(Record& record) const
    {
        const auto altitude = plausible_height(row_[altitude_ft], foot);
        const bool is_geometric = has_flag(flag_geometric);
        if (!is_geometric) {
            record.indicated_altitude = altitude;
        }
        const auto geometric = plausible_height(row_[geometric_altitude_ft], foot);
        record.ellipsoid_height =
            above_datum<EllipsoidHeight>(is_geometric && !geometric ? altitude : geometric);
    }

    AircraftLogs logs_;
    Identity identity_;
    std::string key_;
    bool is_trace_ = false;
    bool has_trace_ = false;
    bool is_in_row_ = false;
    std::vector<std::optional<double>> row_;
    std::size_t item_ = 0;
    std::size_t row_offset_ = 0;
};

}  // namespace

bool is_readsb(std::string_view head)
{
    const JsonHead json{head};
    return json.is_json() && json.has_key("icao") && json.has_key("trace");
}

void read_readsb(LogInput& input, LogReceiver& receiver)
{
    ReadsbHandler handler{AircraftLogs{input, receiver, {LogFormat::readsb, PlaceUnit::byte}}};
    const auto outcome = read_json(input, handler);
    if (!handler.has_trace()) {
        throw InputError{{.file = input.name()}, "holds no trace"};
    }
    tell_end(outcome, handler.is_in_row() ? RowAtEnd::open : RowAtEnd::none, handler.log());
}

}  // namespace transect::flightlog
