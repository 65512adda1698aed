#include "transect/flightlog/intervals.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "transect/error.hpp"
#include "transect/formats/files.hpp"

#include "flightlog/src/input/lines.hpp"
#include "flightlog/src/readers/cells.hpp"

namespace transect::flightlog {
namespace {

constexpr std::size_t most_bytes = std::size_t{16} << 20U;
constexpr std::array<std::string_view, 5> columns{"from", "to", "state", "sensor", "remark"};
constexpr std::size_t required_columns = 3;
constexpr std::array<std::string_view, 4> states{"cloud", "dust", "stowed", "off"};
constexpr std::array<std::string_view, 3> sensors{"", "EO", "IR"};

using Positions = std::array<std::optional<std::size_t>, columns.size()>;

class IntervalReader {
public:
    explicit IntervalReader(SourceText source) : source_{source}, lines_{text_of(source)} {}

    std::vector<SensorInterval> read()
    {
        read_header();
        std::vector<SensorInterval> intervals;
        while (const auto line = lines_.next()) {
            line_ = line->number;
            if (line->text.find_first_not_of(" \t,") != std::string_view::npos) {
                intervals.push_back(interval_of(split_cells(line->text)));
            }
        }
        return intervals;
    }

private:
    static std::string_view text_of(SourceText source)
    {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        auto text = source.text;
        text.remove_prefix(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
        return text;
    }

    [[noreturn]] void fail(const std::string& problem) const
    {
        throw InputError{{.file = std::string{source_.file}, .line = line_}, problem};
    }

    void read_header()
    {
        const auto line = lines_.next();
        line_ = 1;
        const auto names = split_cells(line ? line->text : std::string_view{});
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto* const known = std::ranges::find(columns, names[i]);
            if (known == columns.end()) {
                fail(fmt::format(
                    "has a column '{}'; expected {}", names[i], fmt::join(columns, ", ")));
            }
            positions_.at(static_cast<std::size_t>(known - columns.begin())) = i;
        }
        for (std::size_t i = 0; i < required_columns; ++i) {
            if (!positions_.at(i)) {
                fail(fmt::format("lacks the column '{}'", columns.at(i)));
            }
        }
    }

    SensorInterval interval_of(const std::vector<std::string_view>& cells) const
    {
        const auto cell = [&](std::size_t column) {
            const auto at = positions_.at(column);
            return at && *at < cells.size() ? cells[*at] : std::string_view{};
        };
        SensorInterval interval{
            .from = time_in(cell(0)),
            .to = time_in(cell(1)),
            .state = one_of(states, cell(2), "state"),
            .sensor = one_of(sensors, cell(3), "sensor"),
            .remark = std::string{cell(4)}};
        if (interval.to < interval.from) {
            fail("ends before it begins");
        }
        return interval;
    }

    Instant time_in(std::string_view cell) const
    {
        const auto time = parse_iso8601(cell);
        if (!time) {
            fail(fmt::format("'{}' is no time; expected 2026-11-23T08:15:00Z", cell));
        }
        return *time;
    }

    template <std::size_t Count>
    std::string one_of(
        const std::array<std::string_view, Count>& known,
        std::string_view cell,
        std::string_view what) const
    {
        if (std::ranges::find(known, cell) == known.end()) {
            fail(fmt::format(
                "has the {} '{}'; expected one of: {}", what, cell, fmt::join(known, " ")));
        }
        return std::string{cell};
    }

    SourceText source_;
    Lines lines_;
    std::size_t line_ = 1;
    Positions positions_{};
};

}  // namespace

std::vector<SensorInterval> parse_intervals(SourceText source)
{
    return IntervalReader{source}.read();
}

std::vector<SensorInterval> read_intervals(const std::filesystem::path& file)
{
    const auto text = formats::read_file(file, most_bytes);
    return parse_intervals({text, file.string()});
}

}  // namespace transect::flightlog
