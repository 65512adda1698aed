#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "flightlog/src/input/lines.hpp"
#include "flightlog/src/readers/aircraft_logs.hpp"
#include "flightlog/src/readers/cells.hpp"
#include "flightlog/src/readers/opensky.hpp"
#include "flightlog/src/readers/state_vector.hpp"

namespace transect::flightlog {
namespace {

using Columns = std::vector<std::optional<StateField>>;

Columns columns_of(std::string_view header)
{
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (header.starts_with(byte_order_mark)) {
        header.remove_prefix(byte_order_mark.size());
    }
    const auto cells = split_cells(header);
    Columns columns(cells.size());
    std::ranges::transform(cells, columns.begin(), state_field);
    return columns;
}

bool has(const Columns& columns, StateField field)
{
    return std::ranges::find(columns, std::optional{field}) != columns.end();
}

class OpenSkyReader {
public:
    OpenSkyReader(LogInput& input, LogReceiver& receiver)
        : lines_{input}, logs_{input, receiver, {LogFormat::opensky, PlaceUnit::line}}
    {}

    void read()
    {
        const auto header = lines_.next();
        columns_ = header ? columns_of(header->text) : Columns{};
        while (const auto line = lines_.next()) {
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
        const auto cells = split_cells(line.text);
        // The last cell may be half a number.
        if (!line.complete) {
            logs_.latest().drop(DropReason::cut_last_row);
            return;
        }
        if (cells.size() != columns_.size()) {
            logs_.latest().drop(
                line.text.empty() ? DropReason::blank_row : DropReason::column_count);
            return;
        }
        StateVector state;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (columns_[i]) {
                state.set(*columns_[i], cells[i]);
            }
        }
        auto& builder = logs_.of(state.address());
        if (!state.callsign().empty() && !builder.log().aircraft) {
            builder.log().aircraft = state.callsign();
        }
        if (const auto reason = state.reason()) {
            builder.drop(*reason);
        } else {
            builder.use(state.record(line.number));
        }
    }

    LineReader lines_;
    AircraftLogs logs_;
    Columns columns_;
};

}  // namespace

bool is_opensky_csv(std::string_view head)
{
    Lines lines{head};
    const auto header = lines.next();
    if (!header || !header->complete) {
        return false;
    }
    const auto columns = columns_of(header->text);
    return has(columns, StateField::address) && has(columns, StateField::latitude) &&
           has(columns, StateField::longitude);
}

void read_opensky_csv(LogInput& input, LogReceiver& receiver)
{
    OpenSkyReader{input, receiver}.read();
}

}  // namespace transect::flightlog
