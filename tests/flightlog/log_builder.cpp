#include "flightlog/log_builder.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "transect/flightlog/reader.hpp"

namespace transect::test {
namespace {

/// Names and units of a real Caravan's log.
constexpr std::array<std::pair<const char*, const char*>, 57> caravan_columns{{
    {"Lcl Date", "#yyy-mm-dd"},
    {"Lcl Time", "hh:mm:ss"},
    {"UTCOfst", "hh:mm"},
    {"AtvWpt", "ident"},
    {"Latitude", "degrees"},
    {"Longitude", "degrees"},
    {"AltInd", "ft"},
    {"BaroA", "inch"},
    {"AltMSL", "ft msl"},
    {"OAT", "deg C"},
    {"IAS", "kt"},
    {"GndSpd", "kt"},
    {"VSpd", "fpm"},
    {"Pitch", "deg"},
    {"Roll", "deg"},
    {"LatAc", "G"},
    {"NormAc", "G"},
    {"HDG", "deg"},
    {"TRK", "deg"},
    {"volt1", "volts"},
    {"amp1", "amps"},
    {"FQtyL", "gals"},
    {"FQtyR", "gals"},
    {"E1 FFlow", "gph"},
    {"E1 OilT", "deg F"},
    {"E1 OilP", "psi"},
    {"E1 Torq", "ft lbs"},
    {"E1 NP", "rpm"},
    {"E1 NG", "%"},
    {"E1 ITT", "deg C"},
    {"AltGPS", "ft wgs"},
    {"TAS", "kt"},
    {"HSIS", "enum"},
    {"CRS", "deg"},
    {"NAV1", "MHz"},
    {"NAV2", "MHz"},
    {"COM1", "MHz"},
    {"COM2", "MHz"},
    {"HCDI", "fsd"},
    {"VCDI", "fsd"},
    {"WndSpd", "kt"},
    {"WndDr", "deg"},
    {"WptDst", "nm"},
    {"WptBrg", "deg"},
    {"MagVar", "deg"},
    {"AfcsOn", "bool"},
    {"RollM", "enum"},
    {"PitchM", "enum"},
    {"RollC", "deg"},
    {"PichC", "deg"},
    {"VSpdG", "fpm"},
    {"GPSfix", "enum"},
    {"HAL", "mt"},
    {"VAL", "mt"},
    {"HPLwas", "mt"},
    {"HPLfd", "mt"},
    {"VPLwas", "mt"},
}};

template <typename Text>
std::string joined(const Text& text_of)
{
    std::string line;
    for (const auto& column : caravan_columns) {
        line += text_of(column);
        line += ", ";
    }
    line.resize(line.size() - 2);
    return line + '\n';
}

}  // namespace

std::string caravan_header()
{
    using Column = std::pair<const char*, const char*>;
    return "#airframe_info, log_version=\"1.03\", Product=\"GIFD\", airframe_name=\"Cessna 208B\", "
           "system_id=\"264C94CC4\", mode=NORMAL, \n" +
           joined([](const Column& column) { return std::string{column.second}; }) +
           joined([](const Column& column) { return std::string{column.first}; });
}

std::string caravan_row(const Row& cells)
{
    return joined([&](const auto& column) {
        const auto cell = cells.find(column.first);
        return cell == cells.end() ? std::string{" "} : cell->second;
    });
}

Row good_row(const std::string& time)
{
    return {
        {"Lcl Date", "2026-11-23"},
        {"Lcl Time", time},
        {"UTCOfst", "+01:00"},
        {"Latitude", "14.5000000"},
        {"Longitude", "-3.9000000"},
        {"AltInd", "5000.0"},
        {"AltMSL", "5300.0"},
        {"AltGPS", "5395.0"},
        {"IAS", "120.00"},
        {"GndSpd", "140.00"},
        {"TAS", "135"},
        {"Pitch", "1.50"},
        {"Roll", "-2.25"},
        {"HDG", "88.0"},
        {"TRK", "90.0"},
        {"MagVar", "-2.0"},
        {"FQtyL", "100.00"},
        {"FQtyR", "110.00"},
        {"E1 FFlow", "50.00"},
        {"WndSpd", "10.00"},
        {"WndDr", "-90.0"},
        {"GPSfix", "3DDiff"}};
}

std::string caravan_log(const std::vector<Row>& rows)
{
    std::string text = caravan_header();
    for (const auto& row : rows) {
        text += caravan_row(row);
    }
    return text;
}

flightlog::LogFile parse(const std::string& text, const std::string& name)
{
    return flightlog::parse_log({text, name});
}

std::size_t dropped(const flightlog::LogFile& log, flightlog::DropReason reason)
{
    const auto entry = std::ranges::find(log.dropped, reason, &flightlog::Dropped::reason);
    return entry == log.dropped.end() ? 0 : entry->count;
}

bool has_finding(const flightlog::LogFile& log, const std::string& code)
{
    return std::ranges::find(log.findings, code, &Finding::code) != log.findings.end();
}

}  // namespace transect::test
