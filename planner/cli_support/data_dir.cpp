#include "cli_support/data_dir.hpp"

#include <cstdlib>
#include <string>
#include <system_error>

#include <boost/program_options/value_semantic.hpp>
#include <fmt/format.h>

#include "transect/error.hpp"

namespace transect::cli {
namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path)
{
    std::error_code error;
    return fs::is_directory(path, error);
}

/// A folder that the user chose must be the right one: falling back to another would hide a slip.
fs::path chosen(const std::string& folder, const std::string& by)
{
    if (!is_folder(fs::path{folder} / "aircraft")) {
        throw InputError{
            {.file = folder},
            fmt::format("is not a data folder (from {}): no aircraft/ in it", by)};
    }
    return folder;
}

fs::path installed_data()
{
    std::error_code error;
    const auto program = fs::read_symlink("/proc/self/exe", error);
    return program.parent_path().parent_path() / "share" / "transect";
}

}  // namespace

void add_data_option(OptionSet& options)
{
    options.visible.add_options()(
        "data",
        po::value<std::string>()->value_name("DIR"),
        "find aircraft, sensors and maps in this folder");
}

fs::path data_dir(const po::variables_map& values)
{
    if (values.contains("data")) {
        return chosen(values["data"].as<std::string>(), "--data");
    }
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing in the programs changes the environment
    const char* const environment = std::getenv("TRANSECT_DATA");
    if (environment != nullptr && *environment != '\0') {
        return chosen(environment, "TRANSECT_DATA");
    }
    for (const auto& folder : {installed_data(), fs::path{TRANSECT_SOURCE_DATA_DIR}}) {
        if (is_folder(folder)) {
            return folder;
        }
    }
    throw InputError{
        {.file = installed_data().string()},
        "the program's data is missing; name its folder with --data DIR"};
}

fs::path magnetic_dir(const fs::path& data)
{
    for (const auto& folder :
         {data / "magnetic",
          installed_data() / "magnetic",
          fs::path{TRANSECT_BUILT_MAGNETIC_DIR}}) {
        std::error_code error;
        if (fs::is_regular_file(folder / "wmm2025.wmm.cof", error)) {
            return folder;
        }
    }
    throw InputError{
        {.file = (data / "magnetic").string()},
        "the magnetic model is missing: no wmm2025.wmm.cof here, nor with the programs"};
}

}  // namespace transect::cli
