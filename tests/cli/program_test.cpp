#include "cli_support/program.hpp"

#include <array>
#include <sstream>
#include <stdexcept>

#include "transect/coverage/coverage.hpp"
#include "transect/error.hpp"

#include "support/catch.hpp"

namespace transect::cli {
namespace {

constexpr std::array commands{
    Command{
        "input",
        "",
        [](auto, const Console&) -> ExitCode {
            throw InputError{{.file = "x.json"}, "is empty"};
        }},
    Command{
        "memory",
        "",
        [](auto, const Console&) -> ExitCode { throw coverage::MemoryLimit{"needs 9 MiB"}; }},
    Command{
        "fault", "", [](auto, const Console&) -> ExitCode { throw std::logic_error{"2 + 2 = 5"}; }},
};

TEST_CASE("what a command throws becomes its exit code and one line", "[cli][errors]")
{
    struct Case {
        const char* command;
        ExitCode code;
        const char* line;
    };
    const auto [command, code, line] = GENERATE(
        Case{"input", ExitCode::bad_input, "x.json: is empty\n"},
        Case{"memory", ExitCode::bad_input, "needs 9 MiB\n"},
        Case{"fault", ExitCode::internal_error, "test: internal error: 2 + 2 = 5\n"});
    std::ostringstream out;
    std::ostringstream err;
    const std::array<std::string, 1> arguments{command};
    CHECK(run({"test", "1", commands}, arguments, {.out = out, .err = err}) == code);
    CHECK(out.str().empty());
    CHECK(err.str() == line);
}

TEST_CASE("an output that cannot be written is an error", "[cli][errors]")
{
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    std::ostringstream err;
    const std::array<std::string, 1> arguments{"--version"};
    CHECK(run({"test", "1", commands}, arguments, {.out = out, .err = err}) == ExitCode::bad_input);
    CHECK(err.str() == "test: the output cannot be written\n");
}

}  // namespace
}  // namespace transect::cli
