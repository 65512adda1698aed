#include "transect/formats/afm_csv.hpp"

#include <array>
#include <string>

#include "transect/error.hpp"
#include "transect/formats/files.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::formats {
namespace {

TableLayout layout()
{
    return {
        .axes = {"altitude_ft", "mass_lb"},
        .columns = {"roll_ft"},
        .optional_columns = {"over_50ft_ft"}};
}

aircraft::PerformanceTable parsed(const std::string& text)
{
    return parse_performance_table({.text = text, .file = "table.csv"}, layout());
}

std::string complaint(const std::string& text)
{
    try {
        parsed(text);
    } catch (const InputError& error) {
        return error.what();
    }
    return "accepted";
}

TEST_CASE("a table is read from rows and columns in any order", "[afm]")
{
    const auto table = parsed(
        "\xEF\xBB\xBF# Manual X, page 5-20\r\n"
        "#  flaps 20\r\n"
        "mass_lb, roll_ft ,altitude_ft,x-remark\r\n"
        "8000,1400.5,1000,copied\r\n"
        "7000,1000,0,\r\n"
        "\r\n"
        "8000,+1.2e3,0,checked\r\n"
        "7000,1100,1000,");
    CHECK(table.source() == "Manual X, page 5-20 flaps 20");
    CHECK(table.axes()[0].name == "altitude_ft");
    CHECK(table.axes()[0].values == std::vector{0.0, 1000.0});
    CHECK(table.axes()[1].values == std::vector{7000.0, 8000.0});
    REQUIRE(table.columns().size() == 1);
    CHECK(table.columns()[0].values == std::vector{1000.0, 1200.0, 1100.0, 1400.5});
    CHECK(table.at(std::array{1000.0, 8000.0}, 0) == 1400.5);
}

TEST_CASE("an optional column of a table is read where it is given", "[afm]")
{
    const auto table =
        parsed("altitude_ft,mass_lb,over_50ft_ft,roll_ft\n0,7000,2000,1000\n0,8000,2400,1200\n");
    const auto column = table.column("over_50ft_ft");
    REQUIRE(column);
    CHECK(table.at(std::array{0.0, 7500.0}, *column) == 2200.0);
}

TEST_CASE("what is wrong with a table is said with its line", "[afm]")
{
    struct Case {
        std::string text, complaint;
    };
    const std::string head = "altitude_ft,mass_lb,roll_ft\n";
    const auto expected = GENERATE_REF(
        Case{"", "table.csv: holds no table"},
        Case{"# only a remark\n\n", "table.csv: holds no table"},
        Case{head, "table.csv:1: no line follows the names"},
        Case{"altitude_ft,mass_lb\n0,1\n", "table.csv:1: column roll_ft is missing"},
        Case{"# x\naltitude_ft,roll_ft\n", "table.csv:2: column mass_lb is missing"},
        Case{"altitude_ft,mass_lb,roll_ft,roll_m\n", "table.csv:1: unknown column \"roll_m\""},
        Case{"altitude_ft,mass_lb,roll_ft,mass_lb\n", "table.csv:1: column mass_lb is there twice"},
        Case{"altitude_ft;mass_lb;roll_ft\n", "table.csv:1: column altitude_ft is missing"},
        Case{head + "0,7000,1000\n0,7000,1001\n", "table.csv:3: the same point as line 2"},
        Case{head + "-0,7000,1000\n0,7000,1000\n", "table.csv:3: the same point as line 2"},
        Case{
            head + "0,7000,1000\n0,8000,1000\n1000,7000,1000\n",
            "table.csv:1: no line for altitude_ft 1000, mass_lb 8000"},
        Case{
            head + "0,8000,1000\n1000,7000,1000\n1000,8000,1000\n",
            "table.csv:1: no line for altitude_ft 0, mass_lb 7000"},
        Case{head + "0,7000,1000\n0,8000\n", "table.csv:3: 2 cells, but 3 columns"},
        Case{
            head + "0,7000,1000,5\n", "table.csv:2: 4 cells, but 3 columns; decimals have a point"},
        Case{head + "0,7000,\n", "table.csv:2: roll_ft: expected a number, not \"\""},
        Case{head + "0,7000,nan\n", "table.csv:2: roll_ft: expected a number, not \"nan\""},
        Case{head + "0,inf,1\n", "table.csv:2: mass_lb: expected a number"},
        Case{head + "0,7000,1e999\n", "table.csv:2: roll_ft: expected a number"},
        Case{head + "0,7000,-nan\n", "table.csv:2: roll_ft: expected a number"},
        Case{head + "0,7000,0x10\n", "table.csv:2: roll_ft: expected a number"},
        Case{head + "0,7000,--1\n", "table.csv:2: roll_ft: expected a number"},
        Case{head + "0,7000,\"1\"\n", "table.csv:2: roll_ft: expected a number"},
        Case{head + "0,7000,1 000\n", "table.csv:2: roll_ft: expected a number"},
        Case{head + "0,7000,1000 ft\n", "table.csv:2: roll_ft: expected a number"},
        Case{head + std::string("0,7000,1\0", 9) + "\n", "table.csv:2: roll_ft: expected"},
        Case{std::string(200, ','), "table.csv:1: more than 100 columns"});
    CAPTURE(expected.complaint, complaint(expected.text));
    CHECK(complaint(expected.text).starts_with(expected.complaint));
}

TEST_CASE("rows that would span a vast grid are refused without building it", "[afm]")
{
    std::string text = "altitude_ft,mass_lb,roll_ft\n";
    for (int i = 0; i < 2000; ++i) {
        text += std::to_string(i) + "," + std::to_string(i) + ",1\n";
    }
    CHECK(complaint(text).starts_with("table.csv:1: its axes span more than 1000000 points"));
}

TEST_CASE("every shortening of a table is a whole table or a complaint with its file", "[afm]")
{
    const std::string text =
        "# page 1\naltitude_ft,mass_lb,roll_ft\n0,7000,1000\n0,8000,1250\n9,7000,1\n9,8000,2\n";
    for (std::size_t size = 0; size < text.size(); ++size) {
        const auto answer = complaint(text.substr(0, size));
        CAPTURE(size);
        CHECK((answer == "accepted" || answer.starts_with("table.csv")));
    }
}

TEST_CASE("a table is read from a file and errors name it", "[afm]")
{
    const auto file = test::scratch_dir("afm_csv") / "roll.csv";
    write_file(file, "altitude_ft,mass_lb,roll_ft\n0,7000,1000\n");
    CHECK(read_performance_table(file, layout()).columns()[0].values == std::vector{1000.0});
    write_file(file, "altitude_ft,mass_lb,roll_ft\n0,7000,many\n");
    try {
        read_performance_table(file, layout());
        FAIL("accepted");
    } catch (const InputError& error) {
        CHECK(error.where().file == file.native());
        CHECK(error.where().line == 2);
    }
    CHECK_THROWS_AS(read_performance_table(file / "none.csv", layout()), InputError);
}

}  // namespace
}  // namespace transect::formats
