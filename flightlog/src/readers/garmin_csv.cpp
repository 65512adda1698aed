#include "flightlog/src/readers/garmin_csv.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "transect/error.hpp"

#include "flightlog/src/input/lines.hpp"
#include "flightlog/src/readers/cells.hpp"
#include "flightlog/src/readers/garmin_clock.hpp"
#include "flightlog/src/readers/garmin_header.hpp"
#include "flightlog/src/readers/number.hpp"

namespace transect::flightlog {
namespace {

using Cells = std::array<std::string_view, field_count>;

/// Bounds beyond which a number is a fault of the file, in base units. Airspeeds near zero come out
/// a little negative.
struct Bounds {
    Field field;
    double low;
    double high;
};
constexpr std::array plausible{
    Bounds{Field::indicated_altitude, -1000.0, 20'000.0},
    Bounds{Field::msl_height, -1000.0, 20'000.0},
    Bounds{Field::ellipsoid_height, -1000.0, 20'000.0},
    Bounds{Field::indicated_airspeed, -5.0, 400.0},
    Bounds{Field::ground_speed, 0.0, 400.0},
    Bounds{Field::true_airspeed, -5.0, 400.0},
    Bounds{Field::wind_speed, 0.0, 200.0},
    Bounds{Field::pitch, -90.0, 90.0},
    Bounds{Field::fuel_left, 0.0, 100'000.0},
    Bounds{Field::fuel_right, 0.0, 100'000.0},
    Bounds{Field::first_flow, 0.0, 100.0},
    Bounds{Field::second_flow, 0.0, 100.0},
    Bounds{Field::latitude, -90.0, 90.0},
};

/// How far the reader looks ahead for the first UTC offset and for dates that tell day from month:
/// minutes, which serve for most logs, then two hours and more.
constexpr std::size_t first_head_bytes = std::size_t{64} << 10U;
constexpr std::size_t head_bytes = std::size_t{4} << 20U;

SourceText head_of(LogInput& input)
{
    const SourceText first{input.peek(first_head_bytes), input.name()};
    const bool is_enough = tells_clock(parse_garmin_header(first), first);
    return is_enough ? first : SourceText{input.peek(head_bytes), input.name()};
}

constexpr std::size_t at(Field field)
{
    return static_cast<std::size_t>(field);
}

class GarminReader {
public:
    GarminReader(LogInput& input, LogBuilder& builder)
        : GarminReader{input, builder, head_of(input)}
    {}

    /// Throws InputError for a log without any row.
    void read()
    {
        LineReader lines{*input_, layout_.first_row_line};
        bool is_empty = true;
        while (const auto line = lines.next()) {
            is_empty = false;
            if (const auto reason = read_row(*line)) {
                builder_->drop(*reason);
            }
        }
        if (is_empty) {
            throw InputError{{.file = input_->name()}, "is a Garmin log without a single row"};
        }
        describe(builder_->log());
    }

private:
    GarminReader(LogInput& input, LogBuilder& builder, SourceText head)
        : input_{&input},
          builder_{&builder},
          layout_{parse_garmin_header(head)},
          clock_{layout_, head},
          finder_{layout_.column_count},
          quoted_{head.text.substr(layout_.header_bytes).find('"') != std::string_view::npos}
    {
        for (const auto& bounds : plausible) {
            low_.at(at(bounds.field)) = bounds.low;
            high_.at(at(bounds.field)) = bounds.high;
        }
        for (const auto& column : layout_.columns) {
            base_units_.at(at(column.field)) = column.base_units;
        }
        input_->skip(layout_.header_bytes);
    }

    std::optional<DropReason> read_row(const Line& line)
    {
        if (line.too_long) {
            return DropReason::row_too_long;
        }
        const auto reason = take_cells(line);
        if (!line.complete && (reason || needs_last_column())) {
            return DropReason::cut_last_row;
        }
        return reason ? reason : read_cells(line.number);
    }

    /// A number that is cut is a number still.
    bool needs_last_column() const
    {
        return layout_.columns.back().index + 1 == layout_.column_count;
    }

    /// Fills cells_; a reason when the row does not have the header's columns.
    std::optional<DropReason> take_cells(const Line& line)
    {
        if (quoted_) {
            return take_quoted_cells(line.text);
        }
        if (!finder_.find(line.text)) {
            quoted_ = line.text.find('"') != std::string_view::npos;
            return quoted_ ? take_quoted_cells(line.text) : misfit(line.text);
        }
        for (const auto& column : layout_.columns) {
            cells_.at(at(column.field)) = finder_.cell(column.index);
        }
        return std::nullopt;
    }

    std::optional<DropReason> take_quoted_cells(std::string_view line)
    {
        const auto cells = split_cells(line);
        if (cells.size() != layout_.column_count) {
            return misfit(line);
        }
        for (const auto& column : layout_.columns) {
            cells_.at(at(column.field)) = cells[column.index];
        }
        return std::nullopt;
    }

    static DropReason misfit(std::string_view line)
    {
        const bool blank = line.find_first_not_of(", \t") == std::string_view::npos;
        return blank ? DropReason::blank_row : DropReason::column_count;
    }

    std::optional<DropReason> read_cells(std::size_t line_number)
    {
        const auto time =
            clock_.read(cell(Field::date), cell(Field::time), cell(Field::utc_offset));
        if (!time.instant) {
            return time.reason;
        }
        const auto fix = cell(Field::gps_fix);
        if (fix == "NoSoln" || is_blank(Field::latitude) || is_blank(Field::longitude)) {
            return DropReason::no_position;
        }
        const auto latitude = number(Field::latitude);
        const auto longitude = number(Field::longitude);
        if (!latitude || !longitude || std::abs(*longitude) > 180.0) {
            return DropReason::unreadable;
        }
        // A position at 0, 0 counts only when the receiver says that it had a fix.
        if (*latitude == 0.0 && *longitude == 0.0 && fix.empty()) {
            return DropReason::no_position;
        }
        Record record{
            .time = *time.instant,
            .position = {Latitude{*latitude * degree}, Longitude{*longitude * degree}},
            .place = line_number};
        add_flight_values(record);
        add_fuel_and_wind(record);
        builder_->use(record);
        return std::nullopt;
    }

    void add_flight_values(Record& record)
    {
        record.msl_height = height<MslHeight>(Field::msl_height);
        record.ellipsoid_height = height<EllipsoidHeight>(Field::ellipsoid_height);
        record.indicated_altitude = quantity<Length>(Field::indicated_altitude);
        record.ground_speed = quantity<Speed>(Field::ground_speed);
        record.indicated_airspeed = quantity<Speed>(Field::indicated_airspeed);
        record.true_airspeed = quantity<Speed>(Field::true_airspeed);
        record.pitch = quantity<Angle>(Field::pitch);
        record.roll = quantity<Angle>(Field::roll);
        if (const auto variation = number(Field::variation)) {
            record.magnetic_variation = layout_.variation_sign * *variation * degree;
        }
        record.heading = true_bearing(Field::heading, NorthReference::magnetic_north, record);
        record.track = true_bearing(Field::track, layout_.track_reference, record);
    }

    void add_fuel_and_wind(Record& record)
    {
        const auto left = number(Field::fuel_left);
        const auto right = number(Field::fuel_right);
        if (left && right) {
            record.fuel = (*left + *right) * kilogram;
        }
        const auto first = number(Field::first_flow);
        const auto second = number(Field::second_flow);
        has_second_engine_ = has_second_engine_ || second;
        if (first && (second || !has_second_engine_)) {
            record.fuel_flow = (*first + second.value_or(0.0)) * (kilogram / transect::second);
        }
        const auto from = number(Field::wind_from);
        const auto speed = quantity<Speed>(Field::wind_speed);
        if (layout_.wind_is_true && from && speed) {
            record.wind = MeasuredWind{Bearing{*from * degree}, *speed};
        }
    }

    std::optional<Bearing> true_bearing(Field field, NorthReference reference, const Record& record)
    {
        const auto angle = number(field);
        if (!angle) {
            return std::nullopt;
        }
        if (reference == NorthReference::true_north) {
            return Bearing{*angle * degree};
        }
        if (!record.magnetic_variation) {
            return std::nullopt;
        }
        return Bearing{*angle * degree + *record.magnetic_variation};
    }

    template <typename Height>
    std::optional<Height> height(Field field)
    {
        const auto above = quantity<Length>(field);
        return above ? std::optional{Height{*above}} : std::nullopt;
    }

    template <typename Q>
    std::optional<Q> quantity(Field field)
    {
        const auto value = number(field);
        return value ? std::optional{Q::from_base_units(*value)} : std::nullopt;
    }

    bool is_blank(Field field) const { return cell(field).empty(); }

    std::string_view cell(Field field) const { return trimmed(cells_.at(at(field))); }

    /// In base units. Blank is missing; what is neither blank nor plausible is counted.
    std::optional<double> number(Field field)
    {
        const auto written = to_number(cells_.at(at(field)));
        if (written) {
            const double value = *written * base_units_.at(at(field));
            if (value >= low_.at(at(field)) && value <= high_.at(at(field))) {
                return value;
            }
        }
        unreadable_.at(at(field)) += is_blank(field) ? 0U : 1U;
        return std::nullopt;
    }

    void describe(LogFile& log) const
    {
        log.format = layout_.format;
        log.aircraft = layout_.aircraft;
        log.system_id = layout_.system_id;
        log.kind_since = layout_.kind_since;
        log.findings = layout_.findings;
        for (std::size_t i = 0; i < field_count; ++i) {
            if (unreadable_.at(i) > 0) {
                log.findings.push_back(
                    {.severity = Severity::warning,
                     .code = "log-values-unreadable",
                     .arguments = {
                         {"column", std::string{column_name(static_cast<Field>(i))}},
                         {"count", static_cast<double>(unreadable_.at(i))}}});
            }
        }
    }

    template <typename T>
    static std::array<T, field_count> filled(T value)
    {
        std::array<T, field_count> values{};
        values.fill(value);
        return values;
    }

    LogInput* input_;
    LogBuilder* builder_;
    GarminLayout layout_;
    GarminClock clock_;
    CellFinder finder_;
    bool quoted_ = false;
    std::array<double, field_count> low_ = filled(-360.0);
    std::array<double, field_count> high_ = filled(360.0);
    std::array<double, field_count> base_units_ = filled(1.0);
    std::array<std::size_t, field_count> unreadable_ = filled<std::size_t>(0);
    Cells cells_{};
    bool has_second_engine_ = false;
};

}  // namespace

void read_garmin_csv(LogInput& input, LogReceiver& receiver)
{
    GarminReader{input, receiver.log()}.read();
}

}  // namespace transect::flightlog
