/// Runs the files of folders, each through the target that its own folder is named after, without a
/// fuzzer, as the tests do; with --repeat also each file with its middle third repeated up to a
/// mebibyte, and prints the slowest.

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "fuzz/targets.hpp"

namespace transect::fuzz {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mebibyte = std::size_t{1} << 20U;

std::string contents(const fs::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

/// Between its own beginning and end, so that documents stay open.
std::string repeated_middle(const std::string& bytes)
{
    const auto third = bytes.size() / 3;
    const auto middle = bytes.substr(third, bytes.size() - 2 * third);
    auto text = bytes.substr(0, third);
    while (!middle.empty() && text.size() < mebibyte) {
        text += middle;
    }
    return text + bytes.substr(bytes.size() - third);
}

struct Slowest {
    std::string file;
    double seconds_per_mebibyte = 0.0;
};

double seconds_to_run(const Target& target, const std::string& bytes)
{
    const auto begin = std::chrono::steady_clock::now();
    target.run(bytes);
    return std::chrono::duration<double>{std::chrono::steady_clock::now() - begin}.count();
}

/// How many files were run.
std::size_t replay(const Target& target, const fs::path& folder, Slowest* slowest)
{
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator{folder}) {
        const auto bytes = contents(entry.path());
        try {
            target.run(bytes);
        } catch (const std::exception& error) {
            throw std::runtime_error{fmt::format("{}: {}", entry.path().string(), error.what())};
        }
        ++count;
        if (slowest == nullptr) {
            continue;
        }
        const auto text = repeated_middle(bytes);
        const auto seconds = seconds_to_run(target, text);
        const auto mebibytes = static_cast<double>(text.size()) / static_cast<double>(mebibyte);
        if (!text.empty() && seconds / mebibytes > slowest->seconds_per_mebibyte) {
            *slowest = {entry.path().string(), seconds / mebibytes};
        }
    }
    return count;
}

int run(std::vector<std::string> folders)
{
    const auto repeats = std::erase(folders, "--repeat") > 0;
    std::size_t files = 0;
    for (const auto& target : targets()) {
        Slowest slowest;
        for (const auto& folder : folders) {
            const auto inputs = fs::path{folder} / target.name;
            if (fs::is_directory(inputs)) {
                files += replay(target, inputs, repeats ? &slowest : nullptr);
            }
        }
        if (repeats) {
            fmt::print(
                "{:18} {:.3f} s/MiB  {}\n",
                target.name,
                slowest.seconds_per_mebibyte,
                slowest.file);
        }
    }
    fmt::print("{} files\n", files);
    return files > 0 ? 0 : 2;
}

}  // namespace
}  // namespace transect::fuzz

int main(int argc, char** argv)
{
    try {
        return transect::fuzz::run({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
