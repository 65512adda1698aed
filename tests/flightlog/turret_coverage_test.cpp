/// Ground covered by a real turret, counted in cells and as polygons.

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "transect/coverage/compare.hpp"
#include "transect/coverage/observe.hpp"
#include "transect/flightlog/reader.hpp"
#include "transect/flightlog/recorded_flight.hpp"
#include "transect/sensor/footprint.hpp"

#include "sensor/cameras.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

namespace transect::flightlog {
namespace {

using Trajectories = std::vector<flight::Trajectory>;

struct Flown {
    Trajectories pieces;
    terrain::AssumedGround ground;  ///< at the median of what the turret reported
};

std::optional<Flown> real_flight()
{
    const auto path = test::real_data("logs/klv/cheyenne_c208b_first200.klv");
    if (!path) {
        WARN("real logs are absent: skipped");
        return std::nullopt;
    }
    const auto log = read_log(*path);
    std::vector<MslHeight> elevations;
    for (const auto& record : log.records) {
        elevations.push_back(*record.frame_centre->msl_elevation);
    }
    std::ranges::sort(elevations);
    Flown flown{.pieces = {}, .ground = {elevations[elevations.size() / 2]}};
    for (const auto& recorded : reconstruct(log)) {
        flown.pieces.insert(flown.pieces.end(), recorded.pieces.begin(), recorded.pieces.end());
    }
    return flown;
}

/// Every n-th sample; as long a gap as n sample periods are allowed for one.
Trajectories thinned(const Trajectories& pieces, std::size_t every)
{
    Trajectories result;
    for (const auto& piece : pieces) {
        auto& thin = result.emplace_back(piece);
        thin.samples.clear();
        thin.max_gap = static_cast<double>(every) * piece.max_gap;
        for (std::size_t i = 0; i < piece.samples.size(); i += every) {
            thin.samples.push_back(piece.samples[i]);
        }
    }
    return result;
}

std::vector<Ring> footprints(const Flown& flown, Length farthest)
{
    std::vector<Ring> rings;
    for (const auto& piece : flown.pieces) {
        for (const auto& sample : piece.samples) {
            const sensor::CameraPose pose{sample.position, sample.height, sample.look.value()};
            rings.push_back(sensor::footprint(pose, flown.ground, farthest));
        }
    }
    return rings;
}

MultiPolygon box_around(const std::vector<Ring>& rings)
{
    MultiPolygon all;
    for (const auto& ring : rings) {
        all.parts.push_back({ring, {}});
    }
    const auto box = bounding_box(all);
    return {
        {{{{box.south, box.west},
           {box.south, box.east},
           {box.north, box.east},
           {box.north, box.west}},
          {}}}};
}

coverage::ObserveSettings ten_metre_cells(const MultiPolygon& region)
{
    return {.frame = RegionFrame::around(bounding_box(region)), .cell = 10.0 * metre};
}

TEST_CASE(
    "cells seen by a real turret are the union of its footprints", "[flightlog][turret][real]")
{
    const auto flown = real_flight();
    if (!flown) {
        return;
    }
    constexpr Length farthest = 20.0 * kilometre;
    const auto rings = footprints(*flown, farthest);
    auto settings = ten_metre_cells(box_around(rings));
    settings.farthest = farthest;
    settings.max_slew = 1e6 * degree / second;
    settings.inserts_frames = false;
    const auto cover = coverage::observe(flown->pieces, test::turret(), flown->ground, settings);
    std::vector<PlaneArea> areas;
    for (const auto& ring : rings) {
        areas.push_back(settings.frame.forward(MultiPolygon{{{ring, {}}}}));
    }
    const double union_m2 = area_m2(unite(areas));
    const double seen_m2 = cover.seen_area() / square_metre;
    WARN(fmt::format(
        "{} footprints: cells {:.4f} km², union {:.4f} km², {:+.3f} %",
        rings.size(),
        seen_m2 / 1e6,
        union_m2 / 1e6,
        100.0 * (seen_m2 / union_m2 - 1.0)));
    CHECK(rings.size() == 200);
    CHECK_THAT(seen_m2 / union_m2, test::is_close_to(1.0, 0.005));
}

TEST_CASE("what thinning a real turret's packets loses is measured", "[flightlog][turret][real]")
{
    const auto flown = real_flight();
    if (!flown) {
        return;
    }
    const auto region = box_around(footprints(*flown, 20.0 * kilometre));
    const auto settings = ten_metre_cells(region);
    const auto observe = [&](const Trajectories& pieces) {
        return coverage::observe(pieces, test::turret(), flown->ground, settings);
    };
    const auto all = observe(flown->pieces);
    for (const std::size_t every : {2U, 5U, 10U}) {
        const auto thin = observe(thinned(flown->pieces, every));
        const auto compared = coverage::compare(all, thin, region);
        const auto percent = [](Area part, Area whole) { return 100.0 * (part / whole); };
        WARN(fmt::format(
            "every {}. packet: observed {:.4f} of {:.4f} km², missed {:.2f} %, extra {:.2f} %; "
            "raw union {:+.2f} %",
            every,
            thin.observed_area() / square_kilometre,
            all.observed_area() / square_kilometre,
            percent(compared.missed.area, all.observed_area()),
            percent(compared.extra.area, all.observed_area()),
            percent(thin.seen_area() - all.seen_area(), all.seen_area())));
        CHECK(compared.missed.area <= all.observed_area());
    }
    CHECK(all.observed_area() > Area{});
}

}  // namespace
}  // namespace transect::flightlog
