/// area_benchmark: how long a path over an area is, comparable with other planners.
///
/// Local metres, no base, no wind, no run-in, no roll: free start and end, no return. The path is
/// the transects and the Dubins paths between them. POLYGON.txt has one `x y` a line; a blank line
/// starts a hole, a line `part` a new part.

#include <cmath>
#include <ctime>
#include <exception>
#include <fstream>
#include <iostream>
#include <limits>
#include <optional>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <sys/resource.h>

#include <fmt/format.h>

#include "benchmarks/path_lengths.hpp"
#include "planner/layout_search.hpp"
#include "planner/strip_cover.hpp"
#include "planner/tour_bound.hpp"

namespace {

using namespace transect;
using namespace transect::planner;

struct Arguments {
    std::string polygon;
    double swath_m = 0.0;
    double radius_m = 0.0;
    std::optional<Angle> direction;
    bool is_clipped_at_centre = true;
    double least_coverage = 0.995;
    int effort = 1;
};

double number(const std::string& text)
{
    std::istringstream in{text};
    in.imbue(std::locale::classic());
    double value = 0.0;
    if (!(in >> value) || !in.eof() || !std::isfinite(value)) {
        throw std::invalid_argument{"'" + text + "' is not a number"};
    }
    return value;
}

Arguments parse(std::span<const char* const> words)
{
    std::vector<std::string> plain;
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string word = words[i];
        if (!word.starts_with("--")) {
            plain.push_back(word);
            continue;
        }
        if (i + 1 == words.size()) {
            throw std::invalid_argument{word + " needs a value"};
        }
        const std::string value = words[++i];
        if (word == "--angle") {
            arguments.direction = number(value) * degree;
        } else if (word == "--clip" && (value == "centre" || value == "strip")) {
            arguments.is_clipped_at_centre = value == "centre";
        } else if (word == "--min-coverage") {
            arguments.least_coverage = number(value);
        } else if (word == "--effort") {
            arguments.effort = static_cast<int>(number(value));
        } else {
            throw std::invalid_argument{"cannot use '" + word + " " + value + "'"};
        }
    }
    if (plain.size() != 3) {
        throw std::invalid_argument{
            "usage: area_benchmark POLYGON.txt SWATH_M TURN_RADIUS_M "
            "[--angle DEG] [--clip centre|strip] [--min-coverage F] "
            "[--effort N]"};
    }
    arguments.polygon = plain[0];
    arguments.swath_m = number(plain[1]);
    arguments.radius_m = number(plain[2]);
    if (!(arguments.swath_m > 0.0) || !(arguments.radius_m > 0.0) || arguments.effort < 1) {
        throw std::invalid_argument{"swath, radius and effort must be above zero"};
    }
    return arguments;
}

PlaneArea read_area(const std::string& path)
{
    std::ifstream in{path};
    if (!in) {
        throw std::runtime_error{"cannot read " + path};
    }
    PlaneArea area;
    PlaneRing ring;
    bool is_hole = false;
    const auto end_ring = [&] {
        if (!ring.empty() && is_hole && !area.parts.empty()) {
            area.parts.back().holes.push_back(std::move(ring));
        } else if (!ring.empty()) {
            area.parts.push_back({std::move(ring), {}});
        }
        ring = {};
    };
    std::string line;
    while (std::getline(in, line)) {
        std::istringstream words{line};
        words.imbue(std::locale::classic());
        PlanePoint point;
        if (words >> point.x_m >> point.y_m) {
            ring.push_back(point);
        } else {
            end_ring();
            is_hole = line.find("part") == std::string::npos;
        }
    }
    end_ring();
    if (const auto wrong = defect(area)) {
        throw std::runtime_error{path + ": " + wrong->reason};
    }
    return area;
}

double cpu_seconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double peak_mb()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void run(const Arguments& arguments)
{
    const auto area = read_area(arguments.polygon);
    const double start_s = cpu_seconds();
    const benchmark::PathLengths lengths{arguments.radius_m * metre};
    LayoutRequest request{
        .area = area,
        .widths = {.widest_spacing_m = arguments.swath_m, .bridged_gap_m = 0.0},
        .direction = arguments.direction,
    };
    if (arguments.is_clipped_at_centre) {
        request.least_centre_coverage = arguments.least_coverage;
    }
    const auto answers = search_layout(
        request,
        {.tour = [&](std::span<const StripLine> lines) { return lengths.tour(lines); },
         .guess = [&](const StripLayout& layout) { return lengths.guess(layout); }},
        arguments.effort);
    if (answers.empty()) {
        throw std::runtime_error{"no strips reach the coverage asked for"};
    }
    const auto& [layout, tour, path_m] = answers.back();
    const auto bound = lower_bound(
        lengths.tour(layout.lines),
        {.most_per_sortie = std::numeric_limits<double>::infinity(),
         .fewest_sorties = 1,
         .known_cost = path_m,
         .most_sorties = 1});
    const double seconds = cpu_seconds() - start_s;
    double transect_m = 0.0;
    for (const auto& line : layout.lines) {
        transect_m += length_m(line.to - line.from);
    }
    fmt::print(
        R"({{"transects":{},"angle_deg":{:.3f},"cells":{},"transect_m":{:.1f},"path_m":{:.1f},)"
        R"("bound_m":{:.1f},"coverage":{:.6f},"seconds":{:.3f},"peak_mb":{:.1f}}})"
        "\n",
        layout.lines.size(),
        std::fmod(layout.cells.front().direction / degree + 360.0, 180.0),
        layout.cells.size(),
        transect_m,
        path_m,
        bound.cost,
        covered_share(area, layout.lines, arguments.swath_m),
        seconds,
        peak_mb());
}

}  // namespace

int main(int argc, char** argv)
{
    try {
        run(parse(std::span{argv, static_cast<std::size_t>(argc)}.subspan(1)));
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "area_benchmark: " << error.what() << '\n';
        return 1;
    }
}
