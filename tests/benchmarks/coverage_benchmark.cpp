/// coverage_benchmark: how fast frames become cells, against who else can count them.
///
/// Times of our kernel are the median of several runs, each with a new grid; those of peers are of
/// one run. Footprints are made beforehand for all of them. Ratios are peer time ÷ ours, both in
/// CPU seconds; with two threads, ours is the time on the clock. Against `inverse`, the whole way
/// from the samples of a flight to its cells is timed too, and scaled to a machine on which
/// GeographicLib's inverse geodesic takes 730 ns.

#include <algorithm>
#include <chrono>
#include <ctime>
#include <exception>
#include <iostream>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "transect/coverage/observe.hpp"

#include "benchmarks/coverage_cases.hpp"
#include "benchmarks/coverage_flight.hpp"
#include "benchmarks/coverage_peers.hpp"
#include "coverage/cell_keeper.hpp"

namespace {

using namespace transect;
using namespace transect::coverage;
using test::CoverageCase;

constexpr int runs = 7;
constexpr Tick ticks_per_frame = 10'000;
constexpr std::size_t memory_bytes = std::size_t{8} << 30U;

struct Options {
    bool is_wide = false;
    double cell_m = 100.0;
    unsigned threads = 1;
    std::string against = "inverse";
};

double clock_seconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

GridSettings grid_settings(double cell_m)
{
    const RegionFrame frame{{13.0, 15.0, -3.0}};
    GridSettings settings{.frame = frame, .cell_m = cell_m};
    settings.max_memory_bytes = memory_bytes;
    return settings;
}

const Clock& frame_clock()
{
    static const Clock clock{Instant{}, Instant{}};
    return clock;
}

std::vector<Frame> frames_of(const CoverageCase& flight)
{
    const auto camera = flight.camera();
    std::vector<Frame> frames;
    frames.reserve(CoverageCase::frames);
    for (std::size_t i = 0; i < CoverageCase::frames; ++i) {
        const GroundView::OverPlane place{flight.place(i).at, CoverageCase::height_m};
        Frame frame{
            .time = static_cast<Tick>(i) * ticks_per_frame,
            .outline = flight.outline(i),
            .reach = {},
            .view = GroundView{place, flight.look(i), camera}};
        double sharpest_m = 1e9;
        double dullest_m = 0.0;
        for (const auto& corner : frame.outline) {
            const double gsd_m = frame.view.at(corner).gsd_m;
            sharpest_m = std::min(sharpest_m, gsd_m);
            dullest_m = std::max(dullest_m, gsd_m);
        }
        frame.is_required = true;
        frame.gsd_spread = dullest_m / sharpest_m;
        frames.push_back(std::move(frame));
    }
    return frames;
}

void keep(std::span<const Frame> frames, Grid& grid)
{
    CellGround ground{0.0};
    CellKeeper keeper{grid, ground, {.between = Between::nothing, .marks_parts = false}};
    for (const auto& frame : frames) {
        keeper.show(frame);
    }
    keeper.end();
}

void keep_all(const std::vector<Frame>& frames, unsigned threads, Grid& grid)
{
    const std::span all{frames};
    if (threads < 2) {
        keep(all, grid);
        return;
    }
    const auto half = frames.size() / 2;
    Grid later{grid_settings(grid.cell_m()), frame_clock()};
    std::jthread other{[&] { keep(all.subspan(half), later); }};
    keep(all.first(half + 1), grid);
    other.join();
    grid.append(later);
}

/// The median, or with two threads the median on the clock.
double time_ours(const std::vector<Frame>& frames, const Options& options)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const double cpu = static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
        const double wall = clock_seconds();
        {
            Grid grid{grid_settings(options.cell_m), frame_clock()};
            keep_all(frames, options.threads, grid);
        }
        times.push_back(
            options.threads < 2 ? static_cast<double>(std::clock()) / CLOCKS_PER_SEC - cpu
                                : clock_seconds() - wall);
    }
    std::ranges::nth_element(times, times.begin() + runs / 2);
    return times[runs / 2];
}

struct Counted {
    std::size_t covered = 0;
    std::size_t visits = 0;
    std::uint64_t dwell = 0;

    friend bool operator==(const Counted&, const Counted&) = default;
};

Counted count(const Grid& grid)
{
    Counted result;
    for (const auto& [index, tile] : grid.tiles()) {
        result.visits += tile.earlier.size();
        for (const auto& pass : tile.earlier) {
            result.dwell += pass.dwell;
        }
        for (const auto& state : tile.cells) {
            result.covered += state.seen() ? 1U : 0U;
            result.visits += state.pass_start != never ? 1U : 0U;
            result.dwell += state.pass_dwell;
        }
    }
    return result;
}

/// Every cell of every frame, over a plain array.
class Brute {
public:
    explicit Brute(const test::PeerGrid& grid)
        : grid_{grid},
          cells_(static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows))
    {}

    double run(const std::vector<Frame>& frames)
    {
        const double start = static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
        OutlineRows rows;
        for (std::size_t i = 0; i < frames.size(); ++i) {
            const auto& frame = frames[i];
            const Tick until = i + 1 < frames.size() ? frames[i + 1].time : frame.time;
            rows.trace(frame.outline, 1.0 / grid_.cell_m, Shape::convex);
            for (auto row = rows.first_row(); row < rows.last_row(); ++row) {
                for (const auto& range : rows.at(row)) {
                    auto* cell = &cells_
                                     [static_cast<std::size_t>(row - low_row()) *
                                          static_cast<std::size_t>(grid_.columns) +
                                      static_cast<std::size_t>(range.first - low_column())];
                    const auto last = range.last;
                    for (auto column = range.first; column < last; ++column, ++cell) {
                        see(*cell, frame.time, until);
                    }
                }
            }
        }
        return static_cast<double>(std::clock()) / CLOCKS_PER_SEC - start;
    }

    Counted count() const
    {
        Counted result;
        for (const auto& cell : cells_) {
            result.covered += cell.visits > 0 ? 1U : 0U;
            result.visits += cell.visits;
            result.dwell += cell.dwell;
        }
        return result;
    }

private:
    struct State {
        Tick first = never;
        Tick last = 0;
        std::uint32_t visits = 0;
        std::uint64_t dwell = 0;
    };

    static void see(State& state, Tick from, Tick until)
    {
        constexpr Tick pass_gap = 6'000'000;
        state.first = std::min(state.first, from);
        state.visits += state.visits == 0 || from - state.last > pass_gap ? 1U : 0U;
        state.last = until;
        state.dwell += until - from;
    }

    std::int32_t low_row() const { return static_cast<std::int32_t>(grid_.low.y_m / grid_.cell_m); }
    std::int32_t low_column() const
    {
        return static_cast<std::int32_t>(grid_.low.x_m / grid_.cell_m);
    }

    test::PeerGrid grid_;
    std::vector<State> cells_;
};

test::PeerGrid peer_grid(const std::vector<PlaneRing>& outlines, double cell_m)
{
    PlanePoint low = outlines.front().front();
    PlanePoint high = low;
    for (const auto& ring : outlines) {
        for (const auto& corner : ring) {
            low = {std::min(low.x_m, corner.x_m), std::min(low.y_m, corner.y_m)};
            high = {std::max(high.x_m, corner.x_m), std::max(high.y_m, corner.y_m)};
        }
    }
    const double left = std::floor(low.x_m / cell_m) - 1.0;
    const double bottom = std::floor(low.y_m / cell_m) - 1.0;
    return {
        {left * cell_m, bottom * cell_m},
        cell_m,
        static_cast<std::int32_t>(std::ceil(high.x_m / cell_m) - left) + 1,
        static_cast<std::int32_t>(std::ceil(high.y_m / cell_m) - bottom) + 1};
}

void compare(const Options& options, const std::vector<Frame>& frames)
{
    Grid grid{grid_settings(options.cell_m), frame_clock()};
    keep_all(frames, options.threads, grid);
    const auto counted = count(grid);
    std::size_t cell_frames = 0;
    std::vector<PlaneRing> outlines;
    OutlineRows rows;
    for (const auto& frame : frames) {
        outlines.push_back(frame.outline);
        rows.trace(frame.outline, 1.0 / options.cell_m, Shape::convex);
        cell_frames += rows.cells();
    }
    const auto peers = peer_grid(outlines, options.cell_m);
    const double ours_s = time_ours(frames, options);
    std::string json = fmt::format(
        R"({{"case":"{}","cell_m":{},"threads":{},"frames":{},"covered_cells":{},)"
        R"("cell_frames":{},"ns_per_frame":{:.0f})",
        options.is_wide ? 'B' : 'A',
        options.cell_m,
        options.threads,
        frames.size(),
        counted.covered,
        cell_frames,
        1e9 * ours_s / static_cast<double>(frames.size()));
    if (options.against.find("gdal") != std::string::npos) {
        const auto gdal = test::burn_with_gdal(outlines, peers);
        const bool equal = gdal.covered_cells == counted.covered && gdal.cell_frames == cell_frames;
        json +=
            fmt::format(R"(,"ratio_gdal":{:.2f},"equal_gdal":{})", gdal.seconds / ours_s, equal);
    }
    if (options.against.find("geos") != std::string::npos) {
        json += fmt::format(R"(,"ratio_geos":{:.1f})", test::unite_with_geos(outlines) / ours_s);
    }
    if (options.against.find("brute") != std::string::npos) {
        Brute brute{peers};
        const double brute_s = brute.run(frames);
        json += fmt::format(
            R"(,"ratio_brute":{:.2f},"equal_brute":{})",
            brute_s / ours_s,
            brute.count() == counted);
    }
    if (options.against.find("inverse") != std::string::npos) {
        const CoverageCase flight{options.is_wide};
        const auto level = test::cost_of_flight(flight, options.cell_m, test::level_ground());
        const auto terrain = test::cost_of_flight(flight, options.cell_m, test::rolling_plain());
        json += fmt::format(
            R"(,"ns_per_sample":{:.0f},"inverse_ns":{:.0f},"scaled_ns_per_sample":{:.0f},)"
            R"("threads_gain":{:.2f},"scaled_ns_per_sample_on_terrain":{:.0f})",
            level.ns_per_sample,
            level.inverse_ns,
            level.scaled_ns_per_sample(),
            level.threads_gain,
            terrain.scaled_ns_per_sample());
    }
    std::cout << json << "}\n";
}

Options options_of(std::span<char*> words)
{
    Options options;
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
        const std::string name = words[i];
        const std::string value = words[i + 1];
        if (name == "--case" && (value == "A" || value == "B")) {
            options.is_wide = value == "B";
        } else if (name == "--cell") {
            options.cell_m = std::stod(value);
        } else if (name == "--threads" && (value == "1" || value == "2")) {
            options.threads = value == "2" ? 2 : 1;
        } else if (name == "--against") {
            options.against = value;
        } else {
            throw std::invalid_argument{
                "usage: coverage_benchmark [--case A|B] [--cell M] [--threads 1|2] "
                "[--against gdal,geos,brute,inverse]"};
        }
    }
    if (!(options.cell_m >= 1.0 && options.cell_m <= 1000.0)) {
        throw std::invalid_argument{"a cell has 1 to 1000 m"};
    }
    return options;
}

}  // namespace

int main(int argc, char** argv)
{
    try {
        const auto words = std::span{argv, static_cast<std::size_t>(argc)}.subspan(1);
        const auto options = options_of(words);
        compare(options, frames_of(CoverageCase{options.is_wide}));
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
}
