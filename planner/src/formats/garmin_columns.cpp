#include "formats/garmin_columns.hpp"

#include <fmt/format.h>

namespace transect::formats {
namespace {

struct Definition {
    std::string_view name;
    std::string_view unit;
    std::size_t width;
    int decimals = 0;
};

constexpr std::size_t column_count = static_cast<std::size_t>(GarminColumn::count);

/// Order and units are those of a real Caravan's log, widths and decimals those of log
/// version 1.03.
constexpr std::array<Definition, column_count> definitions{{
    {"Lcl Date", "#yyy-mm-dd", 10},
    {"Lcl Time", "hh:mm:ss", 8},
    {"UTCOfst", "hh:mm", 7},
    {"AtvWpt", "ident", 6},
    {"Latitude", "degrees", 12, 7},
    {"Longitude", "degrees", 12, 7},
    {"AltInd", "ft", 7, 1},
    {"BaroA", "inch", 5, 2},
    {"AltMSL", "ft msl", 7, 1},
    {"OAT", "deg C", 5, 1},
    {"IAS", "kt", 6, 2},
    {"GndSpd", "kt", 6, 2},
    {"VSpd", "fpm", 7, 2},
    {"Pitch", "deg", 6, 2},
    {"Roll", "deg", 6, 2},
    {"LatAc", "G", 6, 2},
    {"NormAc", "G", 6, 2},
    {"HDG", "deg", 5, 1},
    {"TRK", "deg", 5, 1},
    {"volt1", "volts", 5, 1},
    {"amp1", "amps", 5, 1},
    {"FQtyL", "gals", 6, 2},
    {"FQtyR", "gals", 6, 2},
    {"E1 FFlow", "gph", 8, 2},
    {"E1 OilT", "deg F", 7, 2},
    {"E1 OilP", "psi", 7, 2},
    {"E1 Torq", "ft lbs", 7, 1},
    {"E1 NP", "rpm", 6, 1},
    {"E1 NG", "%", 7, 2},
    {"E1 ITT", "deg C", 7, 2},
    {"AltGPS", "ft wgs", 7, 1},
    {"TAS", "kt", 3},
    {"HSIS", "enum", 4},
    {"CRS", "deg", 6, 1},
    {"NAV1", "MHz", 6, 2},
    {"NAV2", "MHz", 6, 2},
    {"COM1", "MHz", 7, 3},
    {"COM2", "MHz", 7, 3},
    {"HCDI", "fsd", 6, 3},
    {"VCDI", "fsd", 6, 3},
    {"WndSpd", "kt", 6, 2},
    {"WndDr", "deg", 6, 1},
    {"WptDst", "nm", 6, 1},
    {"WptBrg", "deg", 6, 1},
    {"MagVar", "deg", 6, 1},
    {"AfcsOn", "bool", 6},
    {"RollM", "enum", 5},
    {"PitchM", "enum", 6},
    {"RollC", "deg", 5, 1},
    {"PichC", "deg", 5, 1},
    {"VSpdG", "fpm", 5, 1},
    {"GPSfix", "enum", 6},
    {"HAL", "mt", 4},
    {"VAL", "mt", 5},
    {"HPLwas", "mt", 6},
    {"HPLfd", "mt", 5, 1},
    {"VPLwas", "mt", 6},
}};

template <typename Text>
std::string line(Text text)
{
    std::string result;
    for (std::size_t i = 0; i < column_count; ++i) {
        result += i == 0 ? "" : ", ";
        result += fmt::format("{:>{}}", text(i), definitions.at(i).width);
    }
    return result + '\n';
}

}  // namespace

void GarminRow::set(GarminColumn column, std::string_view text)
{
    cells_.at(static_cast<std::size_t>(column)) = text;
}

void GarminRow::set(GarminColumn column, double value)
{
    set(column,
        fmt::format("{:.{}f}", value, definitions.at(static_cast<std::size_t>(column)).decimals));
}

std::string GarminRow::text() const
{
    return line([&](std::size_t i) -> std::string_view { return cells_.at(i); });
}

std::string garmin_units_line()
{
    return line([](std::size_t i) { return definitions.at(i).unit; });
}

std::string garmin_names_line()
{
    return line([](std::size_t i) { return definitions.at(i).name; });
}

}  // namespace transect::formats
