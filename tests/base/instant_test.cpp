#include "transect/instant.hpp"

#include <string>

#include "support/catch.hpp"

using namespace transect;
using std::chrono::microseconds;

TEST_CASE("instants are written and read as ISO 8601 in UTC", "[base]")
{
    // Seconds since 1970 by `date -u -d TEXT +%s`.
    struct Known {
        std::string text;
        std::int64_t microseconds_since_1970;
    };
    const auto known = GENERATE(
        Known{"1970-01-01T00:00:00Z", 0},
        Known{"1969-12-31T23:59:59.5Z", -500'000},
        Known{"2000-02-29T12:00:00Z", 951'825'600'000'000},
        Known{"2026-11-23T07:00:00Z", 1'795'417'200'000'000},
        Known{"2026-11-23T07:00:00.000001Z", 1'795'417'200'000'001},
        Known{"2038-11-21T00:00:00.25Z", 2'173'910'400'250'000});
    CAPTURE(known.text);
    const Instant instant{microseconds{known.microseconds_since_1970}};
    CHECK(to_iso8601(instant) == known.text);
    CHECK(parse_iso8601(known.text) == instant);
}

TEST_CASE("an offset leads back to UTC", "[base]")
{
    CHECK(to_iso8601(*parse_iso8601("2026-11-23T00:30:00+05:45")) == "2026-11-22T18:45:00Z");
    CHECK(to_iso8601(*parse_iso8601("2026-12-31T20:00:00-05:00")) == "2027-01-01T01:00:00Z");
}

TEST_CASE("text that is no full instant is none", "[base][errors]")
{
    const auto text = GENERATE(
        as<std::string>{},
        "",
        "2026-11-23",
        "2026-11-23T07:00Z",
        "2026-11-23T07:00:00",
        "2026-11-23 07:00:00Z",
        "2026-11-23T07:00:00Z ",
        "2026-11-23T24:00:00Z",
        "2026-11-23T07:60:00Z",
        "2026-11-23T07:00:60Z",
        "2026-11-23T07:00:00.Z",
        "2026-02-29T07:00:00Z",
        "2026-13-01T07:00:00Z",
        "2026-00-01T07:00:00Z",
        "26-11-23T07:00:00Z",
        "2026-11-23T07:00:00+25:00",
        "2026-11-23T+7:00:00Z");
    CAPTURE(text);
    CHECK_FALSE(parse_iso8601(text));
}

TEST_CASE("durations between instants are signed and whole microseconds", "[base]")
{
    const auto start = *parse_iso8601("2026-11-23T07:00:00Z");
    CHECK(to_iso8601(start + 90.0 * minute) == "2026-11-23T08:30:00Z");
    CHECK(to_iso8601(start + -1.5 * second) == "2026-11-23T06:59:58.5Z");
    CHECK(elapsed(start, start + 1.0 * hour) == 1.0 * hour);
    CHECK(elapsed(start + 1.0 * hour, start) == -1.0 * hour);
}
