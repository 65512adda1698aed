#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "transect/error.hpp"
#include "transect/flightlog/inspection.hpp"
#include "transect/flightlog/reader.hpp"
#include "transect/formats/files.hpp"

#include "flightlog/log_builder.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

/// More than one window of the inspection, with two holes and a clock that steps back.
std::string long_log()
{
    auto text = test::caravan_header();
    for (int i = 0; i < 40'000; ++i) {
        const int hidden = i < 10'000 ? 0 : i < 16'384 ? 10 : 25;
        const int now = i + hidden - (i < 33'000 ? 0 : 7);
        auto row =
            test::good_row(fmt::format("{:02}:{:02}:{:02}", now / 3600, now / 60 % 60, now % 60));
        row["Longitude"] = fmt::format("{:.6f}", -4.0 + 0.0005 * i);
        row["GndSpd"] = "105";
        text += test::caravan_row(row);
    }
    return text;
}

TEST_CASE("a log that is streamed is inspected as one that is kept", "[flightlog]")
{
    const auto file = test::scratch_dir("stream_same") / "long.csv";
    formats::write_file(file, long_log());
    const auto kept = read_log(file);
    const auto expected = inspect(kept);
    const auto streamed = inspect_logs(file);
    REQUIRE(streamed.size() == 1);
    const auto& [log, inspection] = streamed.front();
    CHECK(log.records.empty());
    CHECK(log.used == kept.records.size());
    CHECK(log.rows == kept.rows);
    CHECK(inspection.start == expected.start);
    CHECK(inspection.end == expected.end);
    CHECK_THAT(inspection.distance / metre, test::is_close_to(expected.distance / metre, 0.001));
    REQUIRE(log.findings.size() == kept.findings.size());
    for (std::size_t i = 0; i < log.findings.size(); ++i) {
        CHECK(log.findings[i].code == kept.findings[i].code);
        CHECK(log.findings[i].arguments == kept.findings[i].arguments);
        CHECK(log.findings[i].place == kept.findings[i].place);
    }
    CHECK(test::has_finding(kept, "log-holes"));
    CHECK(test::has_finding(kept, "clock-step-back"));
}

TEST_CASE("a spike is dropped, counted, and not used", "[flightlog]")
{
    std::vector<test::Row> rows;
    for (int i = 0; i < 9; ++i) {
        rows.push_back(test::good_row(fmt::format("08:00:0{}", i)));
    }
    rows[4]["Latitude"] = "15.5";
    const auto log = test::parse(test::caravan_log(rows));
    CHECK(log.rows == 9);
    CHECK(log.used == 8);
    CHECK(log.records.size() == 8);
    CHECK(test::dropped(log, DropReason::spike) == 1);
}

TEST_CASE("a log cut at any byte gives the rows before the cut", "[flightlog]")
{
    const std::string last_column_needed =
        "Lcl Date, Lcl Time, UTCOfst, Latitude, Longitude\n"
        "2026-11-23, 08:00:00, +00:00, 14.500001, -4.100000\n"
        "2026-11-23, 08:00:01, +00:00, 14.500002, -4.100001\n";
    const auto text = GENERATE_COPY(
        as<std::string>{},
        last_column_needed,
        test::caravan_log({test::good_row("08:00:00"), test::good_row("08:00:01")}));
    const auto whole = test::parse(text).records;
    REQUIRE(whole.size() == 2);
    std::size_t most = 0;
    for (std::size_t size = 0; size < text.size(); ++size) {
        CAPTURE(size);
        try {
            const auto cut = test::parse(text.substr(0, size)).records;
            REQUIRE(cut.size() <= whole.size());
            for (std::size_t i = 0; i < cut.size(); ++i) {
                REQUIRE(cut[i].time == whole[i].time);
                REQUIRE(cut[i].position == whole[i].position);
            }
            most = std::max(most, cut.size());
        } catch (const InputError&) {
            REQUIRE(size < text.rfind("08:00:00"));
        }
    }
    CHECK(most >= 1);
}

}  // namespace
}  // namespace transect::flightlog
