#include "cli_support/data_dir.hpp"

#include "transect/formats/files.hpp"

#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::cli {
namespace {

TEST_CASE("a source tree borrows the magnetic model that was built", "[cli]")
{
    const auto found = magnetic_dir(test::source_dir() / "planner/data");
    CHECK(std::filesystem::equivalent(found, test::magnetic_dir()));
}

TEST_CASE("a data folder's own magnetic model comes first", "[cli]")
{
    const auto data = test::scratch_dir("own_magnetic_model");
    std::filesystem::create_directory(data / "magnetic");
    formats::write_file(data / "magnetic/wmm2025.wmm.cof", "the folder's own");
    CHECK(magnetic_dir(data) == data / "magnetic");
}

}  // namespace
}  // namespace transect::cli
