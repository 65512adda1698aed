#include "benchmarks/coverage_flight.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include <GeographicLib/Geodesic.hpp>

#include "transect/coverage/observe.hpp"
#include "transect/terrain/elevation_source.hpp"

#include "support/draw.hpp"

namespace transect::test {
namespace {

constexpr std::size_t runs = 7;
constexpr std::size_t memory_bytes = std::size_t{8} << 30U;
constexpr double ground_m = 270.0;

struct Times {
    double cpu_s = 0.0;
    double clock_s = 0.0;
};

template <typename Work>
Times time_of(Work work)
{
    const auto cpu = std::clock();
    const auto clock = std::chrono::steady_clock::now();
    work();
    return {
        static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC,
        std::chrono::duration<double>(std::chrono::steady_clock::now() - clock).count()};
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

RegionFrame mopti_frame()
{
    return RegionFrame{
        {.south_parallel_deg = 13.0, .north_parallel_deg = 15.0, .central_meridian_deg = -3.5}};
}

flight::Trajectory trajectory(const CoverageCase& flight, const RegionFrame& frame)
{
    const auto start = frame.forward({Latitude{14.0 * degree}, Longitude{-4.5 * degree}});
    flight::Trajectory result;
    result.samples.reserve(CoverageCase::frames);
    for (std::size_t i = 0; i < CoverageCase::frames; ++i) {
        const auto place = flight.place(i);
        result.samples.push_back(
            {.time = Instant{} + static_cast<double>(i) * CoverageCase::step_s * second,
             .position = frame.reverse(start + place.at),
             .height = MslHeight{(ground_m + CoverageCase::height_m) * metre},
             .track = Bearing{place.course * degree},
             .ground_speed = CoverageCase::speed_m_s * metre_per_second,
             .attitude = {},
             .look = flight.look(i)});
    }
    return result;
}

/// Between places all over the inhabited earth.
double inverse_ns(test::Draw& draw)
{
    constexpr std::size_t count = 20'000;
    std::vector<double> places;
    std::generate_n(
        std::back_inserter(places), 4 * count, [&] { return draw.between(-60.0, 60.0); });
    const auto& earth = GeographicLib::Geodesic::WGS84();
    double sum_m = 0.0;
    const auto times = time_of([&] {
        for (std::size_t k = 0; k < places.size(); k += 4) {
            double distance_m = 0.0;
            earth.Inverse(places[k], places[k + 1], places[k + 2], places[k + 3], distance_m);
            sum_m += distance_m;
        }
    });
    return std::isfinite(sum_m) ? 1e9 * times.cpu_s / count : 0.0;
}

}  // namespace

terrain::Ground level_ground()
{
    return terrain::AssumedGround{MslHeight{ground_m * metre}};
}

terrain::Ground rolling_plain()
{
    constexpr int posts = 2401;
    const terrain::PostGrid grid{
        .south = Latitude{13.9 * degree},
        .west = Longitude{-4.7 * degree},
        .latitude_step = 3.0 / 3600.0 * degree,
        .longitude_step = 3.0 / 3600.0 * degree,
        .rows = posts,
        .columns = posts};
    std::vector<float> heights;
    heights.reserve(std::size_t{posts} * posts);
    Draw draw{90};
    for (int row = 0; row < posts; ++row) {
        for (int column = 0; column < posts; ++column) {
            const double swell_m = 20.0 * std::sin(row / 60.0) * std::cos(column / 70.0);
            heights.push_back(static_cast<float>(ground_m + swell_m + draw.between(-3.0, 3.0)));
        }
    }
    return std::make_shared<const terrain::ElevationInMemory>(std::vector<terrain::TilePointer>{
        std::make_shared<const terrain::ElevationTile>(grid, std::move(heights))});
}

FlightCost cost_of_flight(const CoverageCase& flight, double cell_m, const terrain::Ground& ground)
{
    coverage::ObserveSettings settings{.frame = mopti_frame(), .cell = cell_m * metre};
    settings.max_memory_bytes = memory_bytes;
    const auto samples = trajectory(flight, settings.frame);
    const auto camera = flight.camera();
    const auto run = [&](unsigned threads) {
        settings.threads = threads;
        return time_of([&] { coverage::observe({&samples, 1}, camera, ground, settings); });
    };
    std::vector<double> sample_ns;
    std::vector<double> inverses_ns;
    std::vector<double> gain;
    test::Draw draw{5};
    const double to_ns = 1e9 / static_cast<double>(samples.samples.size());
    for (std::size_t i = 0; i < runs; ++i) {
        const auto one = run(1);
        const auto two = run(2);
        sample_ns.push_back(to_ns * one.cpu_s);
        gain.push_back(one.clock_s / two.clock_s);
        inverses_ns.push_back(inverse_ns(draw));
    }
    return {median(sample_ns), median(inverses_ns), median(gain)};
}

}  // namespace transect::test
