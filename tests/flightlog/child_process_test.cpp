#include "flightlog/src/input/child_process.hpp"

#include <string>
#include <system_error>

#include "support/catch.hpp"

namespace transect::flightlog {
namespace {

std::string all_of(ByteStream& stream)
{
    std::string text;
    std::string piece(1000, '\0');
    while (const auto count = stream.read(piece)) {
        text += piece.substr(0, count);
    }
    return text;
}

FileDescriptor file_with(std::string_view bytes)
{
    auto file = nameless_file();
    write_all(file, bytes);
    return file;
}

TEST_CASE("a child reads its input from the start and hands on what it prints", "[flightlog]")
{
    const std::string bytes(300'000, 'x');
    const auto file = file_with(bytes);
    ChildProcess child{{"cat", "/dev/fd/3"}, file};
    CHECK(all_of(child) == bytes);
    CHECK(child.problem().empty());
}

TEST_CASE("a child that fails says why in its own words", "[flightlog]")
{
    const auto file = file_with("");
    ChildProcess child{{"sh", "-c", "echo first >&2; echo too bad >&2; echo half; exit 3"}, file};
    CHECK(all_of(child) == "half\n");
    CHECK(child.problem() == "too bad");
}

TEST_CASE("a child that says nothing and one that is killed are told apart", "[flightlog]")
{
    const auto file = file_with("");
    ChildProcess silent{{"false"}, file};
    CHECK(silent.problem() == "it ended with 1");
    ChildProcess killed{{"sh", "-c", "kill -TERM $$"}, file};
    CHECK(all_of(killed).empty());
    CHECK(killed.problem() == "it was ended by signal 15");
}

TEST_CASE("arguments of a child are no shell's", "[flightlog]")
{
    const auto file = file_with("");
    ChildProcess child{{"echo", "$HOME `ls` > out; *"}, file};
    CHECK(all_of(child) == "$HOME `ls` > out; *\n");
}

TEST_CASE("a child that is no longer wanted is ended", "[flightlog]")
{
    const auto file = file_with("");
    const ChildProcess child{{"sleep", "100000"}, file};
}

TEST_CASE("a program that is not there is told", "[flightlog][errors]")
{
    const auto file = file_with("");
    try {
        const ChildProcess child{{"transect-no-such-program"}, file};
        FAIL("it was found");
    } catch (const std::system_error& error) {
        CHECK(error.code() == std::errc::no_such_file_or_directory);
    }
}

}  // namespace
}  // namespace transect::flightlog
