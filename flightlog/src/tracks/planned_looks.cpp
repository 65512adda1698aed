#include "flightlog/src/tracks/planned_looks.hpp"

#include <algorithm>
#include <iterator>

#include "transect/flight/scanning.hpp"

namespace transect::flightlog {
namespace {

using Samples = std::vector<flight::Sample>;

/// Samples of a piece that fly one transect.
struct OnLine {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t line = 0;
};

std::vector<OnLine> parts_on(std::size_t piece, std::span<const LineRun> runs)
{
    std::vector<OnLine> parts;
    for (const auto& run : runs) {
        for (const auto& part : run.parts) {
            if (part.piece == piece) {
                parts.push_back(
                    {part.marks.front().sample, part.marks.back().sample + 1, run.line});
            }
        }
    }
    std::ranges::sort(parts, {}, &OnLine::begin);
    return parts;
}

Samples looking(
    std::span<const flight::Sample> part, const PlannedLine& line, const PlannedLooks& looks)
{
    Samples samples(part.begin(), part.end());
    for (auto& sample : samples) {
        sample.look = sensor::nadir_look(looks.camera, sample.track, line.horizontal_field);
        sample.band = looks.camera.band;
    }
    const auto& scan = looks.camera.cross_track_scan;
    return line.scans && scan ? flight::scanning(samples, *scan) : samples;
}

}  // namespace

std::vector<flight::Trajectory> with_planned_looks(
    std::vector<flight::Trajectory> pieces, const PlannedLooks& looks)
{
    for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
        auto& trajectory = pieces[piece];
        if (trajectory.basis == flight::Basis::measured) {
            continue;
        }
        for (auto& sample : trajectory.samples) {
            sample.look.reset();
        }
        const std::span all{trajectory.samples};
        Samples samples;
        samples.reserve(all.size());
        std::size_t done = 0;
        const auto copy_until = [&](std::size_t end) {
            std::ranges::copy(all.subspan(done, end - done), std::back_inserter(samples));
        };
        for (const auto& [begin, end, line] : parts_on(piece, looks.runs)) {
            copy_until(begin);
            std::ranges::move(
                looking(all.subspan(begin, end - begin), looks.lines.lines()[line], looks),
                std::back_inserter(samples));
            done = end;
        }
        copy_until(all.size());
        trajectory.samples = std::move(samples);
    }
    return pieces;
}

}  // namespace transect::flightlog
