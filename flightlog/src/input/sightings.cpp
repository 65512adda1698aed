#include "transect/flightlog/sightings.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "transect/error.hpp"
#include "transect/formats/files.hpp"

#include "flightlog/src/input/csv_records.hpp"
#include "flightlog/src/input/utf8.hpp"
#include "flightlog/src/readers/number.hpp"

namespace transect::flightlog {
namespace {

constexpr std::size_t most_bytes = std::size_t{16} << 20U;
constexpr std::size_t most_rows = 100'000;

enum class Column { time, latitude, longitude, category, note, media };

struct ColumnName {
    std::string_view name;  ///< its letters, in lower case
    Column column;
};

constexpr std::array names{
    ColumnName{"time", Column::time},
    ColumnName{"utc", Column::time},
    ColumnName{"timeutc", Column::time},
    ColumnName{"utctime", Column::time},
    ColumnName{"latitude", Column::latitude},
    ColumnName{"latitudedeg", Column::latitude},
    ColumnName{"lat", Column::latitude},
    ColumnName{"longitude", Column::longitude},
    ColumnName{"longitudedeg", Column::longitude},
    ColumnName{"lon", Column::longitude},
    ColumnName{"category", Column::category},
    ColumnName{"note", Column::note},
    ColumnName{"media", Column::media},
    ColumnName{"mediareference", Column::media},
};

/// "Time (UTC)" and "time_utc" are one name.
std::string letters_of(std::string_view heading)
{
    std::string letters;
    for (const char letter : heading) {
        const auto code = static_cast<unsigned char>(letter);
        if (std::isalnum(code) != 0) {
            letters += static_cast<char>(std::tolower(code));
        }
    }
    return letters;
}

std::string_view without_byte_order_mark(std::string_view text)
{
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    text.remove_prefix(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
    return text;
}

/// A second comma, or one beside a point, stays and is no number.
std::string with_decimal_point(std::string text)
{
    const auto comma = text.find(',');
    if (comma != std::string::npos && text.find('.') == std::string::npos) {
        text[comma] = '.';
    }
    return text;
}

bool is_blank(const CsvRecord& record)
{
    return std::ranges::all_of(record, [](const CsvCell& cell) { return cell.text.empty(); });
}

class SightingReader {
public:
    explicit SightingReader(SourceText source)
        : file_{source.file},
          text_{without_byte_order_mark(source.text)},
          records_{{text_, source.file}, separator_of(text_)}
    {}

    std::vector<Sighting> read()
    {
        require_text();
        read_header();
        std::vector<Sighting> sightings;
        while (const auto record = records_.next()) {
            if (is_blank(*record)) {
                continue;
            }
            if (sightings.size() == most_rows) {
                fail(
                    record->front(),
                    fmt::format("is one row too many; {} are the most", most_rows));
            }
            sightings.push_back(sighting_of(*record));
        }
        return sightings;
    }

private:
    [[noreturn]] void fail(const CsvCell& cell, const std::string& problem) const
    {
        throw InputError{
            {.file = std::string{file_}, .line = cell.line, .column = cell.column}, problem};
    }

    void require_text() const
    {
        const auto zero = text_.find('\0');
        const auto stop = zero != std::string_view::npos ? zero : first_not_utf8(text_);
        if (stop) {
            const auto before = text_.substr(0, *stop);
            const auto lines = std::ranges::count(before, '\n');
            fail(
                {.text = {},
                 .line = static_cast<std::size_t>(lines) + 1,
                 .column = before.size() - (before.rfind('\n') + 1) + 1},
                "is no text in UTF-8; save the table as \"CSV UTF-8\"");
        }
    }

    void read_header()
    {
        const auto header = records_.next().value_or(CsvRecord{CsvCell{{}, 1, 1}});
        for (const auto& cell : header) {
            known_.push_back(column_of(cell));
        }
        const auto at = position_of(Column::time);
        if (!at) {
            fail(header.front(), "lacks the column 'time' or 'utc'");
        }
        is_utc_ = letters_of(header[*at].text).find("utc") != std::string::npos;
        if (position_of(Column::latitude).has_value() !=
            position_of(Column::longitude).has_value()) {
            fail(header.front(), "has only one of the columns 'latitude' and 'longitude'");
        }
    }

    /// Nothing for one that is passed over.
    std::optional<Column> column_of(const CsvCell& heading) const
    {
        if (heading.text.empty() || heading.text.starts_with("x-")) {
            return std::nullopt;
        }
        const auto* const name =
            std::ranges::find(names, letters_of(heading.text), &ColumnName::name);
        if (name == names.end()) {
            fail(
                heading,
                fmt::format(
                    "has a column '{}'; expected time or utc, latitude, longitude, category, note, "
                    "media, or a name that begins with x-",
                    heading.text));
        }
        if (position_of(name->column)) {
            fail(heading, fmt::format("has a second column '{}'", heading.text));
        }
        return name->column;
    }

    std::optional<std::size_t> position_of(Column column) const
    {
        const auto found = std::ranges::find(known_, std::optional{column});
        return found == known_.end()
                   ? std::nullopt
                   : std::optional{static_cast<std::size_t>(found - known_.begin())};
    }

    Sighting sighting_of(const CsvRecord& record) const
    {
        if (record.size() > known_.size()) {
            fail(
                record[known_.size()],
                fmt::format(
                    "is cell {} where the header has {}; a text with a separator in it needs "
                    "quotes",
                    known_.size() + 1,
                    known_.size()));
        }
        const auto cell = [&](Column column) {
            const auto at = position_of(column);
            return at && *at < record.size()
                       ? record[*at]
                       : CsvCell{{}, record.front().line, record.front().column};
        };
        return {
            .line = record.front().line,
            .time = time_in(cell(Column::time)),
            .position = position_in(cell(Column::latitude), cell(Column::longitude)),
            .category = cell(Column::category).text,
            .note = cell(Column::note).text,
            .media = cell(Column::media).text};
    }

    Instant time_in(const CsvCell& cell) const
    {
        constexpr std::size_t date_letters = 10;
        auto text = cell.text;
        if (text.size() > date_letters && text[date_letters] == ' ') {
            text[date_letters] = 'T';
        }
        if (const auto instant = parse_iso8601(text)) {
            return *instant;
        }
        const auto in_utc = parse_iso8601(text + 'Z');
        if (in_utc && is_utc_) {
            return *in_utc;
        }
        fail(
            cell,
            in_utc
                ? fmt::format(
                      "'{}' tells no time zone; add Z for UTC, or call the column utc", cell.text)
                : fmt::format("'{}' is no time; expected 2026-11-23T08:15:00Z", cell.text));
    }

    std::optional<GeoPoint> position_in(const CsvCell& north, const CsvCell& east) const
    {
        if (north.text.empty() && east.text.empty()) {
            return std::nullopt;
        }
        constexpr double most_north = 90.0;
        constexpr double most_east = 180.0;
        const double latitude_deg = degrees_in(north, most_north);
        const double longitude_deg = degrees_in(east, most_east);
        return GeoPoint{Latitude{latitude_deg * degree}, Longitude{longitude_deg * degree}};
    }

    double degrees_in(const CsvCell& cell, double most) const
    {
        const auto degrees = to_number(with_decimal_point(cell.text));
        if (!degrees) {
            fail(cell, fmt::format("'{}' is no number of degrees; expected -3.25", cell.text));
        }
        if (!(std::abs(*degrees) <= most)) {
            fail(cell, fmt::format("{} is outside [-{}, {}]", cell.text, most, most));
        }
        return *degrees;
    }

    std::string_view file_;
    std::string_view text_;
    CsvRecords records_;
    std::vector<std::optional<Column>> known_ = {};  ///< of the header's cells
    bool is_utc_ = false;
};

}  // namespace

std::vector<Sighting> parse_sightings(SourceText source)
{
    return SightingReader{source}.read();
}

std::vector<Sighting> read_sightings(const std::filesystem::path& file)
{
    const auto text = formats::read_file(file, most_bytes);
    return parse_sightings({text, file.string()});
}

}  // namespace transect::flightlog
