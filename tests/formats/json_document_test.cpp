#include "formats/json_document.hpp"

#include <string>

#include <fmt/format.h>

#include "support/catch.hpp"

using namespace transect;
using formats::JsonDocument;
using formats::JsonView;

namespace {

std::string repeated(const std::string& text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

struct Refused {
    std::string description;
    std::string text;
    std::string message;
};

}  // namespace

TEST_CASE("text that is not strict JSON is refused with its place", "[formats][errors]")
{
    const auto refused = GENERATE(
        Refused{
            "empty",
            "",
            "f.json:1:1: not valid JSON: unexpected end of input; expected '[', '{', or a literal"},
        Refused{
            "cut",
            "{\"a\": [1,\n 2",
            "f.json:2:3: not valid JSON: unexpected end of input; expected ']'"},
        Refused{
            "two documents",
            "{}\n{}",
            "f.json:2:1: not valid JSON: unexpected '{'; expected end of input"},
        Refused{
            "comma before the end",
            "[1,]",
            "f.json:1:4: not valid JSON: unexpected ']'; expected '[', '{', or a literal"},
        Refused{"comment", "[ // one\n1]", "f.json:1:3: not valid JSON: invalid literal"},
        Refused{
            "single quotes",
            "{'a': 1}",
            "f.json:1:2: not valid JSON: invalid literal; expected string literal"},
        Refused{
            "number as key",
            "{12: 1}",
            "f.json:1:2: not valid JSON: unexpected number literal; expected string literal"},
        Refused{
            "leading zero",
            "[1, 012]",
            "f.json:1:6: not valid JSON: unexpected number literal; expected ']'"},
        Refused{
            "hexadecimal", "[0x10]", "f.json:1:3: not valid JSON: invalid literal; expected ']'"},
        Refused{
            "comma as decimal point",
            "{\"a\": 1,5}",
            "f.json:1:9: not valid JSON: unexpected number literal; expected string literal"},
        Refused{"plus sign", "[+1]", "f.json:1:2: a number must not begin with '+'"},
        Refused{
            "NaN",
            "{\"qnh\":\n NaN}",
            "f.json:2:2: NaN is not a number that JSON has; give a finite number"},
        Refused{
            "minus infinity",
            "[-Infinity]",
            "f.json:1:2: -Infinity is not a number that JSON has; give a finite number"},
        Refused{"beyond a double", "[1, 1e999]", "f.json:1:5: number 1e999 is too large"},
        Refused{"beyond a double at the end", "-1e999", "f.json:1:1: number -1e999 is too large"},
        Refused{
            "line end in a string",
            "[\n\"a\nb\"]",
            "f.json:2:1: not valid JSON: invalid string: control character U+000A (LF) must be "
            "escaped to \\u000A or \\n"},
        Refused{
            "not UTF-8",
            "[\"\xff\"]",
            "f.json:1:2: not valid JSON: invalid string: ill-formed UTF-8 byte"},
        Refused{
            "key given twice",
            "{\"a\": 1,\n \"b\": {}, \"a\": 2}",
            "f.json:2:11: key \"a\" is given twice"},
        Refused{
            "key given twice in other spelling",
            R"({"a\"b": 1, "\u0061\"b": 2})",
            "f.json:1:13: key \"a\"b\" is given twice"},
        Refused{
            "65 levels",
            repeated("[", 65) + repeated("]", 65),
            "f.json:1:65: nested deeper than 64 levels"},
        Refused{
            "a million levels",
            repeated("{\"a\":", 1'000'000),
            "f.json:1:321: nested deeper than 64 levels"},
        Refused{
            "long text",
            "[1, \"" + repeated("a", (1 << 20) + 1) + "\"]",
            "f.json:1:5: text is longer than 1048576 bytes"});
    DYNAMIC_SECTION(refused.description)
    {
        CHECK_THROWS_WITH((JsonDocument{{refused.text, "f.json"}}), refused.message);
    }
}

TEST_CASE("strict JSON is read", "[formats]")
{
    const JsonDocument document{
        {"\xEF\xBB\xBF{\"a\": [1, -2.5e-3, 9007199254740993, true, null, \"\\u00e9\"]}", "f.json"}};
    const auto list = document.root()["a"];
    CHECK(list.size("a list") == 6);
    CHECK(list[1].number() == -2.5e-3);
    CHECK(list[2].value() == 9007199254740993);
    CHECK(list[3].boolean());
    CHECK(list[4].is_null());
    CHECK(list[5].string() == "é");
    CHECK_NOTHROW(JsonDocument{{repeated("[", 64) + repeated("]", 64), "f.json"}});
}

TEST_CASE("a complaint names file, line, column, key and what would be right", "[formats][errors]")
{
    const std::string text = R"({
  "tasks": [
    {"id": "a", "overlap": 1.5},
    {"id": 7, "overlap": "x", "count": 2.5, "speed": 120}
  ]
})";
    const JsonDocument document{{text, "m.json"}};
    const auto tasks = document.root()["tasks"];

    CHECK_THROWS_WITH(
        tasks[0]["overlap"].number_in(0.0, 0.9),
        "m.json:3:28: tasks[0].overlap: 1.5 is outside [0, 0.9]");
    CHECK_THROWS_WITH(
        tasks[1]["overlap"].number(), "m.json:4:26: tasks[1].overlap: expected a number");
    CHECK_THROWS_WITH(
        tasks[1]["count"].integer_in(0, 9),
        "m.json:4:40: tasks[1].count: expected a whole number, not 2.5");
    CHECK_THROWS_WITH(tasks[1]["id"].string(), "m.json:4:12: tasks[1].id: expected text in quotes");
    CHECK_THROWS_WITH(tasks[0]["area"], "m.json:3:5: tasks[0].area: is missing");
    CHECK_THROWS_WITH(tasks["id"], "m.json:2:12: tasks: expected an object: { ... }");
    CHECK_THROWS_WITH(
        tasks[1]["speed"].size("a list of speeds"),
        "m.json:4:54: tasks[1].speed: expected a list of speeds");
    CHECK_THROWS_WITH(
        tasks[1].allow_only({"id", "overlap", "count"}),
        "m.json:4:54: tasks[1].speed: unknown key; keys that begin with \"x-\" are ignored");
}

TEST_CASE("a number that is no integer never becomes one", "[formats][errors]")
{
    const auto text = GENERATE(
        as<std::string>{}, "3.9", "-1", "1e300", "9007199254740993000", "18446744073709551615");
    CAPTURE(text);
    const JsonDocument document{{text, "f.json"}};
    CHECK_THROWS_AS(document.root().integer_in(0, 100), InputError);
}

TEST_CASE("text in a complaint is short and holds no control characters", "[formats]")
{
    CHECK(formats::shown("a\x1b[31m\n") == "a?[31m?");
    CHECK(formats::shown(std::string(100, 'a')) == std::string(60, 'a') + "...");
    CHECK(formats::shown(repeated("é", 31)) == "...");
}
