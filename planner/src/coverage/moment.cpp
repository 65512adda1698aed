#include "transect/coverage/moment.hpp"

#include <algorithm>

#include "coverage/look_path.hpp"

namespace transect::coverage {
namespace {

Moment moment_of(const flight::Sample& sample)
{
    Moment moment{sample.position, sample.height, {}};
    if (sample.look) {
        moment.camera = sensor::CameraPose{sample.position, sample.height, *sample.look};
    }
    return moment;
}

GeoPoint between(GeoPoint from, GeoPoint to, double part)
{
    const auto leg = geodesic_leg(from, to);
    return travel(from, leg.departure, part * leg.distance);
}

}  // namespace

std::optional<Moment> moment_at(const flight::Trajectory& flight, Instant time, TurnRate max_slew)
{
    const auto& samples = flight.samples;
    const auto after = std::ranges::lower_bound(samples, time, {}, &flight::Sample::time);
    if (after == samples.end()) {
        return std::nullopt;
    }
    if (after->time == time) {
        return moment_of(*after);
    }
    if (after == samples.begin()) {
        return std::nullopt;
    }
    const auto before = after - 1;
    const auto apart = elapsed(before->time, after->time);
    if (!(apart <= flight.max_gap)) {
        return std::nullopt;
    }
    const double part = elapsed(before->time, time) / apart;
    Moment moment{
        between(before->position, after->position, part),
        before->height + part * (after->height - before->height),
        {}};
    if (before->look && after->look) {
        const LookPath path{*before, *after};
        if (path.turn() <= apart * max_slew) {
            moment.camera = sensor::CameraPose{moment.position, moment.height, path.at(part).look};
        }
    }
    return moment;
}

}  // namespace transect::coverage
