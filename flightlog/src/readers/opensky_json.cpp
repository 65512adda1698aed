#include <array>
#include <optional>
#include <string>

#include "flightlog/src/readers/aircraft_logs.hpp"
#include "flightlog/src/readers/json_events.hpp"
#include "flightlog/src/readers/json_head.hpp"
#include "flightlog/src/readers/opensky.hpp"
#include "flightlog/src/readers/state_vector.hpp"

namespace transect::flightlog {
namespace {

using OptionalField = std::optional<StateField>;

/// Items of the arrays in "states".
constexpr std::array<OptionalField, 14> state_items{
    StateField::address,
    StateField::callsign,
    std::nullopt,
    StateField::position_time,
    std::nullopt,
    StateField::longitude,
    StateField::latitude,
    StateField::altitude_m,
    std::nullopt,
    StateField::speed_m_s,
    StateField::track,
    std::nullopt,
    std::nullopt,
    StateField::geometric_m};

/// Items of the arrays in "path".
constexpr std::array<OptionalField, 5> path_items{
    StateField::state_time,
    StateField::latitude,
    StateField::longitude,
    StateField::altitude_m,
    StateField::track};

class OpenSkyHandler final : public JsonHandler {
public:
    explicit OpenSkyHandler(AircraftLogs logs) : logs_{logs} {}

    void open(const JsonStart& start) override
    {
        const auto& [level, offset] = start;
        offsets_.at(level) = offset;
        if (level == 1) {
            items_ = Items::none;
            owner_.clear();
        } else if (level == item_level && items_ != Items::none) {
            begin_row(level);
            item_ = 0;
            is_array_row_ = true;
        }
    }

    void close(std::size_t level) override
    {
        if (level == row_level_) {
            const bool is_row = is_array_row_ || state_.has_place();
            if (is_row) {
                finish_row();
            }
            row_level_ = 0;
        } else if (level == row_level_ + 1 && is_array_row_) {
            ++item_;
        }
    }

    void key(std::size_t level, std::string_view name) override
    {
        if (level == 1 && name == "states") {
            items_ = Items::states;
        } else if (level == 1 && name == "path") {
            items_ = Items::path;
        } else if (level == 1) {
            items_ = Items::none;
        }
        // An object in an array's place has its members by name.
        if (row_level_ != level || is_array_row_) {
            begin_row(level);
        }
        field_ = state_field(name);
    }

    void scalar(std::size_t level, const JsonScalar& value) override
    {
        if (level != row_level_) {
            return;
        }
        if (is_array_row_) {
            field_ = item_field();
            ++item_;
        }
        if (field_) {
            state_.set(*field_, value);
        }
        if (level == 1 && !state_.address().empty()) {
            owner_ = state_.address();
        }
    }

    bool is_in_row() const { return row_level_ > 0 && (is_array_row_ || state_.has_place()); }
    LogBuilder& latest() { return logs_.latest(); }

private:
    static constexpr std::size_t item_level = 3;
    static constexpr std::size_t most_levels = 65;

    enum class Items { none, states, path };

    void begin_row(std::size_t level)
    {
        state_ = {};
        row_level_ = level;
        is_array_row_ = false;
    }

    OptionalField item_field() const
    {
        if (items_ == Items::states) {
            return item_ < state_items.size() ? state_items.at(item_) : std::nullopt;
        }
        return item_ < path_items.size() ? path_items.at(item_) : std::nullopt;
    }

    void finish_row()
    {
        auto& builder = logs_.of(state_.address().empty() ? owner_ : state_.address());
        if (!state_.callsign().empty() && !builder.log().aircraft) {
            builder.log().aircraft = state_.callsign();
        }
        if (const auto reason = state_.reason()) {
            builder.drop(*reason);
        } else {
            builder.use(state_.record(offsets_.at(row_level_)));
        }
    }

    AircraftLogs logs_;
    std::array<std::size_t, most_levels> offsets_{};
    StateVector state_;
    OptionalField field_;
    Items items_ = Items::none;
    std::size_t row_level_ = 0;  ///< of the innermost object, or array of items; 0 outside
    std::size_t item_ = 0;
    bool is_array_row_ = false;
    std::string owner_;  ///< of a track
};

}  // namespace

bool is_opensky_json(std::string_view head)
{
    const JsonHead json{head};
    const bool has_place = json.has_key("path") || json.has_key("latitude") || json.has_key("lat");
    const bool has_states = json.has_key("states") && json.has_key("time");
    return json.is_json() && (has_states || (json.has_key("icao24") && has_place));
}

void read_opensky_json(LogInput& input, LogReceiver& receiver)
{
    OpenSkyHandler handler{AircraftLogs{input, receiver, {LogFormat::opensky, PlaceUnit::byte}}};
    const auto outcome = read_json(input, handler);
    const auto row = handler.is_in_row() ? RowAtEnd::open : RowAtEnd::none;
    tell_end(outcome, row, handler.latest());
}

}  // namespace transect::flightlog
