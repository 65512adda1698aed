#include "transect/flight/scanning.hpp"

#include <chrono>
#include <cmath>
#include <stdexcept>

#include "transect/geo/geo_point.hpp"
#include "transect/sensor/scan.hpp"

namespace transect::flight {
namespace {

Sample between(const Sample& from, const Sample& to, double part)
{
    auto sample = from;
    const auto way = geodesic_leg(from.position, to.position);
    sample.position = travel(from.position, way.departure, part * way.distance);
    sample.height = from.height + part * (to.height - from.height);
    sample.ground_speed = from.ground_speed + part * (to.ground_speed - from.ground_speed);
    return sample;
}

}  // namespace

std::vector<Sample> scanning(std::span<const Sample> stretch, const sensor::CrossTrackScan& scan)
{
    if (!(scan.rate > TurnRate{})) {
        throw std::invalid_argument{"a scan that does not turn"};
    }
    const Duration swing = (scan.rightmost - scan.leftmost) / scan.rate;
    const Duration round = swing + scan.turnaround;  // one way
    constexpr Duration same = 0.001 * second;
    std::vector<Sample> samples;
    samples.reserve(stretch.size());
    const auto add = [&](Sample sample, Duration since) {
        if (!sample.look) {
            throw std::invalid_argument{"a sample without a look"};
        }
        sample.look = sensor::rolled(*sample.look, sensor::boresight_of(scan, since));
        samples.push_back(std::move(sample));
    };
    for (std::size_t i = 0; i < stretch.size(); ++i) {
        const Duration now = elapsed(stretch.front().time, stretch[i].time);
        if (i > 0 && swing > Duration{}) {
            const Duration before = elapsed(stretch.front().time, stretch[i - 1].time);
            const auto add_at = [&](Duration corner) {
                if (corner > before + same && corner < now - same) {
                    auto added =
                        between(stretch[i - 1], stretch[i], (corner - before) / (now - before));
                    added.time = stretch.front().time + corner;
                    add(std::move(added), corner);
                }
            };
            for (auto way = std::floor(before / round); way * round < now; ++way) {
                add_at(way * round);
                if (scan.turnaround > same) {
                    add_at(way * round + swing);
                }
            }
        }
        add(stretch[i], now);
    }
    return samples;
}

}  // namespace transect::flight
