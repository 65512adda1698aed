#include "transect/error.hpp"

#include <string>

#include "support/catch.hpp"

using namespace transect;

TEST_CASE("a place is written the way editors jump to it", "[base]")
{
    CHECK(to_string({.file = "a.json", .line = 14, .column = 31}) == "a.json:14:31");
    CHECK(to_string({.file = "a.json", .line = 14, .column = 0}) == "a.json:14");
    CHECK(to_string({.file = "a.json", .line = 0, .column = 0}) == "a.json");
}

TEST_CASE("an input error is a whole sentence and keeps its place", "[base]")
{
    const InputError error{{.file = "a.json", .line = 14, .column = 31}, "latitude 95 is too far"};
    CHECK(std::string{error.what()} == "a.json:14:31: latitude 95 is too far");
    CHECK(error.where().column == 31);
}
