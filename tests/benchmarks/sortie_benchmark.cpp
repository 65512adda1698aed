/// sortie_benchmark: how well transects are ordered and shared out to sorties.
///
/// N transects side by side, 30 to 42 km long; R = 1,660 m, 77 m/s; no wind, no run-in, no roll.
/// The base is 60 km from the ends of the middle ones, or with `end` 60 km before the first one.

#include <cmath>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <iostream>
#include <numeric>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "benchmarks/path_lengths.hpp"
#include "planner/sortie_search.hpp"
#include "planner/tour_bound.hpp"
#include "planner/tour_start.hpp"

namespace {

using namespace transect;
using namespace transect::planner;

constexpr Length radius = 1660.0 * metre;
constexpr double speed_m_s = 77.0;
constexpr double base_m = 60e3;

std::vector<StripLine> side_by_side(int count, double spacing_m)
{
    std::vector<StripLine> lines;
    for (int i = 0; i < count; ++i) {
        const double half_m = 18e3 + 3e3 * std::sin(0.7 * i);
        lines.push_back({i, {i * spacing_m, -half_m}, {i * spacing_m, half_m}});
    }
    return lines;
}

double number(const char* text)
{
    char* end = nullptr;
    const double value = std::strtod(text, &end);
    if (end == text || *end != '\0' || !(value > 0.0)) {
        throw std::invalid_argument{
            "usage: sortie_benchmark N SPACING_M ENDURANCE_H [EFFORT], all above zero"};
    }
    return value;
}

void run(std::span<char*> words)
{
    if (words.size() < 3) {
        throw std::invalid_argument{
            "usage: sortie_benchmark N SPACING_M ENDURANCE_H [EFFORT [middle|end]]"};
    }
    const auto lines = side_by_side(static_cast<int>(number(words[0])), number(words[1]));
    const double most_m = number(words[2]) * 3600.0 * speed_m_s;
    const double effort = words.size() > 3 ? number(words[3]) : 1.0;
    const bool is_at_end = words.size() > 4 && std::string{words[4]} == "end";
    const PlanePoint base = is_at_end ? PlanePoint{-base_m, 0.0}
                                      : PlanePoint{0.5 * lines.back().from.x_m, -21e3 - base_m};
    const auto start = std::clock();
    const auto costs = benchmark::PathLengths{radius, base}.tour(lines);
    std::vector<int> strips(lines.size());
    std::iota(strips.begin(), strips.end(), 0);
    BoundRequest bound_request{
        .most_per_sortie = most_m, .known_cost = 0.0, .most_sorties = lines.size()};
    const auto tour = search_sorties(
        costs,
        skip_lanes(costs, strips),
        {.most = most_m,
         .fewest = fewest_sorties(costs, most_m),
         .iterations = sortie_iterations(costs, static_cast<int>(effort))});
    bound_request.known_cost = tour_cost(costs, tour);
    const auto bound = lower_bound(costs, bound_request);
    const double distance_m = tour_cost(costs, tour);
    fmt::print(
        R"({{"transects":{},"sorties":{},"distance_m":{:.1f},"bound_m":{:.1f},)"
        R"("bound_name":"{}","gap":{:.5f},"longest_h":{:.3f},"seconds":{:.3f}}})"
        "\n",
        lines.size(),
        tour.size(),
        distance_m,
        bound.cost,
        bound.name,
        distance_m / bound.cost - 1.0,
        longest_sortie(costs, tour) / speed_m_s / 3600.0,
        static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
}

}  // namespace

int main(int argc, char** argv)
{
    try {
        run(std::span{argv, static_cast<std::size_t>(argc)}.subspan(1));
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "sortie_benchmark: " << error.what() << '\n';
        return 1;
    }
}
