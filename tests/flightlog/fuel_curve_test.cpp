#include "transect/flightlog/fuel_curve.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

using test::is_close_to;

constexpr Instant start{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};
constexpr FuelFlow flow = 360.0 * kilogram / hour;  // 0.1 kg a second

/// A record a second, 1000 kg at the start, burning evenly.
std::vector<Record> burning(Duration time)
{
    std::vector<Record> records;
    for (int i = 0; i <= std::lround(time / second); ++i) {
        Record record{.time = start + i * second, .position = test::point(14.5, -3.9)};
        record.fuel_flow = flow;
        record.fuel = 1000.0 * kilogram - flow * (i * second);
        records.push_back(record);
    }
    return records;
}

Instant after(double time_s)
{
    return start + time_s * second;
}

double in_kg(const std::optional<Mass>& mass)
{
    REQUIRE(mass);
    return *mass / kilogram;
}

TEST_CASE("fuel used is the integral of the flow, with the gauge beside it", "[flightlog]")
{
    const FuelCurve fuel{burning(20.0 * minute), 3.0 * second};
    const auto used = fuel.used(after(100.25), after(700.75));
    CHECK_THAT(in_kg(used.by_flow), is_close_to(60.05, 1e-9));
    CHECK_THAT(in_kg(used.by_gauge), is_close_to(60.0, 0.2));
    const auto left = fuel.on_board(after(600.0));
    // The gauge's median in the first minute is the reading half a minute into the flight.
    CHECK_THAT(in_kg(left.by_flow), is_close_to(997.0 - 60.0, 0.1));
    CHECK_THAT(in_kg(left.by_gauge), is_close_to(940.0, 0.1));
}

TEST_CASE("a gauge is not read for short times", "[flightlog]")
{
    const FuelCurve fuel{burning(20.0 * minute), 3.0 * second};
    const auto used = fuel.used(after(100.0), after(220.0));
    CHECK(used.by_flow);
    CHECK_FALSE(used.by_gauge);
}

TEST_CASE("fuel by flow is unknown where the flow is", "[flightlog]")
{
    auto records = burning(30.0 * minute);
    for (std::size_t i = 600; i < 700; ++i) {
        records[i].fuel_flow.reset();
    }
    const FuelCurve fuel{records, 3.0 * second};
    CHECK(fuel.used(after(0.0), after(590.0)).by_flow);
    CHECK_FALSE(fuel.used(after(590.0), after(800.0)).by_flow);
    CHECK_THAT(in_kg(fuel.used(after(800.0), after(1000.0)).by_flow), is_close_to(20.0, 1e-6));
    CHECK(fuel.on_board(after(590.0)).by_flow);
    CHECK_FALSE(fuel.on_board(after(1000.0)).by_flow);
    CHECK(fuel.on_board(after(1000.0)).by_gauge);
}

TEST_CASE("fuel used under a rising flow is the area below it", "[flightlog]")
{
    auto records = burning(10.0 * minute);
    for (std::size_t i = 0; i < records.size(); ++i) {
        // From 100 to 400 lb/h.
        records[i].fuel_flow = (100.0 + 0.5 * static_cast<double>(i)) * pound_per_hour;
    }
    const FuelCurve fuel{records, 3.0 * second};
    const double pounds_in_kg = pound / kilogram;
    CHECK_THAT(
        in_kg(fuel.used(after(0.0), after(600.0)).by_flow),
        is_close_to(250.0 / 6.0 * pounds_in_kg, 1e-9));
    CHECK_THAT(
        in_kg(fuel.used(after(100.5), after(200.5)).by_flow),
        is_close_to(175.25 / 36.0 * pounds_in_kg, 1e-4));
}

TEST_CASE("one record without flow is enough for fuel to be unknown", "[flightlog]")
{
    auto records = burning(30.0 * minute);
    records[150].fuel_flow.reset();
    const FuelCurve fuel{records, 3.0 * second};
    CHECK_FALSE(fuel.used(after(0.0), after(1700.0)).by_flow);
    CHECK_FALSE(fuel.used(after(149.5), after(150.5)).by_flow);
    CHECK(fuel.used(after(0.0), after(149.0)).by_flow);
    CHECK(fuel.used(after(151.0), after(1700.0)).by_flow);
}

TEST_CASE("fuel is unknown beyond the log and without readings", "[flightlog]")
{
    const FuelCurve fuel{burning(10.0 * minute), 3.0 * second};
    CHECK_FALSE(fuel.on_board(after(-1.0)).by_gauge);
    CHECK_FALSE(fuel.on_board(after(601.0)).by_flow);
    CHECK_FALSE(fuel.used(after(500.0), after(601.0)).by_flow);
    CHECK_FALSE(FuelCurve{}.on_board(start).by_gauge);
    auto records = burning(10.0 * minute);
    for (auto& record : records) {
        record.fuel.reset();
        record.fuel_flow.reset();
    }
    const FuelCurve nothing{records, 3.0 * second};
    CHECK_FALSE(nothing.used(after(0.0), after(600.0)).by_flow);
    CHECK_FALSE(nothing.used(after(0.0), after(600.0)).by_gauge);
    CHECK_FALSE(nothing.on_board(after(300.0)).by_flow);
}

}  // namespace
}  // namespace transect::flightlog
