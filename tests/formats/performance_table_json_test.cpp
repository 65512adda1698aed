#include "formats/performance_table_json.hpp"

#include <array>
#include <string>

#include "transect/formats/files.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::formats {
namespace {

TableLayout layout()
{
    return {
        .axes = {"mass_lb", "altitude_ft"}, .columns = {"roll_ft"}, .optional_columns = {"run_ft"}};
}

constexpr const char* good =
    R"({"source": "p. 5", "axes": {"altitude_ft": [0, 1000], "mass_lb": [7000, 8000]},
        "columns": {"roll_ft": [1, 2, 3, 4.1]}})";

std::optional<aircraft::PerformanceTable> parsed(
    const std::string& text, Complaints& complaints, const std::string& file = "profile.json")
{
    const JsonDocument document{{.text = text, .file = file}};
    return performance_table(document.root(), layout(), complaints);
}

TEST_CASE("a table inside a profile keeps the order of the layout's axes", "[afm]")
{
    Complaints complaints;
    const auto table = parsed(good, complaints);
    REQUIRE(table);
    CHECK(table->axes()[0].name == "mass_lb");
    CHECK(table->at(std::array{7000.0, 1000.0}, 0) == 2.0);
    CHECK(table->source() == "p. 5");
}

TEST_CASE("a table written into a profile reads back the same", "[afm]")
{
    Complaints complaints;
    const aircraft::PerformanceTable table{
        {{"mass_lb", {1.0 / 3.0, 7000.1}}, {"altitude_ft", {-100.0}}},
        {{"roll_ft", {0.1, 1e-17}}, {"run_ft", {5.0, 6.0}}},
        "line \"one\""};
    JsonWriter json;
    write(json, table);
    const auto again = parsed(json.text(), complaints);
    REQUIRE(again);
    CHECK(again->source() == table.source());
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(again->axes()[i].name == table.axes()[i].name);
        CHECK(again->axes()[i].values == table.axes()[i].values);
        CHECK(again->columns()[i].name == table.columns()[i].name);
        CHECK(again->columns()[i].values == table.columns()[i].values);
    }
}

TEST_CASE("a profile names a table by a path from its own folder", "[afm]")
{
    const auto folder = test::scratch_dir("performance_table_json");
    write_file(folder / "roll.csv", "# p. 6\nmass_lb,altitude_ft,roll_ft\n7000,0,900\n");
    Complaints complaints;
    const auto table =
        parsed(R"({"file": "roll.csv"})", complaints, (folder / "profile.json").string());
    REQUIRE(table);
    CHECK(table->source() == "p. 6");
    CHECK(table->at(std::array{7000.0, 0.0}, 0) == 900.0);
}

TEST_CASE("a table inside a profile that cannot be used is a complaint with its place", "[afm]")
{
    struct Case {
        std::string text, key;
    };
    const auto refused = GENERATE(
        Case{"7", ""},
        Case{R"({"file": "none.csv"})", "file"},
        Case{R"({"file": "none.csv", "source": ""})", "source"},
        Case{
            R"({"axes": {"mass_lb": [1], "altitude_ft": [1]}, "columns": {"roll_ft": [1]}})",
            "source"},
        Case{
            R"({"source": "", "axes": {"mass_lb": [1]}, "columns": {"roll_ft": [1]}})",
            "axes.altitude_ft"},
        Case{
            R"({"source": "", "axes": {"mass_lb": [1], "altitude_ft": [1], "x": [1]},
                "columns": {"roll_ft": [1]}})",
            "axes.x"},
        Case{
            R"({"source": "", "axes": {"mass_lb": [1], "altitude_ft": [1]},
                "columns": {"roll_ft": [1], "roll_m": [1]}})",
            "columns.roll_m"},
        Case{
            R"({"source": "", "axes": {"mass_lb": [1, "2"], "altitude_ft": [1]},
                "columns": {"roll_ft": [1, 2]}})",
            "axes.mass_lb[1]"},
        Case{
            R"({"source": "", "axes": {"mass_lb": [2, 1], "altitude_ft": [1]},
                "columns": {"roll_ft": [1, 2]}})",
            ""},
        Case{
            R"({"source": "", "axes": {"mass_lb": [1, 2], "altitude_ft": [1]},
                "columns": {"roll_ft": [1]}})",
            ""});
    Complaints complaints;
    CHECK_FALSE(parsed(refused.text, complaints));
    REQUIRE(complaints.list().size() == 1);
    CHECK(complaints.list().front().key == refused.key);
}

TEST_CASE("what is wrong inside a table's file is said with that file and line", "[afm]")
{
    const auto folder = test::scratch_dir("performance_table_json_bad");
    write_file(folder / "roll.csv", "mass_lb,altitude_ft,roll_ft\n7000,0,far\n");
    Complaints complaints;
    CHECK_FALSE(parsed(R"({"file": "roll.csv"})", complaints, (folder / "profile.json").string()));
    REQUIRE(complaints.list().size() == 1);
    CHECK(complaints.list().front().where.file == (folder / "roll.csv").native());
    CHECK(complaints.list().front().where.line == 2);
}

}  // namespace
}  // namespace transect::formats
