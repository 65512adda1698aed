#include "transect/coverage/observe.hpp"

#include <algorithm>
#include <cstddef>
#include <exception>
#include <memory>
#include <stdexcept>
#include <thread>
#include <variant>
#include <vector>

#include "coverage/cell_ground.hpp"
#include "coverage/cell_keeper.hpp"
#include "coverage/follower.hpp"
#include "coverage/frame_maker.hpp"
#include "coverage/grid.hpp"

namespace transect::coverage {
namespace {

constexpr Length smallest_cell = 0.1 * metre;
/// A second thread is not worth its start for fewer samples.
constexpr std::size_t least_samples_to_share = 4000;

using Flights = std::span<const flight::Trajectory>;

Clock clock_for(Flights flights)
{
    const flight::Sample* first = nullptr;
    const flight::Sample* last = nullptr;
    for (const auto& flight : flights) {
        for (const auto& sample : flight.samples) {
            first = first == nullptr || sample.time < first->time ? &sample : first;
            last = last == nullptr || sample.time > last->time ? &sample : last;
        }
    }
    return first == nullptr ? Clock{Instant{}, Instant{}} : Clock{first->time, last->time};
}

std::size_t count_samples(Flights flights)
{
    std::size_t count = 0;
    for (const auto& flight : flights) {
        count += flight.samples.size();
    }
    return count;
}

/// Steps from sample to sample, numbered through all flights.
struct Steps {
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct Scene {
    Flights flights;
    const sensor::CameraProfile& camera;
    const terrain::Ground& ground;
    const ObserveSettings& settings;
    Clock clock;
};

CellGround ground_of_cells(const Scene& scene)
{
    if (const auto* level = std::get_if<terrain::AssumedGround>(&scene.ground)) {
        return CellGround{level->elevation.above_datum() / metre};
    }
    return CellGround{
        scene.settings.frame,
        scene.settings.cell / metre,
        std::get<terrain::TerrainSource>(scene.ground)};
}

void observe_steps(const Scene& scene, const Steps& steps, Grid& grid)
{
    FrameMaker frames{scene.settings, scene.camera, scene.ground, scene.clock};
    auto ground = ground_of_cells(scene);
    CellKeeper keeper{
        grid,
        ground,
        {.between = scene.settings.inserts_frames ? Between::swept : Between::nothing}};
    Follower follower{scene.settings, frames, keeper};
    std::size_t number = 0;
    for (const auto& flight : scene.flights) {
        const auto& samples = flight.samples;
        const auto first = number;
        number += samples.size();
        const auto begin = std::max(steps.begin, first);
        const auto end = std::min(steps.end, number);
        for (auto i = begin; i + 1 < end; ++i) {
            follower.go_on(samples[i - first], samples[i - first + 1], flight.max_gap);
        }
        follower.end();
    }
}

/// Both halves into one grid, the second by another thread where that is allowed. The flight is cut
/// at the same sample either way, so that the answer is the same.
void observe_halves(const Scene& scene, const GridSettings& settings, Grid& grid)
{
    const auto count = count_samples(scene.flights);
    if (count < least_samples_to_share) {
        observe_steps(scene, {0, count}, grid);
        return;
    }
    const auto middle = count / 2;
    const Steps first{0, middle + 1};
    const Steps second{middle, count};
    if (scene.settings.threads < 2) {
        observe_steps(scene, first, grid);
        observe_steps(scene, second, grid);
        return;
    }
    Grid later{settings, scene.clock};
    std::exception_ptr failure;
    std::jthread other{[&] {
        try {
            observe_steps(scene, second, later);
        } catch (...) {
            failure = std::current_exception();
        }
    }};
    observe_steps(scene, first, grid);
    other.join();
    if (failure) {
        std::rethrow_exception(failure);
    }
    grid.append(later);
}

}  // namespace

Coverage observe(
    std::span<const flight::Trajectory> flights,
    const sensor::CameraProfile& camera,
    const terrain::Ground& ground,
    const ObserveSettings& settings)
{
    // `!(a >= b)`, so that NaN is refused too.
    if (!(settings.cell >= smallest_cell)) {
        throw std::domain_error{"a coverage cell must measure at least 0.1 m"};
    }
    const Scene scene{flights, camera, ground, settings, clock_for(flights)};
    const GridSettings grid_settings{
        .frame = settings.frame,
        .cell_m = settings.cell / metre,
        .requirement = settings.requirement,
        .max_memory_bytes = settings.max_memory_bytes};
    auto grid = std::make_shared<Grid>(grid_settings, scene.clock);
    observe_halves(scene, grid_settings, *grid);
    grid->finish();
    return Coverage{std::move(grid)};
}

}  // namespace transect::coverage
