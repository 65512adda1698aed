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
    return {test::source_dir() / "planner/data/magnetic", "wmm2025"};
}

/// A row of the test values that NOAA publishes with the model.
struct Official {
    double year;
    double height_km;
    double latitude_deg;
    double longitude_deg;
    double declination_deg;
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
    REQUIRE(line == "date,alt,lat,lon,x,y,z,incl,decl");
    while (std::getline(file, line)) {
        const auto row = numbers(line);
        REQUIRE(row.size() == 9);
        rows.push_back({row[0], row[1], row[2], row[3], row[8]});
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

TEST_CASE("the shipped WMM2025 gives the official variation to its two decimals", "[geo]")
{
    const auto model = wmm2025();
    const auto rows = official_values();
    REQUIRE(rows.size() == 50);
    for (const auto& row : rows) {
        CAPTURE(row.year, row.latitude_deg, row.longitude_deg);
        const auto variation = model.variation(
            test::point(row.latitude_deg, row.longitude_deg),
            EllipsoidHeight{row.height_km * kilometre},
            instant(row.year));
        CHECK_THAT(variation / degree, test::is_close_to(row.declination_deg, 0.00501));
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
    const auto data = test::source_dir() / "planner/data/magnetic";
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
