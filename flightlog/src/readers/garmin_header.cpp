#include "flightlog/src/readers/garmin_header.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "transect/error.hpp"

#include "flightlog/src/input/lines.hpp"
#include "flightlog/src/readers/cells.hpp"
#include "flightlog/src/readers/garmin_units.hpp"
#include "flightlog/src/readers/number.hpp"

namespace transect::flightlog {
namespace {

struct KnownColumn {
    std::string_view name;
    Field field;
    UnitKind kind;
    std::string_view usual_unit;  ///< for logs that were stripped of their units
};

constexpr std::array known_columns{
    KnownColumn{"Lcl Date", Field::date, UnitKind::text, ""},
    KnownColumn{"Lcl Time", Field::time, UnitKind::text, ""},
    KnownColumn{"UTCOfst", Field::utc_offset, UnitKind::text, ""},
    KnownColumn{"Latitude", Field::latitude, UnitKind::angle, "degrees"},
    KnownColumn{"Longitude", Field::longitude, UnitKind::angle, "degrees"},
    KnownColumn{"AltInd", Field::indicated_altitude, UnitKind::length, "ft"},
    KnownColumn{"AltB", Field::indicated_altitude, UnitKind::length, "ft"},
    KnownColumn{"AltMSL", Field::msl_height, UnitKind::gps_height, "ft msl"},
    KnownColumn{"AltGPS", Field::ellipsoid_height, UnitKind::gps_height, "ft wgs"},
    KnownColumn{"IAS", Field::indicated_airspeed, UnitKind::speed, "kt"},
    KnownColumn{"GndSpd", Field::ground_speed, UnitKind::speed, "kt"},
    KnownColumn{"Pitch", Field::pitch, UnitKind::angle, "deg"},
    KnownColumn{"Roll", Field::roll, UnitKind::angle, "deg"},
    KnownColumn{"HDG", Field::heading, UnitKind::angle, "deg"},
    KnownColumn{"TRK", Field::track, UnitKind::angle, "deg"},
    KnownColumn{"FQtyL", Field::fuel_left, UnitKind::fuel, ""},
    KnownColumn{"FQty1", Field::fuel_left, UnitKind::fuel, ""},
    KnownColumn{"FQtyR", Field::fuel_right, UnitKind::fuel, ""},
    KnownColumn{"FQty2", Field::fuel_right, UnitKind::fuel, ""},
    KnownColumn{"E1 FFlow", Field::first_flow, UnitKind::fuel_flow, ""},
    KnownColumn{"E2 FFlow", Field::second_flow, UnitKind::fuel_flow, ""},
    KnownColumn{"TAS", Field::true_airspeed, UnitKind::speed, "kt"},
    KnownColumn{"WndSpd", Field::wind_speed, UnitKind::speed, "kt"},
    KnownColumn{"WndDr", Field::wind_from, UnitKind::angle, "deg"},
    KnownColumn{"MagVar", Field::variation, UnitKind::angle, "deg"},
    KnownColumn{"GPSfix", Field::gps_fix, UnitKind::text, ""},
};

/// A header has at most this many lines.
constexpr std::size_t header_lines = 5;

struct Header {
    std::string_view identity;            ///< the "#airframe_info" line, may be empty
    std::vector<std::string_view> units;  ///< empty when the file has none
    std::vector<std::string_view> names;
    bool has_long_names = false;  ///< "Latitude (deg)" in place of a line of units
};

bool is_identity(std::string_view line)
{
    return line.substr(0, 4).find("#a") != std::string_view::npos;
}

/// "GPS Ground Speed (kt)" -> "kt".
std::string_view unit_in_parentheses(std::string_view name)
{
    const auto open = name.rfind('(');
    if (open == std::string_view::npos || !name.ends_with(')')) {
        return {};
    }
    return name.substr(open + 1, name.size() - open - 2);
}

std::vector<std::string_view> parse_units(std::string_view line, bool has_long_names)
{
    auto units = split_cells(line);
    if (has_long_names) {
        std::ranges::transform(units, units.begin(), unit_in_parentheses);
    }
    return units;
}

/// The value of key="value" or key=value, through whatever Excel did to the quotes.
std::optional<std::string> identity_value(std::string_view line, std::string_view key)
{
    auto at = line.find(key);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    auto value = line.substr(at + key.size());
    value.remove_prefix(std::min(value.find_first_not_of('"'), value.size()));
    value = trimmed(value.substr(0, value.find_first_of("\",")));
    return value.empty() ? std::nullopt : std::optional{std::string{value}};
}

struct HeaderText {
    Header header;
    std::size_t bytes = 0;
    std::size_t first_row_line = 1;
};

HeaderText split_header(SourceText source)
{
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    auto all = source.text;
    all.remove_prefix(all.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
    HeaderText result;
    Lines lines{all};
    std::string_view previous;
    for (std::size_t i = 0; i < header_lines; ++i) {
        const auto line = lines.next();
        if (!line || line->text.size() > max_line_bytes) {
            break;
        }
        auto names = split_cells(line->text);
        if (std::ranges::find(names, "Lcl Date") != names.end()) {
            result.header.names = std::move(names);
            result.header.has_long_names = previous.find("(yyyy-mm-dd)") != std::string_view::npos;
            if (result.header.has_long_names || previous.find("#yy") != std::string_view::npos) {
                result.header.units = parse_units(previous, result.header.has_long_names);
            }
            result.bytes = source.text.size() - lines.rest().size();
            result.first_row_line = line->number + 1;
            return result;
        }
        if (is_identity(line->text)) {
            result.header.identity = line->text;
        }
        previous = line->text;
    }
    throw InputError{
        {.file = std::string{source.file}},
        "is a Garmin log without its line of column names (Lcl Date, Lcl Time, ...)"};
}

bool is_g3x(const Header& header)
{
    return header.has_long_names ||
           std::ranges::find(header.names, "GPSVelE") != header.names.end();
}

/// Turbines have no cylinder heads; an engine with them is taken to burn petrol.
struct Fuel {
    std::string_view name;
    double pounds_per_gallon = 0.0;
};
Fuel fuel_burnt(const Header& header)
{
    if (std::ranges::find(header.names, "E1 CHT1") != header.names.end()) {
        return {"Avgas 100LL", 6.0};
    }
    return {"Jet A-1", 6.7};
}

std::string_view unit_of(const Header& header, const KnownColumn& known, std::size_t index)
{
    if (header.units.empty()) {
        return known.usual_unit;
    }
    return index < header.units.size() ? header.units[index] : std::string_view{};
}

/// The G3X's AltGPS is above mean sea level though its name is that of the G1000's height above the
/// ellipsoid. Nothing when the unit names another surface or none.
std::optional<Field> field_of(const KnownColumn& known, std::string_view unit, LogFormat format)
{
    if (known.field == Field::ellipsoid_height && format == LogFormat::garmin_g3x) {
        return Field::msl_height;
    }
    const bool fits = known.kind != UnitKind::gps_height || unit == known.usual_unit;
    return fits ? std::optional{known.field} : std::nullopt;
}

Finding unknown_unit(std::string_view name, std::string_view unit)
{
    return {
        .severity = Severity::warning,
        .code = "log-unit-unknown",
        .arguments = {{"column", std::string{name}}, {"unit", std::string{unit}}}};
}

void add_column(GarminLayout& layout, const Header& header, const KnownColumn& known)
{
    const auto name = std::ranges::find(header.names, known.name);
    if (name == header.names.end()) {
        return;
    }
    const auto index = static_cast<std::size_t>(name - header.names.begin());
    const auto unit = unit_of(header, known, index);
    const auto field = field_of(known, unit, layout.format);
    const auto base_units = base_units_of(unit, known.kind, fuel_burnt(header).pounds_per_gallon);
    if (field && layout.has(*field)) {
        return;
    }
    if (field && base_units) {
        layout.columns.push_back({index, *field, *base_units});
    } else if (!header.units.empty()) {
        layout.findings.push_back(unknown_unit(known.name, unit));
    }
}

void require_columns(const GarminLayout& layout, SourceText source)
{
    for (const auto field : {Field::date, Field::time, Field::latitude, Field::longitude}) {
        if (!layout.has(field)) {
            throw InputError{
                {.file = std::string{source.file}, .line = layout.first_row_line - 1},
                fmt::format("has no usable column '{}'", column_name(field))};
        }
    }
}

void state_assumptions(GarminLayout& layout, const Header& header)
{
    if (identity_value(header.identity, "mode=") == "SIMULATED") {
        layout.findings.push_back({.severity = Severity::warning, .code = "log-simulated"});
    }
    if (header.units.empty()) {
        layout.findings.push_back({.severity = Severity::note, .code = "log-units-assumed"});
    }
    if (layout.has(Field::fuel_left) || layout.has(Field::first_flow)) {
        const auto fuel = fuel_burnt(header);
        layout.findings.push_back(
            {.severity = Severity::note,
             .code = "log-fuel-density-assumed",
             .arguments = {
                 {"fuel", std::string{fuel.name}},
                 {"density_lb_per_gal", fuel.pounds_per_gallon}}});
    }
}

/// The G3X Touch came in 2014 and the G1000 NXi ("GIFD") in 2017; the first G1000 was certified in
/// June 2004.
Instant kind_since(const GarminLayout& layout, const Header& header)
{
    using namespace std::chrono;
    if (layout.format == LogFormat::garmin_g3x) {
        return sys_days{year{2014} / 1 / 1};
    }
    const bool is_nxi = header.identity.find("GIFD") != std::string_view::npos;
    return is_nxi ? sys_days{year{2017} / 1 / 1} : sys_days{year{2004} / 6 / 1};
}

void identify(GarminLayout& layout, const Header& header)
{
    layout.kind_since = kind_since(layout, header);
    layout.aircraft = identity_value(header.identity, "airframe_name=");
    if (!layout.aircraft) {
        layout.aircraft = identity_value(header.identity, "aircraft_ident=");
    }
    layout.system_id = identity_value(header.identity, "system_id=");
}

}  // namespace

bool GarminLayout::has(Field field) const
{
    return std::ranges::find(columns, field, &Column::field) != columns.end();
}

std::string_view column_name(Field field)
{
    const auto* const known = std::ranges::find(known_columns, field, &KnownColumn::field);
    return known == known_columns.end() ? "" : known->name;
}

GarminLayout parse_garmin_header(SourceText source)
{
    const auto text = split_header(source);
    GarminLayout layout;
    if (is_g3x(text.header)) {
        layout.format = LogFormat::garmin_g3x;
        layout.track_reference = NorthReference::true_north;
        layout.variation_sign = -1.0;
        layout.wind_is_true = false;
    }
    layout.column_count = text.header.names.size();
    layout.header_bytes = text.bytes;
    layout.first_row_line = text.first_row_line;
    identify(layout, text.header);
    for (const auto& known : known_columns) {
        add_column(layout, text.header, known);
    }
    std::ranges::sort(layout.columns, {}, &Column::index);
    require_columns(layout, source);
    state_assumptions(layout, text.header);
    return layout;
}

}  // namespace transect::flightlog
