#include "transect/geo/magnetic_model.hpp"

#include <charconv>
#include <fstream>
#include <string>
#include <vector>

#include "transect/error.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect {
namespace {

MagneticModel wmm2025()
{
    return {test::magnetic_dir(), "wmm2025"};
}

/// A row of the test values that NOAA publishes with the model.
struct Official {
    double year = 0.0;
    double height_km = 0.0;
    double latitude_deg = 0.0;
    double longitude_deg = 0.0;
    MagneticField field;
};

std::vector<double> numbers(const std::string& line)
{
    std::vector<double> result;
    const char* at = line.data();
    const char* const end = at + line.size();
    while (at < end) {
        double number = 0.0;
        at = std::from_chars(at, end, number).ptr + 1;
        result.push_back(number);
    }
    return result;
}

std::vector<Official> official_values()
{
    std::ifstream file{test::source_dir() / "tests/data/magnetic/wmm2025_test_values.csv"};
    std::vector<Official> rows;
    std::string line;
    std::getline(file, line);
    REQUIRE(line == "date,alt,lat,lon,x,y,z,h,f,incl,decl");
    while (std::getline(file, line)) {
        const auto row = numbers(line);
        REQUIRE(row.size() == 11);
        rows.push_back({
            .year = row[0],
            .height_km = row[1],
            .latitude_deg = row[2],
            .longitude_deg = row[3],
            .field =
                {.north_nt = row[4],
                 .east_nt = row[5],
                 .down_nt = row[6],
                 .horizontal_nt = row[7],
                 .total_nt = row[8],
                 .variation = row[10] * degree,
                 .inclination = row[9] * degree},
        });
    }
    return rows;
}

/// Dates of the test values are whole or half years.
Instant instant(double year)
{
    const auto whole = static_cast<int>(year);
    const auto start = *parse_iso8601(std::to_string(whole) + "-01-01T00:00:00Z");
    const auto next = *parse_iso8601(std::to_string(whole + 1) + "-01-01T00:00:00Z");
    return start + (year - whole) * elapsed(start, next);
}

TEST_CASE("WMM2025 gives the official field within 0.01 nT and 0.005 degrees", "[geo]")
{
    const auto model = wmm2025();
    const auto rows = official_values();
    REQUIRE(rows.size() == 50);
    for (const auto& row : rows) {
        CAPTURE(row.year, row.latitude_deg, row.longitude_deg);
        const auto place = test::point(row.latitude_deg, row.longitude_deg);
        const EllipsoidHeight height{row.height_km * kilometre};
        const auto field = model.field(place, height, instant(row.year));
        CHECK_THAT(field.north_nt, test::is_close_to(row.field.north_nt, 0.01));
        CHECK_THAT(field.east_nt, test::is_close_to(row.field.east_nt, 0.01));
        CHECK_THAT(field.down_nt, test::is_close_to(row.field.down_nt, 0.01));
        CHECK_THAT(field.horizontal_nt, test::is_close_to(row.field.horizontal_nt, 0.01));
        CHECK_THAT(field.total_nt, test::is_close_to(row.field.total_nt, 0.01));
        // The published angles have two decimals, so half of the last one is their own rounding.
        CHECK_THAT(
            field.variation / degree, test::is_close_to(row.field.variation / degree, 0.005));
        CHECK_THAT(
            field.inclination / degree, test::is_close_to(row.field.inclination / degree, 0.005));
        CHECK(model.variation(place, height, instant(row.year)) == field.variation);
    }
}

TEST_CASE("variation at Mopti is west of north and moves east", "[geo]")
{
    const auto model = wmm2025();
    const auto mopti = test::point(14.51276, -4.07956);
    const EllipsoidHeight ground{300.0 * metre};
    // NOAA's model at 2025.0 and 2030.0, two decimals.
    CHECK_THAT(
        model.variation(mopti, ground, instant(2025.0)) / degree, test::is_close_to(-1.66, 0.01));
    CHECK_THAT(
        model.variation(mopti, ground, instant(2030.0)) / degree, test::is_close_to(-1.09, 0.01));
}

TEST_CASE("the model knows its years", "[geo]")
{
    const auto model = wmm2025();
    CHECK_FALSE(model.covers(*parse_iso8601("2024-12-31T23:59:59Z")));
    CHECK(model.covers(*parse_iso8601("2026-11-23T07:00:00Z")));
    CHECK_FALSE(model.covers(*parse_iso8601("2030-02-01T00:00:00Z")));
}

TEST_CASE("a missing or damaged model is refused by name", "[geo]")
{
    const auto folder = test::scratch_dir("magnetic");
    CHECK_THROWS_AS(MagneticModel(folder, "wmm2025"), InputError);
    const auto data = test::magnetic_dir();
    std::filesystem::copy(data / "wmm2025.wmm", folder / "wmm2025.wmm");
    std::filesystem::copy(data / "wmm2025.wmm.cof", folder / "wmm2025.wmm.cof");
    std::filesystem::permissions(
        folder / "wmm2025.wmm.cof",
        std::filesystem::perms::owner_write,
        std::filesystem::perm_options::add);
    std::filesystem::resize_file(folder / "wmm2025.wmm.cof", 2000);
    CHECK_THROWS_AS(MagneticModel(folder, "wmm2025"), InputError);
}

}  // namespace
}  // namespace transect
