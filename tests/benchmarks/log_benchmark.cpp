// How fast logs are read, beside a count of the newlines in the same bytes.
//
//     log_benchmark FILE...
//
// Files, archives and folders; each is read whole, record by record, and nothing is kept. The two
// are timed by turns, several times over; the ratio is that of their medians. Newlines are counted
// in the bytes of the files as they lie on the disk: for archives the ratio means little.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <memory>
#include <span>
#include <vector>

#include <sys/resource.h>

#include <fmt/format.h>

#include "transect/flightlog/reader.hpp"

namespace transect {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// Small files are read again until this much was read, so that the clock can tell.
constexpr std::uintmax_t least_bytes = 64U << 20U;
constexpr int rounds = 5;

class Counter final : public flightlog::RecordSink {
public:
    void take(const flightlog::Record& record) override
    {
        latitudes_ = latitudes_ + record.position.latitude.angle() / degree;
    }
    void finish(flightlog::LogFile& /*log*/) override {}

private:
    volatile double latitudes_ = 0.0;  ///< so that reading is not optimised away
};

std::vector<fs::path> files_of(const std::vector<fs::path>& paths)
{
    std::vector<fs::path> files;
    for (const auto& path : paths) {
        if (!fs::is_directory(path)) {
            files.push_back(path);
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator{path}) {
            if (entry.is_regular_file()) {
                files.push_back(entry.path());
            }
        }
    }
    return files;
}

std::size_t count_rows(const std::vector<fs::path>& paths)
{
    std::size_t rows = 0;
    for (const auto& path : paths) {
        const auto logs = flightlog::stream_logs(path, [] { return std::make_unique<Counter>(); });
        for (const auto& streamed : logs) {
            rows += streamed.log.rows;
        }
    }
    return rows;
}

/// In pieces that a byte can count, which is as fast as `wc -l`.
std::size_t newlines_in(std::span<const char> bytes)
{
    constexpr std::size_t piece = 255;
    std::size_t count = 0;
    while (!bytes.empty()) {
        const auto part = bytes.first(std::min(piece, bytes.size()));
        std::uint8_t newlines = 0;
        for (const char letter : part) {
            newlines = static_cast<std::uint8_t>(newlines + (letter == '\n' ? 1U : 0U));
        }
        count += newlines;
        bytes = bytes.subspan(part.size());
    }
    return count;
}

std::size_t count_newlines(const std::vector<fs::path>& files)
{
    std::vector<char> buffer(256U << 10U);
    std::size_t newlines = 0;
    for (const auto& file : files) {
        std::ifstream stream;
        stream.rdbuf()->pubsetbuf(nullptr, 0);
        stream.open(file, std::ios::binary);
        while (stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) ||
               stream.gcount() > 0) {
            newlines +=
                newlines_in(std::span{buffer}.first(static_cast<std::size_t>(stream.gcount())));
        }
    }
    return newlines;
}

struct Timed {
    double seconds;
    std::size_t count;
};

template <typename Work>
Timed timed(std::size_t times, const Work& work)
{
    const auto start = Clock::now();
    std::size_t count = 0;
    for (std::size_t i = 0; i < times; ++i) {
        count = work();
    }
    const std::chrono::duration<double> spent = Clock::now() - start;
    return {spent.count() / static_cast<double>(times), count};
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

double peak_mb()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void run(const std::vector<fs::path>& paths)
{
    const auto files = files_of(paths);
    std::uintmax_t bytes = 0;
    for (const auto& file : files) {
        bytes += fs::file_size(file);
    }
    const auto times = static_cast<std::size_t>(
        std::clamp<std::uintmax_t>(least_bytes / std::max<std::uintmax_t>(bytes, 1), 1, 1000));
    std::vector<double> reading;
    std::vector<double> counting;
    std::size_t rows = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto read = timed(times, [&] { return count_rows(paths); });
        const auto newlines = timed(times, [&] { return count_newlines(files); });
        rows = read.count;
        reading.push_back(read.seconds);
        counting.push_back(newlines.seconds);
        fmt::print(
            "{} rows in {:.4f} s, {} newlines in {:.4f} s\n",
            read.count,
            read.seconds,
            newlines.count,
            newlines.seconds);
    }
    const double seconds = median(reading);
    fmt::print(
        "{{\"mb_per_s\": {:.1f}, \"rows_per_s\": {:.0f}, \"peak_mb\": {:.1f}, \"ratio_newline\": "
        "{:.3f}}}\n",
        static_cast<double>(bytes) / 1e6 / seconds,
        static_cast<double>(rows) / seconds,
        peak_mb(),
        median(counting) / seconds);
}

}  // namespace
}  // namespace transect

int main(int argc, char** argv)
{
    const std::span arguments{argv, static_cast<std::size_t>(argc)};
    if (arguments.size() < 2) {
        fmt::print(stderr, "Usage: log_benchmark FILE...\n");
        return 2;
    }
    try {
        transect::run({arguments.begin() + 1, arguments.end()});
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
