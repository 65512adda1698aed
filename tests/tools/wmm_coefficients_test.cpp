#include "tools/wmm_coefficients.hpp"

#include <bit>
#include <cstdint>
#include <string>

#include "transect/error.hpp"
#include "transect/formats/files.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::tools {
namespace {

constexpr WmmId id{'W', 'M', 'M', '2', '0', '2', '5', 'A'};

std::string official()
{
    return formats::read_file(test::source_dir() / "planner/data/magnetic/WMM2025.COF");
}

std::string replaced(const std::string& old_text, const std::string& new_text)
{
    auto text = official();
    const auto at = text.find(old_text);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old_text.size(), new_text);
}

std::string line_of_failure(const std::string& text)
{
    try {
        read_wmm_coefficients({.text = text, .file = "x.cof"});
    } catch (const InputError& error) {
        return error.what();
    }
    return "accepted";
}

/// The binary number at a place, assembled without regard to the machine's own byte order.
double number_at(const std::string& bytes, std::size_t at)
{
    std::uint64_t bits = 0;
    for (std::size_t i = 8; i > 0; --i) {
        bits = bits << 8U | static_cast<unsigned char>(bytes.at(at + i - 1));
    }
    return std::bit_cast<double>(bits);
}

TEST_CASE("the official text has the 90 coefficients that begin with the dipole", "[tools]")
{
    const auto text = official();
    const auto rows = read_wmm_coefficients({.text = text, .file = "WMM2025.COF"});
    REQUIRE(rows.size() == 90);
    CHECK(rows.front().g_nt == -29351.8);
    CHECK(rows.front().g_change_nt_per_year == 12.0);
    CHECK(rows.at(1).h_nt == 4545.4);
    CHECK(rows.at(1).h_change_nt_per_year == -21.5);
    CHECK(rows.back().degree == 12);
    CHECK(rows.back().order == 12);
}

TEST_CASE("the binary has GeographicLib's layout of 2,728 bytes", "[tools]")
{
    const auto text = official();
    const auto bytes =
        geographiclib_coefficients(read_wmm_coefficients({.text = text, .file = "x"}), id);
    REQUIRE(bytes.size() == 2728);
    CHECK(bytes.substr(0, 8) == "WMM2025A");
    const std::string twelve{"\x0c\0\0\0", 4};
    CHECK(bytes.substr(8, 4) == twelve);
    CHECK(bytes.substr(12, 4) == twelve);
    CHECK(number_at(bytes, 16) == 0.0);
    CHECK(number_at(bytes, 16 + 8) == -29351.8);      // g of degree 1, order 0
    CHECK(number_at(bytes, 16 + 8 * 13) == -1410.8);  // g of degree 1, order 1
    CHECK(number_at(bytes, 16 + 8 * 91) == 4545.4);   // h of degree 1, order 1
    CHECK(number_at(bytes, 16 + 8 * 168) == 0.2);     // h of degree 12, order 12
    CHECK(bytes.substr(16 + 8 * 169, 4) == twelve);   // the change a year
    CHECK(number_at(bytes, 2728 - 8) == -0.1);        // change of h of degree 12, order 12
}

TEST_CASE("the build made the binary of this text", "[tools]")
{
    const auto text = official();
    const auto bytes =
        geographiclib_coefficients(read_wmm_coefficients({.text = text, .file = "x"}), id);
    CHECK(formats::read_file(test::magnetic_dir() / "wmm2025.wmm.cof") == bytes);
}

TEST_CASE("damaged coefficients are refused with their line", "[tools]")
{
    struct Case {
        std::string text;
        std::string complaint;
    };
    const std::string row_2_1 = "  2  1    2951.1   -3133.6       -5.2      -27.7\n";
    const std::string nines(48, '9');
    const auto damaged = GENERATE_COPY(
        Case{"", "x.cof: is empty"},
        Case{"hello\n", "x.cof:1: the first line must be the epoch"},
        Case{replaced("2025.0 ", "soon   "), "x.cof:1: 'soon' is not a number"},
        Case{replaced("2025.0 ", "-1.0   "), "x.cof:1: the epoch must be a year"},
        Case{
            official().substr(0, 200), "x.cof:5: expected the six numbers of degree 2 and order 1"},
        Case{official().substr(0, official().find(" 12 12")), "x.cof:90: ends after this line"},
        Case{official().substr(0, official().find(nines)), "x.cof:91: ends after this line"},
        Case{replaced(row_2_1, ""), "x.cof:5: expected the six numbers of degree 2 and order 1"},
        Case{
            replaced(row_2_1, row_2_1 + row_2_1), "x.cof:6: expected the six numbers of degree 2 "},
        Case{replaced(nines, " 13  0       0.1       0.0        0.0        0.0"), "x.cof:92: "},
        Case{replaced("-1410.8", "    nan"), "x.cof:3: 'nan' cannot be a coefficient"},
        Case{replaced("-1410.8", "    inf"), "x.cof:3: 'inf' cannot be a coefficient"},
        Case{replaced("-1410.8", " -1e300"), "x.cof:3: '-1e300' cannot be a coefficient"},
        Case{replaced("-1410.8", "-1e9999"), "x.cof:3: '-1e9999' is not a number"},
        Case{replaced("-1410.8", "-1410,8"), "x.cof:3: '-1410,8' is not a number"},
        Case{replaced("-21.5", "-2150"), "x.cof:3: '-2150' cannot be a coefficient"},
        Case{replaced("-29351.8       0.0", "-29351.8       0.1"), "x.cof:2: h of order 0"});
    CHECK_THAT(line_of_failure(damaged.text), Catch::Matchers::StartsWith(damaged.complaint));
}

}  // namespace
}  // namespace transect::tools
