#include "transect/formats/finding_text.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>

#include "transect/formats/files.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::formats {
namespace {

namespace fs = std::filesystem;

/// "like-this": what codes look like.
std::set<std::string> kebab_literals(const std::string& source)
{
    std::set<std::string> found;
    const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
    for (auto open = source.find('"'); open != std::string::npos;) {
        const auto close = source.find('"', open + 1);
        if (close == std::string::npos) {
            break;
        }
        const auto literal = source.substr(open + 1, close - open - 1);
        if (literal.find('-') != std::string::npos && literal.front() != '-' &&
            std::ranges::all_of(literal, is_word)) {
            found.insert(literal);
        }
        open = source.find('"', close + 1);
    }
    return found;
}

bool has_text(const std::string& code)
{
    try {
        text({Severity::note, code});
    } catch (const std::logic_error&) {
        return false;
    } catch (const std::runtime_error&) {
        // Known, and its arguments are missing here.
    }
    return true;
}

TEST_CASE("every finding that the sources speak of has a text", "[formats]")
{
    const std::set<std::string> not_findings{
        "area-search",
        "take-off",
        "clock-step",
        "position-jump",
        "track-point",
        "not-for-flight",
        "inverse-cube",
        "x-",
        "definite-range"};
    std::size_t checked = 0;
    for (const auto* folder : {"planner/src/planner", "flightlog/src"}) {
        for (const auto& entry : fs::recursive_directory_iterator{test::source_dir() / folder}) {
            if (entry.path().extension() != ".cpp") {
                continue;
            }
            for (const auto& code : kebab_literals(read_file(entry.path()))) {
                CAPTURE(entry.path(), code);
                CHECK((not_findings.contains(code) || has_text(code)));
                ++checked;
            }
        }
    }
    CHECK(checked > 40);
}

TEST_CASE("a text holds its arguments", "[formats]")
{
    CHECK(
        text({Severity::error, "fuel-short", {{"short_kg", 12.4}}}) ==
        "fuel is 12 kg short of what the policy requires");
    CHECK(
        text({Severity::note, "not-checked", {{"what", std::string{"oxygen"}}}}) ==
        "not checked: oxygen");
}

TEST_CASE("an unknown code is a mistake of the program", "[formats][errors]")
{
    CHECK_THROWS_AS(text({Severity::note, "no-such-code"}), std::logic_error);
}

}  // namespace
}  // namespace transect::formats
