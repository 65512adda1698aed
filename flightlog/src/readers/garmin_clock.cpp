#include "flightlog/src/readers/garmin_clock.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "transect/error.hpp"

#include "flightlog/src/input/lines.hpp"
#include "flightlog/src/readers/cells.hpp"

namespace transect::flightlog {
namespace {

struct Head {
    const GarminLayout* layout = nullptr;
    SourceText source;
};

/// Calls `visit(cell, line)` with the row's cell of one column until it returns true.
template <typename Visit>
void scan_column(const Head& head, Field field, const Visit& visit)
{
    const auto& layout = *head.layout;
    const auto column = std::ranges::find(layout.columns, field, &Column::field);
    if (column == layout.columns.end()) {
        return;
    }
    Lines lines{head.source.text.substr(layout.header_bytes), layout.first_row_line};
    while (const auto line = lines.next()) {
        if (line->text.size() > max_line_bytes) {
            continue;
        }
        const auto cells = split_cells(line->text);
        if (column->index < cells.size() && visit(cells[column->index], line->number)) {
            return;
        }
    }
}

std::optional<std::chrono::minutes> first_offset(const Head& head)
{
    std::optional<std::chrono::minutes> found;
    scan_column(head, Field::utc_offset, [&](std::string_view cell, std::size_t) {
        found = parse_utc_offset(cell);
        return found.has_value();
    });
    return found;
}

struct FirstDate {
    std::optional<WrittenDate> date;
    std::size_t line = 0;
};

FirstDate first_date(const Head& head)
{
    FirstDate found;
    scan_column(head, Field::date, [&](std::string_view cell, std::size_t line) {
        found = {parse_written_date(cell), line};
        return found.date.has_value();
    });
    return found;
}

/// A number above 12 in any row tells; otherwise the day in the file's name.
std::optional<DateOrder> order_from_rows(const Head& head)
{
    std::optional<DateOrder> order;
    scan_column(head, Field::date, [&](std::string_view cell, std::size_t) {
        const auto date = parse_written_date(cell);
        if (date && (date->first > 12 || date->second > 12 || date->first == date->second)) {
            order = date->second > 12 ? DateOrder::month_first : DateOrder::day_first;
        }
        return order.has_value();
    });
    return order;
}

std::optional<DateOrder> order_from_name(const WrittenDate& date, std::string_view file)
{
    const auto day = day_in_file_name(file);
    for (const auto order : {DateOrder::day_first, DateOrder::month_first}) {
        if (day && to_days(date, order) == day) {
            return order;
        }
    }
    return std::nullopt;
}

DateOrder date_order(const Head& head)
{
    const auto [date, line] = first_date(head);
    if (!date || date->year_first) {
        return DateOrder::day_first;
    }
    if (const auto order = order_from_rows(head)) {
        return *order;
    }
    if (const auto order = order_from_name(*date, head.source.file)) {
        return *order;
    }
    throw InputError{
        {.file = std::string{head.source.file}, .line = line},
        "has dates that can be read two ways (day or month first); name the file as the card did, "
        "log_YYMMDD_HHMMSS_XXXX.csv"};
}

}  // namespace

bool tells_clock(const GarminLayout& layout, SourceText head)
{
    const Head rows{&layout, head};
    const auto date = first_date(rows).date;
    return date && (date->year_first || order_from_rows(rows)) && first_offset(rows);
}

GarminClock::GarminClock(const GarminLayout& layout, SourceText head)
    : order_{date_order({&layout, head})}, offset_{first_offset({&layout, head})}
{}

std::optional<std::chrono::sys_days> GarminClock::day(std::string_view date)
{
    if (date != day_text_) {
        day_text_ = date;
        const auto written = parse_written_date(date);
        day_ = written ? to_days(*written, order_) : std::nullopt;
    }
    return day_;
}

RowTime GarminClock::read(std::string_view date, std::string_view time, std::string_view offset)
{
    if (date.empty() || time.empty()) {
        return {.reason = DropReason::no_time};
    }
    if (!offset.empty() && offset != offset_text_) {
        const auto written = parse_utc_offset(offset);
        if (!written) {
            return {.reason = DropReason::unreadable};
        }
        offset_text_ = offset;
        offset_ = written;
    }
    const auto midnight = day(date);
    const auto since_midnight = parse_time_of_day(time);
    if (!midnight || !since_midnight) {
        return {.reason = DropReason::unreadable};
    }
    if (!offset_) {
        return {.reason = DropReason::no_utc_offset};
    }
    return {.instant = Instant{*midnight} + *since_midnight - *offset_};
}

}  // namespace transect::flightlog
